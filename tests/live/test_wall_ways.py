"""In which language and light the wall is seen, and which links lead there."""

import pytest

from qcheck.service import LinkKind, Service
from qcheck.workshop import Station
from tests.link_kinds import link_of, others
from tests.live.rooms import revealed, room
from tests.live.test_wall import text
from tests.sheet.devices import Device, new_check

# languages and dark rooms


def test_the_wall_speaks_the_language_asked_for(service: Service) -> None:
    made = room(service)

    assert "Take part with your phone" in text(made.seen(lang="en"))


def test_a_dark_room_keeps_its_ground_and_its_language_in_the_address(service: Service) -> None:
    made = room(service)

    dark = Device().get(f"{made.wall}?dark=1&lang=en").text

    assert '<body class="wall dark">' in dark
    assert '<a href="?dark=0&amp;lang=en">Light background</a>' in dark.replace("&lang", "&amp;lang")


def test_lights_without_colour_are_drawn_light_on_dark(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING, Station.REVEAL)
    made.reveal()

    assert 'stroke="#1A1A1A"' in made.seen()
    assert 'stroke="#1A1A1A"' not in made.seen(dark="1")


# who comes in


def test_the_organisers_link_is_not_left_standing_on_the_wall(service: Service) -> None:
    made = room(service)

    answer = Device().get(f"/wall/{made.link}")

    assert answer.headers["location"] == made.wall


def test_a_wall_link_that_was_renewed_says_so_kindly(service: Service) -> None:
    made = room(service)
    old = made.wall
    service.facilitating.renew_wall(made.link)

    page, told = Device().get(old), Device().get(f"{old}/now")

    assert page.status_code == 404
    assert "ersetzt" in text(page.text)
    assert told.status_code == 404
    assert "ersetzt" in told.json()["said"]


def test_a_wall_that_asks_with_an_old_link_is_no_guess(service: Service) -> None:
    made = room(service)
    old = made.wall
    service.facilitating.renew_wall(made.link)

    [Device("10.0.0.9").get(f"{old}/now") for _ in range(60)]

    assert service.network_limits.wrong_codes.may_try("10.0.0.9")


@pytest.mark.parametrize("kind", others(LinkKind.WALL, LinkKind.ORGANISE))
def test_other_links_are_shown_their_way(service: Service, kind: LinkKind) -> None:
    made = room(service)
    other = link_of(service, made.link, kind)

    page = Device().get(f"/wall/{other}")

    assert page.status_code == 403
    assert "Dieser Link führt nicht zur Leinwand" in text(page.text)
    assert f'{other}">Zur Seite dieses Links' in page.text


def test_a_check_without_a_workshop_has_nothing_on_its_wall(service: Service) -> None:
    page = Device().get(f"/wall/{new_check(service)}")

    assert page.status_code == 404
    assert "Zu diesem Check wurde kein Workshop begonnen." in text(page.text)


@pytest.mark.parametrize("page", ["wall", "lead"])
def test_what_a_script_is_shown_is_compressed_and_a_word_or_two_is_not(service: Service, page: str) -> None:
    made = revealed(service)
    address = f"{made.wall if page == 'wall' else f'/lead/{made.link}'}/now"
    browser = Device()

    plain, packed = (
        browser.get(address, headers={"Accept-Encoding": encoding}) for encoding in ("identity", "gzip")
    )
    nothing_new = browser.get(address, params={"seen": packed.json()["mark"]})

    assert packed.json()["html"] == plain.json()["html"]
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert "html" not in nothing_new.json()
    assert "content-encoding" not in nothing_new.headers
