"""Warnings about words: each statement by itself, openings and titles that repeat, and signs of a word
processor where YAML and lists need plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qcheck.catalogue import About
from qcheck.loading.lookalike_signs import DASHES, QUOTES
from qcheck.loading.messages import NAMES, Advice, Hint
from qcheck.loading.outline import Outline, text_under
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.spots import Spot
from qcheck.loading.word_rules import Statement, WordRules

IN_A_ROW = 3
OPENING = 3
"""So many words at the beginning are compared."""
WITH_LISTS = frozenset(("help", "meaning", "evidence", "prompt", "red", "yellow"))
"""The texts in which lines with a hyphen become a list."""
_LISTED = re.compile(rf"^ *([{DASHES}])\s+\S", re.MULTILINE)
_QUOTED = re.compile(rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]")

Found = tuple[str, Problem]
"""A warning, and the id of the question or criterion at which a catalogue can accept it."""


def of_words(outline: Outline) -> Iterator[Found]:
    """The warnings about words that a catalogue can accept."""
    added = outline.root.get("lint")
    rules = WordRules(tuple(word.text for word in added.under("jargon") if word.text) if added else ())
    for question in outline.questions:
        for words, statement in _statements(question, outline):
            for advice, values in rules.faults(statement):
                yield text_under(question, "id") or "", reasoned(words, advice, **values)
    for criterion in outline.criteria:
        yield from _same_openings(criterion, outline)
    yield from _same_titles(outline)


def reasoned(spot: Spot, advice: Advice, **values: object) -> Problem:
    """A warning with the way to its reason."""
    return spot.advice(advice, sentence(Hint.GOOD_QUESTIONS, name=NAMES[advice]), **values)


def of_signs(outline: Outline) -> Iterator[Problem]:
    """Quotation marks and dashes of a word processor that do not do here what they were meant for."""
    for text in outline.texts:
        for words in outline.words(text).values():
            said = (words.text or "").strip()
            if _QUOTED.fullmatch(said):
                yield words.advice(Advice.WRAPPED, sentence(Hint.PLAIN_QUOTES))
            if text.key in WITH_LISTS and (dash := _LISTED.search(said)):
                sign = dash[1]
                values = {"value": sign, "code": f"U+{ord(sign):04X}"}
                yield words.advice(Advice.DASH_IN_TEXT, sentence(Hint.HYPHEN), **values)


def wordings(question: Spot) -> Iterator[tuple[str | None, Spot]]:
    """The texts of a question by phase; None for the one that holds where no other does."""
    if text := question.get("text"):
        yield None, text
    by_phase = question.get("text_by_phase")
    yield from by_phase.entries if by_phase else ()


def _statements(question: Spot, outline: Outline) -> Iterator[tuple[Spot, Statement]]:
    helped = question.get("help")
    explained = outline.words(helped) if helped else {}
    own_group = text_under(question, "about") == About.OWN_GROUP
    compared = len(outline.views_of(question)) > 1
    for _, text in wordings(question):
        for tag, words in outline.words(text).items():
            told = explained.get(tag) or explained.get(tag.split("-")[0])
            help_ = (told.text or "") if told else ""
            yield words, Statement((words.text or "").strip(), tag, help_, own_group, compared)


def _same_openings(criterion: Spot, outline: Outline) -> Iterator[Found]:
    """As each perspective reads them, in each phase and language; each question once."""
    told: dict[tuple[int, int], Found] = {}
    for asked in _rows(criterion, outline):
        for phase in outline.phases_of(criterion) or (None,):
            now = [
                question for question in asked if not phase or phase in outline.phases_of(criterion, question)
            ]
            for tag in outline.spoken:
                words = [(question, _in_phase(question, phase, tag, outline)) for question in now]
                for question, repeated in _repeated([(question, spot) for question, spot in words if spot]):
                    finding = reasoned(repeated, Advice.SAME_OPENING, value=_opening(repeated))
                    told.setdefault(repeated.place, (text_under(question, "id") or "", finding))
    yield from told.values()


def _same_titles(outline: Outline) -> Iterator[Found]:
    """Criteria that are called as one before them which stands beside them in some phase; each once."""
    before: dict[tuple[str, str], list[Spot]] = {}
    for criterion in outline.criteria:
        title = criterion.get("title")
        told = False
        for tag, words in outline.words(title).items() if title else ():
            value = " ".join((words.text or "").split())
            alike = before.setdefault((tag, value.casefold()), [])
            if value and not told and any(_stand_together(criterion, other, outline) for other in alike):
                yield text_under(criterion, "id") or "", reasoned(words, Advice.SAME_TITLE, value=value)
                told = True
            alike.append(criterion)


def _stand_together(one: Spot, other: Spot, outline: Outline) -> bool:
    """Whether some phase has both; True where the phases of one cannot be made out."""
    phases = outline.phases_of(one), outline.phases_of(other)
    return not all(phases) or not set(phases[0]).isdisjoint(phases[1])


def _rows(criterion: Spot, outline: Outline) -> list[list[Spot]]:
    """The questions of a criterion as they follow each other for its perspectives, alike ones once."""
    questions = criterion.under("questions")
    if len(questions) < IN_A_ROW:
        return []
    views = outline.perspectives.ids
    rows = [[question for question in questions if view in outline.views_of(question)] for view in views]
    return list({tuple(spot.place for spot in row): row for row in rows or [questions]}.values())


def _repeated(asked: list[tuple[Spot, Spot]]) -> Iterator[tuple[Spot, Spot]]:
    """The questions that begin as the two before them."""
    openings = [_opening(words).casefold() for _, words in asked]
    for last in range(IN_A_ROW - 1, len(asked)):
        if len(set(openings[last - IN_A_ROW + 1 : last + 1])) == 1 and openings[last]:
            yield asked[last]


def _in_phase(question: Spot, phase: str | None, tag: str, outline: Outline) -> Spot | None:
    texts = dict(wordings(question))
    text = texts.get(phase) or texts.get(None)
    return outline.words(text).get(tag) if text else None


def _opening(words: Spot) -> str:
    """Its first words; empty where it has no more than these, so that only short ones are alike."""
    said = (words.text or "").split()
    return " ".join(said[:OPENING]) if len(said) > OPENING else ""
