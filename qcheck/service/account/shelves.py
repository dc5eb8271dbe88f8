"""Shelves: what an account or an organisation leads, beside the links and never instead of them.

Only whoever holds the link that may do everything with a thing puts it on a shelf. A place knows the thing
and no link: the link of the moment is written with the installation's key, so renewing one takes nothing from
a shelf.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from qcheck.accounts import Account, Holder, Organisation, Place, Thing, ThingKind
from qcheck.authoring import WHOLE
from qcheck.language import N_
from qcheck.refusals import AuthorsLink, NotPossible, TrialsLink
from qcheck.service.account.shelf_values import (
    AccountShelf,
    KnownAccount,
    LedThing,
    OnShelves,
    OtherShelf,
    ShelvedCheck,
    ShelvedDraft,
    ShelvedTrial,
)
from qcheck.service.account.shelved_things import ShelvedThing, ShelvedThings
from qcheck.service.checks.organising import Organising
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import Trials
from qcheck.service.workbench.drafting import Drafting
from qcheck.store import Store
from qcheck.store import place_id as place_of

NOT_A_MEMBER = N_(
    "You belong to no organisation of this name, as your account says at the moment. Nothing was changed."
)
ONLY_BY_A_SHELF = N_(
    "To take it off somebody else's shelf one by one, please put it on your own shelf first. Nothing was "
    "changed."
)


class Shelves:
    """For whoever has signed in; and for whoever holds a link, which goes on opening all that it opens."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        organising: Organising,
        drafting: Drafting,
        trials: Trials,
    ) -> None:
        self._access, self._store = access, store
        self._things = ShelvedThings(access, store, clock)
        self._organising, self._drafting, self._trials = organising, drafting, trials

    # looking

    def of(self, account: Account) -> tuple[AccountShelf, ...]:
        """The own shelf, and then that of each organisation, in the order of the account."""
        holders: tuple[Holder, ...] = (account, *account.organised_in)
        places = self._store.places_on(*holders)
        things = self._things.of(dict.fromkeys(place.thing for place in places))
        return tuple(
            _shelf_of(
                holder, [shelved for shelved in things if place_of(shelved.thing, holder) in _ids(places)]
            )
            for holder in holders
        )

    def on_which(self, link: str, account: Account | None) -> OnShelves:
        """On which shelves the thing behind this link lies, as far as whoever asks is told."""
        led = self.led(link)
        places = self._store.places_of(led.thing)
        own, shared = _own(led.thing, account), _shared(led.thing, account)
        there = _ids(places)
        mine = {own, *shared.values()}
        told = OnShelves(
            led,
            own in there,
            tuple((name, place in there) for name, place in shared.items()),
            (),
            sum(isinstance(place.holder, Account) for place in places),
            sum(isinstance(place.holder, Organisation) for place in places),
        )
        if not told.by_a_shelf:
            return told
        others = tuple(_other(place) for place in places if place.id not in mine)
        return OnShelves(led, told.own, told.organisations, others, told.accounts, told.offices)

    def led(self, link: str) -> LedThing:
        """What this link leads: a check, a draft or a trial. UnknownLink, or WrongLink where it may do
        less.
        """
        try:
            check = self._access.organise(link)
        except AuthorsLink:
            draft = self._drafting.open(link)
            return LedThing(
                Thing(ThingKind.DRAFT, self._access.author(link)), draft.link, draft.draft.title(WHOLE)
            )
        except TrialsLink:
            opened = self._trials.coordinate(link)
            return LedThing(Thing(ThingKind.TRIAL, opened.trial.id), opened.written, opened.trial.title)
        process = check.check.process
        thing = Thing(ThingKind.CHECK, check.check.id)
        return LedThing(thing, self._access.written(check.link), process.title, process.place)

    # giving and taking

    def put(self, account: Account, link: str) -> None:
        """Puts what this link leads on the own shelf."""
        self._store.put_on_shelf(self.led(link).thing, account)

    def take_off(self, account: Account, link: str) -> None:
        """Takes it off the own shelf; the link goes on opening it."""
        thing = self.led(link).thing
        self._store.take_off_shelf(thing, place_of(thing, account))

    def give(self, account: Account, link: str, organisation: str) -> None:
        """Puts it on the shelf of an organisation of this account."""
        thing, holder = self.led(link).thing, _office(account, organisation)
        self._store.put_on_shelf(thing, holder)

    def take_back(self, account: Account, link: str, organisation: str) -> None:
        """Takes it off that shelf again."""
        thing, holder = self.led(link).thing, _office(account, organisation)
        self._store.take_off_shelf(thing, place_of(thing, holder))

    def take_off_another(self, account: Account, link: str, place: str) -> None:
        """Takes it off the shelf of somebody else, for those who lead it by a shelf themselves."""
        shelves = self.on_which(link, account)
        if not shelves.by_a_shelf:
            raise NotPossible(ONLY_BY_A_SHELF)
        self._store.take_off_shelf(shelves.led.thing, place)

    def take_off_all(self, link: str) -> None:
        """Takes it off all shelves: for whoever holds the link, where it has come into wrong hands."""
        thing = self.led(link).thing
        self._store.take_off_shelf(thing, *_ids(self._store.places_of(thing)))

    def renew(self, link: str) -> str:
        """A new link in place of this one, which opens nothing from now on; all shelves stay."""
        match self.led(link).thing.kind:
            case ThingKind.CHECK:
                return self._organising.renew(link)
            case ThingKind.DRAFT:
                return self._drafting.renew(link)
            case ThingKind.TRIAL:
                opened = self._trials.coordinate(link)
                return self._trials.renew(opened, opened.kind)

    # the account itself

    def accounts(self) -> tuple[KnownAccount, ...]:
        """All accounts by their names: for the operator."""
        return tuple(KnownAccount(*account) for account in self._store.all_accounts())

    def nowhere_else(self, account: Account) -> AccountShelf:
        """What lies on the shelf of this account and on no other one: without the account its links alone
        lead there.
        """
        things = [place.thing for place in self._store.places_on(account)]
        elsewhere = {place.thing for place in self._store.places_of(*things) if place.holder != account}
        return _shelf_of(account, self._things.of([thing for thing in things if thing not in elsewhere]))

    def export(self, account: Account) -> bytes:
        """All that is kept of an account, as JSON. Without links: the file opens nothing."""
        seen, sessions = self._store.account_facts(account.id)
        said = account.identity
        whole = {
            "format": "qcheck account 1",
            "account": {
                "issuer": said.issuer,
                "subject": said.subject,
                "name": said.name,
                "mail": said.mail,
                "organisations": list(said.organisations),
                "last_sign_in": seen.isoformat(),
            },
            "sessions": [{"began": began.isoformat(), "ends": ends.isoformat()} for began, ends in sessions],
            "shelf": [
                _told(shelved)
                for shelved in self._things.of([p.thing for p in self._store.places_on(account)])
            ],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2).encode()

    def delete_account(self, account: Account) -> None:
        """Deletes the account with its sessions and its shelf. Checks, drafts and trials stay, and their
        links open them.
        """
        self._store.delete_account(account.id)


