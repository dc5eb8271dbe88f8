"""The page to which files of answers are brought, and what its buttons do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from qcheck import addresses
from qcheck.language import N_, OWN_NAMES, Language
from qcheck.plain.incoming import reading_process
from qcheck.plain.incoming.look_in_words import Looked, looked
from qcheck.plain.incoming.sent_form import PASTED, Sent, sent_form
from qcheck.service import (
    Access,
    FilesLook,
    Imported,
    Invalid,
    LinkKind,
    Mode,
    NeedsConfirmation,
    NotPossible,
    Stale,
    TakenFile,
    map_as_file,
)
from qcheck.web.rendering import NO_SHEET, Templates
from qcheck.web.visit import Elsewhere, Visit

NOTHING_CHOSEN = N_("Please choose one or more files first.")
SURE = N_(
    "Something on these sheets was changed or removed since. Please say that it may go, too, and press the "
    "button again."
)
GONE = N_("This import has been undone already.")
MAP_NAME = "qcheck-columns.yaml"
_TEMPLATES = Templates("incoming")


@dataclass(frozen=True, slots=True)
class Earlier:
    """Files that were taken over together, in words; `changes` says up to which change they were seen."""

    batch: str
    files: str
    when: str
    number: str
    changes: str
    is_changed: bool


def page(visit: Visit) -> Response:
    """Where files are chosen, and what was taken over so far."""
    return _shown(visit, _organiser(visit))


def sent(visit: Visit) -> Response:
    """What the button that was pressed asks for."""
    access, pasted = _organiser(visit), ""
    try:
        form = sent_form(visit)
        pasted = form.fields.get(PASTED, "")
        if form.wish == "undo":
            return _undo(visit, access, form)
        if not form.files:
            raise form.trouble or Invalid(NOTHING_CHOSEN)
        look = reading_process.look(visit.service, visit.link, form.files, form.said)
    except NotPossible as refused:
        return _shown(visit, access, refused=refused, pasted=pasted)
    visit = _in_language(visit, form.then)
    if form.trouble:
        return _shown(visit, access, look, refused=form.trouble)
    if form.wish == "map":
        return _map(look)
    if form.wish == "take":
        return _take(visit, access, look)
    return _shown(visit, access, look)


def _in_language(visit: Visit, tag: str) -> Visit:
    """The same visit in the language whose button was pressed, so that what was looked at stays."""
    if tag not in OWN_NAMES:
        return visit
    scope = {**visit.request.scope, "query_string": f"lang={tag}".encode()}
    return Visit(Request(scope), visit.body)


def _take(visit: Visit, access: Access, look: FilesLook) -> Response:
    try:
        taken = reading_process.take_in(visit.service, visit.link, look)
    except NotPossible as refused:
        return _shown(visit, access, look, refused=refused)
    left = [file for file, became in zip(look.given, taken, strict=True) if became.problems]
    rest = reading_process.look(visit.service, visit.link, left, look.said) if left else None
    return _shown(visit, access, rest, taken=taken)


def _undo(visit: Visit, access: Access, form: Sent) -> Response:
    batch = form.fields.get("batch", "")
    chosen_import = next(
        (imported for imported in visit.service.importing.imports(access) if imported.batch == batch), None
    )
    if chosen_import is None:
        raise Stale(GONE)
    if chosen_import.is_changed and not form.fields.get("sure"):
        raise NeedsConfirmation(SURE)
    visit.service.importing.undo_import(access, replace(chosen_import, changes=_seen(form, chosen_import)))
    return _shown(visit, access, undone=chosen_import)


def _seen(form: Sent, imported: Imported) -> tuple[int, ...]:
    """Up to which change whoever wants it undone has seen these sheets; nothing at all where the form does
    not say it.
    """
    said = form.fields.get("changes", "").split()
    numbers = tuple(
        int(number) for number in said if number.isascii() and number.isdigit() and len(number) < 10
    )
    return numbers if len(numbers) == len(imported.changes) else (-1,) * len(imported.changes)


def _map(look: FilesLook) -> Response:
    """What was said about columns, as a file for the next time."""
    headers = {
        "Content-Disposition": f'attachment; filename="{MAP_NAME}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(map_as_file(look.said), media_type="application/yaml; charset=utf-8", headers=headers)


def _organiser(visit: Visit) -> Access:
    """The check; any other link leads to what it opens."""
    access = visit.access
    if access.kind is not LinkKind.ORGANISE:
        raise Elsewhere(addresses.address_of(access.kind, visit.link))
    return access


def _shown(
    visit: Visit,
    access: Access,
    look: FilesLook | None = None,
    taken: tuple[TakenFile, ...] = (),
    undone: Imported | None = None,
    refused: NotPossible | None = None,
    pasted: str = "",
) -> Response:
    tongue = visit.tongue(access.catalogue)
    closed = visit.service.importing.look(access, ()).refused
    number = sum(file.number for file in taken)
    values: Mapping[str, object] = {
        **NO_SHEET,
        "form": "bring" if look else None,
        "access": access,
        "is_open": access.mode is Mode.OPEN,
        "closed": tongue.say(closed) if closed else "",
        "address": addresses.bring_address(visit.link) + visit.in_language,
        "pasted": pasted,
        "look": _words(access, look, tongue),
        "taken": tongue.count("{number} sheet", "{number} sheets", number) if taken else "",
        "already": not number and any(not file.problems for file in taken),
        "undone": _earlier(undone, access, tongue) if undone else None,
        "refused": refused.said(tongue) if refused else "",
        "earlier": [
            _earlier(imported, access, tongue) for imported in visit.service.importing.imports(access)
        ],
        "blank": addresses.take_address(visit.link, "bogen", "fragebogen", "ausfuellen"),
        "back": addresses.address_of(LinkKind.ORGANISE, visit.link).replace("/check", "/organise"),
    }
    return _TEMPLATES.page(visit, "bring", access.catalogue, values, refused.status if refused else 200)


def _words(access: Access, look: FilesLook | None, tongue: Language) -> Looked | None:
    return looked(access, look, tongue) if look else None


def _earlier(imported: Imported, access: Access, tongue: Language) -> Earlier:
    names = [name for _, name, _ in imported.files]
    more = "" if len(names) <= 5 else " …"
    return Earlier(
        imported.batch,
        ", ".join(names[:5]) + more,
        tongue.moment(imported.taken, access.life.zone),
        tongue.count("{number} sheet", "{number} sheets", imported.number),
        " ".join(map(str, imported.changes)),
        imported.is_changed,
    )
