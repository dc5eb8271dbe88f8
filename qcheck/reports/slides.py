"""Slides for whoever tells a result to a committee or in a room: profile, a topic on each slide with its
answers and the questions for the talk, what was agreed and planned, and how a light comes about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qcheck.agenda import TO_SETTLE, Topic, agenda, proposed
from qcheck.catalogue import CriterionId, Question
from qcheck.language import language
from qcheck.reports import lights, method, outcomes, talk
from qcheck.reports.appendix import distributions
from qcheck.reports.document import (
    Block,
    Bullets,
    Deck,
    Distribution,
    Figure,
    Heading,
    LightCell,
    Paragraph,
    Role,
    Slide,
    Table,
)
from qcheck.reports.occasion import missing, subject, without_result
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile
from qcheck.service import Result
from qcheck.wording import (
    LIGHT_WORDS,
    AgreedMark,
    Voice,
    agreed_mark,
    heading_of_why,
    of_hands,
    prompts,
    reason_word,
    reasons,
    rounds,
    span,
    view,
    why,
)

MOST_TOPICS = 6
"""So many have a slide where nobody has chosen any; a talk gets through fewer."""


def compose(source: Source) -> Deck:
    """The deck; what there is nothing to say of is left out or said in a sentence."""
    result = source.result
    voice = Voice(result.questionnaire, language(source.language))
    nothing = without_result(result, voice)
    return Deck(
        title=subject(result, voice),
        subtitle=_subtitle(source, voice),
        language=source.language,
        made=source.made,
        slides=(
            Slide(subject(result, voice), ()),
            *_about(source, nothing, voice),
            *(() if nothing else _of_a_result(source, voice)),
            *_of_its_outcome(source, voice),
            *(() if nothing else _in_slides(talk.stayed_open(source, voice))),
            _method(result, voice),
        ),
        footer=method.footer(voice),
    )


def _subtitle(source: Source, voice: Voice) -> str:
    phase = source.result.questionnaire.phase_title(voice.language.tag)
    what = voice.say("Result of the self-assessment of participation")
    return " · ".join(filter(None, (what, phase, method.period(source, voice))))


def _about(source: Source, nothing: str, voice: Voice) -> Iterator[Slide]:
    result = source.result
    sentences = (nothing,) if nothing else (missing(result, voice),)
    told = tuple(Paragraph(sentence) for sentence in sentences if sentence)
    notes = rounds.meaning(result.mode, voice.catalogue.rules.minimum_group, voice.language)
    yield Slide(voice.say("Who took part"), (*told, method.provenance(source, voice)), notes)


def _of_a_result(source: Source, voice: Voice) -> Iterator[Slide]:
    rule = "\n".join(method.rule(source.result, voice))
    yield from _in_slides(lights.by_part(source, voice), rule, apart=True)
    yield from _in_slides(talk.works(source, voice))
    topics = agenda(source.result.profile)
    told = _worth_a_slide(topics, source.result)
    for topic in told:
        yield _topic(topic, source.result, voice)
    yield from _more([topic for topic in topics if topic not in told], told, voice)


def _of_its_outcome(source: Source, voice: Voice) -> Iterator[Slide]:
    for section in (
        outcomes.agreed,
        outcomes.measures,
        outcomes.other_measures,
        outcomes.then_and_now,
    ):
        yield from _in_slides(section(source, voice))


def _method(result: Result, voice: Voice) -> Slide:
    no_seal = voice.say(method.NO_SEAL)
    return Slide(
        voice.say("How the lights come about"),
        (Paragraph(f"{no_seal}.", Role.LEAD), Bullets(method.rule(result, voice), numbered=True)),
        notes=voice.say(method.NO_TOTAL),
    )


def _in_slides(blocks: Iterable[Block], notes: str = "", *, apart: bool = False) -> Iterator[Slide]:
    """A section of a document as slides: a new one for each heading of the first level, and where they stand
    `apart` for each below it; sentences that introduce these stand on the first of them.

    Pictures are left out: the table below each says the same on one slide, in letters that the last row
    can read.
    """
    title, first, gathered = "", "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and (block.level == 1 or apart):
            introduces = block.level > 1 and title == first and all(map(_is_text, gathered))
            if not introduces:
                yield from _slide(title, gathered, notes)
                gathered = []
            first = block.text if block.level == 1 else first
            title = first if block.level == 1 else f"{first}: {block.text}"
        elif not isinstance(block, Figure):
            gathered.append(block)
    yield from _slide(title, gathered, notes)


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _slide(title: str, blocks: list[Block], notes: str) -> Iterator[Slide]:
    if blocks:
        yield Slide(title, tuple(blocks), notes)


def _worth_a_slide(topics: tuple[Topic, ...], result: Result) -> tuple[Topic, ...]:
    """Those chosen for the talk, in their order; else those that a group has to settle, else those that are
    proposed.
    """
    by_criterion = {topic.criterion: topic for topic in topics}
    if chosen := tuple(by_criterion[criterion] for criterion in result.topics if criterion in by_criterion):
        return chosen
    to_settle = tuple(topic for topic in topics if not TO_SETTLE.isdisjoint(topic.reasons))
    return to_settle[:MOST_TOPICS] or tuple(by_criterion[criterion] for criterion in proposed(topics))


def _more(topics: list[Topic], told: tuple[Topic, ...], voice: Voice) -> Iterator[Slide]:
    """The other topics of the agenda in a table."""
    if not topics:
        return
    rows = tuple(
        (
            voice.criterion(topic.criterion),
            lights.light(topic.row.overall.rating, voice),
            _because(topic, voice),
        )
        for topic in topics
    )
    titles = (voice.say("Criterion"), voice.say("Light and score"), voice.say("Why this is a topic"))
    name = voice.say("More topics for the talk") if told else voice.say("Topics for the talk")
    yield Slide(name, (Table(name, titles, rows, widths=(40, 25, 35)),))


def _because(topic: Topic, voice: Voice) -> str:
    return voice.listed(dict.fromkeys(reason_word(reason, voice) for reason in topic.reasons))


def _topic(topic: Topic, result: Result, voice: Voice) -> Slide:
    return Slide(
        voice.criterion(topic.criterion),
        tuple(_distributions(topic.row, result, voice)),
        _notes(topic, result, voice),
        beside=tuple(_beside(topic, result, voice)),
        alone=True,
    )


def _distributions(row: CriterionProfile, result: Result, voice: Voice) -> Iterator[Distribution]:
    """The questions that say most first, because a slide has room for few: a key question, then those on
    which the groups are farthest apart, then the lowest.
    """

    def weight(question: Question) -> tuple[bool, int, int]:
        means = [tally.mean for tally in row.tallies(question.id).values() if tally.mean is not None]
        apart = max(means) - min(means) if means else -1
        return not question.critical, -apart, min(means, default=101)

    yield from distributions(row, result.questionnaire, voice, by=weight)


def _beside(topic: Topic, result: Result, voice: Voice) -> Iterator[Block]:
    kept = result.agreed.get(CriterionId(topic.criterion))
    mark = agreed_mark(kept, voice) if kept else None
    yield _light(topic.row, mark, voice)
    if mark:
        for label, words in ((voice.say("Reason"), mark.reason), (voice.say("Minority view"), mark.minority)):
            if words:
                yield Paragraph(words, label=label)
    yield Paragraph(_because(topic, voice), Role.SMALL, label=voice.say("Why this is a topic"))
    yield Heading(voice.say("Questions for the talk"), 3)
    yield Bullets(tuple(f"{prompt.to}: {prompt.question}" for prompt in prompts(topic, voice)))


def _light(row: CriterionProfile, mark: AgreedMark | None, voice: Voice) -> Table:
    """The light from the answers beside the one that was agreed."""
    rating = row.overall.rating
    computed = lights.light(rating, voice)
    beside = ", ".join(filter(None, (span(row, voice), view(row, voice))))
    words = f"{computed.words} ({beside})" if beside else computed.words
    titles, cells = [voice.say("From the answers")], [LightCell(rating.light, words)]
    if mark is None:
        return Table(voice.criterion(row.criterion), tuple(titles), (tuple(cells),))
    agreed = LightCell(mark.light, voice.say(LIGHT_WORDS[mark.light].word)) if mark.light else mark.name
    return Table(
        voice.criterion(row.criterion),
        (*titles, voice.say("Agreed")),
        ((*cells, agreed),),
        widths=(1, 1),
    )


def _notes(topic: Topic, result: Result, voice: Voice) -> str:
    """What whoever speaks can say: why it is a topic, then the rule that made the light."""
    row = topic.row
    made = (*why(row, voice, marked=False), *of_hands(row, result.hands, voice))
    return "\n".join(
        (
            " ".join(reasons(topic, voice)),
            "",
            heading_of_why(row.overall.rating, voice),
            " ".join(made),
        )
    )
