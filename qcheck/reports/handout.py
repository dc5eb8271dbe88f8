"""The handout: the result in two friendly pages of large type, for those who took part, neighbours and press.

Two pages are all there is room for, so texts are shortened and lists end after a few: the whole result says
the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.agenda import comparisons, sides
from qcheck.catalogue import PerspectiveId
from qcheck.language import language
from qcheck.reports import method
from qcheck.reports.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    LightCell,
    Paragraph,
    Role,
    Table,
)
from qcheck.reports.named_criteria import is_unanswered, otherwise_agreed, without_answers
from qcheck.reports.occasion import in_numbers, title, without_result
from qcheck.reports.outcomes import in_order, still_to_do, when, who
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile
from qcheck.service import Measure, Result
from qcheck.wording import LIGHT_WORDS, AgreedMark, Voice, agreed_marks, words_around

MOST_ROWS = 20
"""So many criteria have a row of their own; of more, those of each light are named together."""
MOST_LINES = 24
"""So many lines the rows may take: long titles take two."""
SIGNS_IN_A_LINE = 40
DIFFERENCES, MEASURES = 2, 4
MANY = 12
"""Of more criteria those that work well are named alone, without what they mean."""
LONGEST = 80
LONGEST_WHO, LONGEST_WHEN, LONGEST_MEASURE = 44, 22, 120
LONGEST_TITLE = 70
LONGEST_SIDES = 220


def compose(source: Source) -> Document:
    """The handout; what there is nothing to say of is left out."""
    result = source.result
    voice = Voice(result.questionnaire, language(source.language))
    has_result = not without_result(result, voice)
    result_blocks = (*_at_a_glance(source, voice), *_in_words(source, voice)) if has_result else ()
    return Document(
        title=shortened(title(result, voice), LONGEST_TITLE),
        subtitle=voice.say("How people see participation here"),
        language=source.language,
        made=source.made,
        blocks=(
            *_opening(source, voice),
            *result_blocks,
            *_planned(source, voice),
            *_questions(source, voice),
            *_small(source, voice),
        ),
        kicker=" · ".join(
            filter(None, (shortened(result.place, LONGEST_TITLE), method.as_of(source, voice)))
        ),
        footer=method.footer(voice),
        large=True,
    )


def shortened(text: str, most: int) -> str:
    """A text in one line of at most so many signs, ending where a word ends if it can."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_a_word = cut[: cut.rfind(" ")] if cut.rfind(" ") > most // 2 else cut
    return at_a_word.rstrip(" ,;:–-") + "…"


def _opening(source: Source, voice: Voice) -> Iterator[Block]:
    """What it is about, in three sentences; where there is no result, why."""
    result, say = source.result, voice.say
    sentences = (
        say("How well is participation working? People have answered questions on this."),
        in_numbers(result, voice),
        say("Each topic has a traffic light. It shows how these people see it."),
    )
    yield Paragraph(without_result(result, voice) or " ".join(filter(None, sentences)), Role.LEAD)
    if result.intro:
        yield Paragraph(result.intro.say(voice.language.tag))


def _at_a_glance(source: Source, voice: Voice) -> Iterator[Block]:
    """All criteria with their lights in words."""
    result, say = source.result, voice.say
    rows, marks = result.profile.criteria, agreed_marks(result.agreed, voice)
    yield Heading(say("The result at a glance"))
    if not _fit(rows, voice):
        yield Bullets(tuple(_by_light(source.result, voice)))
        return
    told = [row for row in rows if not is_unanswered(row)]
    yield Table(
        caption="",
        titles=(say("Topic"), say("Light")),
        rows=tuple(_row(row, marks.get(row.criterion), voice) for row in told),
        widths=(52, 48),
    )
    if unanswered := without_answers(rows, voice):
        yield Paragraph(shortened(unanswered, 6 * LONGEST))


