"""Where an organiser takes the sheet as one file along: a page with a file for each perspective and language,
and the files.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from starlette.responses import Response

from qcheck.addresses import address_of, bring_address
from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.language import N_, OWN_NAMES, language
from qcheck.plain.sheet.one_file import one_file
from qcheck.plain.sheet.rendering import page
from qcheck.service import Access, LinkKind
from qcheck.web.visit import Elsewhere, Visit, offered

FILE = "/sheet.html"
FILE_NAME = N_("answer-sheet")


def files(visit: Visit) -> Response:
    """GET …: every file that there is, with a sentence what they are for."""
    access = _organised(visit)
    tags = offered(access.catalogue)
    titles = {perspective.id: perspective.title for perspective in access.catalogue.perspectives}
    rows = [
        (titles.get(perspective), [(OWN_NAMES[tag], tag, _address(visit, perspective, tag)) for tag in tags])
        for perspective in visit.service.carrying.carried_perspectives(access)
    ]
    shown = {
        "access": access,
        "rows": rows,
        "back": address_of(LinkKind.ORGANISE, visit.link),
        "bring": bring_address(visit.link),
    }
    return page(visit, "carried_files", None, shown)


def file(visit: Visit) -> Response:
    """GET …/sheet.html: the file itself, for the perspective and in the language that the address names;
    without them to the page of all files.
    """
    access, wanted = _organised(visit), visit.request.query_params
    tag, whose = wanted.get("language", ""), PerspectiveId(wanted.get("perspective", ""))
    if tag not in offered(access.catalogue) or whose not in visit.service.carrying.carried_perspectives(
        access
    ):
        visit.turn()
    carried, tongue = visit.service.carrying.carried_sheet(access, whose), language(tag)
    name = "-".join(filter(None, (tongue.say(FILE_NAME), "" if whose == EVERYBODY else whose, tag))) + ".html"
    return Response(
        one_file(carried, tongue),
        media_type="text/html; charset=utf-8",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _organised(visit: Visit) -> Access:
    if visit.access.kind is not LinkKind.ORGANISE:
        raise Elsewhere(address_of(visit.access.kind, visit.link))
    return visit.access


def _address(visit: Visit, perspective: PerspectiveId, tag: str) -> str:
    return f"{visit.base}{FILE}?{urlencode({'perspective': perspective, 'language': tag})}"
