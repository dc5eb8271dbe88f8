"""What the form of this page sends: files that were chosen now, files that go along from the look before,
and what was said about columns and words.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from qcheck.language import N_
from qcheck.service import LEAVE_OUT, TAKE_IN, ColumnMap, GivenFile, Invalid, NotReadable, read_map
from qcheck.web.visit import Visit

MOST_SENT = 12_000_000
"""Bytes of a form with its files; larger ones come in by the command line."""
MOST_UNPACKED = 30_000_000
MOST_FILES, MOST_FIELDS = 400, 4_000
BROKEN = N_("What was sent cannot be read. Please choose the files again.")
NO_MAP = N_("The file about the columns cannot be read: {why}")
COLUMN, VIEW, ANSWER = "column:", "view:", "answer:"
"""How names of fields begin; behind them stands the head of a column, or a word as the file has it."""
UNFINISHED, WITHOUT_CONSENT = "unfinished", "without-consent"
PASTED = "pasted"
A_TEXT = N_("Text {number}")
_BEGIN = re.compile(r"(?=\[ ?qcheck-answers ?\])", re.IGNORECASE)

Words: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent. `wish` names the button, `then` the language in which the page shall go on;
    `fields` are all others that hold one text. `trouble`: a file about the columns that cannot be read.
    """

    wish: str
    files: tuple[GivenFile, ...]
    said: ColumnMap
    fields: Words
    trouble: Invalid | None = None

    @property
    def then(self) -> str:
        return self.fields.get("then", "")


def sent_form(visit: Visit) -> Sent:
    """Raises Invalid for what cannot be read."""
    if not visit.sends_files:
        return Sent(visit.fields.get("wish", ""), (), ColumnMap(), visit.fields)
    form = _form(visit)
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    kept = tuple(_kept(form))
    files = (*kept, *_chosen(form, "file"), *_pasted(fields.get(PASTED, ""), len(kept), visit))
    read, trouble = _about_columns(form, visit)
    return Sent(fields.get("wish", ""), _each_once(files), _said(read, fields), fields, trouble)


def packed(file: GivenFile) -> str:
    """The content of a file, to go along in the form."""
    return b64encode(zlib.compress(file.content)).decode()


class _InMemory(MultiPartParser):
    """What was sent is in memory already: no file is written beside it, so a full disk does no harm."""

    spool_max_size = MOST_SENT


def _form(visit: Visit) -> FormData:
    async def pieces() -> AsyncGenerator[bytes, None]:
        yield visit.body

    parser = _InMemory(
        visit.request.headers,
        pieces(),
        max_files=MOST_FILES,
        max_fields=MOST_FIELDS,
        max_part_size=MOST_SENT,
    )
    try:
        return asyncio.run(parser.parse())
    except (MultiPartException, ValueError, KeyError):
        raise Invalid(BROKEN) from None


def _kept(form: FormData) -> Iterator[GivenFile]:
    """The files that go along. What they unpack to is limited: anybody could have written this form."""
    left = MOST_UNPACKED
    names = [str(name) for name in form.getlist("kept-name")]
    for name, content in zip(names, form.getlist("kept"), strict=False):
        try:
            unpacking = zlib.decompressobj()
            content_kept = unpacking.decompress(b64decode(str(content), validate=True), left)
        except (ValueError, zlib.error):
            raise Invalid(BROKEN) from None
        if unpacking.unconsumed_tail or not unpacking.eof:
            raise Invalid(BROKEN)
        left -= len(content_kept)
        yield GivenFile(name, content_kept)


def _chosen(form: FormData, field: str) -> Iterator[GivenFile]:
    for file in form.getlist(field):
        if isinstance(file, UploadFile) and file.filename:
            yield GivenFile(_plain(file.filename), file.file.read())


def _pasted(text: str, before: int, visit: Visit) -> Iterator[GivenFile]:
    """Texts of answer files as they stand in e-mails, one below the other, each with what is said behind it;
    what stands above the first is a greeting.
    """
    greeting, *texts = _BEGIN.split(text)
    whole = [greeting] if greeting.strip() else []
    for number, piece in enumerate(texts or whole, before + 1):
        yield GivenFile(visit.tongue().say(A_TEXT, number=number), piece.encode())


def _plain(name: str) -> str:
    """The name alone, without a path in front of it."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _each_once(files: tuple[GivenFile, ...]) -> tuple[GivenFile, ...]:
    """The same file chosen again is looked at once."""
    return tuple({(file.name, file.content): file for file in files}.values())


def _about_columns(form: FormData, visit: Visit) -> tuple[ColumnMap, Invalid | None]:
    """What a file says about columns, or why it cannot be read: the files beside it are looked at all the
    same.
    """
    read = ColumnMap()
    for file in _chosen(form, "map"):
        try:
            read = read_map(file.content, file.name)
        except NotReadable as trouble:
            tongue = visit.tongue()
            why = "; ".join(
                " – ".join(complaint.said(tongue).split("\n    ")) for complaint in trouble.complaints
            )
            return read, Invalid(NO_MAP, why=why)
    return read, None


def _said(read: ColumnMap, fields: Words) -> ColumnMap:
    """What was said here, and below it what a file says about columns."""
    return ColumnMap(
        {**read.columns, **_behind(COLUMN, fields)},
        {**read.perspectives, **_behind(VIEW, fields)},
        {**read.answers, **_behind(ANSWER, fields)},
        fields.get("perspective") or read.perspective,
        _wish(fields, UNFINISHED) or read.unfinished,
        _wish(fields, WITHOUT_CONSENT) or read.without_consent,
    )


def _wish(fields: Words, name: str) -> str:
    said = fields.get(name, "")
    return said if said in (TAKE_IN, LEAVE_OUT) else ""


def _behind(beginning: str, fields: Words) -> Words:
    return {
        name.removeprefix(beginning): value
        for name, value in fields.items()
        if name.startswith(beginning) and value
    }
