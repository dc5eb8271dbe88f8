"""Foreign pages and foreign checks: no form of another site is taken, no address that is only read changes anything."""

import pytest
from starlette.routing import Route

from qcheck.service import LinkKind
from qcheck.sheet import ROUTES
from tests.sheet.devices import Device, invitation, new_check

FORMS = sorted({route.path for route in ROUTES if isinstance(route, Route) and "POST" in (route.methods or ())})
READ = sorted({route.path for route in ROUTES if isinstance(route, Route) and "GET" in (route.methods or {"GET"})})
FOREIGN = {
    "another site": {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    "a neighbouring site": {"Origin": "https://other.example.org", "Sec-Fetch-Site": "same-site"},
    "a site without a name": {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    "an old browser on another site": {"Origin": "https://evil.example"},
    "nobody knows where": {"Origin": ""},
}


@pytest.fixture
def organiser(service):
    return new_check(service)


@pytest.fixture
def way(service, organiser):
    return invitation(service, organiser)


def begun(way: str) -> Device:
    device = Device()
    device.begin(way, perspective="verwaltung")
    return device


def address(path: str, way: str) -> str:
    return path.replace("{link}", way).replace("{criterion}", "ziele-rahmen").replace("{rest:path}", "irgendwo")


def stamp(service, organiser) -> int:
    return service._store.stamp(service.open(organiser).check_id)


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("path", FORMS)
def test_no_form_of_a_foreign_page_is_taken(service, organiser, way, path, headers):
    device = begun(way)
    before = stamp(service, organiser)

    answer = device.post(address(path, way), data={"code": "K7M2XQ", "a-k-ziel": "4", "seen-a-k-ziel": ""}, headers=headers)

    assert answer.status_code in (403, 405)
    assert "set-cookie" not in answer.headers
    assert stamp(service, organiser) == before


@pytest.mark.parametrize("path", READ)
def test_an_address_that_is_only_read_changes_nothing(service, organiser, way, path):
    device = begun(way)
    before = stamp(service, organiser)

    [device.get(address(path, held)) for held in (way, organiser, *(each.link for each in service.links(organiser)))]

    assert stamp(service, organiser) == before


def test_the_sheet_of_one_check_is_not_seen_at_the_address_of_another(service, way):
    device = begun(way)
    elsewhere = invitation(service, new_check(service))

    assert "Los geht’s" in device.get(f"/a/{elsewhere}").text
    assert device.get(f"/a/{elsewhere}/overview").status_code == 303


def test_a_link_to_the_results_leads_to_the_results_and_not_to_a_sheet(service, organiser):
    view = next(each.link for each in service.links(organiser) if each.kind is LinkKind.VIEW)

    assert Device().get(f"/a/{view}").headers["location"] == f"/profile?link={view}"


@pytest.mark.parametrize(
    "path", ["//evil.example", "/a//evil.example", "/a/..%2f..%2fetc/passwd", "/join?lang=%0d%0aX-Evil:1", "/a/x/%2e%2e/"]
)
def test_no_address_leads_to_another_host_or_writes_a_header(path):
    answer = Device().get(path)

    assert "evil" not in answer.headers.get("location", "").lower()
    assert "x-evil" not in answer.headers


def test_after_many_wrong_codes_an_address_waits_and_a_right_link_still_opens(service, way):
    device = Device("203.0.113.9")
    [device.post("/join", data={"code": "AAAAAA"}) for _ in range(45)]

    assert device.post("/join", data={"code": "AAAAAA"}).status_code == 429
    assert device.get(f"/a/{way}").status_code == 200
    assert Device("203.0.113.10").post("/join", data={"code": "AAAAAA"}).status_code == 422


def test_people_whose_form_has_lost_its_nonce_do_not_share_a_sheet(service, organiser, way):
    [Device().post(f"/a/{way}/begin", data={"perspective": "verwaltung"}) for _ in range(2)]

    assert len(service._store.sheets_of(service.open(organiser).check_id)) == 2


def test_a_form_of_more_fields_than_any_page_has_is_refused_in_words(way):
    answer = begun(way).post(f"/a/{way}/t/ziele-rahmen", data={f"f{number}": "" for number in range(3_000)})

    assert answer.status_code == 413
