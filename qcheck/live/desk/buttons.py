"""What the buttons of the facilitator's screen do: one line a button, each one verb of the service.

What is typed has been kept before a button does anything; see `keeping`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qcheck import agenda
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.live.desk.entries import STEPS, entries
from qcheck.service import MeasureId, NotPossible
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
class Wish:
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
    def of(cls, visit: Visit) -> Wish:
        name, _, about = visit.fields.get("do", "").partition(":")
        return cls(visit, name, about, _number(visit.fields.get("revision", ""), -1))

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
                each.key for each in entries(self.visit.fields) if each.kind in STEPS and each.is_touched
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


def done(wish: Wish) -> None:
    """Does what the button says. Raises NotPossible."""
    if wish.name not in BUTTONS:
        raise NotPossible(UNKNOWN_BUTTON)
    BUTTONS[wish.name](wish)


def _nothing(wish: Wish) -> None:
    """Everything has been kept already."""


def _begin(wish: Wish) -> None:
    wish.visit.service.start_workshop(wish.visit.link, wish.about)


def _next(wish: Wish) -> None:
    wish.visit.service.go_on(wish.visit.link, wish.expected, sure=wish.sure, joined=wish.joined)


def _back(wish: Wish) -> None:
    wish.visit.service.go_back(wish.visit.link, wish.expected)


def _go(wish: Wish) -> None:
    wish.visit.service.go_to(wish.visit.link, wish.expected, wish.number, sure=wish.sure, joined=wish.joined)


def _undo(wish: Wish) -> None:
    """Takes back what was ticked or typed for a step of its own and is not kept yet, else the last step."""
    if not wish.takes_away:
        wish.visit.service.take_step_back(wish.visit.link, wish.expected)


def _open(wish: Wish) -> None:
    wish.visit.service.admit(wish.visit.link, wish.expected, True)


def _close(wish: Wish) -> None:
    wish.visit.service.admit(wish.visit.link, wish.expected, False, sure=wish.sure)


def _reveal(wish: Wish) -> None:
    wish.visit.service.reveal(wish.visit.link, wish.expected, wish.criterion or None)


def _show(wish: Wish) -> None:
    sight, _, page = wish.about.partition(":")
    if sight not in set(Sight):
        raise NotPossible(UNKNOWN_BUTTON)
    wish.visit.service.show(wish.visit.link, wish.expected, Sight(sight), _number(page, 0))


def _move(wish: Wish, steps: int) -> None:
    topics = wish.visit.service.workshop(wish.visit.link).stage.topics
    if wish.criterion in topics:
        moved = agenda.moved(topics, wish.criterion, steps)
        wish.visit.service.choose(wish.visit.link, wish.expected, [CriterionId(each) for each in moved])


def _talk(wish: Wish) -> None:
    wish.visit.service.talk_about(wish.visit.link, wish.expected, wish.number)


def _clock(wish: Wish) -> None:
    change, _, minutes = wish.about.partition(":")
    if change not in {"run", "pause", "add"}:
        raise NotPossible(UNKNOWN_BUTTON)
    wish.visit.service.clock(wish.visit.link, wish.expected, change, _number(minutes, 1) if minutes else None)


def _disagree(wish: Wish) -> None:
    wish.visit.service.disagree(wish.visit.link, wish.expected, wish.criterion)


def _drop(wish: Wish) -> None:
    wish.visit.service.drop_measure(wish.visit.link, wish.expected, MeasureId(wish.about))


def _wall(wish: Wish) -> None:
    wish.visit.service.renew_wall(wish.visit.link)


def _vote(wish: Wish) -> None:
    """Begins a vote, ends it, or takes over what came of it."""
    service = wish.visit.service
    deeds = {"begin": service.begin_vote, "end": service.end_vote, "take": service.take_vote}
    if wish.about not in deeds:
        raise NotPossible(UNKNOWN_BUTTON)
    deeds[wish.about](wish.visit.link, wish.expected)


BUTTONS: Mapping[str, Callable[[Wish], None]] = {
    "save": _nothing,
    "to": _nothing,
    "begin": _begin,
    "next": _next,
    "back": _back,
    "go": _go,
    "undo": _undo,
    "open": _open,
    "close": _close,
    "reveal": _reveal,
    "show": _show,
    "up": lambda wish: _move(wish, -1),
    "down": lambda wish: _move(wish, 1),
    "talk": _talk,
    "clock": _clock,
    "disagree": _disagree,
    "drop": _drop,
    "wall": _wall,
    "vote": _vote,
}


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else otherwise
