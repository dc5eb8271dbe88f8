"""Our routes, headers, files and options, asked in the same process; the whole server as a process:
test_server_running.py.
"""

from __future__ import annotations

import gzip
import re
import socket
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from streamlit import config, file_util
from streamlit.web.server.app_discovery import discover_asgi_app

from qcheck import look
from qcheck.addresses import PATHS, forget_address, remember_address
from qcheck.language import OWN_NAMES, language
from qcheck.server import PARTS, SHELVES
from qcheck.server.headers import SHUT
from qcheck.server.index import TITLE
from qcheck.server.lifespan import NotSafe, check_options, load_later, without_delay
from qcheck.server.options import OPTIONS, TABLE, as_toml, differences
from qcheck.server.streamlit_words import INSTEAD

ROOT = Path(__file__).parent.parent
STATIC = Path(file_util.get_static_dir()) / "static"
A_SCRIPT = max((STATIC / "js").glob("index.*.js"), key=lambda path: path.stat().st_size)
LINK = "0123456789abcdefghjkmnpqrstvwxyz012345"
FROM_HERE = {"Origin": "http://testserver"}


async def breaking(_):
    raise RuntimeError("a bug")


async def behind(_):
    return PlainTextResponse("Streamlit would have answered")


@pytest.fixture
def browser():
    """Our part of the server with a page that breaks, and where Streamlit's own addresses would be a page
    that says so.
    """
    app = Starlette(
        routes=[Route("/breaking", breaking), *PARTS["routes"], Mount("/", Route("/{path:path}", behind))],
        middleware=PARTS["middleware"],
        exception_handlers=PARTS["exception_handlers"],
    )
    return TestClient(
        app, raise_server_exceptions=False, follow_redirects=False, headers={"Accept-Language": "de"}
    )


@pytest.mark.parametrize("path", PATHS)
def test_every_page_path_brings_the_page_in_the_visitors_language(browser, path):
    page = browser.get(f"/{path}")

    assert page.status_code == 200
    assert '<html lang="de">' in page.text
    assert f"<title>{language('de').say(TITLE)}</title>" in page.text


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_a_language_asked_for_is_spoken_and_remembered(browser, tag):
    page = browser.get(f"/check?lang={tag}")
    again = browser.get("/profile")

    assert f'<html lang="{tag}">' in page.text
    assert f'<html lang="{tag}">' in again.text
    assert "set-cookie" not in again.headers


def test_a_language_the_app_does_not_speak_is_not_remembered(browser):
    page = browser.get("/?lang=%22%3E%3Cscript%3E")

    assert '<html lang="de">' in page.text
    assert "set-cookie" not in page.headers


def test_nothing_of_streamlits_name_words_and_programming_interface_is_left_in_the_page(browser):
    head_and_body = browser.get("/").text.split("-->", 1)[1]  # without the licence
    said = re.sub(r'"[^"]*"', "", head_and_body.split('id="qc-words"')[0])  # names of files aside

    assert "Streamlit" not in said
    assert "_stcore" not in head_and_body
    assert "You need to enable JavaScript" not in head_and_body


def test_the_page_is_found_by_no_search_engine_and_tells_no_other_host_its_address(browser):
    page = browser.get("/").text

    assert '<meta name="robots" content="noindex" />' in page
    assert '<meta name="referrer" content="no-referrer" />' in page


def test_every_script_style_and_icon_of_the_page_is_ours_to_send(browser):
    with_scripts = re.sub(r"<noscript>.*?</noscript>", "", browser.get("/").text, flags=re.DOTALL)
    addresses = re.findall(r'(?:src|href)="([^"]+)"', with_scripts)
    answers = [browser.get(address.removeprefix(".")) for address in addresses]

    assert len(addresses) > 50
    assert {answer.status_code for answer in answers} == {200}
    assert all(
        address.startswith(("./static/", "/assets/", "/look/", "/favicon.svg")) for address in addresses
    )


def test_a_path_with_a_slash_at_its_end_leads_to_the_page(browser):
    answer = browser.get("/check/?link=abc")

    assert (answer.status_code, answer.headers["location"]) == (308, "/check?link=abc")


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/check/deeper", "/index.html", "/manifest.json", "/wp-login.php", "/check/_stcore/health"],
)
def test_an_unknown_path_is_answered_kindly_with_a_way_home(browser, path):
    answer = browser.get(path)

    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in answer.text
    assert 'href="/"' in answer.text


def test_an_unknown_path_promises_remembered_checks_only_to_a_device_that_has_some(browser):
    without = browser.get("/nowhere").text
    browser.cookies.set("qcheck_links", "a" * 38)
    told = browser.get("/nowhere").text

    assert "die sich dieses Gerät gemerkt hat" not in without
    assert "öffnen Sie ihn bitte noch einmal aus der Nachricht" in without
    assert "die sich dieses Gerät gemerkt hat" in told


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/_stcore/host-config", "/media/abc.svg", "/component/x/y.js"]
)
def test_what_streamlit_needs_is_left_to_it(browser, path):
    assert browser.get(path).text == "Streamlit would have answered"


