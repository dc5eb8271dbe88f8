"""Where a request says it was sent: what stands in it goes into addresses and QR codes, so it is looked at
first.
"""

import re

import pytest

from qcheck.service import Service
from tests.live.rooms import room
from tests.sheet.devices import Device, text

HOSTS = ("x" * 3000, "a b", "a/b", 'a"b', "user@a", "a:port", "[::1", "ä.example")


@pytest.mark.parametrize("path", ["/", "/join", "/wall/{wall}", "/lead/{link}", "/sheet/sheet.css"])
def test_a_host_that_cannot_be_one_is_refused_in_words(service: Service, path: str) -> None:
    made = room(service)
    where = path.format(wall=made.now.wall, link=made.link)

    answers = {host: Device().get(where, headers={"Host": host.encode()}) for host in HOSTS}  # type: ignore[dict-item]

    assert {host: answer.status_code for host, answer in answers.items()} == dict.fromkeys(HOSTS, 400)
    assert [
        host
        for host, answer in answers.items()
        if "Diese Adresse kann nicht stimmen" not in text(answer.text)
    ] == []


@pytest.mark.parametrize(
    "host",
    ["check.example.org", "localhost:8501", "192.168.1.20:8501", "[::1]:8501", "xn--mller-kva.example"],
)
def test_a_host_as_servers_are_called_is_let_in(host: str) -> None:
    assert Device().get("/join", headers={"Host": host}).status_code == 200


def test_the_scheme_of_one_visitor_is_not_that_of_the_others(service: Service) -> None:
    made = room(service)
    plain, behind_https = {}, {"X-Forwarded-Proto": "https"}

    patterns = [_pattern(made.wall, asked) for asked in (plain, behind_https, plain)]

    assert patterns[0] == patterns[2]
    assert patterns[0] != patterns[1]


def _pattern(wall: str, asked: dict[str, str]) -> str:
    return re.findall(r"<svg.*?</svg>", Device().get(f"{wall}/now", headers=asked).json()["html"], re.DOTALL)[
        0
    ]
