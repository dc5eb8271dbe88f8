"""Organising: a check from its making to its deletion, its links, and the sheets of an open round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from qcheck.catalogue import Catalogue, CatalogueId, CriterionId, PerspectiveId
from qcheck.disclosure import Count, counts
from qcheck.language import N_
from qcheck.records import Check, CheckId, Life, LinkId, Mode, Process, ProcessId, Sheet, SheetId
from qcheck.service import checking, links, showing, writing
from qcheck.service.doorkeeper import Doorkeeper
from qcheck.service.views import ListedSheet, NewCheck, SharedLink, Status
from qcheck.store import Link, LinkKind, NotPossible, Opened

ONLY_IN_OPEN_ROUNDS = N_(
    "In a confidential check nobody sees single sheets or adds them for others: four sheets of one's own would unmask the fifth."
)
LINK_IS_GONE = N_("This link does not belong to the check any more. Please load the page again.")
CHOICE_IS_WITHDRAWN = N_("The link for everybody has been withdrawn. Renew it first.")


class Organising(Doorkeeper):
    """For whoever holds the organiser's link."""

    def new_check(self, wish: NewCheck) -> str:
        """Makes a check with the catalogue as it is now; gives the organiser's link."""
        process = self._process(wish)
        text, catalogue = self._catalogue(wish.catalogue)
        checking.choices(wish, catalogue)
        now = self._now()
        checking.schedule(wish.ends, wish.zone, now)
        sheet = Sheet(SheetId(links.new_id()), wish.perspective) if wish.perspective else None
        check = Check(
            id=CheckId(links.new_id()),
            process=process,
            catalogue_id=CatalogueId(catalogue.id),
            catalogue_version=catalogue.version,
            catalogue_text=text,
            phase=wish.phase,
            scope=wish.scope,
            mode=wish.mode,
            life=Life(now, None if wish.prepared else now, ends=wish.ends, zone=wish.zone),
            shares=wish.shares,
        )
        link = Link(LinkId(links.new_id()), check.id, LinkKind.ORGANISE, sheet=sheet.id if sheet else None)
        self._store.open_check(check, link, sheet)
        return self._shown(link)

    def rename(self, link: str, title: str, place: str) -> None:
        """Corrects title and place of the process."""
        self._store.rename(self._organise(link).check.process.id, writing.title(title), writing.line(place))

    def renew(self, link: str) -> str:
        """A new organiser's link in place of this one, which opens nothing from now on."""
        return self._shown(self._store.renew(self._organise(link).link.id))

    def delete(self, link: str) -> None:
        """Deletes the check with everything that was said in it, and the process with its last check."""
        self._store.delete(self._organise(link).check.id)

    def open_check(self, link: str) -> None:
        """From now on a prepared check can be answered."""
        self._store.start(self._organise(link).check.id, self._now())

    def close_check(self, link: str) -> None:
        """From now on nothing can be answered or changed; in a confidential check for good, and the results appear."""
        self._store.stop(self._organise(link).check.id, self._now())

    def reopen_check(self, link: str) -> None:
        """A closed open round can be answered again; NotPossible for a confidential check."""
        self._store.start_again(self._organise(link).check.id, self._now())

    def schedule(self, link: str, ends: datetime | None, zone: str) -> None:
        """When the check closes itself; None: when it is closed by hand."""
        checking.zone(zone)
        check = self._organise(link).check
        checking.end(ends, check.life, zone)
        self._store.schedule(check.id, ends, zone, self._now())

    def keep_until(self, link: str, deletes: date | None) -> None:
        """The day on which everything is deleted; None: twelve months after the end."""
        check = self._organise(link).check
        checking.deletion(deletes, check.life, self._now())
        self._store.keep_until(check.id, deletes)

    def arrange(self, link: str, topics: Sequence[CriterionId]) -> None:
        """The order of topics for the talk; empty: as proposed."""
        check = self._organise(link).check
        checking.topics(topics, showing.catalogue_in(check.catalogue_text), check.scope)
        self._store.arrange(check.id, topics)

    def status(self, link: str) -> Status:
        """How many sheets have come in, as far as that may be said before the results."""
        check = self._organise(link).check
        catalogue = showing.catalogue_in(check.catalogue_text)

        closed = check.life.closed is not None

        def count() -> dict[PerspectiveId, Count]:
            return dict(counts(catalogue, check.phase, check.scope, self._store.sheets_of(check.id), check.mode, closed=closed))

        sheets = self._memory.recall((check.id, "status", closed), self._store.stamp(check.id), count)
        return Status(showing.state(check, self._now()), check.mode, catalogue.rules.minimum_group, sheets)

    def links(self, link: str) -> tuple[SharedLink, ...]:
        """What can be handed on: an invitation with choice, one for each perspective, and a link to the results."""
        check = self._organise(link).check
        there = self._shared(check.id)
        perspectives = [None, *(PerspectiveId(each.id) for each in showing.perspectives_asked(check))]
        wanted = [(LinkKind.ANSWER, perspective) for perspective in perspectives] + [(LinkKind.VIEW, None)]
        known = {(each.link.kind, each.link.perspective) for each in there}
        if missing := [pair for pair in wanted if pair not in known]:
            self._store.add_links(Link(LinkId(links.new_id()), check.id, kind, perspective=p) for kind, p in missing)
            there = self._shared(check.id)
        return tuple(self._to_share(each.link) for each in sorted(there, key=lambda each: _place(wanted, each.link)))

    def renew_link(self, link: str, which: LinkId) -> SharedLink:
        """A new link in place of one that was handed on, or of one that was withdrawn; sheets already begun go on."""
        return self._to_share(self._store.renew(self._shared_link(link, which).id))

    def withdraw_link(self, link: str, which: LinkId) -> None:
        """The link opens nothing from now on, until it is renewed; sheets already begun go on."""
        self._store.withdraw_link(self._shared_link(link, which).id)

    def own_answer_link(self, link: str) -> str:
        """The invitation with choice, for the organiser's own device."""
        choice = self.links(link)[0]
        if choice.withdrawn:
            raise NotPossible(CHOICE_IS_WITHDRAWN)
        return choice.link

    def sheets(self, link: str) -> tuple[ListedSheet, ...]:
        """The sheets of an open round with an answer on them or a label; NotPossible for a confidential check."""
        opened = self._open_round(link)
        found = (showing.listed_sheet(each, opened.check, self._shown) for each in self._store.listed(opened.check.id))
        return tuple(sorted((each for each in found if each.answered or each.label), key=lambda each: (each.label, each.id)))

    def add_sheet(self, link: str, perspective: PerspectiveId | None, label: str, nonce: str = "") -> str:
        """A sheet for a table, or for a person on the phone; gives its link. The same nonce gives the same sheet. Open rounds only."""
        check, called, once = self._open_round(link).check, writing.label(label), nonce or links.new_id()
        sheet = Sheet(SheetId(links.id_from(self._key, "added sheet", check.id, once)), checking.asked_perspective(perspective, check))
        way = Link(LinkId(links.id_from(self._key, "added link", check.id, once)), check.id, LinkKind.SHEET, sheet=sheet.id)
        self._store.begin(way, sheet, self._now(), called)
        return self._shown(way)

    def take_out(self, link: str, sheet: SheetId, out: bool) -> None:
        """A test or doubled sheet counts nowhere, or counts again. Open rounds only."""
        self._store.take_out(self._open_round(link).check.id, sheet, out)

    def _open_round(self, link: str) -> Opened:
        opened = self._organise(link)
        if opened.check.mode is not Mode.OPEN:
            raise NotPossible(ONLY_IN_OPEN_ROUNDS)
        return opened

    def _shared(self, check: CheckId) -> list[Opened]:
        return [each for each in self._store.links_of(check) if each.link.kind in (LinkKind.ANSWER, LinkKind.VIEW)]

    def _shared_link(self, link: str, which: LinkId) -> Link:
        for each in self._shared(self._organise(link).check.id):
            if each.link.id == which:
                return each.link
        raise NotPossible(LINK_IS_GONE)

    def _to_share(self, link: Link) -> SharedLink:
        has_code = link.kind is LinkKind.ANSWER and link.perspective is None and not link.withdrawn
        if has_code:
            link = self._with_code(link)
        code = links.short_code(self._key, link.id, link.generation) if has_code else None
        return SharedLink(link.id, link.kind, link.perspective, self._shown(link), code, link.withdrawn)

    def _with_code(self, link: Link) -> Link:
        """The link, its code kept; renewed in the rare case that another check has the same code."""
        while True:
            code = links.code_hash(self._key, links.short_code(self._key, link.id, link.generation))
            known = self._store.by_code(code)
            if (known and known.link.id == link.id) or (known is None and self._store.keep_code(link.id, code)):
                return link
            link = self._store.renew(link.id)

    def _process(self, wish: NewCheck) -> Process:
        known = self._organise(wish.beside).check.process.id if wish.beside else ProcessId(links.new_id())
        return Process(known, writing.title(wish.title), writing.line(wish.place))

    def _catalogue(self, wanted: str) -> tuple[str, Catalogue]:
        try:
            text = self._shelf.text(CatalogueId(wanted))
        except KeyError:
            raise NotPossible(checking.NO_CATALOGUE) from None
        return text, showing.catalogue_in(text)


def _place(wanted: Sequence[tuple[LinkKind, PerspectiveId | None]], link: Link) -> int:
    pair = (link.kind, link.perspective)
    return wanted.index(pair) if pair in wanted else len(wanted)