@pytest.mark.parametrize(
    "path", [*SHUT, "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/upload_file/a/b"]
)
def test_shut_doors_are_shut(browser, path):
    assert browser.get(path).status_code == 404
    assert browser.post(path).status_code == 404


def test_a_sign_of_life(browser):
    answer = browser.get("/healthz")

    assert (answer.status_code, answer.text, answer.headers["content-type"]) == (
        200,
        "ok",
        "text/plain; charset=utf-8",
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/nowhere", 404),
        ("/breaking", 500),
        ("/check/", 308),
        ("/device/remember", 400),
        ("/device/forget", 400),
        (f"/device/forget?link={LINK}", 303),
        ("/_stcore/metrics", 404),
        ("/_stcore/health", 200),
        (f"/static/js/{A_SCRIPT.name}", 200),
        ("/static/js/nowhere.js", 404),
        ("/healthz", 200),
    ],
)
def test_every_answer_has_the_security_headers(browser, path, status):
    answer = browser.get(path)

    assert answer.status_code == status
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers


def test_the_policy_lets_run_exactly_the_one_inline_script_of_the_page(browser):
    page = browser.get("/")
    [script] = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()

    assert f"script-src 'self' 'sha256-{digest}';" in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("proxied", [{"X-Forwarded-Proto": "https"}, {"X-Forwarded-Proto": "HTTPS, http"}])
def test_over_https_the_browser_is_told_to_stay_there_and_cookies_are_for_https_only(browser, proxied):
    answer = browser.get(f"/check?link={LINK}", headers=proxied)

    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "Secure" in answer.headers["set-cookie"]


def test_an_error_of_ours_is_answered_in_the_visitors_language_without_its_trace(browser):
    answer = browser.get("/breaking?lang=en")

    assert answer.status_code == 500
    assert '<html lang="en">' in answer.text
    assert "Something went wrong on our side" in answer.text
    assert "a bug" not in answer.text


def test_a_link_in_the_address_is_remembered_where_no_script_can_read_it(browser):
    answer = browser.get(f"/check?link={LINK}")

    assert (
        answer.headers["set-cookie"]
        == f"qcheck_links={LINK}; HttpOnly; Max-Age=31536000; Path=/; SameSite=lax"
    )
    assert answer.headers["cache-control"] == "no-store"


def test_a_second_link_stands_before_the_first(browser):
    browser.get(f"/check?link={LINK}")

    browser.get("/profile?link=another-link")

    assert browser.cookies["qcheck_links"] == f"another-link~{LINK}"


@pytest.mark.parametrize(
    "link", ["short", "a" * 81, "abcdefghij;%20Path=/", "abcdefghij~klmnopqrst", "%0d%0aSet-Cookie:x=1"]
)
def test_what_is_not_a_link_is_not_remembered(browser, link):
    assert "set-cookie" not in browser.get(f"/check?link={link}").headers


def test_a_page_can_have_its_new_link_remembered_as_an_image(browser):
    answer = browser.get(remember_address(LINK), headers={"Sec-Fetch-Site": "same-origin"})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert browser.cookies["qcheck_links"] == LINK


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
@pytest.mark.parametrize("verb", ["remember", "forget"])
def test_no_other_page_makes_a_device_remember_or_forget(browser, verb, site):
    browser.cookies["qcheck_links"] = LINK

    answer = browser.get(f"/device/{verb}?link=another-link", headers={"Sec-Fetch-Site": site})

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_is_forgotten_on_this_device_and_the_others_stay(browser, method):
    browser.cookies["qcheck_links"] = f"{LINK}~another-link"

    answer = browser.request(method, forget_address(LINK), headers=FROM_HERE)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.headers["set-cookie"].startswith("qcheck_links=another-link; ")


def test_a_form_of_ours_without_a_link_forgets_all(browser):
    browser.cookies["qcheck_links"] = f"{LINK}~another-link"

    answer = browser.post("/device/forget", headers=FROM_HERE)

    assert answer.headers["set-cookie"] == 'qcheck_links=""; HttpOnly; Max-Age=0; Path=/; SameSite=lax'


def test_a_script_is_sent_compressed_and_kept_for_good(browser):
    answer = browser.get(f"/static/js/{A_SCRIPT.name}", headers={"Accept-Encoding": "gzip, br"})

    assert answer.content == A_SCRIPT.read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < A_SCRIPT.stat().st_size / 2
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0"])
def test_a_browser_that_does_not_read_gzip_gets_the_script_as_it_is(browser, accepted):
    answer = browser.get(f"/static/js/{A_SCRIPT.name}", headers={"Accept-Encoding": accepted})

    assert answer.content == A_SCRIPT.read_bytes()
    assert "content-encoding" not in answer.headers


