"""What a room is promised: nothing on the screen before its time, dots that are nobody's, a network that is
forgotten.
"""

from __future__ import annotations

import re

from tests.promises.conftest import Check, Installation, Person
from tests.sheet.devices import hidden


def begun(installation: Installation, check: Check) -> tuple[Person, str]:
    """The facilitator at the desk of a workshop with this check, and the address of its wall."""
    facilitator = installation.somebody()
    facilitator.browser.post(f"/lead/{check.organise}/do", data={"do": "begin:45"})
    [wall] = set(re.findall(r"/wall/\w+", facilitator.get(f"/lead/{check.organise}").text))
    return facilitator, wall


def press(facilitator: Person, check: Check, name: str, **fields: str) -> None:
    """Presses a button of the desk as it stands there."""
    address = f"/lead/{check.organise}"
    facilitator.browser.post(
        f"{address}/do", data=hidden(facilitator.get(address).text) | {"do": name} | fields
    )


def test_nothing_of_the_result_is_on_the_screen_before_it_is_revealed(installation: Installation) -> None:
    check = installation.check("--prepared")
    facilitator, wall = begun(installation, check)
    press(facilitator, check, "go:1")
    installation.group(check, "politik", 1, comment="Das ist mein Wort.")
    press(facilitator, check, "go:2")
    seen = installation.somebody().get(wall).text

    press(facilitator, check, "reveal")
    after = installation.somebody().get(wall).text

    assert "Handlungsbedarf" not in seen
    assert "Handlungsbedarf" in after
    assert "Das ist mein Wort." not in seen + after


def test_the_network_of_the_room_is_deleted_with_the_check(installation: Installation) -> None:
    check = installation.check("--prepared")
    facilitator, _ = begun(installation, check)
    page = facilitator.get(f"/lead/{check.organise}").text
    [name], [password] = (
        re.findall(rf'id="wifi-{field}" name="([^"]+)"', page) for field in ("name", "password")
    )
    press(facilitator, check, "save:wifi", **{name: "Saal-Kranich", password: "Geheimwort-Lerche"})
    kept = installation.sql("select count(*) from workshops where wifi_password = 'Geheimwort-Lerche'")

    installation.command("delete", check.organise, "--yes")

    assert kept == [(1,)]
    assert b"Geheimwort-Lerche" not in installation.everything_kept()


def test_dots_stay_secret_until_the_vote_is_over_and_then_belong_to_nobody(
    installation: Installation,
) -> None:
    check = installation.check("--prepared")
    facilitator, wall = begun(installation, check)
    press(facilitator, check, "go:1")
    phones = installation.group(check, "politik", 1, 1, 1)
    press(facilitator, check, "go:2")
    press(facilitator, check, "reveal")
    press(facilitator, check, "go:3")
    press(facilitator, check, "vote:begin")
    invitation = f"/a/{check.answer['politik']}"
    for phone in phones:
        phone.browser.post(
            f"{invitation}/vote",
            data={"sheet": hidden(phone.get(invitation).text)["sheet"], "dot-ziele-rahmen": "on"},
        )
    during = installation.sql("select count(*) from votes"), installation.somebody().get(wall).text

    press(facilitator, check, "vote:end")

    assert during[0] == [(3,)]
    assert "dot-bar" not in during[1]
    assert "dot-bar" in installation.somebody().get(wall).text
    assert installation.sql("select count(*) from votes") == [(0,)]
