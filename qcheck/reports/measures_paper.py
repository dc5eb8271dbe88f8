"""The measures of a process as a document: what is to be done, what is completed, what was dropped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qcheck.language import N_, Language, language
from qcheck.reports.document import Block, Document, Heading, Paragraph, Role, Table
from qcheck.reports.source import MeasuresSource
from qcheck.service import STILL_TO_DO, Measure, MeasureList, MeasureState
from qcheck.wording import due_dates
from qcheck.wording.measures import FIELD_WORDS, URGENCY_WORDS, state_in_words

GROUPS = (
    (N_("To do"), STILL_TO_DO),
    (N_("Completed"), (MeasureState.DONE,)),
    (N_("Dropped"), (MeasureState.DROPPED,)),
)
TITLES = ("what", "who", "due", "success", "state")
WIDTHS = (32, 18, 14, 20, 16)


def compose(source: MeasuresSource) -> Document:
    """The list of all measures of the process, as it stands today."""
    measure_list, words = source.measures, language(source.language)
    return Document(
        title=words.say("Measures: {title}", title=measure_list.access.title),
        subtitle=measure_list.access.place,
        language=source.language,
        made=source.made,
        blocks=tuple(_blocks(measure_list, words)),
        footer=words.say("as of {day}", day=words.day(source.made)),
    )


def _blocks(measure_list: MeasureList, words: Language) -> Iterator[Block]:
    yield Paragraph(
        words.say("What is to be done, who sees to it and by when. This page shows no answers."), Role.LEAD
    )
    if not measure_list.measures:
        yield Paragraph(words.say("No measure has been written yet."))
    for title, states in GROUPS:
        measures = [measure for measure in measure_list.measures if measure.state in states]
        if measures:
            ordered = sorted(measures, key=lambda measure: measure.due or date.max)
            yield Heading(words.say(title))
            yield Table(
                words.say(title),
                tuple(words.say(FIELD_WORDS[field]) for field in TITLES),
                tuple(_row(measure, measure_list, words) for measure in ordered),
                WIDTHS,
            )


def _row(measure: Measure, measure_list: MeasureList, words: Language) -> tuple[str, ...]:
    about = ", ".join(measure_list.criterion(criterion, words.tag) for criterion in measure.criteria)
    partners = f"{words.say('With whom')}: {measure.partners}" if measure.partners else ""
    is_to_do = measure.state in STILL_TO_DO
    urgency = f"{words.say('Urgency')}: {words.say(URGENCY_WORDS[measure.urgency])}" if is_to_do else ""
    return (
        "\n".join(filter(None, (measure.what, about or words.say("for the whole process")))),
        "\n".join(filter(None, (measure.who, partners))) or "–",
        due_dates.said(measure, words) or "–",
        measure.success or "–",
        "\n".join(
            filter(None, (state_in_words(measure.state, measure.since, measure.reason, words), urgency))
        ),
    )
