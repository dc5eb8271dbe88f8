"""The whole server as a process of its own: what it lets in, what it says in its log, what it does when it
starts.
"""

from __future__ import annotations

from socket import socket

import pytest
from websockets.exceptions import InvalidStatus

from qcheck.server.options import as_toml
from tests.serving import PATIENCE, serving, streamlit_run

LINK = "0123456789abcdefghjkmnpqrstvwxyz012345"
PAGE = """
import streamlit as st
st.write("language", st.context.cookies.get("qcheck_lang"))
if "fail" in st.query_params:
    raise RuntimeError("a bug in a page")
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, streamlit_run(folder, PAGE), anew=True) as running:
        yield running


def test_the_server_gives_the_page_streamlits_scripts_and_a_sign_of_life(server):
    assert server.get("/check")[0] == 200
    assert server.get("/healthz")[2] == b"ok"
    assert server.get("/_stcore/health")[0] == 200


def test_streamlits_own_answers_have_the_security_headers_too(server):
    status, headers, _ = server.get("/_stcore/health")

    assert status == 200
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_no_page_of_another_host_may_send_messages_into_ours(server):
    assert b'"allowedOrigins":[]' in server.get("/_stcore/host-config")[2]


def test_a_page_runs_for_its_own_origin(server):
    messages = server.visit("")

    assert messages[-1].script_finished == messages[-1].FINISHED_SUCCESSFULLY


@pytest.mark.parametrize(
    "origin",
    ["http://example.org", "https://localhost:1", "http://localhost:1", "http://127.0.0.1:1", "null"],
)
def test_a_websocket_of_another_origin_is_refused(server, origin):
    with pytest.raises(InvalidStatus, match="403"):
        server.websocket(origin)


def test_a_page_that_fails_says_so_in_the_visitors_language_without_its_trace(server):
    messages = server.visit("fail=1&lang=de")

    [apology] = [
        message.delta.new_element.alert.body
        for message in messages
        if message.delta.new_element.HasField("alert")
    ]
    onward = str(messages)
    assert "Bei uns ist etwas schiefgegangen" in apology
    assert '?fail=1&amp;lang=de\\">Noch einmal versuchen</a>' in onward
    assert "Zur Startseite</a>" in onward
    assert "a bug in a page" not in onward


def test_the_log_knows_the_bug_but_no_link_no_query_and_no_foreign_warnings(tmp_path):
    with serving(tmp_path, streamlit_run(tmp_path, PAGE)) as server:
        server.get(f"/check?link={LINK}", Cookie=f"qcheck_links={LINK}")
        server.get(f"/device/remember?link={LINK}")
        server.visit(f"link={LINK}&fail=1")
        log = server.stop()

    assert "a bug in a page" in log
    assert LINK not in log
    assert "link=" not in log
    assert "qcheck: option" not in log


def test_a_difference_is_said_in_the_log_and_the_server_runs(tmp_path):
    slower = as_toml().replace("postScriptGC = false", "postScriptGC = true")

    with serving(tmp_path, streamlit_run(tmp_path, PAGE, slower)) as server:
        log = server.stop()

    assert "qcheck: option runner.postScriptGC is true, and should be false" in log


def test_a_server_that_would_tell_strangers_does_not_start(tmp_path):
    telling = as_toml().replace("gatherUsageStats = false", "gatherUsageStats = true")

    with serving(tmp_path, streamlit_run(tmp_path, PAGE, telling)) as server:
        server.process.wait(timeout=PATIENCE)

    assert server.address == "the server did not start"
    assert server.process.returncode == 3
    assert "browser.gatherUsageStats is true, and should be false" in server.said


def test_serve_runs_in_any_folder_with_the_options_of_the_table(tmp_path):
    start = (
        "from qcheck.settings import Settings; from qcheck.server import serve; serve(Settings(port=PORT, "
        "data='data', base_url=BASE))"
    )
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[client]\nshowErrorDetails = "full"\n'
    )  # somebody else's

    with serving(
        tmp_path,
        ["-c", start.replace("PORT", str(_free_port())).replace("BASE", "'https://check.example.org/'")],
    ) as server:
        status, headers, page = server.get("/check", **{"Accept-Language": "en"})
        with server.websocket("https://check.example.org"):
            pass  # refused, opening it raises
        log = server.stop()

    assert status == 200
    assert b'<html lang="en">' in page
    assert "qcheck: option" not in log
    assert "script-src 'self' 'sha256-" in headers["content-security-policy"]


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
