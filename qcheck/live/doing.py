"""What the buttons of the facilitator's screen do: one line a button, each one verb of the service."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from qcheck import agenda, dates
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.service import Measure, MeasureId, NotPossible
from qcheck.sheet.visit import Visit
from qcheck.workshop import Sight, Station

UNKNOWN_BUTTON = N_("This button is not known here. Please load the page again.")
NO_DAY = N_("'{text}' is not a day. Please write it like 31.03.2027.")
NO_MINUTES = N_("Please give minutes as whole numbers.")
LEFT_OPEN = "open"
TOPIC, MINUTES, DOTS = "topic-", "minutes-", "dots-"
"""The beginnings of the names of fields: a topic that is ticked, the minutes of a station, the dots counted for a topic."""
SURE = 2
"""How often it has to be asked before a confidential check is closed for good."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A button that was pressed, such as `reveal:ziele`, with what its form holds and the revision that its page showed."""

    visit: Visit
    name: str
    about: str

    @classmethod
    def of(cls, visit: Visit) -> Wish:
        name, _, about = visit.fields.get("do", "").partition(":")
        return cls(visit, name, about)

    @property
    def expected(self) -> int:
        """The revision; one that was never there where the field was tampered with."""
        return _number(self.text("revision"), -1)

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

    def text(self, field: str) -> str:
        return self.visit.fields.get(field, "")


def done(wish: Wish) -> str | None:
    """Does what the button says; gives the text of a note as it stands now. Raises NotPossible."""
    if wish.name not in BUTTONS:
        raise NotPossible(UNKNOWN_BUTTON)
    return BUTTONS[wish.name](wish)


def _begin(wish: Wish) -> None:
    wish.visit.service.start_workshop(wish.visit.link, wish.about)


def _next(wish: Wish) -> None:
    wish.visit.service.go_on(wish.visit.link, wish.expected, sure=wish.sure)


def _back(wish: Wish) -> None:
    wish.visit.service.go_back(wish.visit.link, wish.expected)


def _go(wish: Wish) -> None:
    wish.visit.service.go_to(wish.visit.link, wish.expected, wish.number, sure=wish.sure)


def _undo(wish: Wish) -> None:
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


def _choose(wish: Wish) -> None:
    """Those ticked: what was chosen before keeps its order, what is new follows as it stands on the page."""
    ticked = [CriterionId(name.removeprefix(TOPIC)) for name in wish.visit.fields if name.startswith(TOPIC)]
    before = [each for each in wish.visit.service.workshop(wish.visit.link).stage.topics if each in ticked]
    wish.visit.service.choose(wish.visit.link, wish.expected, list(dict.fromkeys((*before, *ticked))))


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


def _plan(wish: Wish) -> None:
    typed = {name.removeprefix(MINUTES): text for name, text in wish.visit.fields.items() if name.startswith(MINUTES)}
    if not typed.keys() <= set(Station) or not all(text.strip().isdecimal() and len(text) < 6 for text in typed.values()):
        raise NotPossible(NO_MINUTES)
    wish.visit.service.plan(wish.visit.link, wish.expected, {Station(name): int(text) for name, text in typed.items()})


def _agree(wish: Wish) -> None:
    light = None if wish.text("light") == LEFT_OPEN else wish.text("light")
    about = CriterionId(wish.text("criterion"))
    wish.visit.service.agree(wish.visit.link, wish.expected, about, light, wish.text("reason"), wish.text("minority"))


def _disagree(wish: Wish) -> None:
    wish.visit.service.disagree(wish.visit.link, wish.expected, CriterionId(wish.text("criterion")))


def _note(wish: Wish) -> str:
    about = CriterionId(wish.text("criterion")) if wish.text("criterion") else None
    return wish.visit.service.note(wish.visit.link, about, wish.text("text"), wish.text("seen"))


def _meet(wish: Wish) -> None:
    wish.visit.service.meet_again(wish.visit.link, wish.text("next"))


def _measure(wish: Wish) -> None:
    measure = Measure(
        id=MeasureId(wish.about),
        what=wish.text("what"),
        criterion=CriterionId(wish.text("criterion")) if wish.text("criterion") else None,
        who=wish.text("who"),
        partners=wish.text("partners"),
        due=day(wish.text("due"), datetime.now(UTC).date()),
        success=wish.text("success"),
    )
    wish.visit.service.measure(wish.visit.link, wish.expected, measure)


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


def _dots(wish: Wish) -> None:
    typed = {name.removeprefix(DOTS): text.strip() or "0" for name, text in wish.visit.fields.items() if name.startswith(DOTS)}
    counted = {CriterionId(name): _number(text, -1) for name, text in typed.items()}
    wish.visit.service.count_dots(wish.visit.link, wish.expected, counted)


def _wifi(wish: Wish) -> None:
    wish.visit.service.wifi(wish.visit.link, wish.text("wifi-name"), wish.text("wifi-password"))


BUTTONS: Mapping[str, Callable[[Wish], str | None]] = {
    "begin": _begin,
    "next": _next,
    "back": _back,
    "go": _go,
    "undo": _undo,
    "open": _open,
    "close": _close,
    "reveal": _reveal,
    "show": _show,
    "choose": _choose,
    "up": lambda wish: _move(wish, -1),
    "down": lambda wish: _move(wish, 1),
    "talk": _talk,
    "clock": _clock,
    "plan": _plan,
    "agree": _agree,
    "disagree": _disagree,
    "note": _note,
    "meet": _meet,
    "measure": _measure,
    "drop": _drop,
    "wall": _wall,
    "vote": _vote,
    "dots": _dots,
    "wifi": _wifi,
}


def day(typed: str, today: date) -> date | None:
    """A day as people write it; None for nothing. Raises NotPossible for anything else."""
    if not typed.strip():
        return None
    if (found := dates.day(typed, today)) is None:
        raise NotPossible(NO_DAY, text=typed.strip()[:40])
    return found


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else otherwise
