"""What is here, in words: for the command and for the page of whoever runs qcheck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from qcheck.language import N_, Language
from qcheck.service import SIZES, Inhabitants, Keeps, Listed, Stands

SOON = timedelta(days=30)
STANDS = {
    Stands.PREPARED: N_("prepared"),
    Stands.RUNNING: N_("running"),
    Stands.CLOSED: N_("closed"),
    Stands.EMPTIED: N_("answers deleted"),
}
REMAINS = {
    Keeps.NOTHING: N_("nothing remains"),
    Keeps.MEASURES: N_("what was agreed remains"),
    Keeps.RESULT: N_("figures and what was agreed remain"),
}
FACTS = {
    "checks": N_("Checks"),
    "states": N_("How they stand"),
    "sheets": N_("Sheets in all"),
    "sizes": N_("Checks by number of sheets"),
    "years": N_("Checks by the year they were made"),
    "editions": N_("Questionnaires asked, with their edition"),
    "trials": N_("Trials"),
    "drafts": N_("Questionnaires being written"),
}
SOON_GOES = N_("Deleted by {day}")
NOTHING_GOES = N_("Nothing is deleted by {day}.")
HEAD = (N_("Id"), N_("State"), N_("Sheets"), N_("Questionnaire"), N_("Made"), N_("Deleted on"))
AT_LEAST = N_("{number} or more")
FEWER = N_("fewer than {number}")
NONE = N_("none here")


@dataclass(frozen=True, slots=True)
class Told:
    """Facts with what they are, what is deleted soon under a heading, and all checks under their head."""

    facts: tuple[tuple[str, str], ...]
    soon: str
    going: tuple[tuple[str, str, str], ...]
    head: tuple[str, ...]
    checks: tuple[tuple[str, ...], ...]


def told(inhabitants: Inhabitants, today: date, words: Language) -> Told:
    """All facts about the installation in words; in `going` the checks that are deleted next come first, in
    `checks` the oldest.
    """
    until = today + SOON
    going = tuple(
        (words.day(check.deletes), check.id, words.say(REMAINS[check.keeps]))
        for check in inhabitants.deleted_until(until)
        if check.deletes
    )
    return Told(
        tuple((words.say(FACTS[name]), value) for name, value in _facts(inhabitants, words)),
        words.say(SOON_GOES if going else NOTHING_GOES, day=words.day(until)),
        going,
        tuple(map(words.say, HEAD)),
        tuple(_row(check, words) for check in inhabitants.checks),
    )


def _facts(inhabitants: Inhabitants, words: Language) -> Iterator[tuple[str, str]]:
    nothing = words.say(NONE)
    yield "checks", words.whole(len(inhabitants.checks))
    yield (
        "states",
        ", ".join(f"{words.say(STANDS[state])} {number}" for state, number in inhabitants.by_state.items()),
    )
    least = words.say(AT_LEAST, number=words.whole(inhabitants.sheets))
    yield "sheets", least if inhabitants.sheets else words.say(FEWER, number=50)
    yield "sizes", _listed({size(step): n for step, n in inhabitants.by_size.items()}) or nothing
    yield "years", _listed({str(year): n for year, n in inhabitants.by_year.items()}) or nothing
    yield (
        "editions",
        _listed({" ".join(edition): n for edition, n in inhabitants.by_edition.items()}) or nothing,
    )
    yield "trials", words.whole(inhabitants.trials)
    yield "drafts", words.whole(inhabitants.drafts)


def _listed(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name}: {number}" for name, number in numbers.items())


def _row(check: Listed, words: Language) -> tuple[str, ...]:
    return (
        check.id,
        words.say(STANDS[check.stands]),
        size(check.sheets),
        f"{check.catalogue} {check.version}",
        words.short_day(check.created),
        words.short_day(check.deletes) if check.deletes else "–",
    )


def size(step: int) -> str:
    """What a step of `SIZES` means: `0`, `5–19`."""
    following = dict(pairwise(SIZES)).get(step)
    if following is None:
        return f"{step}+"
    return str(step) if following == step + 1 else f"{step}–{following - 1}"
