"""A link opens what it is for, in its own check, and nothing else: over HTTP, on every page, with cookies
that were tampered with.
"""

from __future__ import annotations

import re

import pytest

from qcheck.addresses import PATHS
from qcheck.service import Service
from qcheck.web.kept_sheets import PREFIX, kept_sheets, way
from tests.attack.hostile import Links, hostile
from tests.attack.routes import everything
from tests.sheet.devices import Device, hidden, invitation, new_check
from tests.ui.pages import links, markup, pieces, visit

OPEN_WITHOUT_A_LINK = {"", "new", "preview", "processes", "instrument", "help"}
LINKED = sorted(set(PATHS) - OPEN_WITHOUT_A_LINK)
CHANGING = ("button", "checkbox", "text_input", "text_area", "selectbox")
NOTHING_CHANGES = {"wake-up", "link-sure", "compare-other", "compare-go"}
RESULTS = ("Geheim", "Tisch", "BeiGelb", "Verein", "Vorbehalt")
"""First words of what stands in the results and on the sheets of others alone; each page of the results has
one of them.
"""


@pytest.fixture
def other(service: Service) -> str:
    """The invitation to another check."""
    return invitation(service, new_check(service), "verwaltung")


# what is begun in one check


def test_a_sheet_of_one_check_is_not_there_in_another(hostile_check: Links, other: str) -> None:
    device = Device()
    device.begin(hostile_check.answer, perspective="verein")

    page = device.get(f"/a/{other}")

    assert (page.status_code, "nonce" in hidden(page.text)) == (200, True)
    assert hostile("Katalog") not in page.text
    assert device.get(f"/a/{other}/t/dialogbereitschaft").headers["location"] == f"/a/{other}"
    assert device.get(f"/a/{other}/overview").headers["location"] == f"/a/{other}"


@pytest.mark.parametrize("verb", ["t/dialogbereitschaft", "closing", "finish", "withdraw", "again"])
def test_a_sheet_of_one_check_changes_nothing_from_the_address_of_another(
    service: Service, hostile_check: Links, other: str, verb: str
) -> None:
    device = Device()
    device.fill(device.begin(hostile_check.answer, perspective="verein"))
    before = everything(service)

    answer = device.post(f"/a/{other}/{verb}", data={"a-k-zuhoeren": "4", "seen-a-k-zuhoeren": ""})

    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{other}")
    assert everything(service) == before


@pytest.mark.parametrize("kind", ["organise", "answer", "view", "sheet"])
def test_a_cookie_named_for_another_check_opens_nothing_there(
    service: Service, hostile_check: Links, other: str, kind: str
) -> None:
    device = Device()
    check = service.access.open(other).check_id
    device.cookies.set(f"{PREFIX}{check}", f"{getattr(hostile_check, kind)}~{way(other)}", path="/a")

    page = device.get(f"/a/{other}")

    assert (page.status_code, "nonce" in hidden(page.text)) == (200, True)


def test_a_personal_code_of_another_check_opens_nothing(
    service: Service, hostile_check: Links, other: str
) -> None:
    code = service.joining.personal_code(hostile_check.sheet)
    device = Device()

    answer = device.post(f"/a/{other}/resume", data=hidden(device.get(f"/a/{other}").text) | {"code": code})

    assert (answer.status_code, "set-cookie" in answer.headers) == (422, False)


def test_an_address_with_a_false_secret_opens_nothing_whatever_the_code(
    service: Service, hostile_check: Links
) -> None:
    code = service.joining.personal_code(hostile_check.sheet)

    answer = Device().post(f"/a/{hostile_check.answer[:12]}{'0' * 26}/resume", data={"code": code})

    assert answer.status_code == 404


def test_a_cookie_that_knows_the_beginning_of_a_link_does_not_make_up_for_its_secret(
    service: Service, hostile_check: Links, other: str
) -> None:
    code = service.joining.personal_code(hostile_check.sheet)
    false = f"{hostile_check.answer[:12]}{'0' * 26}"
    device = Device()
    device.begin(other)
    [kept] = kept_sheets(dict(device.cookies))
    device.cookies.set(kept.name, f"{kept.link}~{way(false)}", path="/a")

    answer = device.post(f"/a/{false}/resume", data={"code": code})

    assert "set-cookie" not in answer.headers
    assert hostile_check.sheet not in str(answer.headers)


