"""The page that lists what can be taken away by a link: each kind with a sentence what it is for, its
formats, and the languages to choose from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from qcheck import addresses
from qcheck.catalogue import PerspectiveId
from qcheck.language import N_, OWN_NAMES, Language
from qcheck.plain.takeaway.rendering import shown
from qcheck.plain.takeaway.wanted import BELOW_INVITATION, for_whom, opened, spoken
from qcheck.reports.brand import brand_in
from qcheck.reports.kinds import KINDS, Kind
from qcheck.service import Access, LinkKind, Matter, Mode, State, Takeable
from qcheck.web.visit import Visit, offered, settings
from qcheck.wording import Voice

QUESTIONNAIRES = frozenset({Matter.FORM, Matter.FILL_IN})
FIRST = "first"
"""In the address: which kinds stand on top, because they fit the page from which one comes."""

ONE_FILE = "bogen"
"""The questionnaire as an HTML file among those that stand on top; it is made elsewhere."""
TO_THINK_IT_OVER = N_(
    "The questions to print and to think over beforehand. What is filled in on this paper cannot be typed "
    "in: in a confidential check everybody answers by themselves, by a link or with the questionnaire as one "
    "file."
)


@dataclass(frozen=True, slots=True)
class File:
    """One file: the address below this page, the words on it, and its whole name for those who hear it."""

    address: str
    words: str
    name: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of file with its formats."""

    title: str
    purpose: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its words, the address of this page with it, whether it is chosen, its language."""

    words: str
    address: str
    is_chosen: bool
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for the files: their language, and for whom a questionnaire is."""

    language: str
    perspective: PerspectiveId | None

    @property
    def query(self) -> str:
        whose = {"perspective": self.perspective} if self.perspective else {}
        return urlencode({"language": self.language, **whose})


def page(visit: Visit) -> Response:
    """The list for this link."""
    takeable = visit.service.taking_away.takeable(opened(visit))
    access = takeable.access
    tongue, chosen = visit.tongue(access.catalogue), Chosen(spoken(visit, access), for_whom(visit, access))
    is_organiser = access.kind is LinkKind.ORGANISE
    values = {
        "offers": tuple(_offer(kind, takeable, chosen, tongue, visit) for kind in _kinds(visit, takeable)),
        "speaks": _speaks(visit, access, chosen),
        "views": _views(visit, takeable, chosen, tongue),
        "waits": takeable.waits,
        "gone": access.emptied is not None,
        "answers_alone": access.mode is Mode.CONFIDENTIAL and Matter.FORM in takeable.matters,
        "complaints": [complaint.said(tongue) for complaint in brand_in(settings().brand).complaints]
        if is_organiser
        else [],
        "one_file": _one_file(visit, access) if is_organiser else "",
        "one_file_first": ONE_FILE in visit.request.query_params.get(FIRST, "").split(","),
        "back": _back(visit, access),
        "back_words": addresses.DESTINATIONS[access.kind].back,
    }
    return shown(visit, "take", access, values)


def _kinds(visit: Visit, takeable: Takeable) -> Sequence[Kind]:
    """Those that fit the page from which one comes stand first, the others in their usual order."""
    first = visit.request.query_params.get(FIRST, "").split(",")
    there = [kind for kind in KINDS if kind.matter in takeable.matters]
    return sorted(there, key=lambda kind: first.index(kind.name) if kind.name in first else len(first))


def _offer(kind: Kind, takeable: Takeable, chosen: Chosen, tongue: Language, visit: Visit) -> Offer:
    below = f"{visit.base}/take" if _is_below_invitation(visit) else visit.base
    query = chosen.query if kind.matter in QUESTIONNAIRES else urlencode({"language": chosen.language})
    title = tongue.say(kind.title)
    return Offer(
        title,
        tongue.say(_purpose(kind, takeable.access)),
        tuple(
            File(
                f"{below}/{kind.name}.{written.name}?{query}",
                tongue.say(written.words),
                f"{title}, {tongue.say(written.words)}",
            )
            for written in kind.formats
            if kind.matter_of(written) in takeable.matters
        ),
    )


def _purpose(kind: Kind, access: Access) -> str:
    """What it is for; in a confidential check paper never comes back."""
    is_paper = kind.matter is Matter.FORM and access.mode is Mode.CONFIDENTIAL
    return TO_THINK_IT_OVER if is_paper else kind.purpose


def _speaks(visit: Visit, access: Access, chosen: Chosen) -> tuple[Choice, ...]:
    """The languages of the files."""
    return tuple(
        Choice(OWN_NAMES[tag], _with(visit, language=tag), tag == chosen.language, tag)
        for tag in offered(access.catalogue)
    )


def _views(visit: Visit, takeable: Takeable, chosen: Chosen, tongue: Language) -> tuple[Choice, ...]:
    """For whom a questionnaire is: for all, or for one perspective; nothing where it is said already."""
    access = takeable.access
    asked = access.questionnaire.perspectives
    if takeable.matters.isdisjoint(QUESTIONNAIRES) or access.perspective or len(asked) < 2:
        return ()
    voice = Voice(access.questionnaire, tongue)
    everybody = Choice(tongue.say("all"), _with(visit, perspective=""), chosen.perspective is None)
    return (
        everybody,
        *(
            Choice(
                voice.perspective(perspective),
                _with(visit, perspective=perspective),
                perspective == chosen.perspective,
            )
            for perspective in asked
        ),
    )


def _with(visit: Visit, **changed: str) -> str:
    """This page with another choice; the others stay."""
    kept = {name: value for name, value in visit.request.query_params.items() if name != "lang"}
    return f"?{urlencode({name: value for name, value in (kept | changed).items() if value})}"


def _one_file(visit: Visit, access: Access) -> str:
    """Where the questionnaire is taken along as an HTML file; empty once nobody can answer any more."""
    return "" if access.state is State.CLOSED else f"{addresses.ONE_FILE}/{visit.link}"


def _back(visit: Visit, access: Access) -> str:
    return visit.base if _is_below_invitation(visit) else addresses.address_of(access.kind, visit.link)


def _is_below_invitation(visit: Visit) -> bool:
    return visit.request.url.path.startswith(BELOW_INVITATION)
