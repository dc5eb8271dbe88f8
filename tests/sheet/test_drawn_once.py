"""The invitation and the first questions are drawn once for a whole room: nobody can tell that from the page,
and what changes shows at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from qcheck.records import Letterhead, Mode
from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.sheet.devices import Device, hidden, invitation, new_check, text

PERSPECTIVE = "verwaltung"
TITLES = ("Platz <b>am</b> {Bach}", "Grün & „Grau“")
A_FIELD = b"unknown=1"
"""Sent along with a question for a page, it has the page drawn for this visitor alone."""


@pytest.fixture
def organiser(service: Service) -> str:
    return new_check(service)


def drawn_alone(device: Device, address: str) -> str:
    """The page as it is drawn for one visitor alone."""
    return device.request("GET", address, content=A_FIELD).text


def without_word(html: str) -> str:
    """Without the word of the form, which is another one each time."""
    return re.sub(r'name="once" value="\w+"', "", html)


def without_nonce(html: str) -> str:
    [nonce] = re.findall(r'name="nonce" value="(\w{24})"', html)
    return html.replace(nonce, "")


@pytest.mark.parametrize(
    "wanted", ["", "?lang=en", "?lang=de-simple", "?begun=1", "?single=1", "?begun=elsewhere"]
)
@pytest.mark.parametrize("perspective", [None, PERSPECTIVE])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_an_invitation_that_was_drawn_once_is_the_same_as_one_drawn_for_its_visitor(
    service: Service, organiser: str, wanted: str, perspective: str | None, encoding: str
) -> None:
    service.organising.rename(organiser, TITLES[0], TITLES[1])
    address = f"/a/{invitation(service, organiser, perspective)}{wanted}"
    Device().get(address)

    again = Device(**{"Accept-Encoding": encoding}).get(address)

    assert again.headers.get("content-encoding", "identity") == encoding
    assert without_nonce(again.text) == without_nonce(drawn_alone(Device(), address))


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("wanted", ["", "?lang=en", "?begun=elsewhere"])
def test_first_questions_that_were_drawn_once_are_the_same_as_those_drawn_for_their_visitor(
    service: Service, mode: Mode, wanted: str
) -> None:
    link = invitation(service, new_check(service, mode=mode))
    Device().get(Device().begin(link, perspective=PERSPECTIVE) + wanted)
    device = Device()
    address = device.begin(link, perspective=PERSPECTIVE) + wanted

    again = device.get(address).text

    assert hidden(again)["sheet"] in again
    assert without_word(again) == without_word(drawn_alone(device, address))


def test_each_visitor_has_a_word_and_a_sheet_of_their_own(service: Service, organiser: str) -> None:
    link = invitation(service, organiser, PERSPECTIVE)
    phones = [Device() for _ in range(3)]

    nonces = {hidden(phone.get(f"/a/{link}").text)["nonce"] for phone in phones}
    pages = [phone.get(phone.begin(link)).text for phone in phones]
    codes = [set(re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", page)) for page in pages]
    own = [
        set(re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", phone.get(f"/a/{link}/overview").text))
        for phone in phones
    ]

    assert (len(nonces), len({hidden(page)["sheet"] for page in pages})) == (3, 3)
    assert codes == own
    assert len(set.union(*codes)) == 3


def test_perspectives_and_languages_do_not_get_each_others_questions(
    service: Service, organiser: str
) -> None:
    link = invitation(service, organiser)
    wanted = [(view, tag) for view in ("verwaltung", "zivilgesellschaft") for tag in ("de", "en")]

    for _ in range(2):
        for view, tag in wanted:
            device = Device(**{"Accept-Language": tag})
            address = device.begin(link, perspective=view)

            assert without_word(device.get(address).text) == without_word(drawn_alone(device, address))


def test_what_one_sends_along_with_the_question_for_an_invitation_is_seen_by_nobody_else(
    service: Service, organiser: str
) -> None:
    address = f"/a/{invitation(service, organiser)}"

    Device().request("GET", address, content=b"code=GEHEIM&nonce=boese&perspective=verwaltung")
    page = Device().get(address).text

    assert "GEHEIM" not in page
    assert "boese" not in page
    assert "perspective" not in hidden(page)


def test_an_answer_that_was_given_stands_on_the_next_look_at_the_page(
    service: Service, organiser: str
) -> None:
    device = Device()
    address = device.begin(invitation(service, organiser, PERSPECTIVE))
    [question, *_] = re.findall(r'name="seen-a-([\w-]+)"', device.get(address).text)

    device.fill(address, **{f"a-{question}": "3"})

    assert hidden(device.get(address).text)[f"a-{question}"] == "3"
    assert f"a-{question}" not in hidden(Device().get(address).text)


IN_A_WEEK = datetime.now(UTC) + timedelta(days=7)
CHANGES: dict[str, Callable[[Service, str], None]] = {
    "title": lambda service, link: service.organising.rename(link, "Ein neuer Name", "Musterstadt"),
    "place": lambda service, link: service.organising.rename(link, "Spielplatz am Bach", "Neustadt"),
    "letterhead": lambda service, link: service.inviting.write_letterhead(
        link, Letterhead(sender="Die Gemeinde", privacy="Frau Beispiel")
    ),
    "end": lambda service, link: service.organising.schedule(link, IN_A_WEEK, "Europe/Berlin"),
    "deletion": lambda service, link: service.organising.keep_until(link, date.today() + timedelta(days=90)),
    "sharing": lambda service, link: service.organising.share(link, True),
    "closing": lambda service, link: service.organising.end_check(link),
    "workshop": lambda service, link: service.facilitating.start_workshop(link, "45"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_shows_on_the_next_look_at_an_invitation(
    service: Service, organiser: str, change: str
) -> None:
    address = f"/a/{invitation(service, organiser)}"
    before = Device().get(address)

    CHANGES[change](service, organiser)
    after = Device().get(address)

    assert text(after.text) != text(before.text)
    assert text(after.text) == text(drawn_alone(Device(), address))


@pytest.mark.parametrize("change", [each for each in CHANGES if each != "sharing"])  # that was promised
def test_what_another_process_changes_shows_on_the_next_look_at_both_pages(
    service: Service, organiser: str, change: str
) -> None:
    phone, address = Device(), f"/a/{invitation(service, organiser)}"
    begun = phone.begin(invitation(service, organiser, PERSPECTIVE))
    before = Device().get(address), phone.get(begun)

    with closing(open_service(Settings())) as another:
        CHANGES[change](another, organiser)
    after = Device().get(address), phone.get(begun)

    assert text(after[0].text) != text(before[0].text)
    assert text(after[0].text) == text(drawn_alone(Device(), address))
    assert without_word(after[1].text) == without_word(drawn_alone(phone, begun))


@pytest.mark.parametrize("change", ["title", "end"])
def test_what_is_changed_shows_on_the_next_look_at_the_first_questions(
    service: Service, organiser: str, change: str
) -> None:
    device = Device()
    address = device.begin(invitation(service, organiser, PERSPECTIVE))
    before = device.get(address).text

    CHANGES[change](service, organiser)

    assert text(device.get(address).text) != text(before)
    assert without_word(device.get(address).text) == without_word(drawn_alone(device, address))


def test_an_invitation_that_was_renewed_or_withdrawn_opens_nothing_any_more(
    service: Service, organiser: str
) -> None:
    renewed, withdrawn = (
        each
        for each in service.inviting.links(organiser)
        if each.link in {invitation(service, organiser), invitation(service, organiser, PERSPECTIVE)}
    )
    assert [Device().get(f"/a/{each.link}").status_code for each in (renewed, withdrawn)] == [200, 200]

    service.inviting.renew_link(organiser, renewed.id)
    service.inviting.withdraw_link(organiser, withdrawn.id)

    assert [Device().get(f"/a/{each.link}").status_code for each in (renewed, withdrawn)] == [404, 404]


def test_nothing_of_a_visitor_is_kept_with_the_pages(service: Service, organiser: str) -> None:
    device = Device()
    address = device.begin(invitation(service, organiser, PERSPECTIVE))
    own = hidden(device.get(address).text)["sheet"]
    secret = next(value for name, value in device.cookies.items() if name.startswith("qcheck_sheet_"))

    kept = repr(vars(service.page_memories.sheet_pages))

    assert "<form" in kept
    assert own not in kept
    assert secret.partition("~")[0] not in kept
