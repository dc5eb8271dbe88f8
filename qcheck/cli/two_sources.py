"""The two sources of a comparison: files of answers with their catalogues, or checks by their links."""

from __future__ import annotations

from argparse import Namespace

from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import STREAM
from qcheck.cli.formats.compared import TwoSources
from qcheck.cli.open_service import desk, is_link, link_in
from qcheck.cli.profile_source import KNOWN_BY_THE_CHECK, NOT_YET, of_check, of_file
from qcheck.comparing import Shown, compare
from qcheck.importing import Complaint
from qcheck.language import N_, Language
from qcheck.reports.process import Process
from qcheck.scoring.values import Profile
from qcheck.service import Result
from qcheck.wording import Voice, deletion, rounds
from qcheck.wording.then_and_now import Voices

ONE_STREAM = N_("standard input can be read once alone: '-' can stand for one of the two")
FOR_FILES = ("catalogue", "phase", "mode", "modules", "to_catalogue", "to_phase")


def two_sources(orders: Namespace, words: Language) -> TwoSources:
    """Both sides and the comparison. Raises WrongUsage, or ProblemsFound."""
    if orders.then == orders.now == STREAM:
        raise WrongUsage(Complaint(ONE_STREAM))
    if is_link(orders.then) and is_link(orders.now):
        return _of_checks(orders, words)
    then = _side(_narrowed(orders, orders.then, orders.catalogue, orders.phase), words)
    to_catalogue, to_phase = orders.to_catalogue or orders.catalogue, orders.to_phase or orders.phase
    now = _side(_narrowed(orders, orders.now, to_catalogue, to_phase), words)
    return _told(then, now)


def _of_checks(orders: Namespace, words: Language) -> TwoSources:
    """Two checks by their links; the service refuses what are no two checks of one process."""
    needless = [name for name in FOR_FILES if getattr(orders, name)]
    if needless:
        options = (f"--{name.replace('_', '-')}" for name in needless)
        raise WrongUsage(*(Complaint(KNOWN_BY_THE_CHECK, (("option", option),)) for option in options))
    with desk(orders) as (service, _):
        both = service.comparing.between(link_in(orders.then), link_in(orders.now))
    if both.not_released:
        raise ProblemsFound(Complaint(NOT_YET))
    then_day, now_day = (words.day(day) if day else "" for day in (both.then_day, both.now_day))
    return _told(_of_result(both.then, words), _of_result(both.now, words), then_day, now_day)


def _of_result(result: Result, words: Language) -> tuple[Profile, Voice, Process | None]:
    process = Process(result.title, result.place, result.agreed, result.emptied)
    return result.profile, Voice(result.questionnaire, words), process


def _side(orders: Namespace, words: Language) -> tuple[Profile, Voice, Process | None]:
    return (of_check if is_link(orders.answers) else of_file)(orders, words)


def _narrowed(orders: Namespace, answers: str, catalogue: str | None, phase: str | None) -> Namespace:
    """What was said, for one of the two; a check knows the rest itself."""
    known = is_link(answers)
    return Namespace(
        answers=answers,
        data=orders.data,
        only=None,
        catalogue=None if known else catalogue,
        phase=None if known else phase,
        mode=None if known else orders.mode,
        modules=[] if known else orders.modules,
    )


def _told(
    then: tuple[Profile, Voice, Process | None],
    now: tuple[Profile, Voice, Process | None],
    then_day: str = "",
    now_day: str = "",
) -> TwoSources:
    before, after = (Shown(voice.questionnaire, profile) for profile, voice, _ in (then, now))
    voices = Voices(then[1], now[1], compare(before, after))
    facts = (_facts(*then, then_day), _facts(*now, now_day))
    return TwoSources(voices, then[2], now[2], facts)


def _facts(profile: Profile, voice: Voice, process: Process | None, day: str) -> str:
    """A check in a line: its day where it is known, catalogue, phase, mode and sheets."""
    catalogue = f"{voice.catalogue.title.say(voice.language.tag)} ({profile.version})"
    sheets = sum(number or 0 for number in profile.sheets.values())
    people = voice.count("{number} sheet", "{number} sheets", sheets) if sheets else ""
    phase, mode = (
        voice.questionnaire.phase_title(voice.language.tag),
        rounds.mode(profile.mode, voice.language),
    )
    gone = deletion.in_list(process.emptied, voice.language) if process else ""
    return ", ".join(filter(None, (day, catalogue, phase, mode, people, gone)))
