"""One's own answers as a document: a copy for whoever gave them."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.catalogue import EVERYBODY, Criterion, PerspectiveId, Question, QuestionId
from qcheck.language import N_, language
from qcheck.reports import method
from qcheck.reports.document import Block, Bullets, Document, Facts, Heading, Paragraph, Role
from qcheck.reports.own_beside import NOT_HERE, NOT_YOURS, SET_ASIDE, beside_facts
from qcheck.reports.source import SheetSource
from qcheck.service import AsideAnswer, Given
from qcheck.wording import CLOSING, Voice, words_around

COPY = N_(
    "A copy for yourself of everything that is kept of your sheet. As long as the check is running you can "
    "change it with your link."
)
LEFT_OUT = N_("No longer asked, after your other answers; it does not count.")


def compose(source: SheetSource) -> Document:
    """Every question of the sheet with what was answered and written; then the last words."""
    voice = Voice(source.questionnaire, language(source.language))
    return Document(
        title=source.title,
        subtitle=source.place,
        language=source.language,
        made=source.made,
        blocks=tuple(_blocks(source, voice)),
        kicker=voice.say("My answers"),
        footer=f"{source.title} · {method.catalogue(voice.catalogue, voice.language)}",
    )


def _blocks(source: SheetSource, voice: Voice) -> Iterator[Block]:
    yield Paragraph(voice.say(COPY), Role.LEAD)
    yield Facts(tuple(_facts(source, voice)))
    given, view = source.given or {}, source.perspective or EVERYBODY
    still_asked = _still_asked(source, view)
    for criterion, questions in voice.questionnaire.asked(view):
        shown = [
            question
            for question in questions
            if QuestionId(question.id) in still_asked or question.id in given
        ]
        yield from _topic(criterion, shown, source, voice) if shown else ()
    yield from _closing(source, voice)
    yield from _beside(source, voice)


def _facts(source: SheetSource, voice: Voice) -> Iterator[tuple[str, str]]:
    phase, day = voice.questionnaire.phase_title(voice.language.tag), voice.language.day(source.made)
    if source.perspective and voice.catalogue.perspectives:
        yield voice.say(N_("Perspective")), voice.perspective(source.perspective)
    if phase:
        yield voice.say("Phase"), phase
    yield from beside_facts(source, voice)
    yield voice.say(N_("Made on")), day


def _still_asked(source: SheetSource, view: PerspectiveId) -> set[QuestionId]:
    """The questions that these answers leave."""
    answers = ((question, answer.value) for question, answer in (source.given or {}).items())
    values = {question: value for question, value in answers if value is not None}
    asked = source.questionnaire.asked(view, values)
    return {QuestionId(question.id) for _, questions in asked for question in questions}


def _topic(
    criterion: Criterion, questions: list[Question], source: SheetSource, voice: Voice
) -> Iterator[Block]:
    given = source.given or {}
    still_asked = _still_asked(source, source.perspective or EVERYBODY)
    yield Heading(criterion.title.say(voice.language.tag))
    for question in questions:
        yield Heading(voice.question(question.id), 2)
        yield from _answer(question.id, given.get(QuestionId(question.id)), voice)
        if QuestionId(question.id) not in still_asked:
            yield Paragraph(voice.say(LEFT_OUT), Role.SMALL)


def _answer(question: str, given: Given | None, voice: Voice) -> Iterator[Block]:
    if given is None or given.value is None:
        yield Paragraph(voice.say("Not answered"), Role.SMALL)
    else:
        yield Paragraph(voice.label_of(question, given.value), label=voice.say("Your answer"))
    if given and given.comment:
        yield Paragraph(given.comment, label=voice.say("Your comment"))
    if given and (evidence := "\n".join(filter(None, (given.evidence_title, given.evidence_address)))):
        yield Paragraph(evidence, label=voice.say("What shows it"))


def _closing(source: SheetSource, voice: Voice) -> Iterator[Block]:
    written = [(closing_key, source.closing.get(closing_key, "")) for closing_key in CLOSING]
    if any(text for _, text in written):
        yield Heading(voice.say("In closing"))
    for key, text in written:
        if text:
            yield Heading(words_around(voice.catalogue, key, voice.language, voice.phase), 2)
            yield Paragraph(text)


def _beside(source: SheetSource, voice: Voice) -> Iterator[Block]:
    """What was set aside, and what cannot stand here."""
    if source.beside and source.beside.aside:
        yield Heading(voice.say(SET_ASIDE))
        yield Bullets(tuple(_aside(aside_answer, voice) for aside_answer in source.beside.aside))
    yield Heading(voice.say(NOT_YOURS))
    yield Bullets(tuple(voice.say(sentence) for sentence in NOT_HERE))


def _aside(aside_answer: AsideAnswer, voice: Voice) -> str:
    """In one line: the question as it was named then, and all that was said on it."""
    answer, evidence = aside_answer.answer, aside_answer.answer.evidence
    value = "" if answer.value is None else str(answer.value)
    said = (value, answer.comment, evidence.title if evidence else "", evidence.link if evidence else "")
    edition = " ".join(filter(None, (aside_answer.catalogue, aside_answer.version)))
    return voice.say(
        N_("{question} ({edition}): {said}"),
        question=aside_answer.question,
        edition=edition,
        said=" · ".join(filter(None, said)),
    )
