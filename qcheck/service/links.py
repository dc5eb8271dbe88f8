"""Links as people hold them: 38 letters and digits, made of the link's id and a secret that only the installation's key can make.

The secret is HMAC-SHA256 of the id and its generation, cut to 128 bits: it can be shown again at any time, and raising the generation
makes the one before worthless. Written in Crockford's base 32: no signs that break a word when it is copied, and no `i l o u`;
whoever types `O` for a zero or `L` for a one is understood.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterator

from qcheck.records import LinkId

ID_SIGNS = 12  # 60 bits: enough not to meet by chance, nothing secret
SECRET_SIGNS = 26  # 128 bits

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans("oil", "011")
_SHAPE = re.compile(rf"(?<![0-9A-Za-z])[0-9A-Za-z]{{{ID_SIGNS + SECRET_SIGNS}}}(?![0-9A-Za-z])")


def new_id() -> str:
    """A random id, for links and whatever else needs one."""
    return "".join(secrets.choice(_SIGNS) for _ in range(ID_SIGNS))


def text(key: bytes, link: LinkId, generation: int) -> str:
    """The link as it is shown and handed on."""
    digest = hmac.digest(key, f"qcheck link {link} {generation}".encode(), "sha256")
    return link + "".join(_written(int.from_bytes(digest[:16], "big")))


def parse(copied: str) -> LinkId | None:
    """The id in a link, or in an address that ends with one; None where there is nothing like a link."""
    found = _copied(copied)
    return LinkId(found[:ID_SIGNS]) if found else None


def is_right(copied: str, key: bytes, link: LinkId, generation: int) -> bool:
    """Whether this is the link, secret included; takes as long for a near miss as for a far one."""
    return hmac.compare_digest(_copied(copied).encode(), text(key, link, generation).encode())


def _copied(copied: str) -> str:
    found = _SHAPE.findall(copied)
    return found[-1].lower().translate(_MISREAD) if found else ""


def _written(number: int) -> Iterator[str]:
    return (_SIGNS[number >> 5 * place & 31] for place in reversed(range(SECRET_SIGNS)))
