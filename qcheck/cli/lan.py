"""`serve --lan`: this computer becomes the server of a room, in its own network or hotspot; what to show on
the wall is said.
"""

from __future__ import annotations

import sys
from ipaddress import IPv4Address, ip_address
from typing import TextIO

import ifaddr
import segno

from qcheck.cli.errors import ProblemsFound
from qcheck.importing import Complaint
from qcheck.language import N_, Language

AUTO = "auto"
"""`--lan` without an address: the one of the network is found out."""
EVERYWHERE = "0.0.0.0"  # noqa: S104  every network of this computer: that is what --lan is for
VIRTUAL = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "tun",
    "tap",
    "utun",
    "wg",
    "tailscale",
    "zt",
)
"""Beginnings of the names of networks that exist inside this computer only, or lead far away."""

NO_NETWORK = N_(
    "This computer is in no network. Join the Wi-Fi of the room, or switch on its hotspot, and start again."
)
NOT_OURS = N_("This computer does not have the address {address}. It has: {ours}.")
ROOM = N_("Devices in the same network open: {address}")
CODE_ENTRY = N_("To type a code: {address}")
OTHERS = N_(
    "This computer has other addresses, too: {addresses}. If phones do not get through, name one: "
    "qcheck serve --lan ADDRESS"
)
OPEN_DOOR = N_(
    "Everybody in this network can open the start page. Stop with Ctrl+C when the workshop is over."
)


def address_in_room(wanted: str) -> str:
    """The address of this computer for the others in the room. `ProblemsFound` without a network, or where it
    is not one of ours.
    """
    ours = addresses()
    if not ours:
        raise ProblemsFound(Complaint(NO_NETWORK))
    if wanted == AUTO:
        return ours[0]
    if wanted not in ours:
        raise ProblemsFound(Complaint(NOT_OURS, (("address", wanted), ("ours", ", ".join(ours)))))
    return wanted


def addresses() -> tuple[str, ...]:
    """The addresses under which others in the same place reach this computer, home networks first."""
    ips = [
        str(ip.ip)
        for adapter in ifaddr.get_adapters()
        if not str(adapter.name).casefold().startswith(VIRTUAL)
        for ip in adapter.ips
        if ip.is_IPv4 and _can_be_reached(str(ip.ip))
    ]
    return tuple(
        sorted(
            dict.fromkeys(ips),
            key=lambda ip: (not ip.startswith("192.168."), not ip_address(ip).is_private),
        )
    )


def announce(address: str, words: Language, out: TextIO = sys.stdout) -> None:
    """Says what to show in the room: the address of the start page and of the code, and a QR code that leads
    to the code.
    """
    join = f"{address}/join"
    print(f"\n{words.say(ROOM, address=address)}\n{words.say(CODE_ENTRY, address=join)}\n", file=out)
    if (out.encoding or "").casefold().replace("-", "") == "utf8":  # a QR code is drawn with half blocks
        segno.make(join, micro=False).terminal(out, border=2, compact=True)
    host = address.partition("//")[2].rpartition(":")[0]
    if others := [other for other in addresses() if other != host]:
        print(words.say(OTHERS, addresses=", ".join(others)), file=out)
    print(f"{words.say(OPEN_DOOR)}\n", file=out, flush=True)


def _can_be_reached(text: str) -> bool:
    address = IPv4Address(text)
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)
