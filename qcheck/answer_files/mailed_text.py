"""The text of an answer file as mail programs leave it: quoted, wrapped, with words around it → its JSON.

A text that cannot be put together again is refused, never guessed: a checksum tells.
"""

from __future__ import annotations

import re
from base64 import b64decode
from zlib import crc32

from qcheck.answer_files.trouble import CHANGED_ON_THE_WAY, CUT_OFF, SEVERAL, NotAnAnswerFile
from qcheck.typed_text import visible

_WHOLE = re.compile(
    r"\[\s*qcheck-answers\s*\](.*?)\[\s*/\s*qcheck-answers\s+([0-9a-f]{8})\s*\]", re.DOTALL | re.IGNORECASE
)
_BEGUN = re.compile(r"\[\s*qcheck-answers\s*\]", re.IGNORECASE)
_PRINTABLE = re.compile("=([0-9A-F]{2})")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_AROUND = re.compile(r"&(?:gt|nbsp|#160|#62);|[\s>|\xa0]")
"""What stands at the beginning and end of quoted lines."""


def is_mailed(text: str) -> bool:
    """Whether the text of an answer file begins in this."""
    return _BEGUN.search(text) is not None


def mailed(text: str) -> bytes | None:
    """The JSON of the answer file in this text; None where there is nothing like one."""
    if not is_mailed(text):
        return None
    decoded = {_decoded(payload, crc) for payload, crc in _WHOLE.findall(_unquoted(visible(text)))}
    if not decoded:
        raise NotAnAnswerFile(CUT_OFF)
    if len(decoded) > 1:
        raise NotAnAnswerFile(SEVERAL)
    return decoded.pop()


def _unquoted(text: str) -> str:
    """Without the soft line ends of quoted-printable, in which a mail is stored."""
    return re.sub(r"=[ \t]*\r?\n", "", text)


def _decoded(payload: str, crc: str) -> bytes:
    plain = _AROUND.sub("", _TAG.sub("", payload))
    plain = _PRINTABLE.sub(lambda match: chr(int(match[1], 16)), plain).rstrip("=")
    try:
        decoded = b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except ValueError:
        raise NotAnAnswerFile(CHANGED_ON_THE_WAY) from None
    if crc32(decoded) != int(crc, 16):
        raise NotAnAnswerFile(CHANGED_ON_THE_WAY)
    return decoded
