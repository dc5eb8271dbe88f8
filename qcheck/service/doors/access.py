"""Who may come in: links are compared here and nowhere else, and what each kind of link opens is decided
here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from qcheck import life
from qcheck.language import N_
from qcheck.piloting import TrialLink
from qcheck.records import CheckId, Keeps, LinkId, SheetId
from qcheck.refusals import AuthorsLink, NotNow, Replaced, TrialsLink, Withdrawn, WrongLink
from qcheck.service.doors import links
from qcheck.service.ground import assembly, remaining
from qcheck.service.ground.check_values import Access, AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import LEADING_TO_ANSWERS, Gone, Link, LinkKind, Opened, Store, UnknownLink

FOR_ANSWERING = N_(
    "This link is for answering. It opens neither the results nor the organisation of the check."
)
ONLY = {
    LinkKind.ANSWER: FOR_ANSWERING,
    LinkKind.SHEET: FOR_ANSWERING,
    LinkKind.VIEW: N_("This link shows the results. It changes nothing."),
    LinkKind.MEASURES: N_("This link shows the measures of the process. It changes nothing."),
    LinkKind.WALL: N_(
        "This link is for the screen of a workshop. It shows what the facilitator shows, and changes nothing."
    ),
    LinkKind.ORGANISE: N_("This link is for organising. Please take one of the links for answering."),
}
"""What is said to whoever comes to another door than a link opens."""
FIRST = 1
"""The generation of every link that was never renewed, as all links of sheets."""
LATEST = 21
"""A link that is gone is known again as long as it was renewed less often than this."""
LEAPT = N_(
    "The clock of this server is more than two weeks ahead of the time at which it last ran. The "
    "results appear as soon as whoever runs "
    "qcheck has confirmed the time."
)
NO_SHEET = N_("There is no sheet of your own here. Please take one of the links for answering.")

SHEET_WENT = N_("The answers of this check have been deleted, and your own sheet with them.")


class AccessControl:
    """Opens links, and writes them; the only one who has the installation's key."""

    def __init__(self, store: Store, key: bytes, clock: Clock) -> None:
        self._store, self.key, self._clock = store, key, clock

    def open(self, link: AnyLink, *kinds: LinkKind) -> Access:
        """The check behind a link of any kind, or of one of these. Raises UnknownLink, or WrongLink."""
        return self.describe(self.let_in(link, *kinds))

    def revision(self, link: AnyLink) -> int:
        """Grows with every change of the check itself or of the link's own sheet; other people's answers
        leave it as it is.
        """
        return self.let_in(link).revision

    def let_in(self, link: AnyLink, *kinds: LinkKind) -> Opened:
        """The check behind the link, of one of these kinds where some are said. What was opened for this
        request is not opened once more.
        """
        if isinstance(link, Access):
            opened = link.opened
        else:
            opened = link if isinstance(link, Opened) else self._open(link)
        if kinds and opened.link.kind not in kinds:
            raise WrongLink(ONLY[opened.link.kind])
        return opened

    def organise(self, link: AnyLink) -> Opened:
        """The check behind an organiser's link."""
        return self.let_in(link, LinkKind.ORGANISE)

    def own(self, link: AnyLink) -> tuple[Opened, SheetId]:
        """The check, and the sheet that belongs to the link's holder; NotPossible where there is none."""
        opened = self.let_in(link, LinkKind.ORGANISE, LinkKind.SHEET)
        if opened.link.sheet is None:
            raise WrongLink(SHEET_WENT if opened.check.emptied else NO_SHEET)
        return opened, opened.link.sheet

    def opens(self, copied: str, link: Link) -> bool:
        """Whether what somebody has copied is this link as it holds now."""
        return links.is_right(copied, self.key, link.id, link.generation) and not link.withdrawn

    def as_it_remains(self, opened: Opened) -> Opened | None:
        """A check from a list of the store as it is; one whose day has come as what remains of it for this
        link, None where nothing does.
        """
        check = opened.check
        if check.emptied is not None or not life.is_past(check.life, self._clock.now()):
            return opened
        if check.keeps is Keeps.NOTHING and opened.link.kind is not LinkKind.MEASURES:
            return None
        try:
            return self.let_in(self.written(opened.link))
        except UnknownLink:
            return None

    def describe(self, opened: Opened) -> Access:
        """An opened link, for pages and commands."""
        return assembly.access(self.written(opened.link), opened, self._clock.now())

    def sheet_link(self, link: LinkId, check: CheckId, sheet: SheetId) -> Link:
        """The link of a new sheet, with the hash by which its personal code finds it."""
        personal = links.personal_hash(self.key, check, links.personal_code(self.key, link, FIRST))
        return Link(link, check, LinkKind.SHEET, FIRST, sheet, personal=personal)

    def written(self, link: Link) -> str:
        """The link as it is shown and handed on."""
        return links.text(self.key, link.id, link.generation)

    def id_from(self, *parts: str) -> str:
        """An id that follows from these words: whoever sends them twice gets the same."""
        return links.id_from(self.key, *parts)

    def _open(self, link: str) -> Opened:
        if (link_id := links.parse(link)) is None:
            raise UnknownLink
        try:
            opened = self._store.open(link_id)
        except UnknownLink:
            if self._store.draft_link(link_id):
                self.author(link)
                raise AuthorsLink from None
            if of_trial := self._store.trial_link(link_id):
                raise TrialsLink(self._trial_link(link, of_trial).kind) from None
            if links.was_right(link, self.key, link_id, LATEST):
                raise Gone from None
            raise
        self._compare(link, opened.link)
        if opened.check.emptied is None and life.is_past(opened.check.life, self._clock.now()):
            return self._emptied(opened)
        return opened

    def author(self, link: str) -> LinkId:
        """The draft behind an author's link. UnknownLink where it is none; WrongLink where it opens a check
        instead.
        """
        link_id = links.parse(link)
        kept = self._store.draft_link(link_id) if link_id else None
        if kept is None:
            raise WrongLink(ONLY[self._open(link).link.kind])
        draft, generation = kept
        if links.is_right(link, self.key, draft, generation):
            return draft
        raise Replaced if links.was_right(link, self.key, draft, generation) else UnknownLink

    def authors_link(self, draft: LinkId, generation: int) -> str:
        """An author's link as it is shown and handed on."""
        return links.text(self.key, draft, generation)

    def of_trial(self, link: str) -> TrialLink:
        """The link of a trial. UnknownLink where it is none; WrongLink where it opens a check instead."""
        link_id = links.parse(link)
        kept = self._store.trial_link(link_id) if link_id else None
        if kept is None:
            raise WrongLink(ONLY[self._open(link).link.kind])
        return self._trial_link(link, kept)

    def trials_link(self, link: TrialLink) -> str:
        """A link of a trial as it is shown and handed on."""
        return links.text(self.key, link.id, link.generation)

    def _trial_link(self, copied: str, link: TrialLink) -> TrialLink:
        if links.is_right(copied, self.key, link.id, link.generation):
            if link.withdrawn:
                raise Withdrawn
            return link
        was_right = links.was_right(copied, self.key, link.id, link.generation)
        raise Replaced if was_right else UnknownLink

    def _emptied(self, opened: Opened) -> Opened:
        """A check whose day has come, as it is without its answers; Gone where nothing of it remains for this
        link. So nobody sees an answer after that day, be it before or after the next tidying up.
        """
        now = self._clock.now()
        if opened.check.keeps is Keeps.NOTHING or opened.link.kind in LEADING_TO_ANSWERS:
            return self._by_a_sister(opened, now)
        if life.leaps(self._store.installation().seen, now):
            raise NotNow(LEAPT)
        remaining.empty(self._store, opened.check, now)
        try:
            return self._store.open(opened.link.id)
        except UnknownLink:
            raise Gone from None

    def _by_a_sister(self, opened: Opened, now: datetime) -> Opened:
        """A link to measures belongs to the process: where its own check has gone, it goes on with another
        one. Every other link is Gone.
        """
        if opened.link.kind is LinkKind.MEASURES:
            for sister in self._store.of_process(opened.check.process.id):
                if sister.check.keeps is not Keeps.NOTHING or not life.is_past(sister.check.life, now):
                    return replace(opened, check=sister.check)
        raise Gone

    def _compare(self, copied: str, link: Link) -> None:
        if links.is_right(copied, self.key, link.id, link.generation):
            if link.withdrawn:
                raise Withdrawn
        elif links.was_right(copied, self.key, link.id, link.generation):
            raise Withdrawn if link.withdrawn else Replaced
        else:
            raise UnknownLink
