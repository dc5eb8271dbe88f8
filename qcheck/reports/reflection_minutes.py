"""The minutes of a workshop about an instrument as a document: questions, what was said, votes, sentences
that were let through, decisions with their reasons. No names: nobody gives any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from qcheck.catalogue import Catalogue
from qcheck.charts.dumbbell import dumbbell
from qcheck.language import Language, local
from qcheck.reports import writers
from qcheck.reports.document import Block, Bullets, Document, Facts, Heading, Paragraph, Role
from qcheck.service import Decision, ReflectionWorkshop, TalkedAbout, TwoChecks, Voices
from qcheck.wording import Voice, closing, decision_lines, reflection
from qcheck.wording.fit import FITS
from qcheck.wording.reflection import CHOICES
from qcheck.wording.then_and_now import Voices as InWords
from qcheck.workshop import Scene, WorkshopKind

PDF, TEXT = "application/pdf", "text/plain; charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Editions = Sequence[tuple[Catalogue, date]]


def document(
    room: ReflectionWorkshop,
    words: Language,
    made: date,
    editions: Sequence[Editions] = (),
    decided: Sequence[tuple[Decision, Catalogue]] = (),
    compared: Sequence[tuple[str, TwoChecks]] = (),
) -> Document:
    """The minutes as things stand. `editions` by catalogue, what was `decided` in the trial and the pilots
    that can be `compared` then and now belong to a closing workshop.
    """
    if room.course.kind is WorkshopKind.CLOSING:
        blocks = (
            *_looked_back(editions, decided, words),
            *_then_and_now(compared, words),
            *_notes(room, words),
        )
    else:
        blocks = (*_questions(room, words), *_notes(room, words))
    return Document(
        title=f"{words.say('Minutes')}: {room.title}",
        subtitle=" · ".join(filter(None, (words.say(reflection.KINDS[room.course.kind]), room.place))),
        language=words.tag,
        made=made,
        blocks=(*_facts(room, words), *blocks),
        footer=words.say("Self-assessment, not a seal of quality."),
    )


FORMATS = {
    "pdf": (PDF, writers.reflection_pdf),
    "docx": (DOCX, writers.reflection_docx),
    "txt": (TEXT, writers.reflection_text),
}
"""By the ending of the file: its kind, and who writes it."""


def _facts(room: ReflectionWorkshop, words: Language) -> Iterator[Block]:
    """Where and when, as far as it is known."""
    zone = room.trial.zone
    rows = (
        (words.say("Trial of the questions"), room.trial.title),
        (words.say("When and where"), room.place),
        (words.say("Began"), words.moment(room.began, zone) if room.began else ""),
        (words.say("Ended"), words.moment(room.ended, zone) if room.ended else ""),
    )
    yield Facts(tuple(row for row in rows if row[1]))


def _questions(room: ReflectionWorkshop, words: Language) -> Iterator[Block]:
    """One after the other, as they were chosen."""
    for number, key in enumerate(room.course.questions, 1):
        if (about := room.questions.get(key)) is not None:
            yield Heading(f"{number}. {about.learned.wording(words.tag)}")
            yield from _question(about, room.minimum, words)


def _question(about: TalkedAbout, minimum: int, words: Language) -> Iterator[Block]:
    learned = about.learned
    criterion, belongs = reflection.place(learned.catalogue, learned.criterion_id, words)
    yield Paragraph(" · ".join(filter(None, (belongs, criterion))), Role.SMALL)
    if learned.people:
        people = words.count("{number} person", "{number} people", learned.people)
        yield Paragraph(words.say("What was said about it so far, by {people}:", people=people))
        marks = reflection.marks(learned.marks.items(), words)
        yield from _listed(f"{mark.words}: {mark.times}" for mark in marks)
    for sentence in about.sentences:
        if sentence.is_through:
            yield Paragraph(sentence.text, Role.QUOTE)
    yield from _said(words.say(reflection.SCENES[Scene.MARKING]), about.marked, FITS, minimum, words)
    yield from _said(words.say(reflection.SCENES[Scene.VOTING]), about.voted, CHOICES, minimum, words)
    if learned.decision:
        yield Heading(words.say(reflection.SCENES[Scene.DECISION]), 2)
        for line in decision_lines.lines(learned.decision, words):
            yield Paragraph(line.text, label=line.heading)


def _said(
    heading: str, voices: Voices | None, offered: Mapping[str, str], minimum: int, words: Language
) -> Iterator[Block]:
    """What the room's phones said; nothing where they were not asked."""
    if voices is None:
        return
    phones = words.count("{number} phone", "{number} phones", voices.phones)
    yield Heading(f"{heading} ({phones})", 2)
    if voices.withheld:
        yield Paragraph(words.say(reflection.HIDDEN, minimum=minimum))
    else:
        counted = reflection.counted(voices.said, offered, words)
        yield from _listed(f"{entry.words}: {entry.times}" for entry in counted)


def _looked_back(
    editions: Sequence[Editions], decided: Sequence[tuple[Decision, Catalogue]], words: Language
) -> Iterator[Block]:
    yield Heading(words.say(reflection.SCENES[Scene.WAY]))
    for catalogue in editions:
        for line in closing.way(catalogue, words):
            yield Heading(line.heading, 2)
            yield from _listed(line.text.splitlines())
    yield Heading(words.say(reflection.SCENES[Scene.DECIDED]))
    if not decided:
        yield Paragraph(words.say("Nothing is decided yet."))
    for decision, edition in decided:
        told = decision_lines.told(decision, edition, words)
        yield Heading(told.heading, 2)
        yield from _listed(told.text.splitlines())


def _then_and_now(compared: Sequence[tuple[str, TwoChecks]], words: Language) -> Iterator[Block]:
    """Pilot by pilot, criterion by criterion, where it stood and where it stands."""
    if compared:
        yield Heading(words.say(reflection.SCENES[Scene.THEN_AND_NOW]))
    for pilot, both in compared:
        then, now = (Voice(check.questionnaire, words) for check in (both.then, both.now))
        rows = dumbbell(InWords(then, now, both.compared)).rows
        days = " → ".join(words.day(day) for day in (both.then_day, both.now_day) if day)
        yield Heading(pilot, 2)
        yield Paragraph(days, Role.SMALL)
        yield from _listed(f"{row.title}: {row.numbers}, {row.verdict}" for row in rows)


def _notes(room: ReflectionWorkshop, words: Language) -> Iterator[Block]:
    paragraphs = [paragraph.strip() for paragraph in room.notes.split("\n\n") if paragraph.strip()]
    if paragraphs:
        yield Heading(words.say("Notes on the workshop"))
        yield from map(Paragraph, paragraphs)


def _listed(items: Iterable[str]) -> Iterator[Block]:
    """A list, where there is something in it."""
    if bullets := tuple(filter(None, items)):
        yield Bullets(bullets)


def day(room: ReflectionWorkshop) -> date:
    """The day of the workshop, where the trial is: on which it began, else on which it was prepared."""
    return local(room.began or room.created, room.trial.zone).date()
