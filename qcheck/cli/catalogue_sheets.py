"""`qcheck catalogue to-xlsx` and `from-xlsx`: a catalogue as a spreadsheet, and back."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qcheck.catalogue.values import LANGUAGE_PATTERN
from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import deliver, deliver_file, source_of
from qcheck.importing import Complaint, NotReadable
from qcheck.language import N_, Language

if TYPE_CHECKING:  # XlsxWriter is loaded where it is needed
    from qcheck.catalogue_sheet import Taken

NAME = "catalogue"
NEEDLESS = N_("{options}: this belongs to `qcheck catalogue {deed}`")
NO_TAG = N_("--into: '{tag}' is no language tag such as fr or de-simple")
NO_SPREADSHEET = N_("'{file}' is no spreadsheet that `qcheck catalogue to-xlsx` made")
CHANGED = N_("{cell}: {was} → {now}")
NEW = N_("new: {ids}")
MOVED = N_("moved: {ids}")
STAY = N_("without a row, and left as they are (--remove takes them out): {ids}")
REMOVED = N_("taken out: {ids}")
LOOK_AGAIN = N_("translated, but the original has been changed meanwhile: {places}")
NOTHING = N_("nothing was changed in this spreadsheet")
MISTAKES = N_("the catalogue would have mistakes then, so nothing was written:")


def to_xlsx(orders: Namespace, words: Language) -> int:
    """`qcheck catalogue to-xlsx`: writes a catalogue as a spreadsheet."""
    from qcheck.authoring import Unwritable, unix_lines
    from qcheck.catalogue_sheet import as_spreadsheet
    from qcheck.cli.catalogues import text_of

    _only(orders, "from-xlsx", "catalogue", "remove", "dry_run")
    if wrong := [tag for tag in orders.into if not re.fullmatch(LANGUAGE_PATTERN, tag)]:
        raise WrongUsage(Complaint(NO_TAG, (("tag", wrong[0]),)))
    text = unix_lines(text_of(orders.file))
    since = _state(orders.since) if orders.since else _followed(text)
    try:
        made = as_spreadsheet(text, words, texts_only=orders.texts_only, into=tuple(orders.into), since=since)
    except Unwritable as trouble:
        raise ProblemsFound(*trouble.problems) from None
    deliver_file(made, orders.output)
    return 0


def from_xlsx(orders: Namespace, words: Language) -> int:
    """`qcheck catalogue from-xlsx`: takes over what was changed in a spreadsheet; prints each change, and
    with its cell everything that cannot be meant.
    """
    from qcheck.authoring import Unwritable, unix_lines
    from qcheck.catalogue_sheet import NotTaken, taken
    from qcheck.cli.catalogues import text_of
    from qcheck.importing.workbooks import worksheets

    _only(orders, "to-xlsx", "texts_only", "into", "since")
    text = text_of(orders.catalogue) if orders.catalogue else None
    try:
        tabs = {worksheet.name: worksheet.rows for worksheet in worksheets(source_of(orders.file))}
        taken_back = taken(tabs, unix_lines(text) if text else None, removes=orders.remove)
    except NotReadable as trouble:
        raise ProblemsFound(*trouble.complaints) from None
    except (NotTaken, Unwritable) as trouble:
        raise ProblemsFound(*trouble.problems) from None
    for line in _told(taken_back, words, removes=orders.remove):
        print(line, file=sys.stderr)
    _refuse_mistakes(taken_back, words)
    if not orders.dry_run:
        deliver(
            taken_back.text.replace("\n", "\r\n") if "\r\n" in (text or "") else taken_back.text,
            orders.output,
        )
    return 0


def _only(orders: Namespace, deed: str, *names: str) -> None:
    """Refuses options that are of no use to this deed, and names them."""
    given = [name for name in names if getattr(orders, name)]
    if given:
        told = ", ".join(name if name == "catalogue" else f"--{name.replace('_', '-')}" for name in given)
        raise WrongUsage(Complaint(NEEDLESS, (("options", told), ("deed", deed))))


def _state(name: str) -> str:
    """The text of an edition, or that from which a spreadsheet was made."""
    from qcheck.catalogue_sheet import made_from
    from qcheck.cli.catalogues import text_of
    from qcheck.importing.workbooks import is_workbook, worksheets

    if "@" in name or not is_workbook(source_of(name)):
        return text_of(name)
    try:
        base = made_from({worksheet.name: worksheet.rows for worksheet in worksheets(source_of(name))})
    except NotReadable as trouble:
        raise ProblemsFound(*trouble.complaints) from None
    if base is None:
        raise WrongUsage(Complaint(NO_SPREADSHEET, (("file", name),)))
    return base


def _followed(text: str) -> str | None:
    """The edition that this one follows, where the shelf has it."""
    from qcheck.cli.catalogues import text_of
    from qcheck.loading import read

    catalogue = read(text.encode(), NAME).catalogue
    if catalogue is None or not catalogue.follows:
        return None
    try:
        return text_of(f"{catalogue.id}@{catalogue.follows}")
    except WrongUsage:
        return None


def _told(taken_back: Taken, words: Language, *, removes: bool) -> Iterator[str]:
    for wish in taken_back.changed:
        yield words.say(CHANGED, cell=wish.cell, was=_quoted(wish.was), now=_quoted(wish.now))
    lists = (
        (NEW, taken_back.new),
        (MOVED, taken_back.moved),
        (REMOVED if removes else STAY, taken_back.missing),
    )
    for message, ids in lists:
        if ids:
            yield words.say(message, ids=", ".join(ids))
    if taken_back.originals:
        yield words.say(LOOK_AGAIN, places=", ".join(place.name for place in taken_back.originals))
    if not (taken_back.changed or taken_back.new or taken_back.moved or (removes and taken_back.missing)):
        yield words.say(NOTHING)


def _quoted(text: str) -> str:
    from qcheck.loading.problems import shown

    return f"»{shown(text)}«" if text else "–"


def _refuse_mistakes(taken_back: Taken, words: Language) -> None:
    """A catalogue that had none must have none afterwards; one that is being written may."""
    from qcheck.loading import read

    before, after = (read(text.encode(), NAME).mistakes for text in (taken_back.before, taken_back.text))
    had = {(problem.path, problem.message) for problem in before}
    new = [problem for problem in after if (problem.path, problem.message) not in had]
    if new:
        print(words.say(MISTAKES), file=sys.stderr)
        raise ProblemsFound(*new)
