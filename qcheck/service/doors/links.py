"""Links as people hold them: 38 letters and digits, made of the link's id and a secret that only the
installation's key can make.

The secret is HMAC-SHA256 of the id and its generation, cut to 128 bits: it can be shown again at any time,
and raising the generation makes the one before worthless. Written in Crockford's base 32: no signs that break
a word when it is copied, and no `i l o u`; whoever types `O` for a zero or `L` for a one is understood. What
mail programs, chats and printed paper leave on a link is looked past.
"""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from qcheck.records import CheckId, LinkId
from qcheck.typed_text import one_line, visible

ID_SIGNS = 12  # 60 bits: enough not to meet by chance, nothing secret
SECRET_SIGNS = 26  # 128 bits
CODE_SIGNS = 6  # 30 bits: guessing is slowed down, and a code leads to nothing but an empty sheet
PERSONAL_SIGNS = 8  # 40 bits, and only within one check

MOST_REMEMBERED = 2_000
"""Links whose secret is not worked out anew each time."""

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
_NO_SIGN_OF_A_LINK = re.compile("[^0-9A-Za-z]")
_MISREAD = str.maketrans("oil", "011")
_SHAPE = re.compile(rf"(?<![0-9A-Za-z])[0-9A-Za-z]{{{ID_SIGNS + SECRET_SIGNS}}}(?![0-9A-Za-z])")
_BROKEN = re.compile(
    rf"(?<![0-9A-Za-z])[0-9A-Za-z](?:[\s\-=>|]*[0-9A-Za-z]){{{ID_SIGNS + SECRET_SIGNS - 1}}}(?![0-9A-Za-z])"
)
"""The same with a line break, a hyphen or a quotation of e-mails in the middle."""
_ENCODED_EQUALS = re.compile(
    rf"(?<![0-9A-Za-z%])3[Dd](?=[0-9A-Za-z]{{{ID_SIGNS + SECRET_SIGNS}}}(?![0-9A-Za-z]))"
)
_DOORS = "a|application|coordinate|enter|lead|m|pilot|r|reflect|registration|screen|shelf|wall"
_OURS = re.compile(rf"(?:/(?:{_DOORS})/|link=)\s*$", re.IGNORECASE)
"""What stands before a link in an address of ours."""
_LONGEST = 20_000
_CODE_IN_ADDRESS = re.compile(r"[?&;]code=([^&#\s<>]+)")
_CODE_AS_SAID = re.compile(r"^\s*[\w ]*(?:code|kode)\s*(?:is|ist|lautet)?\s*[:=]", re.IGNORECASE)


def new_id() -> str:
    """A random id, for links and whatever else needs one."""
    return "".join(_written(secrets.randbits(5 * ID_SIGNS), ID_SIGNS))


@lru_cache(maxsize=MOST_REMEMBERED)
def text(key: bytes, link: LinkId, generation: int) -> str:
    """The link as it is shown and handed on; each visit compares and writes it several times."""
    digest = hmac.digest(key, f"qcheck link {link} {generation}".encode(), "sha256")
    return link + "".join(_written(int.from_bytes(digest[:16], "big"), SECRET_SIGNS))


def parse(copied: str) -> LinkId | None:
    """The id in a link, or in an address that ends with one; None where there is nothing like a link."""
    compared = _copied(copied)
    return LinkId(compared[:ID_SIGNS]) if compared else None


def is_link(typed: str) -> bool:
    """Whether there is something like a link in this."""
    return bool(_copied(typed))


def cleaned(typed: str) -> str:
    """The link in this, as we write it; empty without one."""
    return _copied(typed)


def is_right(copied: str, key: bytes, link: LinkId, generation: int) -> bool:
    """Whether this is the link, secret included; takes as long for a near miss as for a far one."""
    return hmac.compare_digest(_copied(copied).encode(), text(key, link, generation).encode())


def was_right(copied: str, key: bytes, link: LinkId, generation: int) -> bool:
    """Whether this was the link before it was renewed, as far back as twenty times."""
    return any(is_right(copied, key, link, before) for before in range(max(1, generation - 20), generation))


