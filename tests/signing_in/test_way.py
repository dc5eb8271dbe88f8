"""The way to the provider and back: whoever comes back as somebody is signed in, and is where they wanted to be."""

import re
from socket import create_server
from urllib.parse import parse_qs, urlsplit

import pytest

from qcheck.addresses import own_path, sign_in_address
from qcheck.browser import COOKIE
from qcheck.service import open_service
from qcheck.settings import Settings
from tests.sheet.devices import Device, new_check, text
from tests.signing_in.conftest import Browser, town
from tests.ui.pages import installation


def test_whoever_signs_in_is_known_and_where_they_wanted_to_be(browser, provider):
    answer = browser.sign_in(provider, "/new?lang=en")

    assert (answer.status_code, answer.headers["location"]) == (303, "/new?lang=en")
    assert browser.account().identity.name == "Ada Beispiel"
    assert browser.account().identity.organisations == ("Stadt",)


def test_the_provider_is_asked_as_the_standard_says(browser, provider):
    sent = browser.set_out()

    assert sent["response_type"] == "code"
    assert sent["scope"] == "openid profile email"
    assert sent["code_challenge_method"] == "S256"
    assert sent["redirect_uri"] == "http://testserver/sign-in/back"
    assert len(sent["code_challenge"]) == len(sent["state"]) == len(sent["nonce"]) == 43
    assert "verifier" not in str(sent)


def test_the_code_is_redeemed_with_the_verifier_and_the_secret_in_the_header(browser, provider):
    browser.sign_in(provider)

    [form] = [form for path, form in provider.asked if path == "/token"]
    assert len(form["code_verifier"]) == 43
    assert form["authorization"].startswith("Basic ")
    assert "client_secret" not in form


def test_a_provider_that_takes_the_secret_in_the_form_alone_gets_it_there(browser, provider):
    provider.description["token_endpoint_auth_methods_supported"] = ["client_secret_post"]

    browser.sign_in(provider)

    [form] = [form for path, form in provider.asked if path == "/token"]
    assert (form["client_secret"], form["authorization"]) == ("geheim", "")


def test_one_process_sends_people_out_and_another_takes_them_back(browser, provider, service):
    """No process keeps anything of a journey: the second one has the key of the installation and the cookie."""
    sent = browser.set_out("/new")
    provider.nonce = sent["nonce"]
    [sealed] = [value for name, value in browser.cookies.items() if name.startswith("qcheck_way_")]
    other = open_service(Settings())

    arrived = other.signing_in.arrive(
        {"state": sent["state"], "code": "x", "iss": provider.address}, sealed, ""
    )
    known = other.accounts.of(arrived.token)
    other.close()

    assert (arrived.onward, known.identity.subject) == ("/new", "ada")


def test_two_tabs_sign_in_beside_each_other(browser, provider):
    first, second = browser.set_out("/new"), browser.set_out("/processes")

    provider.nonce = first["nonce"]
    answer = browser.come_back(state=first["state"], code="1", iss=provider.address)

    assert answer.headers["location"] == "/new"
    provider.nonce = second["nonce"]
    assert (
        browser.come_back(state=second["state"], code="2", iss=provider.address).headers["location"]
        == "/processes"
    )


def test_journeys_that_nobody_finishes_do_not_fill_the_browser(browser):
    for _ in range(30):
        browser.set_out()

    assert sum(name.startswith("qcheck_way_") for name in browser.cookies) <= 5


def test_journeys_from_pages_with_much_typed_stay_below_what_servers_take(browser):
    for _ in range(12):
        browser.set_out("/new?title=" + "a" * 1980)

        assert sum(len(name) + len(value) + 3 for name, value in browser.cookies.items()) < 8_000


def test_whoever_is_signed_in_already_is_sent_on_at_once(browser, provider):
    browser.sign_in(provider)

    assert browser.get("/sign-in", params={"next": "/new"}).headers["location"] == "/new"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil.example",
        " //evil.example", "/\t/evil.example", "/%0d%0aSet-Cookie:x=1\r\nx", "http:/evil.example", "/sign-in?next=/sign-in", "/sign-out",
        "/" + "a" * 3000, "",
    ],
)  # fmt: skip
def test_nobody_is_sent_to_an_address_that_is_not_ours(browser, provider, elsewhere):
    answer = browser.sign_in(provider, elsewhere)

    assert answer.headers["location"].startswith("/")
    assert not answer.headers["location"].startswith(("//", "/\\", "/sign"))
    assert "\n" not in answer.headers["location"]
    assert "evil.example" not in answer.headers["location"].partition("%")[0]