def _shelf_of(holder: Holder, things: Iterable[ShelvedThing]) -> AccountShelf:
    lying = list(things)
    return AccountShelf(
        holder.name if isinstance(holder, Organisation) else "",
        tuple(shelved for shelved in lying if isinstance(shelved, ShelvedCheck)),
        tuple(shelved for shelved in lying if isinstance(shelved, ShelvedDraft)),
        tuple(shelved for shelved in lying if isinstance(shelved, ShelvedTrial)),
    )


def _ids(places: Iterable[Place]) -> set[str]:
    return {place.id for place in places}


def _own(thing: Thing, account: Account | None) -> str:
    return place_of(thing, account) if account else ""


def _shared(thing: Thing, account: Account | None) -> dict[str, str]:
    """Of each organisation of the account the place that the thing has on its shelf, if it lies there."""
    return {
        organisation.name: place_of(thing, organisation)
        for organisation in (account.organised_in if account else ())
    }


def _office(account: Account, organisation: str) -> Organisation:
    for office in account.organised_in:
        if office.name == organisation:
            return office
    raise NotPossible(NOT_A_MEMBER)


def _other(place: Place) -> OtherShelf:
    if isinstance(place.holder, Organisation):
        return OtherShelf(place.id, place.holder.name, is_organisation=True)
    return OtherShelf(
        place.id, place.holder.identity.name or place.holder.identity.mail, is_organisation=False
    )


def _told(thing: ShelvedThing) -> dict[str, str]:
    told = {"kind": str(thing.thing.kind), "title": thing.title, "deletes": thing.deletes.isoformat()}
    return told | ({"place": thing.place} if isinstance(thing, ShelvedCheck) else {})
