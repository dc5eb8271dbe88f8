"""Which questions a workshop is about, in which order, and which sentences may stand on its wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.plain.trial.workshops.paths import PATH, of_workshop, workshop_in
from qcheck.service import NotNow, NotPossible, TalkedAbout
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.wording import reflection
from qcheck.wording.reflection import Counted
from qcheck.workshop import QuestionKey

LAST = 10_000
"""The place of a question whose number nobody has given: behind all that have one."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A question to choose: its words, where it stands, what was said of it, and how the form has it.
    `ticked` are the marks of the sentences that may stand on the wall.
    """

    about: TalkedAbout
    wording: str
    criterion: str
    belongs: str
    marks: tuple[Counted, ...]
    is_chosen: bool
    number: str
    ticked: frozenset[str]


def page(visit: Visit) -> Response:
    """All questions of the trial, those chosen first."""
    return _page(visit, "", 200)


def keep(visit: Visit) -> Response:
    """Keeps the choice, and of every question on the page which sentences may be shown."""
    opened, workshop, typed = coordinated(visit), workshop_in(visit), visit.fields
    reflecting, refused = visit.service.reflecting, None
    offered = reflecting.offered(opened, workshop)
    expected = int(typed.get("revision", "")) if typed.get("revision", "").isdecimal() else 0
    try:
        reflecting.choose(opened, workshop, expected, _chosen(offered, typed))
    except NotNow:
        raise
    except NotPossible as refusal:
        refused = refusal
    for about in offered:
        if about.sentences and f"shown-{about.key}" in typed:
            ticked = [one.mark for one in about.sentences if f"sentence-{one.mark}" in typed]
            reflecting.let_through(opened, workshop, about.key, ticked)
    if refused:
        return _page(visit, refused.said(visit.tongue()), refused.status)
    return sent_on(visit, of_workshop(visit, workshop))


def _page(visit: Visit, refused: str, status: int) -> Response:
    opened, workshop = coordinated(visit), workshop_in(visit)
    room = visit.service.reflecting.led(opened, workshop)
    offered = visit.service.reflecting.offered(opened, workshop)
    shown = {
        "room": room,
        "offered": [_offered(about, room.course.questions, visit) for about in offered],
        "errors": {"questions": refused} if refused else {},
    }
    return coordinators_page(visit, opened, "reflect_questions", PATH, shown, status)


def _offered(about: TalkedAbout, chosen: Sequence[QuestionKey], visit: Visit) -> Offered:
    """As it is kept, or as it was typed where that was refused."""
    words, typed = visit.tongue(), visit.fields
    criterion, belongs = reflection.place(about.learned.catalogue, about.learned.criterion_id, words)
    kept = str(chosen.index(about.key) + 1) if about.key in chosen else ""
    return Offered(
        about=about,
        wording=about.learned.wording(words.tag),
        criterion=criterion,
        belongs=belongs,
        marks=reflection.marks(about.learned.marks.items(), words),
        is_chosen=f"pick-{about.key}" in typed if typed else about.key in chosen,
        number=typed.get(f"number-{about.key}", "") if typed else kept,
        ticked=frozenset(one.mark for one in about.sentences if one.is_through),
    )


def _chosen(offered: Sequence[TalkedAbout], typed: Mapping[str, str]) -> tuple[QuestionKey, ...]:
    """Those ticked, by their numbers; where two have the same, as they stood."""
    ticked = [about.key for about in offered if f"pick-{about.key}" in typed]
    return tuple(sorted(ticked, key=lambda key: _number(typed.get(f"number-{key}", ""))))


def _number(typed: str) -> int:
    return int(typed) if typed.strip().isdecimal() and len(typed) < 6 else LAST
