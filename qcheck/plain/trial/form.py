"""What is asked of whoever applies, as whoever coordinates the trial writes it: a small YAML block."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from qcheck.plain.trial import form_fields
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward
from qcheck.service import USUAL, Invalid, OpenedTrial, Stale, WrongForm
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit

PATH: Final = "/applications/form"


def page(visit: Visit) -> Response:
    """The block, and the form that it makes."""
    opened = coordinated(visit)
    return _page(visit, opened, opened.trial.form or USUAL)


def change(visit: Visit) -> Response:
    """Asks something else from now on; a block with mistakes stays with them."""
    opened, fields, tongue = coordinated(visit), visit.fields, visit.tongue()
    source, revision = fields.get("form", ""), fields.get("revision", "")
    try:
        visit.service.choosing.change_form(opened, int(revision) if revision.isdecimal() else 0, source)
    except WrongForm as refused:
        problems = [problem.said(tongue) for problem in refused.problems]
        return _page(visit, opened, source, problems, refused.said(tongue), refused.status)
    except (Invalid, Stale) as refused:
        return _page(visit, opened, source, [], refused.said(tongue), refused.status)
    return sent_on(visit, onward(visit, PATH, "saved"))


def _page(
    visit: Visit,
    opened: OpenedTrial,
    source: str,
    problems: list[str] | None = None,
    refused: str = "",
    status: int = 200,
) -> Response:
    shown = {
        "source": source,
        "problems": problems or [],
        "errors": {"form": refused} if refused else {},
        "form": visit.service.choosing.form(opened),
        "typed": form_fields.kept({}),
        "named": form_fields.named,
    }
    return coordinators_page(visit, opened, "form", "/applications", shown, status)
