"""Results: profile and remarks of a check, as far as the gate lets them through, and never
before their time.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import replace
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from qcheck import disclosure, hands, life
from qcheck.disclosure import ShownAnswers
from qcheck.language import local
from qcheck.records import Answer, CheckId, Evidence, Life, Mode, SheetId, State
from qcheck.service.doors.access import LEAPT, AccessControl
from qcheck.service.evaluation import excerpt, former_answers
from qcheck.service.evaluation.example import Example, shipped
from qcheck.service.ground import assembly, remaining
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import Result
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.store import LinkKind, NotNow, Opened, Store


class Results:
    """For organisers, and for whoever holds a link to the results."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, memory: StampedCache) -> None:
        self._access, self._store, self._clock, self._memory = access, store, clock, memory
        self._example = Example(shipped())

    def example(self) -> Result:
        """The result of an invented round that comes with qcheck."""
        return self._example.result()

    def example_rounds(self) -> tuple[Result, ...]:
        """The results of all its rounds, the earliest first."""
        return self._example.rounds()

    def result(self, link: AnyLink, only: Collection[str] | None = None) -> Result:
        """Profile and remarks, as far as they may be shown; `only` names parts or criteria."""
        return self.released(self.settled(self._access.let_in(link, LinkKind.ORGANISE, LinkKind.VIEW)), only)

    def answers(self, link: AnyLink) -> ShownAnswers | None:
        """The answers sheet by sheet, for the organisers of an open round; None for everybody else, and where
        they are gone. Whoever looks at results was never promised to see which answers belong together.
        """
        opened = self._access.let_in(link, LinkKind.ORGANISE, LinkKind.VIEW)
        check = opened.check
        if opened.link.kind is not LinkKind.ORGANISE or check.emptied or check.mode is not Mode.OPEN:
            return None
        raised = {sheet.id for sheet in hands.sheets_for(self._store.hands(check.id))}
        sheets = self._store.sheets_of(check.id)
        return disclosure.answers(assembly.questionnaire_of(check), sheets, check.mode, raised)

    def result_mark(self, link: AnyLink) -> Hashable:
        """What a drawing of the result by this link depends on: as long as it is the same, the result is,
        too.
        """
        opened = self.settled(self._access.let_in(link, LinkKind.VIEW))
        return self.mark(opened)

    def mark(self, opened: Opened) -> Hashable:
        """What a drawing of the result of an opened link depends on."""
        check = opened.check
        return (
            opened.link.shows,
            assembly.state(check, self._clock.now()),
            self._stamp(check.id),
            self._as_of(check.life),
        )

    def released(self, opened: Opened, only: Collection[str] | None = None) -> Result:
        """The result of an opened link that is `settled`; empty as long as nothing may be shown."""
        check, state = opened.check, assembly.state(opened.check, self._clock.now())
        if not disclosure.released(check.mode, state):
            return replace(self._nothing_yet(opened), state=state, kind=opened.link.kind)
        narrowed = None if only is None else frozenset(only)
        work_out = self._remaining if check.emptied or check.left_behind else self._result
        whole = self._memory.recall(
            (check.id, narrowed), self._stamp(check.id), lambda: work_out(opened, narrowed)
        )
        shown = excerpt.shown(whole, opened.link.shows)
        return replace(
            shown,
            state=state,
            kind=opened.link.kind,
            opened=_opened(check.life),
            as_of=self._as_of(check.life),
            moved=former_answers.moved(self._store, check),
        )

    def _stamp(self, check: CheckId) -> tuple[int, int]:
        """Grows with everything that a result depends on."""
        return self._store.stamp(check), self._store.workshop_revision(check)

    def _as_of(self, about: Life) -> date:
        """The day on which the result stood as it stands: that of the end, else today."""
        return min(life.end(about), self._clock.now()).astimezone(ZoneInfo(about.zone)).date()

    def settled(self, opened: Opened) -> Opened:
        """A confidential check whose end has passed is closed in the store before anybody looks: so nobody
        can still be saving.
        """
        check, now = opened.check, self._clock.now()
        if check.mode is Mode.OPEN or check.life.closed or assembly.state(check, now) is not State.CLOSED:
            return opened
        if life.leaps(self._store.installation().seen, now):
            raise NotNow(LEAPT)
        self._store.end_check(check.id, now)
        return self._store.open(opened.link.id)

    def _result(self, opened: Opened, only: frozenset[str] | None) -> Result:
        check = opened.check
        about, (agreed, measures) = assembly.about(check), self._store.outcomes_of(check.id)
        sheets, closings = self._store.sheets_of(check.id), self._store.closings_of(check.id)
        result = assembly.result(about, sheets, closings, only, marking=partial(self.remark_mark, check.id))
        return replace(
            result,
            topics=opened.topics,
            hands=assembly.hands(self._store.hands(check.id)),
            agreed=agreed,
            measures=measures,
            former=former_answers.questions(self._store, check) if only is None else (),
        )

    def remark_mark(self, check: CheckId, sheet: SheetId, about: str, answer: Answer) -> str:
        """By which a comment is chosen to be removed: another one as soon as it changes, and without the key
        it leads nowhere.
        """
        noted = answer.evidence or Evidence("")
        return self._access.id_from("remark", check, sheet, about, answer.comment, noted.title, noted.link)

    def _remaining(self, opened: Opened, only: frozenset[str] | None) -> Result:
        """What remained of the result when the answers went."""
        check = opened.check
        about, (agreed, measures) = assembly.about(check), self._store.outcomes_of(check.id)
        return Result(
            about.title,
            about.place,
            about.questionnaire,
            about.mode,
            remaining.profile_of(self._store, check, only),
            topics=opened.topics,
            agreed=agreed,
            measures=measures,
            emptied=assembly.emptied(check),
            left_behind=check.left_behind,
        )

    def _nothing_yet(self, opened: Opened) -> Result:
        about = assembly.about(opened.check)
        return Result(
            about.title,
            about.place,
            about.questionnaire,
            about.mode,
            assembly.nothing(about),
            released=False,
        )


def _opened(about: Life) -> date | None:
    """The day from which on one could answer, where the check is held; None before it was started."""
    return local(about.opened, about.zone).date() if about.opened else None
