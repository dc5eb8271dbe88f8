"""Correcting what one has written once the check has ended: another text, marked as corrected, or none."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from qcheck.catalogue import QuestionId, Text
from qcheck.plain.sheet.navigation import ANSWERS
from qcheck.plain.sheet.own_sheet import Own, kept_sheet
from qcheck.plain.sheet.rendering import page
from qcheck.refusals import Stale
from qcheck.service import NotNow, NotPossible, OwnSheet, State, uncorrected
from qcheck.web.visit import Visit
from qcheck.wording import CLOSING


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote to a question, or as a closing text where there is no `question`; without the words
    that say that it was corrected.
    """

    about: str
    question: Text | None
    text: str
    evidence: str = ""


def ask(visit: Visit) -> Response:
    """GET …/correct/{about}: the text as it stands, to be changed."""
    mine, written = _found(visit)
    return _page(visit, mine, written, written.text)


def correct(visit: Visit) -> Response:
    """POST …/correct/{about}: puts the text there; what cannot be taken stays in its field, with why."""
    mine, written = _found(visit)
    typed, seen = visit.fields.get("text", written.text), visit.fields.get("seen", written.text)
    own, tongue = visit.service.own_data, visit.tongue(mine.access.catalogue)
    try:
        if written.text:
            own.correct(mine.access, written.about, typed, seen, tongue)
        if "evidence" in visit.fields:
            own.remove_evidence(mine.access, written.about)
    except (NotNow, Stale):
        raise
    except NotPossible as refused:
        return _page(visit, mine, written, typed, refused.said(tongue), refused.status)
    return RedirectResponse(f"{visit.base}{ANSWERS}{visit.in_language}#q-{written.about}", 303)


def _found(visit: Visit) -> tuple[Own, Written]:
    """What was written there, on a sheet of a check that has ended; else leads to the list of answers."""
    mine = kept_sheet(visit)
    if mine.access.state is not State.CLOSED:
        visit.turn()
    about = str(visit.request.path_params["about"])
    written = _written(visit.service.answering.own_sheet(mine.access), about)
    if written is None:
        visit.turn(ANSWERS)
    return mine, written


def _written(sheet: OwnSheet, about: str) -> Written | None:
    if about in CLOSING:
        text = sheet.closing.get(about, "")
        return Written(about, None, uncorrected(text)) if text else None
    given = sheet.given.get(QuestionId(about))
    asked = sheet.access.catalogue.questions.get(QuestionId(about))
    if given is None or asked is None:
        return None
    evidence = " ".join(filter(None, (given.evidence_title, given.evidence_address)))
    if not given.comment and not evidence:
        return None
    return Written(about, asked.wording(sheet.access.phase), uncorrected(given.comment), evidence)


def _page(
    visit: Visit, mine: Own, written: Written, typed: str, refused: str = "", status: int = 200
) -> Response:
    shown = {"written": written, "typed": typed, "refused": refused}
    return page(visit, "correct", mine, shown, status)
