"""The sheets a device has begun, one cookie for each check: the secret of the sheet, and by which invitations
one comes to it. Pure.

Scripts never see it, it goes to the addresses of the sheet alone, and it stands for the sheet even where the
invitation was renewed or withdrawn meanwhile: whoever has begun goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from qcheck.browser import well_formed

PREFIX = "qcheck_sheet_"
MOST_WAYS = 6
_WAY_SIGNS = 12  # of an invitation's address: which one it is, without its secret
_BETWEEN = "~"
_CHECK = re.compile(r"[0-9a-z-]{1,40}")


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """One sheet of this device. `ways` are the beginnings of the invitations that lead to it here, newest
    first, six at most.
    """

    check: str
    link: str
    ways: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of this sheet's cookie."""
        return PREFIX + self.check

    @property
    def value(self) -> str:
        """The value of this sheet's cookie: the sheet's secret, then the `ways`."""
        return _BETWEEN.join((self.link, *self.ways))

    def reached_by(self, invitation: str) -> KeptSheet:
        """The same sheet with one more invitation that leads to it; the oldest is forgotten beyond six."""
        return replace(self, ways=tuple(dict.fromkeys((way(invitation), *self.ways)))[:MOST_WAYS])


def way(invitation: str) -> str:
    """The beginning of an invitation's address, which tells it from others without holding its secret."""
    return invitation[:_WAY_SIGNS].lower()


def kept_sheets(cookies: Mapping[str, str]) -> tuple[KeptSheet, ...]:
    """All sheets of this device; cookies that are not well formed are left out."""
    named = (
        (name.removeprefix(PREFIX), value.split(_BETWEEN))
        for name, value in cookies.items()
        if name.startswith(PREFIX)
    )
    return tuple(
        KeptSheet(check, link, tuple(ways))
        for check, (link, *ways) in named
        if _CHECK.fullmatch(check) and well_formed(link)
    )


def kept_by_way(cookies: Mapping[str, str], invitation: str) -> KeptSheet | None:
    """The sheet to which this invitation leads on this device, whether the invitation still opens anything or
    not.
    """
    return next((kept for kept in kept_sheets(cookies) if way(invitation) in kept.ways), None)


def kept_of_check(cookies: Mapping[str, str], check: str) -> KeptSheet | None:
    """The sheet of this check on this device."""
    return next((kept for kept in kept_sheets(cookies) if kept.check == check), None)
