"""Where everything stands: the paths of pages, where each kind of link leads, and how an address is put
together.

Pure functions and words, for pages, service and server alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from qcheck.language import N_

PATHS = (
    "", "new", "check", "organise", "invitation", "questions", "overview",
    "profile", "matrix", "differences", "talk", "agree", "compare", "preview", "criterion", "measures",
    "recheck", "processes", "instrument", "history", "help", "write",
)  # fmt: skip
"""The paths of the app's pages, without the slash; the start page is the empty one. `help` also says what is
kept, where and how long.
"""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where links of one kind lead: the address, what the way there and the way back are called, and the
    page, where it is one of ours.

    `page` is None where the address belongs to the sheet or to the wall, outside the app's pages. `purpose`
    says in the list of a device's links what this one is for; empty where a device keeps no such link.
    """

    address: str
    onward: str
    back: str
    page: str | None = None
    purpose: str = ""


ANSWER_SHEET = Destination("/a/{link}", N_("To the answer sheet"), N_("Back to the answer sheet"))
DESTINATIONS = {
    "organise": Destination(
        "/check?link={link}", N_("To the check"), N_("Back to the check"), "check", N_("to organise")
    ),
    "answer": ANSWER_SHEET,
    "sheet": ANSWER_SHEET,
    "view": Destination(
        "/r/{link}", N_("See the results"), N_("Back to the result"), purpose=N_("to see the results")
    ),
    "measures": Destination("/m/{link}", N_("See the measures"), N_("Back to the measures")),
    "wall": Destination("/wall/{link}", N_("To the screen view"), N_("Back to the screen view")),
}
"""What a link lets its holder do (every `LinkKind`) → where it leads. The only such table: pages, sheet,
workshop, service and commands ask it.
"""
TRIAL_ADDRESSES = {
    "coordinate": "/coordinate/{link}",
    "join": "/pilot/{link}",
    "pilot": "/pilot/{link}",
    "application": "/application/{link}",
    "registration": "/registration/{link}",
    "room": "/reflect/{link}",
    "screen": "/screen/{link}",
}
"""What a link of a trial lets its holder do (every `TrialLinkKind`) → where it leads."""
TRIAL = "/trial/{name}"
"""The public page of a trial, by its name."""
NEW_TRIAL = "/trial/new"
"""Where a trial is begun."""
EXPLORE = "/profile"
"""Where whoever sees the whole result can explore it, with the link as a parameter."""
OWN_RESULT = "/a/{link}/result"
"""Where whoever answered finds the result on the same device, by the invitation; the sheet's
cookie opens it.
"""
BRING = "/bring/{link}"
"""Where an organiser brings files of answers."""
TAKE, OWN_TAKE = "/take/{link}", "/a/{link}/take"
"""Where files can be taken away: by a link of any kind, and below an invitation by the sheet's cookie."""
OWN_SAVE = "/own/save"
"""Where a browser saves by itself what was typed on one's own sheet in the app's pages, when its field or its
page has gone.
"""
TAKE_LINKS, DROP_LINKS, LIST_OF_LINKS = "/device/take", "/device/drop", "/device/list"
"""Where a device's list of links is added to, shortened, and handed out as a file."""
INSTRUMENT_FILE = "/device/questions"
"""Figures about questions as a file, over the checks whose links a device remembers."""
BUNDLES = "/bundle"
"""Where a check from another installation is taken in."""
ENTER = "/enter/{link}"
"""Where what came on paper is typed in."""
ONE_FILE = "/one-file"
"""Where an organiser takes sheets along as files for people without a network, with the link behind it."""
SHELF, ON_SHELVES, ACCOUNT = "/shelf", "/shelf/{link}", "/account"
"""What whoever signed in leads; on which shelves one thing lies; and what is kept of the account itself."""
HISTORY = "/history?catalogue={catalogue}"
"""What has changed in a catalogue from edition to edition."""
WRITE, SEEN, DRAFT_FILE = "/write?link={link}", "/seen/{link}", "/draft/{link}"
"""Where a draft is written, by its author's link; where its sheet is seen as people will see it; and where it
goes out as a file, and a file comes in.
"""
PLAIN_HELP = "/help.html"
"""The help for whoever has no script."""
LOST_LINK = "lost-link"
"""Where it says what to do about a lost link."""
JOIN = "/join"
"""Where a short code is typed."""
WORKSHOP = "/lead"
"""Where a workshop is begun; with an organiser's link behind it, where it is led."""
SIGN_IN, SIGN_OUT, SIGNED_IN = "/sign-in", "/sign-out", "/signed-in"
"""Where one signs in with an account and out again; what whoever signed in beside another page sees."""
MOST_OF_A_PATH = 2_000
GUIDE = "/guide"
"""How to run a check, to read and to print; its other chapters stand behind it."""
BASIS = f"{GUIDE}/basis"
"""Its chapter on what the questions rest on; `?catalogue=` names one of the catalogues."""
_OWN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*")


