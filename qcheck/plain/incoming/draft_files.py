"""A draft as a file: its text or a spreadsheet to take away, and either of them back in."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.responses import Response

from qcheck.addresses import draft_file_address, written_address
from qcheck.authoring import WHOLE, id_from
from qcheck.language import N_
from qcheck.plain.incoming.sent_form import sent_form
from qcheck.service import Invalid, NotPossible, NotReadable, NotTaken, OfAnother
from qcheck.web.check_page import check_page
from qcheck.web.rendering import Templates, sent_on
from qcheck.web.visit import Visit

TEXT, SHEET = "catalogue.yaml", "catalogue.xlsx"
TYPES = {
    TEXT: "application/yaml; charset=utf-8",
    SHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ANYWAY = "of-another"
"""The field that says: also where it was made of another questionnaire."""
ONE_FILE = N_("Please choose one file.")
_TEMPLATES = Templates("incoming")


def page(visit: Visit) -> Response:
    """GET /draft/{link}: what can be taken away, and the field for a file."""
    return _shown(visit, ())


def text(visit: Visit) -> Response:
    """GET …/catalogue.yaml: the draft as it stands."""
    return _file(visit, TEXT, visit.service.drafting.open(visit.link).draft.text.encode("utf-8"))


def sheet(visit: Visit) -> Response:
    """GET …/catalogue.xlsx: the draft as a spreadsheet."""
    try:
        made = visit.service.drafting.spreadsheet(visit.link, visit.tongue())
    except NotPossible as refused:
        return _shown(visit, [refused.said(visit.tongue())], refused.status)
    return _file(visit, SHEET, made)


def sent(visit: Visit) -> Response:
    """POST: a file in; then on to the draft, or what is wrong with the file."""
    tongue = visit.tongue()
    try:
        form = sent_form(visit)
        if len(form.files) != 1:
            raise Invalid(ONE_FILE)
        wanted = ANYWAY in form.fields
        visit.service.drafting.bring(visit.link, form.files[0].content, of_another=wanted)
    except OfAnother as refused:
        return _shown(visit, [refused.said(tongue)], refused.status, asks=True)
    except NotTaken as trouble:
        return _shown(visit, [problem.said(tongue) for problem in trouble.problems], 422)
    except NotReadable as trouble:
        return _shown(visit, [complaint.said(tongue) for complaint in trouble.complaints], 422)
    except NotPossible as refused:
        return _shown(visit, [refused.said(tongue)], refused.status)
    return sent_on(visit, written_address(visit.link))


def _shown(visit: Visit, troubles: Sequence[str], status: int = 200, *, asks: bool = False) -> Response:
    draft = visit.service.drafting.open(visit.link).draft
    address = draft_file_address(visit.link)
    shown = {
        "title": draft.title(WHOLE),
        "troubles": troubles,
        "anyway": ANYWAY if asks else "",
        "address": address,
        "text": f"{address}/{TEXT}",
        "sheet": f"{address}/{SHEET}" if draft.source else "",
        "back": written_address(visit.link),
    }
    return check_page(visit, "draft", None, shown, status, templates=_TEMPLATES)


def _file(visit: Visit, name: str, content: bytes) -> Response:
    title = id_from(visit.service.drafting.open(visit.link).draft.title(WHOLE), (), "katalog")
    called = quote(f"{title}.{name.rpartition('.')[2]}")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{called}",
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=TYPES[name], headers=headers)
