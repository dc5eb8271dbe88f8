"""Writing a catalogue: a draft behind its author's link, changed step by step, nothing of it in use before it
is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from qcheck.accounts import Account
from qcheck.authoring import (
    WHOLE,
    Add,
    Draft,
    Item,
    Operation,
    added,
    applied,
    begun,
    copied,
    merged,
    next_edition,
    unix_lines,
)
from qcheck.catalogue_sheet import as_spreadsheet, made_from, taken
from qcheck.importing.workbooks import is_workbook, worksheets
from qcheck.language import N_, Language
from qcheck.loading import Shelf
from qcheck.records import LinkId
from qcheck.refusals import Invalid, NotNow, NotPossible, Stale
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground.clock import Clock
from qcheck.service.workbench import draft_steps, draft_texts, publishing
from qcheck.service.workbench.draft_values import BothChanged, KnownDraft, OpenDraft, Publication, Step
from qcheck.store import KeptDraft, Store

ByAuthor: TypeAlias = str
"""An author's link, as it was copied: it opens a draft and no check."""

TRIES = 40
"""So often a change is tried again where somebody else was faster: each time, somebody got on."""
NOT_HERE = N_("There is no such questionnaire here any more.")
FIRST_STEP = N_("There is no earlier step.")
LAST_STEP = N_("There is no later step.")
VERSION_GONE = N_("This version is kept no longer.")
OTHER_CATALOGUE = N_(
    "This spreadsheet was made of another questionnaire, “{title}”. What was changed there may not belong "
    "here."
)
BUSY = N_("Several people are changing this draft at the same moment. Please try again.")


class OfAnother(Invalid):
    """A spreadsheet that was made of another catalogue than the draft."""