def test_a_path_with_a_link_and_a_language_is_kept_as_it_is():
    path = "/check?link=0123456789abcdef.AB-_~&lang=de-simple&x=%C3%A4"

    assert own_path(path) == path
    assert sign_in_address(path).startswith("/sign-in?next=%2Fcheck%3Flink%3D")


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        ("access_denied", 403, "Es wurde abgebrochen"),
        ("temporarily_unavailable", 503, "gerade überlastet"),
        ("unauthorized_client", 400, "kennt dieses qcheck nicht"),
        ("<script>alert(1)</script>", 400, "hat abgelehnt"),
    ],
)
def test_what_the_provider_refuses_is_said_in_words(browser, provider, error, status, words):
    sent = browser.set_out("/new")
    answer = browser.come_back(
        state=sent["state"], error=error, error_description="Geheimes <b>", iss=provider.address
    )

    assert answer.status_code == status
    assert words in text(answer.text)
    assert "Geheimes" not in answer.text
    assert "<script>alert" not in answer.text
    assert 'href="/new"' in answer.text
    assert browser.account() is None


@pytest.mark.parametrize(("error", "lines"), [("invalid_scope", ["refused"]), ("access_denied", [])])
def test_what_an_operator_can_mend_is_in_the_log_and_what_a_person_chose_is_not(
    browser, provider, caplog, error, lines
):
    sent = browser.set_out()

    browser.come_back(state=sent["state"], error=error, iss=provider.address)

    assert [record.known["trouble"] for record in caplog.records if hasattr(record, "known")] == lines


def test_while_the_provider_is_away_links_work_and_later_so_does_signing_in(browser, provider, monkeypatch):
    monkeypatch.setattr("qcheck.signing_in.discovery.PAUSE", 0.0)
    provider.answers["/.well-known/openid-configuration"] = (503, {}, b"")

    answer = browser.get("/sign-in")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "antwortet gerade nicht" in text(answer.text)
    assert browser.get("/join").status_code == 200
    provider.answers.clear()
    assert browser.sign_in(provider).status_code == 303


def test_without_the_setting_nobody_is_offered_to_sign_in(tmp_path):
    with installation(tmp_path / "data"):
        answers = {
            path: Device().get(path) for path in ("/sign-in", "/sign-in/back", "/sign-out", "/signed-in")
        }

    assert {answer.status_code for answer in answers.values()} == {404}
    assert "Hier meldet sich niemand mit einem Konto an" in text(answers["/sign-in"].text)


def test_each_page_of_signing_in_and_out_says_where_one_is(browser, provider):
    browser.sign_in(provider)

    seen = {
        "in": text(browser.get("/signed-in").text),
        "asked": text(browser.get("/sign-out").text),
        "out": text(browser.post("/sign-out").text),
        "nobody": text(browser.get("/sign-out").text),
        "not in": text(browser.get("/signed-in").text),
    }

    assert "Sie können diesen Tab schließen" in seen["in"]
    assert "Angemeldet als Ada Beispiel" in seen["asked"]
    assert "Bei 127.0.0.1 sind Sie vielleicht noch angemeldet" in seen["out"]
    assert "Auf diesem Gerät ist niemand" in seen["nobody"]
    assert "Sie sind nicht mit einem Konto angemeldet" in seen["not in"]


def test_whoever_signs_out_is_told_of_links_that_the_device_keeps_and_how_it_forgets_them(
    browser, provider, service
):
    browser.sign_in(provider)
    browser.post("/sign-out")
    without = text(browser.post("/sign-out").text)
    browser.cookies.set(COOKIE, new_check(service))

    assert "wer es benutzt, kann sie öffnen" not in without
    assert "wer es benutzt, kann sie öffnen" in text(browser.post("/sign-out").text)


def test_no_script_and_no_foreign_page_gets_at_what_a_browser_keeps(browser, provider):
    sent = browser.get("/sign-in")
    state = parse_qs(urlsplit(sent.headers["location"]).query)
    provider.nonce = state["nonce"][0]
    back = browser.come_back(state=state["state"][0], code="x", iss=provider.address)

    kept = [*sent.headers.get_list("set-cookie"), *back.headers.get_list("set-cookie")]
    places = {
        ("_".join(cookie.partition("=")[0].split("_")[:2]), *re.findall(r"Path=([^;]+)", cookie))
        for cookie in kept
    }
    assert places == {("qcheck_way", "/sign-in"), ("qcheck_account", "/")}
    assert [each for each in kept if "HttpOnly" not in each or "SameSite=lax" not in each] == []
    assert [each for each in kept if each.startswith("qcheck_account") and "Max-Age=36000" not in each] == []


def test_over_https_the_names_of_cookies_say_that_they_are_safe(service, provider):
    browser = Browser(service, **{"X-Forwarded-Proto": "https"})
    browser.base_url = "https://testserver"

    browser.sign_in(provider)

    assert browser.cookies.keys() >= {"__Host-qcheck_account"}
    assert "Angemeldet als Ada" in text(browser.get("/sign-out").text)


def test_a_provider_that_takes_a_connection_and_says_nothing_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("qcheck.signing_in.conversation.PATIENCE", (0.3, 0.3))
    with create_server(("127.0.0.1", 0)) as silent:
        issuer = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with town(tmp_path, issuer) as opened:
            answers = [Browser(opened).get("/sign-in") for _ in range(5)]

    assert {answer.status_code for answer in answers} == {503}
    assert "antwortet gerade nicht" in text(answers[0].text)
