"""WHO SIGNED IN: an account at a provider of the operator's; frozen values without behaviour.

An account is beside links, never instead of them: it holds some, and whoever has a link needs no account.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType, TypeAlias

AccountId = NewType("AccountId", str)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a provider says of whoever signed in there.

    `issuer` and `subject` together are one person, each taken as it comes and compared sign by sign. `name`
    and `mail` are for the eye alone and may be empty. `organisations` are what the operator's claim says at
    this moment.
    """

    issuer: str
    subject: str
    name: str = ""
    mail: str = ""
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A person who has signed in here, as the provider described them the last time."""

    id: AccountId
    identity: Identity

    @property
    def organised_in(self) -> tuple[Organisation, ...]:
        """The organisations that the provider named the last time."""
        return tuple(
            Organisation(self.identity.issuer, organisation) for organisation in self.identity.organisations
        )


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as a provider names it; the same name at another provider is another organisation."""

    issuer: str
    name: str


Holder: TypeAlias = Account | Organisation
"""Whose shelf it is."""


class ThingKind(StrEnum):
    """What can lie on a shelf."""

    CHECK = "check"
    DRAFT = "draft"  # of a catalogue
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Thing:
    """A check, a draft or a trial by its id (a draft by that of its author's link)."""

    kind: ThingKind
    id: str


@dataclass(frozen=True, slots=True)
class Place:
    """A thing on a shelf. `id` names the place alone and opens nothing."""

    id: str
    thing: Thing
    holder: Holder