def test_a_file_the_browser_has_already_is_not_sent_again(browser):
    first = browser.get(f"/static/js/{A_SCRIPT.name}")

    again = browser.get(f"/static/js/{A_SCRIPT.name}", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../index.html",
        "/static/%2e%2e/index.html",
        "/static/",
        "/static/js",
        "/assets/../server/index.py",
    ],
)
def test_nothing_outside_the_folders_is_sent(browser, path):
    assert browser.get(path).status_code == 404


def test_the_page_itself_is_compressed(browser):
    answer = browser.get("/check", headers={"Accept-Encoding": "gzip"})

    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content)) * 2 < len(answer.content)


def test_after_the_start_every_script_lies_ready():
    SHELVES["/static/"].pack_all()

    kept = SHELVES["/static/"].kept

    assert f"js/{A_SCRIPT.name}" in kept
    assert sum(len(packed.body) for packed in kept.values()) < 8_000_000


def test_the_configuration_file_says_what_the_table_says():
    assert (ROOT / ".streamlit" / "config.toml").read_text() == as_toml()


def test_streamlit_knows_every_option_of_the_table():
    assert set(OPTIONS) - set(config._config_options_template) == set()


def test_with_the_table_in_force_nothing_differs():
    assert differences(OPTIONS.get) == ()


def test_host_and_port_are_free_but_an_address_has_to_be_set():
    elsewhere = OPTIONS | {"server.address": "0.0.0.0", "server.port": 80}
    unset = OPTIONS | {"server.address": None}

    assert differences(elsewhere.get) == ()
    assert [difference.option.name for difference in differences(unset.get)] == ["server.address"]


def test_a_difference_says_what_is_there_what_should_be_and_why():
    [difference] = differences((OPTIONS | {"runner.postScriptGC": True}).get)

    assert str(difference) == (
        "runner.postScriptGC is true, and should be false: a full garbage collection after every answer "
        "costs 25 to 83 ms"
    )


@pytest.mark.parametrize("name", [option.name for option in TABLE if option.grave])
def test_the_server_does_not_start_where_privacy_or_data_are_at_risk(name):
    with pytest.raises(NotSafe, match=re.escape(name)):
        check_options((OPTIONS | {name: "something else"}).get)


def test_an_option_that_only_costs_speed_does_not_stop_the_server():
    check_options((OPTIONS | {"runner.postScriptGC": True}).get)  # raises nothing


def test_streamlit_run_finds_the_app_in_the_text_of_app_py():
    found = discover_asgi_app(ROOT / "app.py")

    assert (found.is_asgi_app, found.app_name) == (True, "app")


@pytest.mark.parametrize("tag", ["de", "de-simple"])
def test_what_streamlit_says_in_english_is_said_in_german(tag):
    assert [ours for ours in INSTEAD.values() if language(tag).say(ours) == ours] == ["qcheck serve"]


def test_small_messages_leave_at_once_also_from_connections_that_a_listening_socket_takes_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.socket() as browser:
        without_delay()
        browser.connect(listening.getsockname())
        taken, _ = listening.accept()

        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("page", ["/", "/join", "/lead", "/imprint", "/nothing-here"])
def test_every_page_names_one_face_and_gets_it_from_our_own_address(browser, page: str) -> None:
    html = browser.get(page).text
    linked = re.findall(r'<link rel="stylesheet" href="(/look/[^"]+)"', html)
    styles = html + "".join(browser.get(each).text for each in linked)

    face = browser.get(look.face())

    assert re.findall(r"url\(([^)]+)\)", styles) == [f'"{look.face()}"']
    assert face.content.startswith(b"wOF2")
    assert face.headers["content-type"] == "font/woff2"
    assert face.headers["cache-control"] == "public, max-age=31536000, immutable"


LINK = "0123456789abcdefghjkmnpqrstvwxyz012345"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (f"/check?link={LINK},", f"/check?link={LINK}"),
        (f"/check?link=3D{LINK}&lang=en", f"/check?link={LINK}&lang=en"),
        (f"/profile?lang=en&amp;link={LINK}%3E", f"/profile?lang=en&link={LINK}"),
        (f"/check?link={LINK[:20]}%0A{LINK[20:]}", f"/check?link={LINK}"),
        (f"/A/{LINK.upper()}", f"/a/{LINK}"),
        (f"//a/{LINK}", f"/a/{LINK}"),
        (f"/a/{LINK}%0A", f"/a/{LINK}"),
    ],
)
def test_an_address_as_a_mail_program_or_paper_leaves_it_leads_to_what_was_meant(
    browser, typed: str, meant: str
):
    answer = browser.get(f"http://testserver{typed}")

    assert (answer.status_code, answer.headers["location"]) == (303, meant)


@pytest.mark.parametrize(
    "right", [f"/check?link={LINK}", "/check?link=hallo", "/new?new-title=a,b.", "/?lang=de"]
)
def test_an_address_that_is_right_is_left_as_it_is(browser, right: str):
    assert browser.get(right).status_code == 200


def test_several_workers_need_no_driver_of_postgresql(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)  # as Python notes what cannot be imported

    load_later()

    assert sys.modules["psycopg"] is None
