"""The minutes of a workshop as a document: as the page gives them to copy, or with picture and method."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qcheck.language import language
from qcheck.reports import lights, method
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
from qcheck.reports.proceedings import (
    LightSaid,
    Planned,
    Proceedings,
    Row,
    TopicTalkedAbout,
    proceedings,
)
from qcheck.reports.source import Source
from qcheck.service import Result
from qcheck.wording import Voice


def compose(source: Source) -> Document:
    """The minutes with the profile as a picture, and with how the lights come about. The source has a
    workshop.
    """
    room = source.workshop
    if room is None:
        raise ValueError("there are minutes of a workshop alone")
    voice = Voice(source.result.questionnaire, language(source.language))
    result = source.result if room.stage.has_results else None
    told = proceedings(room, result, voice)
    shown = tuple(_pictures(result, told, voice)) if result else ()
    return document(told, source.made, voice, profile=shown).with_blocks(*_rule(source, voice))


def document(
    told: Proceedings, made: date, voice: Voice, profile: tuple[Block, ...] | None = None
) -> Document:
    """The minutes; where no `profile` is given, it stands there as a list of words."""
    rest = tuple(_profile(told.rows, voice)) if profile is None else profile
    return Document(
        title=f"{voice.say('Minutes')}: {told.title}",
        subtitle=f"{told.facts} · {told.as_of}",
        language=voice.language.tag,
        made=made,
        blocks=(*_settled(told, voice), *_around(told, voice), *rest, *_end(told, voice)),
        footer=method.footer(voice),
    )


def _settled(told: Proceedings, voice: Voice) -> Iterator[Block]:
    """What was agreed, planned and comes next."""
    say = voice.say
    if told.topics:
        yield Heading(say("Agreed"))
    for topic in told.topics:
        yield Heading(topic.title, 2)
        yield Bullets(tuple(_topic(topic, voice)))
        if topic.note:
            yield Paragraph(topic.note, Role.QUOTE, say("From the talk"))
    if told.measures:
        yield Heading(say("Measures"))
        yield _measures(told.measures, told.has_partners, voice)
    if told.next:
        yield Heading(say("Next date"))
        yield Paragraph(told.next)


def _around(told: Proceedings, voice: Voice) -> Iterator[Block]:
    """Who was there, and what was voted on."""
    say = voice.say
    people = tuple(
        f"{who}: {say('{joined} joined, {finished} finished', joined=joined, finished=done)}"
        for who, joined, done in told.present
    )
    if people or told.earlier or told.counted:
        yield Heading(say("Participants"))
    if people:
        yield Bullets(people)
    if told.earlier:
        yield Paragraph(told.earlier)
    if told.counted:
        yield Paragraph(told.counted)
    if told.dots:
        yield Heading(say("Vote on the topics"))
        yield Paragraph(told.voted)
        yield Bullets(tuple(f"{topic}: {dots}" for topic, dots in told.dots))


def _end(told: Proceedings, voice: Voice) -> Iterator[Block]:
    if told.note:
        yield Heading(voice.say("Notes on the workshop"))
        yield Paragraph(told.note)
    yield Paragraph(told.deleted)


def _topic(topic: TopicTalkedAbout, voice: Voice) -> Iterator[str]:
    if topic.computed:
        yield f"{voice.say('From the answers')}: {_with_marks(topic.computed)}"
    yield f"{voice.say('Agreed')}: {topic.agreed.words if topic.agreed else voice.say('nothing so far')}"
    if topic.reason:
        yield f"{voice.say('Reason')}: {topic.reason}"
    if topic.minority:
        yield f"{voice.say('Minority view')}: {topic.minority}"
    yield from topic.earlier


def _lights(computed: LightSaid | None, agreed: LightSaid | None, voice: Voice) -> str:
    said = (
        f"{voice.say('from the answers:')} {_with_marks(computed)}" if computed else "",
        f"{voice.say('agreed:')} {agreed.words}" if agreed else "",
    )
    return "; ".join(filter(None, said))


def _with_marks(computed: LightSaid) -> str:
    return f"{computed.words} ({', '.join(computed.marks)})" if computed.marks else computed.words


def _measures(planned: tuple[Planned, ...], with_partners: bool, voice: Voice) -> Table:
    say = voice.say
    columns: tuple[tuple[str, int, tuple[str, ...]], ...] = (
        (say("What"), 30, tuple(measure.what for measure in planned)),
        (say("Criterion"), 20, tuple(measure.about for measure in planned)),
        (say("Who"), 18, tuple(measure.who for measure in planned)),
        (say("With whom"), 18, tuple(measure.partners for measure in planned)),
        (say("By when"), 16, tuple(measure.due for measure in planned)),
        (say("How we will recognise success"), 22, tuple(measure.success for measure in planned)),
    )
    told = tuple(column for place, column in enumerate(columns) if with_partners or place != 3)
    return Table(
        caption=say("Measures with who is responsible and by when"),
        titles=tuple(title for title, _, _ in told),
        rows=tuple(zip(*(cells for _, _, cells in told), strict=True)),
        widths=tuple(width for _, width, _ in told),
    )


def _profile(rows: tuple[Row, ...], voice: Voice) -> Iterator[Block]:
    """The profile in words: a line for each criterion with its lights."""
    if rows:
        yield Heading(voice.say("Traffic-light profile"))
        yield Bullets(tuple(f"{row.title}: {_lights(row.computed, row.agreed, voice)}" for row in rows))


def _pictures(result: Result, told: Proceedings, voice: Voice) -> Iterator[Block]:
    """The profile as a picture, part by part, and as a table."""
    say = voice.say
    if not told.rows:
        return
    yield Heading(say("Traffic-light profile"))
    for drawn in lights.pictured(result, voice).parts:
        [part] = drawn.blocks
        if part.title:
            yield Heading(part.title, 2)
        yield lights.figure(drawn)
    yield Table(
        caption=say("The profile as a table"),
        titles=(say("Criterion"), say("from the answers"), say("agreed")),
        rows=tuple((row.title, _cell(row.computed), _cell(row.agreed)) for row in told.rows),
        widths=(4, 4, 2),
    )


def _cell(said: LightSaid | None) -> Cell:
    if said is None:
        return "–"
    words = f"{said.words} ({', '.join(said.marks)})" if said.marks else said.words
    return LightCell(said.light, words) if said.light else words


def _rule(source: Source, voice: Voice) -> Iterator[Block]:
    """What every report names: where it comes from, and how lights come about."""
    yield Heading(voice.say("How the lights come about"))
    yield method.provenance(source, voice)
    yield Bullets(method.rule(source.result, voice), numbered=True)