# what links lead to


@pytest.mark.parametrize(("kind", "leads"), [("organise", "/check?link={}"), ("view", "/r/{}")])
@pytest.mark.parametrize("below", ["", "/t/erstes", "/overview", "/closing", "/end", "/withdraw", "/again"])
def test_a_link_that_is_not_for_answering_opens_no_sheet(
    hostile_check: Links, kind: str, leads: str, below: str
) -> None:
    link = getattr(hostile_check, kind)

    answer = Device().get(f"/a/{link}{below}")

    assert (answer.status_code, answer.headers["location"]) == (303, leads.format(link))


@pytest.mark.parametrize(
    "verb", ["begin", "resume", "save", "finish", "withdraw", "again", "closing", "t/erstes"]
)
@pytest.mark.parametrize("kind", ["view", "organise"])
def test_a_link_that_is_not_for_answering_writes_no_sheet(
    service: Service, hostile_check: Links, kind: str, verb: str
) -> None:
    before = everything(service)

    answer = Device().post(
        f"/a/{getattr(hostile_check, kind)}/{verb}",
        data={"code": service.joining.personal_code(hostile_check.sheet)},
    )

    assert answer.status_code == (400 if verb == "save" else 303)
    assert "set-cookie" not in answer.headers
    assert everything(service) == before


@pytest.mark.parametrize("page", LINKED)
@pytest.mark.parametrize("kind", ["answer", "sheet"])
def test_a_link_for_answering_opens_nothing_of_the_results(
    service: Service, hostile_check: Links, page: str, kind: str
) -> None:
    before = everything(service)

    seen = visit(page, link=getattr(hostile_check, kind), criterion="erstes")
    sent = "\n".join([markup(seen), *pieces(seen)])

    assert not seen.exception
    assert results_in(sent) == []
    assert secrets_in(sent, hostile_check) <= {kind}
    assert everything(service) == before


@pytest.mark.parametrize("page", ["check", "profile", "matrix", "differences", "talk", "criterion"])
def test_the_results_would_be_known_where_they_are_shown(hostile_check: Links, page: str) -> None:
    assert results_in("\n".join(pieces(visit(page, link=hostile_check.view, criterion="erstes")))) != []


@pytest.mark.parametrize("page", LINKED)
def test_a_link_for_viewing_shows_no_other_link_and_no_way_to_change_anything(
    service: Service, hostile_check: Links, page: str
) -> None:
    before = everything(service)

    seen = visit(page, link=hostile_check.view, criterion="erstes")
    sent = "\n".join([markup(seen), *pieces(seen)])

    assert not seen.exception
    assert secrets_in(sent, hostile_check) <= {"view"}
    assert service.inviting.links(hostile_check.organise)[0].code not in sent
    assert "/a/" not in "".join(links(seen).values())
    assert [
        each.key
        for kind in CHANGING
        for each in seen.get(kind)
        if each.key not in NOTHING_CHANGES and not each.key.startswith("talk-")
    ] == []
    assert everything(service) == before


@pytest.mark.parametrize("page", LINKED)
@pytest.mark.parametrize("link", ["0" * 38, "x' OR 1=1 -- /../" * 300])
def test_a_link_that_is_none_opens_nothing(
    service: Service, hostile_check: Links, page: str, link: str
) -> None:
    seen = visit(page, link=link)
    sent = "\n".join([markup(seen), *pieces(seen)])

    assert not seen.exception
    assert secrets_in(sent, hostile_check) == set()


def results_in(sent: str) -> list[str]:
    """What stands there of the results."""
    return [word for word in RESULTS if f"{word} <" in sent]


def secrets_in(sent: str, check: Links) -> set[str]:
    """Which links of the check stand there."""
    return {kind for kind, link in check._asdict().items() if re.search(link, sent)}
