"""Pages that consist of a message and a way on: an unknown link, too much text, a foreign form, a refusal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.responses import JSONResponse, Response

from qcheck.addresses import (
    LOST_LINK,
    PLAIN_HELP,
    TRIAL,
    TRIAL_ADDRESSES,
    trial_address,
    written_address,
)
from qcheck.language import N_
from qcheck.service import AuthorsLink, Gone, Refusal, TrialsLink, UnknownLink
from qcheck.web.check_page import check_page
from qcheck.web.entrance import Entrance
from qcheck.web.visit import Visit
from qcheck.wording.help import LOST


@dataclass(frozen=True, slots=True)
class Message:
    """A heading, what it means, and under which address one goes on: below the link's, or an absolute one in
    `out`. `lost`: whether the help about lost links may help.
    """

    status: int
    heading: str
    text: str
    onward: str | None = None
    way: str = ""
    out: str = ""
    lost: bool = False


TOO_OFTEN = 429
TRY_AGAIN = N_("Try again")
TO_JOIN = (N_("Enter a code"), "/join")

UNKNOWN = Message(404, N_("This link leads nowhere"), "", TO_JOIN[0], out=TO_JOIN[1])
NO_TRIAL = Message(
    404,
    UNKNOWN.heading,
    N_(
        "This address leads to no trial and to no registration. Perhaps it was not copied completely, was "
        "replaced by a new one, or everything about it has been deleted."
    ),
    N_("To all trials"),
    out=TRIAL.format(name="").rstrip("/"),
)
OF_TRIALS = tuple(address.partition("{")[0] for address in (TRIAL, *TRIAL_ADDRESSES.values()))
"""How the addresses begin that belong to trials."""
AUTHORS = Message(403, N_("You cannot open this page with your link"), "", N_("To the draft"))
OF_TRIAL = Message(403, AUTHORS.heading, "", N_("To the trial"))
GONE = Message(
    404,
    N_("This sheet is no longer there"),
    N_(
        "The check has ended and its answers have been deleted, or this sheet was deleted. While the check "
        "is running you can begin again with your invitation or the code of the check. If you have neither, "
        "please ask the person who invited you."
    ),
    TO_JOIN[0],
    out=TO_JOIN[1],
)
TOO_LARGE = Message(
    413,
    N_("This is too much text"),
    N_(
        "So much cannot be saved at once. What was saved before is safe. Go back with your browser's "
        "button: what you typed should "
        "still be there. Please shorten it."
    ),
    N_("Back to the page"),
)
TOO_LARGE_FILES = replace(
    TOO_LARGE,
    heading=N_("This is too large"),
    text=N_(
        "This page does not take so much at once. Nothing has been taken over. Go back with your browser's "
        "button and choose a smaller file, or send several one after the other."
    ),
)
FOREIGN = Message(
    403,
    N_("This entry was not accepted"),
    N_(
        "For your safety only forms of this page are taken. Nothing was changed. Please open the page "
        "again and repeat it."
    ),
    N_("Back to the page"),
)
NOT_POSSIBLE = Message(
    409,
    N_("This is not possible at the moment"),
    N_("What was saved before is safe. Please try again in a moment."),
    TRY_AGAIN,
)


def message(visit: Visit, what: Message, opened: Entrance | None = None, text: str = "") -> Response:
    """The page of this message; `text` stands in place of its own. Our script gets the text alone."""
    said = text or visit.tongue(opened.access.catalogue if opened else None).say(what.text)
    if visit.by_script:
        return JSONResponse({"said": said}, what.status)
    response = check_page(
        visit,
        "lost_link" if what.lost else "message",
        opened,
        {
            "message": what,
            "text": said,
            "onward": what.out or visit.base + what.way,
            "help": f"{PLAIN_HELP}{visit.in_language}#{LOST_LINK}",
            "lost": LOST,
        },
        what.status,
    )
    if what.status == TOO_OFTEN:
        response.headers["Retry-After"] = "60"
    return response


def too_much(visit: Visit) -> Response:
    """The page for a form that is too large: whoever sent files is not told of a text."""
    return message(visit, TOO_LARGE_FILES if visit.sends_files else TOO_LARGE)


def refused(visit: Visit, refusal: Refusal) -> Response:
    """The page for a refusal that no page has taken up itself, by its class. What will pass tells when to try
    again, and a page that was only to be shown does so by itself.
    """
    of_trial = visit.request.url.path.startswith(OF_TRIALS)
    if isinstance(refusal, Gone):
        return message(visit, NO_TRIAL if of_trial else GONE)
    said = refusal.said(visit.tongue())
    if isinstance(refusal, AuthorsLink):
        return message(visit, replace(AUTHORS, out=written_address(visit.link)), text=said)
    if isinstance(refusal, TrialsLink):
        there = replace(OF_TRIAL, out=trial_address(refusal.kind, visit.link))
        return message(visit, there, text=said)
    if isinstance(refusal, UnknownLink):
        if of_trial and type(refusal) is UnknownLink:  # nothing more is known of it
            return message(visit, NO_TRIAL)
        lost = type(refusal) is UnknownLink  # of another kind it is known what became of it
        return message(visit, replace(UNKNOWN, lost=lost), text=said)
    response = message(visit, replace(NOT_POSSIBLE, status=refusal.status), text=said)
    if refusal.retry_after:
        response.headers["Retry-After"] = str(refusal.retry_after)
        if visit.request.method == "GET" and not visit.by_script:
            response.headers["Refresh"] = str(refusal.retry_after)
    return response
