"""The phones in the room of a workshop about an instrument: what it is time for, and a form where they are
asked. A phone is known by a random word that it keeps itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.responses import JSONResponse, Response

from qcheck.addresses import trial_address
from qcheck.browser import PHONE_COOKIE
from qcheck.language import N_, Language
from qcheck.plain.trial.rendering import trial_page
from qcheck.service import NotNow, NotPossible, ReflectionWorkshop, TalkedAbout, TrialLinkKind, Voices
from qcheck.web.cookies import A_DAY, remember
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit
from qcheck.wording import decision_lines as in_words
from qcheck.wording import reflection
from qcheck.wording.fit import FITS
from qcheck.wording.reflection import CHOICES
from qcheck.workshop import Course, Scene

ROOM_PATH = "/reflect"
SAVED = N_("Saved. You can change it until the workshop goes on.")
GIVEN = "given"
"""In the address of the page after something was sent."""
_WORD = re.compile("[0-9a-z]{24}")


def page(visit: Visit) -> Response:
    """The page of a phone in the room: to join, to wait or to vote, by where the workshop stands."""
    _only_phones(visit)
    return _page(visit, "")


def say(visit: Visit) -> Response:
    """Keeps what this phone says; where the step is over meanwhile, the page says so and what it is time for
    now.
    """
    _only_phones(visit)
    asked, phone = visit.fields.get("asked", ""), _phone(visit)
    ticked = [name.removeprefix("said-") for name in visit.fields if name.startswith("said-")]
    if chosen := visit.fields.get("said"):
        ticked.append(chosen)
    try:
        visit.service.reflecting.say(visit.trial, asked, phone, ticked)
    except NotNow:
        raise
    except NotPossible as refusal:
        return _page(visit, refusal.said(visit.tongue()), refusal.status)
    separator = "&" if visit.in_language else "?"
    response = sent_on(visit, f"{visit.base}{visit.in_language}{separator}{GIVEN}=1#main")
    return _known(visit, response, phone)


def now(visit: Visit) -> Response:
    """For the script: whether the workshop has gone on."""
    _only_phones(visit)
    return JSONResponse({"mark": _mark(visit.service.reflecting.course(visit.trial)), "counted": ""})


def _mark(course: Course) -> str:
    """Changes with the step alone: whoever ticks loses nothing when the wall turns a page."""
    return f"{course.scene}-{course.key or ''}"


def _only_phones(visit: Visit) -> None:
    if visit.trial.kind is not TrialLinkKind.ROOM:
        raise Elsewhere(trial_address(visit.trial.kind, visit.link))


def _phone(visit: Visit) -> str:
    """The word of this phone: its own, or that of the form where it keeps no cookies; else a new one."""
    for word in (visit.request.cookies.get(PHONE_COOKIE, ""), visit.fields.get("phone", "")):
        if _WORD.fullmatch(word):
            return word
    return visit.service.reflecting.new_phone()


def _known(visit: Visit, response: Response, phone: str) -> Response:
    if visit.request.cookies.get(PHONE_COOKIE) != phone:
        remember(visit.request, response, PHONE_COOKIE, phone, path=ROOM_PATH, lasts=A_DAY)
    return response


def _page(visit: Visit, refused: str, status: int = 200) -> Response:
    room, phone, words = visit.service.reflecting.seen(visit.trial), _phone(visit), visit.tongue()
    about, asked = room.current, room.course.ballot
    given = visit.service.reflecting.said(visit.trial, asked, phone) if asked else None
    shown = {
        "room": room,
        "phone": phone,
        "mark": _mark(room.course),
        "asked": asked or "",
        "offered": _offered(room),
        "given": given,
        "scene": words.say(reflection.SCENES[room.course.scene]),
        "number": reflection.number_of(room.course, words),
        "wording": about.learned.wording(words.tag) if about else "",
        "criterion": reflection.place(about.learned.catalogue, about.learned.criterion_id, words)[0]
        if about
        else "",
        "results": _results(room, about, words),
        "decided": in_words.lines(about.learned.decision, words)
        if about and about.learned.decision and room.course.scene is Scene.DECISION
        else (),
        "errors": {"said": refused} if refused else {},
        "told": words.say(SAVED) if GIVEN in visit.request.query_params and given is not None else "",
    }
    response = trial_page(visit, room.trial, "reflect_room", shown, status)
    return _known(visit, response, phone) if asked else response


def _offered(room: ReflectionWorkshop) -> Mapping[str, str]:
    return FITS if room.course.scene is Scene.MARKING else CHOICES


def _results(
    room: ReflectionWorkshop, about: TalkedAbout | None, words: Language
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the wall shows of the room's voices, for those who do not see it: a heading and lines."""
    if about is None or room.course.scene is not Scene.RESULT:
        return ()
    votes, marks = _lines(about.voted, CHOICES, room, words), _lines(about.marked, FITS, room, words)
    scenes = reflection.SCENES
    return (words.say(scenes[Scene.VOTING]), votes), (words.say(scenes[Scene.MARKING]), marks)


def _lines(
    voices: Voices | None, offered: Mapping[str, str], room: ReflectionWorkshop, words: Language
) -> tuple[str, ...]:
    if voices is None:
        return (words.say("Nobody has answered."),)
    if voices.withheld:
        return (words.say(reflection.HIDDEN, minimum=room.minimum),)
    return tuple(
        f"{counted.words}: {counted.times}" for counted in reflection.counted(voices.said, offered, words)
    )
