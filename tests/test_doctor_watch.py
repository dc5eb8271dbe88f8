"""What `qcheck doctor` says of the figures for Prometheus."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from qcheck.doctor.figures import watched
from qcheck.language import language
from qcheck.settings import Settings
from tests.serving import free_port
from tests.test_doctor import answering

TOKEN = "lang-genug-fuer-alle"


class Figures(BaseHTTPRequestHandler):
    """Gives figures to whoever knows the token."""

    def do_GET(self) -> None:
        self.send_response(200 if self.headers["authorization"] == f"Bearer {TOKEN}" else 401)
        self.end_headers()
        self.wfile.write(b'qcheck_build{version="1"} 1.0\n')

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Stranger(Figures):
    """Something else that has the port."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<h1>Willkommen</h1>")


def said(metrics: str, token: str = "") -> tuple[bool, str]:
    found = watched(Settings(metrics=metrics, metrics_token=token))
    assert found.said(language("de")) != found.said(language("en"))
    return found.good, found.said(language("en"))


@pytest.mark.parametrize(
    ("metrics", "token", "words"),
    [
        ("irgendwo", "", "is no address"),
        ("0.0.0.0:9464", "", "set QCHECK_METRICS_TOKEN"),
        ("127.0.0.1:9464", "kurz", "fewer than 16"),
    ],
)
def test_settings_that_are_wrong_are_named(metrics, token, words):
    good, told = said(metrics, token)

    assert not good
    assert words in told


def test_it_is_well_where_nobody_wants_figures():
    assert said("")[0]


def test_a_port_where_nobody_answers_is_named():
    port = free_port()

    good, told = said(f"127.0.0.1:{port}")

    assert not good
    assert f"127.0.0.1:{port}" in told


def test_figures_are_asked_for_with_the_token():
    with answering(Figures) as address:
        place = address.removeprefix("http://")
        right, wrong = said(place, TOKEN), said(place, TOKEN + "-anders")

    assert right[0]
    assert not wrong[0]
    assert "another QCHECK_METRICS_TOKEN" in wrong[1]


def test_another_program_at_this_port_is_named():
    with answering(Stranger) as address:
        good, told = said(address.removeprefix("http://"))

    assert not good
    assert "something else answers" in told