def id_from(key: bytes, *parts: str) -> str:
    """An id that follows from these words: whoever sends them twice gets the same."""
    digest = hmac.digest(key, "\n".join(("qcheck id", *parts)).encode(), "sha256")
    return "".join(_written(int.from_bytes(digest[:8], "big"), ID_SIGNS))


def short_code(key: bytes, link: LinkId, generation: int) -> str:
    """Six characters that lead to a link, to be typed from a wall."""
    return _code(key, f"qcheck code {link} {generation}", CODE_SIGNS)


def code_hash(key: bytes, typed: str) -> str:
    """What the database keeps of a code: without the key nobody finds out which code it is."""
    return hmac.digest(key, f"qcheck code {bare_code(typed)}".encode(), "sha256").hex()


def personal_code(key: bytes, link: LinkId, generation: int) -> str:
    """Eight characters, in two groups, with which one goes on with one's sheet on another device."""
    whole = _code(key, f"qcheck personal {link} {generation}", PERSONAL_SIGNS)
    return f"{whole[:4]}-{whole[4:]}"


def personal_hash(key: bytes, check: CheckId, typed: str) -> str:
    """What the database keeps of a personal code, by which its sheet is found among those of its check."""
    return hmac.digest(key, f"qcheck personal of {check} {bare_code(typed)}".encode(), "sha256").hex()


def bare_code(typed: str) -> str:
    """A code as it was typed or pasted: letters and digits alone, in capitals; taken out of its address where
    that was pasted.
    """
    plain = one_line(typed[:_LONGEST])
    address = _CODE_IN_ADDRESS.search(unquote(unescape(plain)))
    bare = address[1] if address else _CODE_AS_SAID.sub("", plain)
    return "".join(sign for sign in bare if sign.isalnum()).upper()[:40]


def foreign_letter(typed: str) -> str:
    """A letter of another alphabet in what should be a code, which may look like one of ours; empty without
    one.
    """
    return next((sign for sign in bare_code(typed) if sign.isalpha() and not sign.isascii()), "")


def has_signs(typed: str, number: int) -> bool:
    """Whether what was typed could be a code of so many characters."""
    bare = bare_code(typed)
    return len(bare) == number and set(bare) <= set(_CODE_SIGNS)


def _code(key: bytes, about: str, signs: int) -> str:
    number = int.from_bytes(hmac.digest(key, about.encode(), "sha256")[:8], "big")
    return "".join(_CODE_SIGNS[number >> 5 * place & 31] for place in range(signs))


def _copied(copied: str) -> str:
    """The link in what was copied, as it is compared."""
    if _SHAPE.fullmatch(copied):
        return _as_compared(copied)
    for text in _readings(copied):
        if ours := _behind_our_address(_SHAPE.finditer(text)):
            return _as_compared(ours[-1][0])
    for text in _readings(copied):
        if shapes := _SHAPE.findall(text):
            return _as_compared(shapes[-1])
    for text in _readings(copied):
        alone = _BROKEN.fullmatch(text.strip("\"' <>„“»«.,;"))
        if broken := [alone] if alone else _behind_our_address(_BROKEN.finditer(text)):
            return _as_compared(broken[-1][0])
    return ""


def _behind_our_address(shapes: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    return [shape for shape in shapes if _OURS.search(shape.string[: shape.start()][-40:])]


def _as_compared(written: str) -> str:
    return _NO_SIGN_OF_A_LINK.sub("", written).lower().translate(_MISREAD)


def _readings(copied: str) -> Iterator[str]:
    """As it stands; without what nobody sees; and once more decoded where a mail program has put it into an
    address of its own.
    """
    text = copied[:_LONGEST]
    yield text
    text = visible(unicodedata.normalize("NFKC", visible(text)))
    for _ in range(3):
        yield text
        text = _ENCODED_EQUALS.sub(
            "", unescape(re.sub(r"=\r?\n", "", text)).replace("=3D", "=").replace("=3d", "=")
        )
        text = visible(unquote(text))
    yield text


def _written(number: int, signs: int) -> Iterator[str]:
    return (_SIGNS[number >> 5 * place & 31] for place in reversed(range(signs)))
