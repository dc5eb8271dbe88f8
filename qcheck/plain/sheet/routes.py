"""The addresses of the answer sheet. The link in them invites; the sheet's own secret is in a cookie, unless
an organiser added it.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from qcheck.addresses import ONE_FILE, OWN_SAVE, SEEN
from qcheck.plain.sheet import (
    answer_list,
    ballot,
    carried_pages,
    code_entry,
    correcting,
    deleting,
    draft_preview,
    invitation,
    overview,
    perspective,
    question_times,
    saved_changes,
    topic_pages,
    workshop_phase,
)
from qcheck.web.endpoint import Together, Work, endpoint, looked_at_with_others, with_others
from qcheck.web.visit import Visit

PAGES: dict[str, tuple[Work | None, Work | None]] = {
    "/join": (code_entry.join, code_entry.join_by_form),
    "/a/{link}": (invitation.enter, None),
    "/a/{link}/moment": (workshop_phase.moment, None),
    "/a/{link}/begin": (None, invitation.begin),
    "/a/{link}/perspective": (perspective.ask, perspective.change),
    "/a/{link}/resume": (None, invitation.resume),
    "/a/{link}/t/{criterion}": (topic_pages.topic, topic_pages.keep_topic),
    "/a/{link}/closing": (topic_pages.closing, topic_pages.keep_closing),
    "/a/{link}/vote": (None, ballot.vote),
    "/a/{link}/save": (None, saved_changes.save),
    OWN_SAVE: (None, saved_changes.save_own),
    "/a/{link}/times": (None, question_times.took),
    "/a/{link}/overview": (overview.overview, None),
    "/a/{link}/answers": (answer_list.answers, None),
    "/a/{link}/finish": (None, overview.finish),
    "/a/{link}/end": (overview.end, None),
    "/a/{link}/again": (overview.ask_again, overview.again),
    "/a/{link}/withdraw": (deleting.ask, deleting.delete),
    "/a/{link}/correct/{about}": (correcting.ask, correcting.correct),
    SEEN: (draft_preview.seen, None),
    f"{ONE_FILE}/{{link}}": (carried_pages.files, None),
    f"{ONE_FILE}/{{link}}{carried_pages.FILE}": (carried_pages.file, None),
}
"""Each address with what shows it and what takes a form."""

SENT_BY_ROOMS: dict[str, Together] = {
    "/a/{link}/save": saved_changes.save_together,
    "/a/{link}/begin": looked_at_with_others(invitation.ready_to_begin),
}
"""What whole rooms send at the same moment, looked for first; and how it is done together."""
BY_ROOMS = (*SENT_BY_ROOMS, "/a/{link}", "/a/{link}/t/{criterion}", "/a/{link}/moment")
"""What whole rooms ask for at the same moment."""


def _entered(visit: Visit) -> Response:
    """Any other address below a link, and a form's address opened by hand, leads to the link."""
    visit.turn()


ROUTES: tuple[Route, ...] = (
    *(
        Route(path, endpoint(work, together=SENT_BY_ROOMS.get(path)), methods=["POST"])
        for path, (_, work) in sorted(PAGES.items(), key=lambda page: page[0] not in SENT_BY_ROOMS)
        if work
    ),
    *(
        Route(path, endpoint(work, together=with_others(work) if path in BY_ROOMS else None), methods=["GET"])
        for path, (work, _) in PAGES.items()
        if work
    ),
    Route("/a/{link}/{rest:path}", endpoint(_entered)),
)
