"""The list of links that a device remembers: added to by pasting or from a file, shortened, and handed out as
a file for another device. Links stand in bodies and in that file, never in an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from qcheck.addresses import DROP_LINKS, LIST_OF_LINKS, TAKE_LINKS, address_of
from qcheck.browser import (
    COOKIE,
    EVERYWHERE,
    LANGUAGE_COOKIE,
    MOST_LINKS,
    chosen_language,
    forgetting,
    remembered,
    remembering,
)
from qcheck.language import N_, OWN_NAMES, Language, language
from qcheck.server.plain_pages import refused_list
from qcheck.service import cleaned_link
from qcheck.web.compression import html_response
from qcheck.web.cookies import remember
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit
from qcheck.web.whole_address import whole

MARK = "qcheck-list-1"
"""With this the first line of a list's file begins, in every language."""
PAGE = "/processes"
MOST_LINES = 1000

IS_A_KEY = N_(
    "This file is a key: whoever has it can do with these checks whatever you can do. Keep it as you would "
    "keep a password, and delete it when the list is on the other device."
)
NO_LINK = N_("There is no link in this. Please copy the whole link, from http to its end.")
NOT_A_LIST = N_(
    "This file is not a list of links from qcheck. Please choose the file that “Keep the list as a file” "
    "has given you."
)
OPENS_NOTHING = N_(
    "None of these links opens anything here. Perhaps they belong to another address of qcheck, have been "
    "replaced by new ones, or their checks are gone. Links for answering do not belong in this list."
)
TOO_MANY = N_(
    "A device remembers {most} links at most, and these would be {number}. Please remove some from the list "
    "first."
)
NAME = N_("qcheck-my-processes.txt")


def take(visit: Visit) -> Response:
    """Takes links into the list, pasted or from a file; says what is wrong where nothing can be taken."""
    sent = _parts(visit)
    pasted, file = sent.get("text", ""), sent.get("file", "")
    words = _spoken(visit)
    if file.strip() and not file.lstrip("\ufeff").startswith(MARK):
        return _refused(visit, words.say(NOT_A_LIST), pasted)
    lines = f"{pasted}\n{file}".splitlines()[:MOST_LINES]
    wanted = dict.fromkeys(link for line in lines if (link := cleaned_link(line)))
    if not wanted:
        return _refused(visit, words.say(NO_LINK), pasted)
    taken = visit.service.processes.opening(wanted)
    if not taken:
        return _refused(visit, words.say(OPENS_NOTHING), pasted)
    kept = visit.request.cookies.get(COOKIE)
    if (number := len({*taken, *remembered(kept)})) > MOST_LINKS:
        return _refused(visit, words.say(TOO_MANY, most=MOST_LINKS, number=number), pasted)
    for link in reversed(taken):
        kept = remembering(kept, link)
    left = max(0, len(wanted) - len(taken))
    return _sent_back(visit, kept or "", f"?taken={len(taken)}" + (f"&left={left}" if left else ""))


def drop(visit: Visit) -> Response:
    """Forgets the links of a process on this device; the checks stay."""
    kept = visit.request.cookies.get(COOKIE)
    for link in visit.fields.get("links", "").split()[:MOST_LINKS]:
        kept = forgetting(kept, link)
    return _sent_back(visit, kept or "", "?forgotten=1")


def back(visit: Visit) -> Response:
    """To the page, for whoever opens the address of a form, as by choosing another language there."""
    tag = visit.request.query_params.get("lang", "")
    return RedirectResponse(f"{PAGE}?lang={tag}" if tag in OWN_NAMES else PAGE, 303)


def handed_out(visit: Visit) -> Response:
    """The list as a file, which says what it is and that it is a key."""
    words = _spoken(visit)
    listed = visit.service.processes.listed(remembered(visit.request.cookies.get(COOKIE)))
    lines = [MARK, f"# {words.say(IS_A_KEY)}", ""]
    for process in listed:
        lines.append(f"# {', '.join(filter(None, (process.title, process.place)))}")
        lines += [
            whole(visit, address_of(visit.service.access.open(link).kind, link)) for link in process.held
        ]
    return Response(
        "\n".join(lines) + "\n",
        media_type="text/plain; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{words.say(NAME)}"',
            "Cache-Control": "no-store",
        },
    )


def _sent_back(visit: Visit, kept: str, told: str) -> Response:
    response = RedirectResponse(PAGE + told, 303, headers={"Cache-Control": "no-store"})
    remember(visit.request, response, COOKIE, kept, path=EVERYWHERE)
    return response


def _refused(visit: Visit, reason: str, pasted: str) -> Response:
    page = refused_list(_spoken(visit).tag, reason, pasted)
    response = html_response(visit.request.headers, page, 400)
    response.headers["Cache-Control"] = "no-store"
    return response


def _spoken(visit: Visit) -> Language:
    request = visit.request
    asked, cookie = request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)
    return language(chosen_language(asked, cookie, request.headers.get("accept-language")))


def _parts(visit: Visit) -> dict[str, str]:
    """The fields and files of a form, as text; signs that cannot be read are replaced."""
    kind = visit.request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return visit.fields
    whole_message = b"Content-Type: " + kind.encode("latin-1", "replace") + b"\r\n\r\n" + visit.body
    return dict(_named(BytesParser(policy=HTTP).parsebytes(whole_message).walk()))


def _named(parts: Iterable[Message]) -> Iterable[tuple[str, str]]:
    for part in parts:
        name = part.get_param("name", header="content-disposition")
        sent = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(sent, bytes):
            yield name, sent.decode("utf-8", "replace")


ROUTES = (
    Route(TAKE_LINKS, endpoint(take), methods=["POST"]),
    Route(DROP_LINKS, endpoint(drop), methods=["POST"]),
    Route(TAKE_LINKS, endpoint(back)),
    Route(DROP_LINKS, endpoint(back)),
    Route(LIST_OF_LINKS, endpoint(handed_out)),
)
