"""The first page of whoever coordinates a trial: how it stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.addresses import TRIAL
from qcheck.language import Language
from qcheck.piloting import DateState
from qcheck.piloting.seats import SeatLight
from qcheck.plain.trial.rendering import coordinated, coordinators_page, remembered
from qcheck.service import ApplicationState, OpenedTrial
from qcheck.web.visit import Visit
from qcheck.web.whole_address import whole


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of how it stands: what it is, how it is, and the page about it."""

    what: str
    how: str
    path: str


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done next, and the page on which that is done."""

    what: str
    path: str


def page(visit: Visit) -> Response:
    """What the trial is, how it stands, what is next; this device remembers the link."""
    opened = coordinated(visit)
    shown = {
        "facts": list(_facts(visit, opened)),
        "steps": list(_steps(visit, opened)),
        "public": whole(visit, TRIAL.format(name=opened.trial.name)),
    }
    return remembered(visit, visit.link, coordinators_page(visit, opened, "overview", "", shown))


def _facts(visit: Visit, opened: OpenedTrial) -> Iterator[Fact]:
    trial, tongue = opened.trial, visit.tongue()
    say, count = tongue.say, tongue.count
    if trial.starts or trial.ends:
        days = (tongue.day(day) if day else "…" for day in (trial.starts, trial.ends))
        yield Fact(say("Period"), " – ".join(days), "/settings")
    yield Fact(
        say("Public page"),
        say("everybody can see it") if trial.is_public else say("not shown yet"),
        "/settings",
    )
    yield Fact(say("Dates"), _dates(visit, opened, tongue), "/dates")
    yield Fact(say("Applications"), _applications(visit, opened, tongue), "/applications")
    yield Fact(say("Pilots"), _pilots(visit, opened, tongue), "/pilots")
    decisions = len(visit.service.learning.decisions(opened))
    told = count("one decision", "{number} decisions", decisions) if decisions else say("Nothing decided yet")
    yield Fact(say("What we have learned"), told, "/questions")
    yield Fact(say("Workshops"), _workshops(visit, opened, tongue), "/workshops")
    yield Fact(say("Deletion"), say("on {day}", day=tongue.day(trial.deletes)), "/settings")


def _dates(visit: Visit, opened: OpenedTrial, tongue: Language) -> str:
    dates, count = visit.service.registering.dates(opened.trial), tongue.count
    if not dates:
        return tongue.say("none yet")
    taken, waiting = sum(date.taken for date in dates), sum(date.waiting for date in dates)
    held = [
        count("one date", "{number} dates", len(dates)),
        count("one registration", "{number} registrations", taken),
        count("one on a waiting list", "{number} on waiting lists", waiting) if waiting else "",
    ]
    return ", ".join(filter(None, held))


def _pilots(visit: Visit, opened: OpenedTrial, tongue: Language) -> str:
    pilots = [pilot for pilot in visit.service.piloting.pilots(opened) if pilot.pilot.left is None]
    return tongue.say(
        "{all}, {joined} of them take part with a process",
        all=tongue.whole(len(pilots)),
        joined=tongue.whole(sum(bool(pilot.pilot.joined) for pilot in pilots)),
    )


def _workshops(visit: Visit, opened: OpenedTrial, tongue: Language) -> str:
    workshops = visit.service.reflecting.workshops(opened)
    if not workshops:
        return tongue.say("none yet")
    over = sum(workshop.ended is not None for workshop in workshops)
    return tongue.say("{all}, {over} of them over", all=tongue.whole(len(workshops)), over=tongue.whole(over))


def _applications(visit: Visit, opened: OpenedTrial, tongue: Language) -> str:
    trial, say = opened.trial, tongue.say
    states = visit.service.choosing.states(opened)
    told = [
        say("{many} not decided", many=tongue.whole(states.get(ApplicationState.SENT, 0))),
        say("{many} accepted", many=tongue.whole(states.get(ApplicationState.ACCEPTED, 0))),
        say("{many} declined", many=tongue.whole(states.get(ApplicationState.DECLINED, 0))),
    ]
    if trial.apply_until is None:
        return ", ".join(told) if states else say("nobody can apply")
    moment = tongue.at(trial.apply_until, trial.zone)
    until = say("until {moment}", moment=moment)
    if not visit.service.applying.is_open(trial):
        until = say("the last moment was {moment}", moment=moment)
    return "; ".join(filter(None, (until, ", ".join(told) if states else "")))


def _about_questions(visit: Visit, opened: OpenedTrial) -> Iterator[Step]:
    """What comes once pilots are at work: deciding, then the next edition."""
    say, decisions = visit.tongue().say, visit.service.learning.decisions(opened)
    if not decisions:
        yield Step(say("Look what pilots say about the questions, and decide"), "/questions")
    elif not any(
        visit.service.learned_drafts.made(opened, catalogue) for catalogue in opened.trial.catalogues
    ):
        yield Step(say("Make the next edition from the decisions"), "/next-edition")


def _steps(visit: Visit, opened: OpenedTrial) -> Iterator[Step]:
    trial, say = opened.trial, visit.tongue().say
    if not trial.catalogues:
        yield Step(say("Choose which questionnaires are tried"), "/settings")
    if not trial.description:
        yield Step(say("Describe the trial for its public page"), "/settings")
    dates = [date for date in visit.service.registering.dates(trial) if date.state is DateState.OPEN]
    if not trial.is_public:
        yield Step(say("Show the public page, so that people can register and apply"), "/settings")
    elif trial.apply_until is None and not dates:
        yield Step(say("Plan a date, or say until when one can apply"), "/dates")
    for offered in dates:
        if offered.light is SeatLight.FULL:
            yield Step(say("No seat is left: {date}", date=offered.date.title), "/dates")
    yield from _about_people(visit, opened)


def _about_people(visit: Visit, opened: OpenedTrial) -> Iterator[Step]:
    """What comes of those who applied and of those who try it out."""
    trial, count = opened.trial, visit.tongue().count
    undecided = visit.service.choosing.states(opened).get(ApplicationState.SENT, 0)
    if undecided and not visit.service.applying.is_open(trial):
        yield Step(
            count("Decide on one application", "Decide on {number} applications", undecided), "/applications"
        )
    pilots = [pilot.pilot for pilot in visit.service.piloting.pilots(opened) if pilot.pilot.left is None]
    waiting = [pilot for pilot in pilots if pilot.joined is None]
    if waiting:
        yield Step(
            count(
                "One pilot process does not take part with a check yet",
                "{number} pilot processes do not take part with a check yet",
                len(waiting),
            ),
            "/pilots",
        )
    if any(pilot.process for pilot in pilots):
        yield from _about_questions(visit, opened)
