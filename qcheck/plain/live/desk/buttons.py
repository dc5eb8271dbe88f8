"""What the buttons of the facilitator's screen do: one line a button, each one verb of the service.

What is typed has been kept before a button does anything; see `autosave`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qcheck import agenda
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.plain.live.desk.entries import STEPS, entries
from qcheck.service import Access, Invalid, MeasureId, Service
from qcheck.web.visit import Visit
from qcheck.workshop import Sight

UNKNOWN_BUTTON = N_("This button is not known here. Please load the page again.")
SURE = 2
"""How often it has to be asked before a confidential check is closed for good."""
ONWARD = frozenset({"next", "go"})
"""The buttons that take ticked topics as they are."""
REGARDLESS = frozenset({"show", "clock", "reveal", "open", "close"})
"""The buttons for the wall and the room: they do their work even where something that was typed is not right
yet.
"""
PLACES = {"minutes": "/minutes", "paper": "/paper", "hands": "/hands"}
"""The pages beside the screen to which a button leads."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed, such as `reveal:ziele`; `expected` is the revision on which its step is to
    be made.

    `joined`: ticked topics or minutes were kept along with it, and are taken back with it.
    """

    visit: Visit
    name: str
    about: str
    expected: int = -1
    joined: bool = False

    @classmethod
    def of(cls, visit: Visit) -> Press:
        name, _, about = visit.fields.get("do", "").partition(":")
        return cls(visit, name, about, _number(visit.fields.get("revision", ""), -1))

    @property
    def service(self) -> Service:
        return self.visit.service

    @property
    def at(self) -> tuple[Access, int]:
        """The check and the revision on which a step is to be made."""
        return self.visit.access, self.expected

    @property
    def sure(self) -> bool:
        return _number(self.text("sure"), 0) >= SURE

    @property
    def number(self) -> int:
        """What the button is about, where that is a number."""
        return _number(self.about, -1)

    @property
    def criterion(self) -> CriterionId:
        return CriterionId(self.about)

    @property
    def takes_away(self) -> frozenset[str]:
        """The groups of fields that the button itself takes away or back, so that they are not
        kept before.
        """
        if self.name == "undo":
            return frozenset(
                entry.key for entry in entries(self.visit.fields) if entry.kind in STEPS and entry.is_touched
            )
        removed = {"disagree": f"agree:{self.about}", "drop": f"measure:{self.about}"}
        return frozenset(key for name, key in removed.items() if name == self.name)

    @property
    def place(self) -> str:
        """Where on the page one goes on after a button in the middle of it."""
        about = (
            self.about if self.name == "save" else {"disagree": "agree", "drop": "measure"}.get(self.name, "")
        )
        return {"agree": "#agreeing", "measure": "#measures", "note": "#note", "meet": "#meet"}.get(about, "")

    def text(self, field: str) -> str:
        return self.visit.fields.get(field, "")


def do(press: Press) -> None:
    """Does what the button says. Raises NotPossible."""
    if press.name not in BUTTONS:
        raise Invalid(UNKNOWN_BUTTON)
    BUTTONS[press.name](press)


def _undo(press: Press) -> None:
    """Takes back what was ticked or typed for a step of its own and is not kept yet, else the last step."""
    if not press.takes_away:
        press.service.facilitating.undo(*press.at)


def _show(press: Press) -> None:
    sight, _, page = press.about.partition(":")
    if sight not in set(Sight):
        raise Invalid(UNKNOWN_BUTTON)
    press.service.facilitating.show(*press.at, Sight(sight), _number(page, 0))


def _move(press: Press, steps: int) -> None:
    topics = press.service.facilitating.seen(press.visit.access).stage.topics
    if press.criterion in topics:
        moved = agenda.moved(topics, press.criterion, steps)
        press.service.facilitating.choose(*press.at, [CriterionId(criterion) for criterion in moved])


def _clock(press: Press) -> None:
    change, _, minutes = press.about.partition(":")
    if change not in {"run", "pause", "add"}:
        raise Invalid(UNKNOWN_BUTTON)
    press.service.facilitating.clock(*press.at, change, _number(minutes, 1) if minutes else None)


def _vote(press: Press) -> None:
    """Begins a vote, ends it, or takes over what came of it."""
    service = press.service
    verbs = {
        "begin": service.voting.begin_vote,
        "end": service.voting.end_vote,
        "take": service.voting.take_vote,
    }
    if press.about not in verbs:
        raise Invalid(UNKNOWN_BUTTON)
    verbs[press.about](*press.at)


BUTTONS: Mapping[str, Callable[[Press], object]] = {
    "save": lambda _: None,  # everything has been kept already
    "to": lambda _: None,
    "begin": lambda press: press.service.facilitating.start_workshop(press.visit.access, press.about),
    "next": lambda press: press.service.facilitating.forward(*press.at, sure=press.sure, joined=press.joined),
    "back": lambda press: press.service.facilitating.back(*press.at),
    "go": lambda press: press.service.facilitating.go_to(
        *press.at, press.number, sure=press.sure, joined=press.joined
    ),
    "undo": _undo,
    "open": lambda press: press.service.facilitating.admit(*press.at, True),
    "close": lambda press: press.service.facilitating.admit(*press.at, False, sure=press.sure),
    "reveal": lambda press: press.service.facilitating.reveal(*press.at, press.criterion or None),
    "show": _show,
    "up": lambda press: _move(press, -1),
    "down": lambda press: _move(press, 1),
    "talk": lambda press: press.service.facilitating.talk_about(*press.at, press.number),
    "clock": _clock,
    "disagree": lambda press: press.service.agreements.take_back_in_workshop(*press.at, press.criterion),
    "drop": lambda press: press.service.outcomes.drop_measure(*press.at, MeasureId(press.about)),
    "wall": lambda press: press.service.facilitating.renew_wall(press.visit.access),
    "vote": _vote,
}
"""What each button does, by the word before the colon of its value."""


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else otherwise
