"""The only door for pages and commands: whoever holds a link can ask and change what it opens.

Links are compared here and nowhere else. `UnknownLink` for a link that opens nothing, `NotPossible` for a wish that cannot be
granted; then nothing has changed. What returns is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from qcheck.catalogue import AnswerValue, Catalogue, CatalogueId, PerspectiveId, QuestionId
from qcheck.loading import Problem, Shelf
from qcheck.records import Answer, Check, CheckId, Evidence, LinkId, Process, ProcessId, Sheet, SheetId
from qcheck.service import checking, links, showing, writing
from qcheck.service.example import Example, shipped
from qcheck.service.views import Access, Given, NewCheck, OwnSheet, Result, Saved, Shelved
from qcheck.settings import Settings, key
from qcheck.store import KeptAnswer, Link, LinkKind, NotPossible, Opened, Store, UnknownLink, open_store


def open_service(settings: Settings) -> Service:
    """The service of this process: makes data folder and key on the first start, brings the database up to date."""
    settings.prepared()
    shelf = Shelf([shipped(), settings.criteria])
    return Service(open_store(settings.database), shelf, key(settings.key_file), lambda: datetime.now(UTC))


class Service:
    """One for all threads of a process. `now` tells the time, aware."""

    def __init__(self, store: Store, shelf: Shelf, key: bytes, now: Callable[[], datetime]) -> None:
        self._store = store
        self._shelf = shelf
        self._key = key
        self._now = now
        self._example = Example(shipped())

    def catalogues(self) -> tuple[Catalogue, ...]:
        """Those that come with qcheck, then the installation's own; one with the same id takes the place of a shipped one."""
        return self._shelf.catalogues()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in catalogue files, for their authors."""
        return self._shelf.problems()

    def new_check(self, wish: NewCheck) -> str:
        """Opens a check with the catalogue as it is now; gives the owner's link."""
        process = self._process(wish)
        text, catalogue = self._catalogue(wish.catalogue)
        checking.choices(wish, catalogue)
        sheet = Sheet(SheetId(links.new_id()), wish.perspective)
        check = Check(
            id=CheckId(links.new_id()),
            process=process,
            catalogue_id=CatalogueId(catalogue.id),
            catalogue_version=catalogue.version,
            catalogue_text=text,
            phase=wish.phase,
            scope=wish.scope,
            mode=wish.mode,
            opened=self._now(),
        )
        link = Link(LinkId(links.new_id()), check.id, LinkKind.ORGANISE, sheet=sheet.id)
        self._store.open_check(check, link, sheet)
        return self._shown(link)

    def open(self, link: str) -> Access:
        """The check behind the link."""
        return self._access(self._open(link))

    def own_sheet(self, link: str) -> OwnSheet:
        """The sheet of the link's holder as it stands now."""
        opened, sheet = self._own(link)
        return showing.own_sheet(self._access(opened), self._store.sheet(sheet))

    def given(self, link: str, question: QuestionId) -> Given | None:
        """What stands on the own sheet for one question: much less to read than the whole sheet."""
        kept = self._store.given(self._own(link)[1], question)
        return showing.given(kept) if kept else None

    def answer(self, link: str, question: QuestionId, value: AnswerValue) -> Saved:
        """Saves an answer in place of the one before."""
        opened, sheet = self._own(link)
        chosen = checking.value(value, showing.catalogue_in(opened.check.catalogue_text))
        kept = self._edit(opened, sheet, question, lambda before: replace(before, value=chosen))
        return Saved(kept.saved, kept.revision)

    def take_back(self, link: str, question: QuestionId) -> Saved:
        """The question is open again; comment and evidence stay."""
        kept = self._edit(*self._own(link), question, lambda before: replace(before, value=None))
        return Saved(kept.saved, kept.revision)

    def comment(self, link: str, question: QuestionId, text: str, seen: str) -> Saved:
        """Saves a comment where the window showed `seen`; what came in between stays, too."""
        write = writing.comment(text, seen)
        kept = self._edit(*self._own(link), question, lambda before: replace(before, comment=write(before.comment)))
        return Saved(kept.saved, kept.revision, kept.answer.comment)

    def evidence(self, link: str, question: QuestionId, title: str, address: str, seen: tuple[str, str]) -> Saved:
        """Saves where an answer can be verified, both empty take it away; the text given back is the title."""
        given, before_it = Evidence(writing.line(title), writing.address(address)), Evidence(*map(writing.cleaned, seen))
        kept = self._edit(*self._own(link), question, lambda before: writing.with_evidence(before, given, before_it))
        return Saved(kept.saved, kept.revision, kept.answer.evidence.title if kept.answer.evidence else "")

    def closing(self, link: str, key: str, text: str, seen: str) -> Saved:
        """Saves the answer to a closing question, `open_good` or `open_next`, as a comment is saved."""
        checking.closing(key)
        kept = self._store.closing(self._own(link)[1], key, writing.comment(text, seen), self._now())
        return Saved(kept.saved, kept.revision, kept.text)

    def finish(self, link: str) -> None:
        """Marks the own sheet as finished; it can be changed all the same."""
        self._store.finish(self._own(link)[1], True)

    def reopen(self, link: str) -> None:
        """Takes that mark away."""
        self._store.finish(self._own(link)[1], False)

    def change_perspective(self, link: str, perspective: PerspectiveId) -> None:
        """The own sheet answers from another perspective; what that one is not asked stays, and does not count."""
        opened, sheet = self._own(link)
        checking.perspective(perspective, showing.catalogue_in(opened.check.catalogue_text))
        self._store.change_perspective(sheet, perspective)

    def rename(self, link: str, title: str, place: str) -> None:
        """Corrects title and place of the process."""
        self._store.rename(self._open(link).check.process.id, writing.title(title), writing.line(place))

    def renew(self, link: str) -> str:
        """A new link in place of this one, which opens nothing from now on."""
        return self._shown(self._store.renew(self._open(link).link.id))

    def delete(self, link: str) -> None:
        """Deletes the check with everything that was said in it, and the process with its last check."""
        self._store.delete(self._open(link).check.id)

    def result(self, link: str, only: Collection[str] | None = None) -> Result:
        """Profile and remarks of the check, as far as they may be shown; `only` names parts or criteria."""
        found = self._open(link)
        about = showing.access(link, found)
        return showing.result(about, self._store.sheets_of(found.check.id), self._store.closings_of(found.check.id), only)

    def example(self) -> Result:
        """An invented round that comes with qcheck."""
        return self._example.result()

    def everything_here(self) -> tuple[Shelved, ...]:
        """All checks with their links, newest first: for the setting `local` alone."""
        return self._shelved([each for each in self._store.everything() if each.link.kind is LinkKind.ORGANISE])

    def known(self, remembered: Iterable[str]) -> tuple[Shelved, ...]:
        """Those of these links that open a check, in their order, each check once."""
        copies = [(found, text) for text in remembered if (found := links.parse(text))]
        opened = {each.link.id: each for each in self._store.opened(found for found, _ in copies)}
        right = dict.fromkeys(found for found, text in copies if found in opened and self._is_right(text, opened[found]))
        return self._shelved([opened[found] for found in right])

    def revision(self, link: str) -> int:
        """Grows with every change of the check."""
        return self._open(link).revision

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()

    def _open(self, link: str) -> Opened:
        if (found := links.parse(link)) is None:
            raise UnknownLink
        opened = self._store.open(found)
        if not self._is_right(link, opened):
            raise UnknownLink
        return opened

    def _own(self, link: str) -> tuple[Opened, SheetId]:
        opened = self._open(link)
        if opened.link.sheet is None:
            raise UnknownLink
        return opened, opened.link.sheet

    def _access(self, opened: Opened) -> Access:
        others = (each for each in self._store.of_process(opened.check.process.id) if each.check.id != opened.check.id)
        return showing.access(self._shown(opened.link), opened, (showing.sibling(self._shown(each.link), each) for each in others))

    def _is_right(self, link: str, opened: Opened) -> bool:
        return links.is_right(link, self._key, opened.link.id, opened.link.generation)

    def _shown(self, link: Link) -> str:
        return links.text(self._key, link.id, link.generation)

    def _edit(self, opened: Opened, sheet: SheetId, question: QuestionId, edit: Callable[[Answer], Answer]) -> KeptAnswer:
        checking.question(question, showing.catalogue_in(opened.check.catalogue_text), opened.check.scope)
        return self._store.answer(sheet, question, edit, self._now())

    def _process(self, wish: NewCheck) -> Process:
        known = self._open(wish.beside).check.process.id if wish.beside else ProcessId(links.new_id())
        return Process(known, writing.title(wish.title), writing.line(wish.place))

    def _catalogue(self, wanted: str) -> tuple[str, Catalogue]:
        try:
            text = self._shelf.text(CatalogueId(wanted))
        except KeyError:
            raise NotPossible(checking.NO_CATALOGUE) from None
        return text, showing.catalogue_in(text)

    def _shelved(self, opened: Collection[Opened]) -> tuple[Shelved, ...]:
        sheets = {sheet.id: sheet for sheet in self._store.sheets(each.link.sheet for each in opened if each.link.sheet)}
        return tuple(showing.shelved(self._shown(each.link), each, sheets[each.link.sheet]) for each in opened if each.link.sheet in sheets)
