"""The page that lists what can be taken away by a link: each kind with a sentence what it is for, its
formats, and the languages to choose from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from qcheck import browser
from qcheck.language import OWN_NAMES, Language
from qcheck.reports.brand import brand_in
from qcheck.reports.kinds import KINDS, Kind
from qcheck.service import Access, LinkKind, Matter, Mode, Takeable
from qcheck.takeaway.shown import shown
from qcheck.takeaway.wanted import BELOW_INVITATION, opened, spoken
from qcheck.web.visit import Visit, offered, settings

FIRST = "first"
"""In the address: which kinds stand on top, because they fit the page from which one comes."""


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


def page(visit: Visit) -> Response:
    """The list for this link."""
    takeable = visit.service.taking_away.takeable(opened(visit))
    access = takeable.access
    tongue, chosen = visit.tongue(access.catalogue), spoken(visit, access)
    is_organiser = access.kind is LinkKind.ORGANISE
    values = {
        "offers": tuple(_offer(each, takeable, chosen, tongue, visit) for each in _kinds(visit, takeable)),
        "speaks": _speaks(visit, access, chosen),
        "waits": takeable.waits,
        "gone": access.emptied is not None,
        "answers_alone": access.mode is Mode.CONFIDENTIAL and Matter.FORM in takeable.matters,
        "complaints": [each.said(tongue) for each in brand_in(settings().brand).complaints]
        if is_organiser
        else [],
        "back": _back(visit, access),
        "back_words": browser.DESTINATIONS[access.kind].back,
    }
    return shown(visit, "take", access, values)


def _kinds(visit: Visit, takeable: Takeable) -> Sequence[Kind]:
    """Those that fit the page from which one comes stand first, the others in their usual order."""
    first = visit.request.query_params.get(FIRST, "").split(",")
    there = [each for each in KINDS if each.matter in takeable.matters]
    return sorted(there, key=lambda each: first.index(each.name) if each.name in first else len(first))


def _offer(kind: Kind, takeable: Takeable, language: str, tongue: Language, visit: Visit) -> Offer:
    below = f"{visit.base}/take" if _is_below_invitation(visit) else visit.base
    query = urlencode({"language": language})
    title = tongue.say(kind.title)
    return Offer(
        title,
        tongue.say(kind.purpose),
        tuple(
            File(
                f"{below}/{kind.name}.{each.name}?{query}",
                tongue.say(each.words),
                f"{title}, {tongue.say(each.words)}",
            )
            for each in kind.formats
            if kind.matter_of(each) in takeable.matters
        ),
    )


def _speaks(visit: Visit, access: Access, chosen: str) -> tuple[tuple[str, str, str, bool], ...]:
    """The languages of the files: tag, name, address, and whether it is the chosen one."""
    kept = {
        name: value for name, value in visit.request.query_params.items() if name not in ("language", "lang")
    }
    return tuple(
        (tag, OWN_NAMES[tag], f"?{urlencode({**kept, 'language': tag})}", tag == chosen)
        for tag in offered(access.catalogue)
    )


def _back(visit: Visit, access: Access) -> str:
    return visit.base if _is_below_invitation(visit) else browser.address_of(access.kind, visit.link)


def _is_below_invitation(visit: Visit) -> bool:
    return visit.request.url.path.startswith(BELOW_INVITATION)
