"""What it is time for in a workshop, for phones: to wait, to answer, to look at the wall, or that it is over.
Phones ask every few seconds and move on by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from starlette.responses import JSONResponse, Response

from qcheck.language import N_
from qcheck.plain.sheet.own_sheet import LATE
from qcheck.plain.sheet.perspective import choices
from qcheck.plain.sheet.rendering import page
from qcheck.service import Moment, NotNow, NotPossible, UnknownLink
from qcheck.web.entrance import Entrance
from qcheck.web.kept_sheets import kept_by_way
from qcheck.web.visit import Visit, mark


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says while there is nothing to answer; `guest` to whoever has no sheet here."""

    heading: str
    text: str
    guest: str


WORDS = {
    Moment.WAIT: Words(
        N_("It starts in a moment"),
        N_(
            "You are in. As soon as the facilitator opens the questions, the first one appears here by "
            "itself."
        ),
        "",
    ),
    Moment.LOOK: Words(
        N_("Please look at the screen now"),
        N_("The time for answering is over. Everything that was saved counts."),
        N_(
            "The time for answering is over. You are welcome all the same: everything goes on together, "
            "on the screen."
        ),
    ),
    Moment.OVER: Words(
        N_("This workshop is over"),
        N_(
            "Thank you for taking part! The results and the minutes come from the people who have "
            "invited you."
        ),
        N_("Answers are not possible any more. If you are in another workshop now, please enter its code."),
    ),
}


SEEN_HERE = N_(
    "Thank you for taking part! You can look at the result here. The minutes come from the people who have "
    "invited you."
)


def moment(visit: Visit) -> Response:
    """For the script: asked by every phone every few seconds, looked up once a second. A link that was
    renewed is no guess.
    """
    phase = _asked(visit)
    return JSONResponse({"moment": phase}, 200 if phase else 404)


def resting(visit: Visit, opened: Entrance) -> Response | None:
    """The page for a moment in which there is nothing to answer; None where there is, or where one can still
    come in.
    """
    if opened.moment not in WORDS or (opened.sheet is None and opened.may_join):
        return None
    words = WORDS[opened.moment]
    may_see = (
        opened.sheet is not None
        and opened.moment is Moment.OVER
        and visit.service.participants.may_see_result(opened.access)
    )
    shown = {
        "words_now": words,
        "text": SEEN_HERE if may_see else words.text if opened.sheet else words.guest,
        "mark": mark(opened.sheet) if opened.sheet else "",
        "zone": opened.access.life.zone,
        "late": LATE in visit.request.query_params,
        "may_see": may_see,
        "by_code": opened.ends_by_code and opened.moment is Moment.OVER,
        "other_views": opened.sheet is not None and opened.may_join and bool(choices(visit)),
    }
    return page(visit, "moment", opened, shown)


def _asked(visit: Visit) -> Moment | None:
    try:
        return visit.service.page_memories.moments.recall(
            visit.link, _second(), lambda: visit.service.facilitating.moment(visit.access)
        )
    except NotNow:  # nothing is gone: the phone stays where it is and asks again
        raise
    except (UnknownLink, NotPossible):
        kept = kept_by_way(visit.request.cookies, visit.link)
    try:
        return visit.service.facilitating.moment(kept.link) if kept else None
    except NotNow:
        raise
    except (UnknownLink, NotPossible):
        return None


def _second() -> int:
    return int(monotonic())