class Drafting:
    """For whoever holds an author's link."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, shelf: Shelf) -> None:
        self._access, self._store, self._clock, self._shelf = access, store, clock, shelf

    # beginning

    def begin(self, title: str, language: str = "de", whose: Account | None = None) -> str:
        """An empty catalogue with this title, on the shelf of the account `whose`; gives the author's
        link.
        """
        return self._begin(begun(draft_texts.title_of(title), language, self._shelf.ids()), "begun", whose)

    def begin_edition(self, catalogue_id: str, whose: Account | None = None) -> str:
        """The next edition of a catalogue that is here; gives the author's link."""
        return self._begin(
            draft_texts.possible(lambda: next_edition(*self._newest(catalogue_id))), "edition", whose
        )

    def begin_copy(
        self, catalogue_id: str, title: str, language: str = "de", whose: Account | None = None
    ) -> str:
        """A copy of a catalogue that is here, under a title and an id of its own; gives the author's link."""
        text, _ = self._newest(catalogue_id)
        named, taken = draft_texts.title_of(title), self._shelf.ids()
        return self._begin(draft_texts.possible(lambda: copied(text, named, language, taken)), "copy", whose)

    def begin_from(self, source: bytes) -> str:
        """A draft from a file as it is; gives the author's link."""
        return self._begin(draft_texts.text_of(source), "file")

    def _begin(self, text: str, what: str, whose: Account | None = None) -> str:
        now = self._clock.now()
        draft = KeptDraft(LinkId(links.new_id()), 1, 1, 1, draft_texts.within(text), now, now)
        self._store.add_draft(draft, draft_steps.step(what, ""), whose)
        return self._access.authors_link(draft.link, draft.generation)

    def _newest(self, catalogue_id: str) -> tuple[str, str]:
        editions = self._shelf.editions(catalogue_id)
        if not editions:
            raise NotPossible(NOT_HERE)
        return editions[-1].text, editions[-1].catalogue.version

    # looking

    def open(self, link: ByAuthor) -> OpenDraft:
        """The draft as it stands."""
        kept = self._store.draft(self._access.author(link))
        now = self._clock.now()
        if kept.seen.date() != now.date():
            with suppress(NotNow):  # where nothing can be saved it can still be read
                self._store.see_draft(kept.link, now)
        return self._opened(kept)

    def steps(self, link: ByAuthor) -> tuple[Step, ...]:
        """What was done, the latest first."""
        kept = self._store.draft(self._access.author(link))
        return tuple(
            draft_steps.told(version, kept.number) for version in self._store.draft_versions(kept.link)
        )

    def known(self, remembered: Iterable[str]) -> tuple[KnownDraft, ...]:
        """Those of these links that open a draft."""
        copies = {link: text for text in remembered if (link := links.parse(text))}
        return tuple(
            self._known(kept)
            for kept in self._store.drafts(list(copies))
            if links.is_right(copies[kept.link], self._access.key, kept.link, kept.generation)
        )

    def everything_here(self) -> tuple[KnownDraft, ...]:
        """All drafts with their links: for the setting `local`, and for the operator."""
        return tuple(map(self._known, self._store.drafts()))

    # changing

    def change(self, link: ByAuthor, *operations: Operation) -> OpenDraft:
        """The draft after these operations. BothChanged where somebody else changed the same place since its
        author looked at it.
        """
        clean = tuple(map(draft_texts.cleaned, operations))
        return self._changed(link, lambda text: applied(text, *clean), draft_steps.done(operations[0]))

    def add(self, link: ByAuthor, operation: Add) -> tuple[OpenDraft, Item]:
        """A new item, and which one it is."""
        clean = replace(operation, title=draft_texts.line(operation.title))
        what = draft_steps.added(clean.kind, clean.title)
        items: list[Item] = []

        def made(text: str) -> str:
            whole, item = added(text, clean)
            items[:] = [item]
            return whole

        return self._changed(link, made, what), items[0]

    def write(self, link: ByAuthor, text: str, seen: int) -> OpenDraft:
        """The whole text, written where the version `seen` stood. What others changed meanwhile is put
        together with it; BothChanged where these are the same lines.
        """
        draft, own = self._access.author(link), unix_lines(text)

        def together(stored: str) -> str:
            base = self._store.draft_text(draft, seen)
            both, overlaps = merged(stored if base is None else base, own, stored)
            if overlaps:
                raise BothChanged(overlaps[0].other, overlaps[0].own, overlaps[0].line)
            return both

        return self._changed(link, together, draft_steps.step("text", ""))

    def overwrite(self, link: ByAuthor, text: str) -> OpenDraft:
        """The whole text, whatever stood there: for whoever has seen both versions, or brings a file."""
        return self._changed(link, lambda _: unix_lines(text), draft_steps.step("text", ""))

    def bring(self, link: ByAuthor, source: bytes, *, of_another: bool = False) -> OpenDraft:
        """A file: a catalogue's text in place of what stood there, or a spreadsheet of the draft with what
        was changed in it. NotTaken and NotReadable name what of a spreadsheet cannot be meant; OfAnother is
        raised for one that was made of another catalogue, unless one wants that.
        """
        if not is_workbook(source):
            return self._changed(link, lambda _: draft_texts.text_of(source), draft_steps.step("file", ""))
        tabs = {worksheet.name: worksheet.rows for worksheet in worksheets(source)}
        if not of_another:
            self._refuse_others(self.open(link).draft, made_from(tabs))
        return self._changed(link, lambda text: taken(tabs, text).text, draft_steps.step("file", ""))

    def _refuse_others(self, draft: Draft, made: str | None) -> None:
        source = draft_texts.draft_of(made) if made else draft
        name, own = (written.value(WHOLE, ("id",)) if written.source else None for written in (source, draft))
        if name and own and name != own:
            raise OfAnother(OTHER_CATALOGUE, title=source.title(WHOLE))

    def spreadsheet(self, link: ByAuthor, words: Language) -> bytes:
        """The draft as a spreadsheet to write and to translate in."""
        text = self.open(link).draft.text
        return draft_texts.possible(lambda: as_spreadsheet(text, words))

    def undo(self, link: ByAuthor) -> OpenDraft:
        """One step back."""
        kept = self._store.draft(self._access.author(link))
        versions = {version.number: version for version in self._store.draft_versions(kept.link)}
        before = versions[kept.number].before if kept.number in versions else 0
        return self._hold(kept, before if before in versions else 0, FIRST_STEP)

    def redo(self, link: ByAuthor) -> OpenDraft:
        """One step forward again."""
        kept = self._store.draft(self._access.author(link))
        after = [
            version.number
            for version in self._store.draft_versions(kept.link)
            if version.before == kept.number
        ]
        return self._hold(kept, max(after, default=0), LAST_STEP)

    def restore(self, link: ByAuthor, number: int) -> OpenDraft:
        """An earlier version as a new step, so that this can be taken back, too."""
        draft = self._access.author(link)
        text = self._store.draft_text(draft, number)
        if text is None:
            raise NotPossible(VERSION_GONE)
        return self._changed(link, lambda _: str(text), draft_steps.step("restored", str(number)))

    # the end

    def publication(self, link: ByAuthor) -> Publication:
        """What publishing would mean now: what hinders it, the edition before, what must be declared."""
        return publishing.publication(self.open(link).draft, self._shelf)

    def edition_before(self, link: ByAuthor) -> Draft | None:
        """The newest published edition of the same id as it was written; None for a first one."""
        text = publishing.before(self.open(link).draft, self._shelf)
        return None if text is None else draft_texts.draft_of(text)

    def publish(
        self,
        link: ByAuthor,
        version: str,
        stage: str,
        why: str,
        language: str = "de",
        meant: Mapping[str, str] = MappingProxyType({}),
        further: Mapping[str, str] = MappingProxyType({}),
        reasons: Mapping[str, str] = MappingProxyType({}),
    ) -> Publication:
        """Puts the draft on the shelf as an edition of its own, so that new checks can take it. Running
        checks stay on theirs. `meant`: by question with other words what these mean. `further`: why the
        questions changed, in other languages than the one in which one writes. `reasons`: why one question
        did, where that is another reason.
        """
        wanted = publishing.Wanted(
            version.strip(),
            stage,
            draft_texts.reason(why),
            language,
            meant,
            {tag: told for tag, words in further.items() if (told := draft_texts.reason(words))},
            {name: told for name, words in reasons.items() if (told := draft_texts.reason(words))},
        )
        opened = self._changed(
            link,
            lambda text: draft_texts.possible(lambda: publishing.finished(text, wanted, self._shelf)),
            draft_steps.step("published", wanted.version),
        )
        publishing.put_on_shelf(opened.draft, self._shelf)
        return publishing.publication(opened.draft, self._shelf)

    def renew(self, link: ByAuthor) -> str:
        """A new author's link in place of this one, which opens nothing from now on."""
        draft = self._access.author(link)
        return self._access.authors_link(draft, self._store.renew_draft(draft))

    def delete(self, link: ByAuthor) -> None:
        """Deletes the draft with all its versions. What was published of it stays."""
        self._store.delete_draft(self._access.author(link))

    def _changed(self, link: ByAuthor, make: Callable[[str], str], what: str) -> OpenDraft:
        draft = self._access.author(link)
        for _ in range(TRIES):
            kept = self._store.draft(draft)
            text = draft_texts.within(draft_texts.possible(partial(make, kept.text)))
            if text == kept.text:
                return self._opened(kept)
            try:
                now = self._clock.now()
                return self._opened(self._store.write_draft(draft, kept.revision, text, what, now))
            except Stale:
                continue
        raise NotPossible(BUSY)

    def _hold(self, kept: KeptDraft, number: int, refusal: str) -> OpenDraft:
        if not number:
            raise NotPossible(refusal)
        now = self._clock.now()
        return self._opened(self._store.hold_version(kept.link, kept.revision, number, now))

    def _opened(self, kept: KeptDraft) -> OpenDraft:
        versions = {version.number: version for version in self._store.draft_versions(kept.link)}
        this = versions.get(kept.number)
        return OpenDraft(
            link=self._access.authors_link(kept.link, kept.generation),
            draft=draft_texts.draft_of(kept.text),
            number=kept.number,
            changed=kept.changed,
            can_undo=bool(this and this.before in versions),
            can_redo=any(version.before == kept.number for version in versions.values()),
            last=draft_steps.told(this, kept.number) if this else None,
        )

    def _known(self, kept: KeptDraft) -> KnownDraft:
        draft = draft_texts.draft_of(kept.text)
        link = self._access.authors_link(kept.link, kept.generation)
        return KnownDraft(link, draft.title(WHOLE), str(draft.value(WHOLE, ("version",)) or ""), kept.changed)