def _fit(rows: tuple[CriterionProfile, ...], voice: Voice) -> bool:
    lines = sum(-(-len(voice.criterion(row.criterion)) // SIGNS_IN_A_LINE) for row in rows)
    return len(rows) <= MOST_ROWS and lines <= MOST_LINES


def _row(row: CriterionProfile, agreed: AgreedMark | None, voice: Voice) -> tuple[Cell, ...]:
    light = row.overall.rating.light
    words = voice.say(LIGHT_WORDS[light].word)
    return voice.criterion(row.criterion), LightCell(light, f"{words}, {agreed.text}" if agreed else words)


def _by_light(result: Result, voice: Voice) -> Iterator[str]:
    rows = result.profile.criteria
    for light, words in LIGHT_WORDS.items():
        if titles := [_called(row, result, voice) for row in rows if row.overall.rating.light is light]:
            yield f"{voice.say(words.word)}: {shortened(' · '.join(titles), 6 * LONGEST)}"


def _in_words(source: Source, voice: Voice) -> Iterator[Block]:
    """What works, and where people see it differently."""
    profile, say = source.result.profile, voice.say
    if profile.strengths:
        yield Heading(say("What works well"))
        yield from _working(source.result, voice)
    if apart := [row for row in comparisons(profile).differently if () not in sides(row)]:
        yield Heading(say("Where people see it differently"))
        yield from (_apart(row, voice) for row in apart[:DIFFERENCES])


def _called(row: CriterionProfile, result: Result, voice: Voice) -> str:
    """A criterion, shortened, with what was agreed where that is something else."""
    called, agreed = (
        shortened(voice.criterion(row.criterion), LONGEST_TITLE),
        otherwise_agreed(row, result, voice),
    )
    return f"{called} ({agreed})" if agreed else called


def _working(result: Result, voice: Voice) -> Iterator[Block]:
    profile = result.profile
    titles = tuple(_called(row, result, voice) for row in profile.strengths)
    meanings = tuple(voice.catalogue.criterion(row.criterion).meaning for row in profile.strengths)
    if len(profile.criteria) > MANY or not all(meanings):
        yield Bullets(titles)
        return
    for called, meaning in zip(titles, meanings, strict=True):
        words = meaning.say(voice.language.tag) if meaning else ""
        yield Paragraph(shortened(words, 2 * LONGEST), label=called)


def _apart(row: CriterionProfile, voice: Voice) -> Paragraph:
    higher, lower = (_names(side, voice) for side in sides(row))
    said = voice.say(
        "seen more favourably by {higher}, less favourably by {lower}.", higher=higher, lower=lower
    )
    return Paragraph(
        shortened(said, LONGEST_SIDES), label=shortened(voice.criterion(row.criterion), LONGEST_TITLE)
    )


def _names(side: tuple[PerspectiveId, ...], voice: Voice) -> str:
    return voice.listed(voice.perspective(perspective) for perspective in side)


def _planned(source: Source, voice: Voice) -> Iterator[Block]:
    """What is to be done next, the first of it."""
    measures = in_order(still_to_do(source.result))
    if not measures:
        return
    more = len(measures) - MEASURES
    rest = (voice.count("And {number} more.", "And {number} more.", more),) if more > 0 else ()
    yield Heading(voice.say("What happens next"))
    yield Bullets((*(_measure(measure, voice) for measure in measures[:MEASURES]), *rest))


def _measure(measure: Measure, voice: Voice) -> str:
    """What is to be done, by whom and by when: a long name never pushes the day away."""
    beside = shortened(who(measure, voice), LONGEST_WHO), shortened(when(measure, voice), LONGEST_WHEN)
    told = ", ".join(filter(None, beside))
    what = shortened(measure.what, min(LONGEST, LONGEST_MEASURE - len(told)))
    return f"{what} ({told})" if told else what


def _questions(source: Source, voice: Voice) -> Iterator[Block]:
    if source.letterhead.contact:
        yield Paragraph(shortened(source.letterhead.contact, LONGEST), label=voice.say("Contact"))


def _small(source: Source, voice: Voice) -> Iterator[Block]:
    """In small letters what every report says of its making; catalogue and version, and that it is no seal of
    quality, stand at the foot of each page.
    """
    yield Heading(voice.say("How the lights come about"))
    yield Paragraph(" ".join(method.rule(source.result, voice)), Role.SMALL)
    facts = (f"{name}: {words}" for name, words in method.circumstances(source, voice))
    yield Paragraph(shortened("; ".join(facts), 5 * LONGEST) + ".", Role.SMALL)
    yield Paragraph(words_around(voice.catalogue, "disclaimer_result", voice.language), Role.SMALL)
