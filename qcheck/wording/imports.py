"""The words for files of answers: what kind of file it is, whether its sheets are there already, what of it
is not taken. For the page and the command line alike, by the words that the service uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qcheck.language import N_, Language
from qcheck.loading.problems import shown

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
    "older": N_("another of these files has it as well, perhaps later"),
}
MOST_NAMED = 12


def in_short(number: int, new: int, is_there: bool, language: Language) -> str:
    """How many sheets a file has, and how many of them would come in."""
    if is_there:
        return language.say(N_("this very file was taken over before"))
    sheets = language.count("{number} sheet", "{number} sheets", number)
    if new == number:
        return language.say(N_("{sheets}, new"), sheets=sheets)
    return language.say(N_("{sheets}, {new} of them new"), sheets=sheets, new=new)


def sealed(new: int, is_there: bool, language: Language) -> str:
    """The same of a sealed file, without a word of what stands in it."""
    if is_there:
        return language.say(N_("this very file was taken over before"))
    return language.say(N_("sealed, fits") if new else N_("sealed, is there already"))


def not_taken(
    unmatched: Sequence[str],
    left_out: Sequence[tuple[str, int]],
    silent: Sequence[int],
    edition: str,
    language: Language,
) -> Iterator[str]:
    """What of a file is not taken, a sentence each: columns and questions that mean nothing here, answers to
    what is not asked, rows without anything; and that it has an older `edition`.
    """
    if edition:
        yield language.say(
            N_("Made with edition {version} of the catalogue: answers to the same wording alone are taken."),
            version=edition,
        )
    if unmatched:
        yield language.say(N_("Not taken, because it is no question here: {names}"), names=_named(unmatched))
    if left_out:
        names = _named([f"{question} ({number})" for question, number in left_out])
        yield language.say(N_("Not taken, because it is not put to this perspective: {names}"), names=names)
    if silent:
        rows = _named([str(row) for row in silent])
        yield language.say(N_("Rows without any answer: {rows}"), rows=rows)


def _named(names: Sequence[str]) -> str:
    listed = ", ".join(shown(name) for name in names[:MOST_NAMED])
    return listed if len(names) <= MOST_NAMED else f"{listed} …"
