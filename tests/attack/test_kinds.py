"""Every kind of link on every page: it opens what it is for; elsewhere there is a kind word and the way to
its own place.

That no page fails with any of them, whatever the state of the check, is looked at in
`tests/ui/test_every_state.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from qcheck.addresses import DESTINATIONS, PATHS, address_of
from qcheck.language import language
from qcheck.service import ONLY, LinkKind, Service
from tests.attack.routes import addresses
from tests.link_kinds import link_of, others
from tests.sheet.devices import Device, text
from tests.ui import pages

KINDS = list(LinkKind)
LED_ELSEWHERE = [
    *(
        (kind, page)
        for kind in others(LinkKind.ORGANISE, LinkKind.VIEW, LinkKind.SHEET)
        for page in ("check", "organise", "invitation", "questions", "overview")
    ),
    *((LinkKind.SHEET, page) for page in ("check", "organise", "invitation")),
]
"""Pages that a link does not open."""
REFUSED = {
    **{f"/lead/{{link}}{below}": 403 for below in ("", "/hands", "/minutes", "/now", "/paper", "/sure")},
    **{f"/enter/{{link}}{below}": 403 for below in ("", "/paper", "/paper/back", "/piles")},
    **{f"/draft/{{link}}{below}": 403 for below in ("", "/catalogue.yaml", "/catalogue.xlsx")},
    "/seen/{link}": 403,
    "/wall/{link}": 403,
    "/wall/{link}/now": 404,
    "/a/{link}/moment": 404,
    "/take/{link}/nichts.pdf": 404,
    "/a/{link}/take/nichts.pdf": 404,
    "/shelf/{link}": 404,  # where nobody can sign in, for the organiser's link too
}
"""What an address answers that a link does not open and that leads nowhere; all others lead on."""
OF_SHEETS = (LinkKind.ANSWER, LinkKind.SHEET)
OPENED: Mapping[str, Sequence[LinkKind]] = {
    **dict.fromkeys(("/a/{link}", "/a/{link}/take", "/a/{link}/result"), OF_SHEETS),
    "/a/{link}/withdraw": (LinkKind.SHEET,),
    "/a/{link}/moment": (*OF_SHEETS, LinkKind.ORGANISE),
    **dict.fromkeys(
        (
            "/lead/{link}",
            "/lead/{link}/minutes",
            "/lead/{link}/now",
            "/lead/{link}/hands",
            "/enter/{link}/paper",
            "/enter/{link}/piles",
            "/bring/{link}",
            "/one-file/{link}",
        ),
        (LinkKind.ORGANISE,),
    ),
    **dict.fromkeys(("/m/{link}", "/m/{link}/measures.ics"), (LinkKind.MEASURES,)),
    "/r/{link}": (LinkKind.VIEW,),
    "/wall/{link}": (LinkKind.WALL,),
    "/wall/{link}/now": (LinkKind.WALL, LinkKind.ORGANISE),
    "/take/{link}": tuple(LinkKind),
}
"""Which kinds of links an address opens, at first sight of it."""


@pytest.fixture(scope="module")
def links(service: Service) -> Mapping[LinkKind, str]:
    """One of each kind, of a check with a workshop on it."""
    organise = pages.begun(service)
    service.facilitating.start_workshop(organise, "90")
    return {kind: link_of(service, organise, kind) for kind in LinkKind}


def test_every_kind_of_link_has_its_place_and_its_words() -> None:
    german = language("de").say

    assert set(DESTINATIONS) == {kind.value for kind in LinkKind}
    assert [
        each
        for each in DESTINATIONS.values()
        if german(each.onward) == each.onward or german(each.back) == each.back
    ] == []
    assert {each.page for each in DESTINATIONS.values() if each.page} <= set(PATHS)
    assert set(ONLY) == set(LinkKind)


@pytest.mark.parametrize(("kind", "page"), LED_ELSEWHERE)
def test_a_page_that_a_link_does_not_open_leads_to_where_it_belongs(
    links: Mapping[LinkKind, str], kind: LinkKind, page: str
) -> None:
    seen = pages.visit(page, link=links[kind])

    assert pages.links(seen)[language("de").say(DESTINATIONS[kind].onward)] == address_of(kind, links[kind])


@pytest.mark.parametrize("page", ["help", "preview"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_beside_the_steps_leads_back_to_where_a_link_belongs(
    links: Mapping[LinkKind, str], kind: LinkKind, page: str
) -> None:
    seen = pages.visit(page, link=links[kind])

    assert language("de").say(DESTINATIONS[kind].back) in pages.links(seen)


@pytest.mark.parametrize("kind", KINDS)
def test_no_address_breaks_with_a_link_of_any_kind(links: Mapping[LinkKind, str], kind: LinkKind) -> None:
    places = [each for each in addresses("GET") if "{link}" in each]

    answers = {place: Device().get(place.format(link=links[kind])).status_code for place in places}

    assert {place: code for place, code in answers.items() if code not in expected(kind, place)} == {}


def expected(kind: LinkKind, address: str) -> set[int]:
    """What such a link may be answered there; 303 is the way to where it belongs."""
    return {200} if kind in OPENED.get(address, ()) else {303, REFUSED.get(address, 303)}


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE))
@pytest.mark.parametrize("below", ["", "/minutes", "/paper", "/hands", "/sure"])
def test_the_facilitators_pages_lead_every_other_link_to_its_place(
    links: Mapping[LinkKind, str], kind: LinkKind, below: str
) -> None:
    answer = Device().get(f"/lead/{links[kind]}{below}")

    assert answer.status_code == 403
    assert f'href="{address_of(kind, links[kind])}"' in answer.text
    assert language("de").say(DESTINATIONS[kind].onward) in text(answer.text)


@pytest.mark.parametrize("below", ["", "/overview", "/end"])
@pytest.mark.parametrize("kind", others(LinkKind.ANSWER, LinkKind.SHEET))
def test_the_sheet_sends_every_other_link_to_its_place(
    links: Mapping[LinkKind, str], kind: LinkKind, below: str
) -> None:
    answer = Device().get(f"/a/{links[kind]}{below}")

    assert answer.headers["location"] == address_of(kind, links[kind])
