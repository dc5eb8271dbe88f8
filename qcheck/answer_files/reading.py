"""A file that somebody brings, or a text that was pasted → the answer file in it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from qcheck.answer_files.contents import AnswerFile, answer_file
from qcheck.answer_files.mailed_text import is_mailed, mailed
from qcheck.answer_files.sealing import Seal, is_sealed, sealed_in
from qcheck.answer_files.strict_json import Json, NotJson, parsed
from qcheck.answer_files.trouble import IS_SEALED, SEVERAL, TOO_LARGE, NotAnAnswerFile, NothingLikeIt

LARGEST: Final = 256 * 1024
"""Bytes of an answer file; a mail around it may be larger."""
LARGEST_MAIL: Final = 4 * LARGEST
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEADERS = (
    b"return-path:",
    b"received:",
    b"from:",
    b"to:",
    b"subject:",
    b"date:",
    b"message-id:",
    b"mime-version:",
)


def read(data: bytes, seal: Seal | None = None) -> AnswerFile:
    """The answer file in a file or a pasted text; NotAnAnswerFile says what is wrong, and where.

    A sealed one is opened by the `seal` of its check, and is refused without it. A stored e-mail is looked
    through, with what is attached to it.
    """
    given = _document(data)
    if not is_sealed(given):
        return answer_file(given)
    if seal is None:
        raise NotAnAnswerFile(IS_SEALED)
    return answer_file(_json(seal.unseal(sealed_in(given)))).model_copy(update={"was_sealed": True})


def looks_like_one(data: bytes) -> bool:
    """Whether this is meant to be an answer file, however damaged, and not a table."""
    text = _text(data[:LARGEST_MAIL])
    is_json = text.lstrip().startswith("{") and '"qcheck"' in text
    return is_json or _is_mail(data) or is_mailed(text)


def _document(data: bytes) -> Json:
    """The JSON of the answer file, sealed or not, that this is or that stands in it."""
    if len(data) > LARGEST_MAIL or (len(data) > LARGEST and not _is_mail(data)):
        raise NotAnAnswerFile(TOO_LARGE, most=LARGEST // 1024)
    if _is_mail(data):
        return _in_mail(data)
    text = _text(data)
    if text.lstrip().startswith("{"):
        return _json(text.encode("utf-8", "replace"))
    if (payload := mailed(text)) is None:
        raise NothingLikeIt()
    return _json(payload)


def _json(data: bytes) -> Json:
    try:
        return parsed(data.decode("utf-8"))
    except (NotJson, UnicodeDecodeError):
        raise NothingLikeIt() from None


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is_mail(data: bytes) -> bool:
    return data[:20].lower().startswith(_HEADERS)


def _in_mail(data: bytes) -> Json:
    """The one answer file among the parts of a stored e-mail."""
    documents: list[Json] = []
    trouble: NotAnAnswerFile = NothingLikeIt()
    for part in message_from_bytes(data, policy=policy.default).walk():
        try:
            documents += [document for document in [_document(_content(part))] if document not in documents]
        except NotAnAnswerFile as wrong:
            trouble = trouble if isinstance(wrong, NothingLikeIt) else wrong
    if len(documents) > 1:
        raise NotAnAnswerFile(SEVERAL)
    if not documents:
        raise trouble
    return documents[0]


def _content(part: EmailMessage) -> bytes:
    """What stands in a part; nothing for one that is made of parts, and for a mail within a mail."""
    content = b"" if part.is_multipart() else part.get_payload(decode=True)
    return content if isinstance(content, bytes) and not _is_mail(content) else b""
