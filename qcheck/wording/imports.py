"""The words for files of answers: what kind of file it is, whether its sheets are there already, what of it
is not taken. For the page and the command line alike, by the words that the service uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qcheck.catalogue import Catalogue, PhaseId
from qcheck.language import N_, Language
from qcheck.loading.problems import shown
from qcheck.wording.surrounding_words import CLOSING, words_around

KINDS: Mapping[str, str] = {
    "rows": N_("table with a row for each answer"),
    "wide": N_("table with a row for each response"),
    "fill-in": N_("spreadsheet to fill in"),
    "answer-file": N_("answer file"),
    "unknown": N_("cannot be read"),
}
KNOWN: Mapping[str, str] = {
    "new": N_("new"),
    "there": N_("is there already"),
    "twin": N_("new; a sheet that is there says exactly the same"),
    "older": N_("another of these files has a later version of it"),
    "doubled": N_("another of these files has the same sheet"),
}
MOST_NAMED = 12
LONGEST_NAME = 70


def question_names(catalogue: Catalogue, phase: PhaseId | None, language: Language) -> Mapping[str, str]:
    """Each question of this catalogue by its id, and each closing question by its key, in its words and short
    enough for a line.
    """
    asked = {name: question.wording(phase) for name, question in catalogue.questions.items()}
    texts = {name: text.say(language.tag) for name, text in asked.items()}
    texts |= {key: words_around(catalogue, key, language, phase) for key in CLOSING}
    return {name: shown(text, LONGEST_NAME) for name, text in texts.items()}


def in_short(number: int, new: int, is_there: bool, language: Language) -> str:
    """How many sheets a file has, and how many of them would come in."""
    if is_there:
        return language.say(N_("this very file was taken over before"))
    sheets = language.count("{number} sheet", "{number} sheets", number)
    if new == number:
        return language.say(N_("{sheets}, new"), sheets=sheets)
    return language.say(N_("{sheets}, {new} of them new"), sheets=sheets, new=new)


def sealed(new: int, is_there: bool, language: Language) -> str:
    """Whether a sealed file fits and is new, without a word of what stands in it."""
    if is_there:
        return language.say(N_("this very file was taken over before"))
    return language.say(N_("sealed, fits") if new else N_("sealed, is there already"))


@dataclass(frozen=True, slots=True)
class NotTaken:
    """What of a file is not taken: columns and questions that mean nothing here, answers to what is not asked
    (question, how many), rows without anything; its `edition`, where it is an older one; and responses that
    nobody sent off or that are `without_consent`, of which it can be said that they are taken.
    """

    unmatched: Sequence[str] = ()
    left_out: Sequence[tuple[str, int]] = ()
    silent: Sequence[int] = ()
    edition: str = ""
    unfinished: int = 0
    without_consent: int = 0
    takes_unfinished: bool = False
    takes_without_consent: bool = False


def not_taken(file: NotTaken, names: Mapping[str, str], language: Language) -> Iterator[str]:
    """A sentence for each of these. `names` are the questions by their ids, in words."""
    if file.edition:
        yield language.say(
            N_(
                "Made with edition {version} of the catalogue: answers are taken where the wording is the "
                "same, or where the newer edition says that it means the same."
            ),
            version=file.edition,
        )
    if file.unfinished:
        yield unfinished(file.unfinished, file.takes_unfinished, language)
    if file.without_consent:
        yield without_consent(file.without_consent, file.takes_without_consent, language)
    if file.unmatched:
        listed = _named([names.get(name, name) for name in file.unmatched])
        yield language.say(N_("Not taken, because it is no question here: {names}"), names=listed)
    if file.left_out:
        listed = _named([f"{names.get(question, question)} ({number})" for question, number in file.left_out])
        yield language.say(N_("Not taken, because it is not put to this perspective: {names}"), names=listed)
    if file.silent:
        rows = _named([str(row) for row in file.silent])
        yield language.say(N_("Rows without any answer: {rows}"), rows=rows)


def unfinished(number: int, are_taken: bool, language: Language) -> str:
    """How many responses nobody sent off, and what becomes of them."""
    if are_taken:
        return language.count(
            "{number} response was not sent off; it is taken in all the same.",
            "{number} responses were not sent off; they are taken in all the same.",
            number,
        )
    return language.count(
        "{number} response was not sent off; it is left out.",
        "{number} responses were not sent off; they are left out.",
        number,
    )


def without_consent(number: int, are_taken: bool, language: Language) -> str:
    """How many responses are of people who did not agree that they are used, and what becomes of them."""
    if are_taken:
        return language.count(
            "{number} response is without consent; it is taken in all the same.",
            "{number} responses are without consent; they are taken in all the same.",
            number,
        )
    return language.count(
        "{number} response is without consent; it is left out.",
        "{number} responses are without consent; they are left out.",
        number,
    )


def _named(names: Sequence[str]) -> str:
    listed = ", ".join(shown(name) for name in names[:MOST_NAMED])
    return listed if len(names) <= MOST_NAMED else f"{listed} …"
