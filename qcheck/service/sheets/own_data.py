"""One person and what is kept of them: all of it to be seen and taken along, and, once the check has ended,
to be corrected and deleted, by the link of their sheet or by its personal code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qcheck import life
from qcheck.language import N_, OWN_NAMES, Language, language
from qcheck.refusals import Stale
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import text_rules
from qcheck.service.ground.check_values import Access, AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import BesideAnswers, LinkKind, Store

CORRECTED = N_("[corrected after the end]")
"""Stands behind a text that was changed when the result could be seen already."""
NOTHING_WRITTEN = N_("Nothing is written here any more. After the end nothing new can be added.")


class OwnData:
    """For whoever holds the link of a sheet."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def beside_answers(self, link: AnyLink) -> BesideAnswers:
        """What is kept of the own sheet beside what stands on it."""
        return self._store.beside_answers(self._access.own(link)[1])

    def erase(self, link: AnyLink, *, whole: bool) -> None:
        """Deletes the own sheet once the check has ended: all of it, or in a confidential check everything
        but the bare values, which nobody's sheet has any more (`goes_whole`). NotPossible before the end.
        """
        opened = self._access.let_in(link, LinkKind.SHEET)
        self._store.erase(opened.link, self._clock.now(), whole=whole)

    def correct(self, link: AnyLink, about: str, text: str, seen: str, words: Language) -> None:
        """Once the check has ended: another text in place of the comment on a question, or of a closing text,
        which says in these words that it was corrected; an empty one takes it away. NotPossible before the
        end.
        """
        opened = self._access.let_in(link, LinkKind.SHEET)
        write = _corrected(text, seen, words)
        self._store.correct(
            opened.link,
            about,
            lambda before: replace(before, comment=write(before.comment)),
            self._clock.now(),
        )

    def remove_evidence(self, link: AnyLink, about: str) -> None:
        """Once the check has ended: takes away what was given as evidence on a question."""
        opened = self._access.let_in(link, LinkKind.SHEET)
        self._store.correct(
            opened.link, about, lambda before: replace(before, evidence=None), self._clock.now()
        )


def goes_whole(access: Access) -> bool:
    """Whether deleting one's own sheet leaves nothing of it, now that the check has ended."""
    return life.may_leave_the_result(access.mode)


def uncorrected(text: str) -> str:
    """What somebody wrote, without what was put behind it when it was corrected."""
    for tag in OWN_NAMES:
        text = text.removesuffix(language(tag).say(CORRECTED)).rstrip()
    return text


def _corrected(text: str, seen: str, words: Language) -> Callable[[str], str]:
    write = text_rules.comment(text, uncorrected(seen))

    def edit(stored: str) -> str:
        if not (bare := uncorrected(stored)):
            raise Stale(NOTHING_WRITTEN)
        after = write(bare)
        return stored if after == bare else f"{after} {words.say(CORRECTED)}" if after else ""

    return edit
