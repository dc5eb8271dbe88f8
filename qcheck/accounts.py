"""WHO SIGNED IN: an account at a provider of the operator's; frozen values without behaviour.

An account is beside links, never instead of them: it holds some, and whoever has a link needs no account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

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