def trial_page(name: str, date: str = "") -> str:
    """The path of a trial's public page, or of registering for one of its dates."""
    return TRIAL.format(name=quote(name, safe="")) + (f"/dates/{quote(date, safe='')}" if date else "")


def address_of(kind: str, link: str) -> str:
    """The path to which a link of this kind leads."""
    return DESTINATIONS[kind].address.format(link=quote(link, safe=""))


def trial_address(kind: str, link: str) -> str:
    """The path to which a link of a trial of this kind leads."""
    return TRIAL_ADDRESSES[kind].format(link=quote(link, safe=""))


def sign_in_address(onward: str = "/") -> str:
    """The path to signing in, from where one comes back to this path of ours."""
    return f"{SIGN_IN}?next={quote(own_path(onward), safe='')}"


def own_path(wished: str) -> str:
    """The path of ours that somebody wants to get to; the start page in place of anything that might lead
    elsewhere, or to signing in and out once more.
    """
    path = quote(wished, safe="/?&=%#._~!$'()*+,;:@-", errors="replace")
    circling = path.startswith((SIGN_IN, SIGN_OUT))
    return path if _OWN_PATH.fullmatch(path) and len(path) <= MOST_OF_A_PATH and not circling else "/"


def bring_address(link: str) -> str:
    """The path to which the organiser with this link brings files of answers."""
    return BRING.format(link=quote(link, safe=""))


def on_shelves(link: str) -> str:
    """The path to the page of the shelves on which the thing of this link lies."""
    return ON_SHELVES.format(link=quote(link, safe=""))


def take_address(link: str, *first: str) -> str:
    """The path to the page with the files that this link may take away; the kinds named `first` stand on
    top.
    """
    top = f"?first={','.join(first)}" if first else ""
    return TAKE.format(link=quote(link, safe="")) + top


def entering(link: str, page: str = "paper") -> str:
    """The address of a page for typing in, by the organiser's link."""
    return f"{ENTER.format(link=quote(link, safe=''))}/{page}"


def own_result(invitation: str) -> str:
    """The path to the result for whoever answered by this invitation, as a QR code on the wall
    leads there.
    """
    return OWN_RESULT.format(link=quote(invitation, safe=""))


def written_address(link: str) -> str:
    """The path to the draft with this author's link."""
    return WRITE.format(link=quote(link, safe=""))


def draft_file_address(link: str) -> str:
    """The path to the files of the draft with this author's link."""
    return DRAFT_FILE.format(link=quote(link, safe=""))


def seen_address(link: str) -> str:
    """The path to the sheet of the draft with this author's link, as people will see it."""
    return SEEN.format(link=quote(link, safe=""))


def remember_address(link: str) -> str:
    """The address of an image of 1×1 whose response remembers this link on the device by its cookie."""
    return f"/device/remember?link={quote(link, safe='')}"


def forget_address(link: str) -> str:
    """The address that removes this link from the device's cookie and redirects to the start page; for a form
    or a link of ours.
    """
    return f"/device/forget?link={quote(link, safe='')}"
