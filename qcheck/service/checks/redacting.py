"""Taking a comment or some of its words out of a check, for good: what data protection asks for where
somebody wrote a name.

A comment is known by a mark that only this installation can make, and that tells neither its sheet nor which
others are of the same sheet.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qcheck.disclosure import Remark, released
from qcheck.language import N_
from qcheck.records import REMOVED, Answer, CheckId, Evidence, SheetId
from qcheck.refusals import Invalid, Stale
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.results import Results
from qcheck.service.ground import assembly
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import NotPossible, Opened, Store
from qcheck.store.checks.redacting import CHANGED

NOT_BEFORE_THE_END = N_(
    "In a confidential check comments can be seen and removed once it is closed, and not before."
)
NOT_THERE = N_("These words do not stand in this comment. Please write them as they stand there.")
NOTHING_CHOSEN = N_("Please choose what is to be removed.")


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes: the whole comment, its evidence, or single words, each wherever it stands in the comment and
    its evidence.
    """

    comment: bool = False
    evidence: bool = False
    words: tuple[str, ...] = ()

    def of(self, answer: Answer) -> Answer:
        """What is left; NotPossible where nothing would change."""
        if not (self.comment or self.evidence or any(word.strip() for word in self.words)):
            raise Invalid(NOTHING_CHOSEN)
        comment = REMOVED if self.comment and answer.comment else self._blacked(answer.comment)
        evidence = answer.evidence and (
            Evidence(REMOVED) if self.evidence else self._without(answer.evidence)
        )
        if (comment, evidence) == (answer.comment, answer.evidence):
            raise Stale(NOT_THERE)
        return replace(answer, comment=comment, evidence=evidence)

    def _without(self, evidence: Evidence) -> Evidence:
        """An address is whole or gone."""
        address = evidence.link if self._blacked(evidence.link) == evidence.link else ""
        title = self._blacked(evidence.title)
        return Evidence(title if title or address == evidence.link else REMOVED, address)

    def _blacked(self, text: str) -> str:
        """Always as long, so that nobody counts letters; words that follow each other become one."""
        for word in sorted((" ".join(word.split()) for word in self.words), key=len, reverse=True):
            if word:
                text = re.sub(r"\s+".join(map(re.escape, word.split())), REMOVED, text, flags=re.IGNORECASE)
        return re.sub(rf"{REMOVED}(?:\s*{REMOVED})+", REMOVED, text)


class Redacting:
    """For whoever holds the organiser's link."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, results: Results) -> None:
        self._access, self._store, self._clock, self._results = access, store, clock, results

    def removable(self, link: AnyLink) -> tuple[Remark, ...]:
        """Every comment, evidence and closing text as the results show it, with its mark; NotPossible before
        they may be seen.
        """
        opened = self._results.settled(self._access.organise(link))
        self._may_look(opened)
        result = self._results.released(opened)
        return (*result.remarks, *result.closing)

    def preview_removal(self, link: AnyLink, mark: str, removal: Removal) -> tuple[str, str]:
        """What would stand there afterwards: the comment, and the title of its evidence."""
        _, _, answer = self._found(self._access.organise(link), mark)
        after = removal.of(answer)
        return after.comment, after.evidence.title if after.evidence else ""

    def remove_words(self, link: AnyLink, mark: str, removal: Removal) -> None:
        """Takes them out for good; they are gone from the database, and stand on the author's own sheet
        neither.
        """
        opened = self._results.settled(self._access.organise(link))
        sheet, about, answer = self._found(opened, mark)
        self._store.remove_words(opened.check.id, sheet, about, answer, removal.of(answer))

    def _may_look(self, opened: Opened) -> None:
        if not released(opened.check.mode, assembly.state(opened.check, self._clock.now())):
            raise NotPossible(NOT_BEFORE_THE_END)

    def _found(self, opened: Opened, mark: str) -> tuple[SheetId, str, Answer]:
        self._may_look(opened)
        for sheet, about, answer in self._written(opened.check.id):
            if hmac.compare_digest(
                self._results.remark_mark(opened.check.id, sheet, about, answer).encode(),
                mark.encode("utf-8", "replace"),
            ):
                return sheet, about, answer
        raise Stale(CHANGED)

    def _written(self, check: CheckId) -> Iterator[tuple[SheetId, str, Answer]]:
        closings = self._store.closings_of(check)
        for sheet in self._store.sheets_of(check):
            yield from ((sheet.id, question, answer) for question, answer in sheet.answers.items())
            yield from (
                (sheet.id, name, Answer(None, text)) for name, text in closings.get(sheet.id, {}).items()
            )


def told(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they were typed, one in a line or between commas."""
    return tuple(word.strip() for line in words for word in re.split(r"[\n;,]", line) if word.strip())
