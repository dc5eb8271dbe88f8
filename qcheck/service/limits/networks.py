"""Whose address it is: one connection, and the wider networks around it, of which one person may have very
many.
"""

from __future__ import annotations

from ipaddress import AddressValueError, IPv6Address
from typing import NamedTuple

WIDER = {64: 1, 48: 4, 32: 16}
"""Lengths of prefixes of IPv6: a connection has a /64 for itself, a customer up to a /48, a provider a /32.
To each, how many times as much is free as to a single connection.
"""


class Network(NamedTuple):
    """A name for it, and how many connections' worth it may use up."""

    name: str
    times: int


def networks(address: str) -> tuple[Network, ...]:
    """The connection first. An address of IPv4 is one connection, also where IPv6 carries it."""
    try:
        parsed = IPv6Address(address.partition("%")[0])
    except AddressValueError:
        return (Network(address, 1),)
    if (mapped := parsed.ipv4_mapped) is not None:
        return (Network(str(mapped), 1),)
    return tuple(
        Network(f"{IPv6Address(int(parsed) >> 128 - length << 128 - length)}/{length}", times)
        for length, times in WIDER.items()
    )
