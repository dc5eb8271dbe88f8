"""The answer sheet in a real browser: with and without scripts, on a bad network, with the keyboard, on
devices that go round.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import Mode, Service, open_service
from qcheck.settings import Settings
from qcheck.web.kept_sheets import kept_sheets
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.sheet.devices import SKIPPING, invitation, new_check

NARROW = {"width": 320, "height": 640}
SIZES = {"phone": PHONE, "narrow": NARROW}
WHOLE = {"catalogue": "qualitaetscheck", "mode": Mode.CONFIDENTIAL}
BELOW = [
    "",
    "/t/ziele-rahmen",
    "/closing",
    "/overview",
    "/answers",
    "/perspective",
    "/end",
    "/again",
    "/withdraw",
]
"""What can be seen below a link, first without a sheet."""
FIRST_PAGE = 30_000  # bytes
BEYOND_THE_EDGE = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 120))"""
NOTHING_WAITS = "async () => { while (localStorage.length) await new Promise(requestAnimationFrame); }"
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, .choice, input:not([type=radio], [type=checkbox], [type=hidden]), textarea")]
    .filter(each => each.checkVisibility() && !each.matches(".unseen, .skip") && each.getBoundingClientRect().height < 43.9)
    .map(each => each.outerHTML.slice(0, 120))"""

UNDER_A_FINGER = """wanted => [...document.querySelectorAll(wanted)].filter(each => each.checkVisibility()).map(each => {
    const box = each.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return hit?.closest("#note") ? "note" : hit?.closest("button")?.lastElementChild?.textContent ?? "";
})"""
"""What a finger in the middle of each of these hits, on the screen as it is scrolled."""


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    (server.data / "criteria" / "spielplatz.yaml").write_text(SKIPPING, encoding="utf-8")
    yield opened
    opened.close()


@pytest.fixture
def organiser(service: Service) -> str:
    return new_check(service)


@pytest.fixture
def way(server: Server, service: Service, organiser: str) -> str:
    """The address of an invitation for the administration."""
    return f"{server.url}/a/{invitation(service, organiser, 'verwaltung')}"


@pytest.fixture(scope="module")
def one_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="de-DE", java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_scripts(one_without_scripts: Page) -> Iterator[Page]:
    yield one_without_scripts
    one_without_scripts.context.clear_cookies()


def begin(page: Page, way: str) -> Page:
    """Begins a sheet, or goes on with it; gives the page at the first open topic."""
    page.goto(way)
    page.get_by_role("button", name="Los geht’s").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    return page


def saved(page: Page, nth: int = 0) -> None:
    expect(page.locator(".saved [role=status]").nth(nth)).to_contain_text("Gespeichert um")


def choose(page: Page, label: str, nth: int = 0) -> None:
    page.locator("fieldset").nth(nth).get_by_text(label, exact=True).click()


def go_on(page: Page) -> None:
    """To the next page."""
    before = page.url
    page.get_by_role("button", name="Weiter", exact=False).click()
    expect(page).not_to_have_url(before)


def answers_of(service: Service, organiser: str) -> list[int]:
    """How many questions each sheet of an open round has answered."""
    return [each.answered for each in service.collecting.sheets(organiser)]


def answered_meanwhile(page: Page, service: Service, left: int) -> None:
    """Answers on the sheet of this device, but for the last few topics, and goes to the first of these. To be
    called once the page stands there: whatever it was on its way to would be broken off.
    """
    cookies = {str(each["name"]): str(each["value"]) for each in page.context.cookies()}
    [sheet] = [kept.link for kept in kept_sheets(cookies)]
    asked = service.answering.own_sheet(sheet).asked
    for _, questions in asked[:-left]:
        service.answering.answer(sheet, questions[0].id, 3)
    page.goto(f"{page.url.partition('/t/')[0]}/t/{asked[-left][0].id}")


def test_without_scripts_a_sheet_is_answered_page_by_page_to_its_end(
    way: str, service: Service, organiser: str, without_scripts: Page
) -> None:
    page = begin(without_scripts, way)
    page.get_by_text("trifft eher zu", exact=True).click()
    page.get_by_role("button", name="Speichern und weiter").click()
    expect(page.get_by_text("Frage 2 von 12")).to_be_visible()
    answered_meanwhile(page, service, left=2)
    for _ in range(2):
        page.get_by_text("trifft eher zu", exact=True).click()
        page.get_by_role("button", name="Speichern und weiter").click()
    page.get_by_label("Was ist schon gut vorbereitet?").fill("Alle hören zu.")
    page.get_by_role("button", name="Speichern und weiter").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vielen Dank für Ihre Antworten.")
    assert answers_of(service, organiser) == [12]


def test_without_scripts_enter_in_a_field_saves_and_goes_on(way: str, without_scripts: Page) -> None:
    page = begin(without_scripts, way)
    page.get_by_text("Kommentar oder Beleg").click()
    page.get_by_label("Womit lässt es sich belegen?").fill("Beschluss")
    page.get_by_label("Womit lässt es sich belegen?").press("Enter")

    expect(page.get_by_text("Frage 2 von 12")).to_be_visible()
    page.get_by_role("button", name="Zurück").click()
    expect(page.get_by_label("Womit lässt es sich belegen?")).to_have_value("Beschluss")


def test_with_scripts_each_answer_is_saved_as_it_is_given(
    way: str, service: Service, organiser: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    choose(page, "trifft eher zu")
    saved(page)

    assert answers_of(service, organiser) == [1]
    page.reload()
    expect(page.get_by_role("radio", name="trifft eher zu")).to_be_checked()


def test_an_answer_is_taken_back(way: str, service: Service, organiser: str, empty_phone: Page) -> None:
    page = begin(empty_phone, way)
    choose(page, "trifft eher zu")
    saved(page)

    page.get_by_role("button", name="Antwort zurücknehmen").click()

    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Antwort zurücknehmen")).to_be_hidden()
    page.evaluate(NOTHING_WAITS)
    assert answers_of(service, organiser) == []


def test_a_comment_is_saved_in_a_pause_of_typing_and_on_leaving(way: str, empty_phone: Page) -> None:
    page = begin(empty_phone, way)
    page.get_by_text("Kommentar oder Beleg").click()
    page.get_by_label("Möchten Sie Ihre Einschätzung erläutern?").press_sequentially("Alle waren da.")
    saved(page)
    page.get_by_label("Möchten Sie Ihre Einschätzung erläutern?").press_sequentially(" Wirklich.")

    page.goto(f"{way}/overview")
    page.goto(f"{way}/t/dialogbereitschaft")

    expect(page.get_by_label("Möchten Sie Ihre Einschätzung erläutern?")).to_have_value(
        "Alle waren da. Wirklich."
    )


def test_a_network_that_drops_for_some_seconds_loses_nothing(
    way: str, service: Service, organiser: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    empty_phone.context.set_offline(True)
    choose(page, "trifft eher zu")
    expect(page.locator("#note")).to_contain_text("Noch nicht gespeichert. Auf diesem Gerät ist es gemerkt")
    expect(page.locator(".saved [role=status]")).to_have_text("Noch nicht gespeichert.")
    assert page.evaluate(UNDER_A_FINGER, "#note") == ["note"]
    assert page.evaluate(UNDER_A_FINGER, ".onward button") == ["Weiter"]
    choose(page, "trifft voll zu")
    page.get_by_role("button", name="Weiter").click()
    expect(page.locator("#note")).to_contain_text("Sobald sie wieder da ist, geht es von selbst weiter.")

    empty_phone.context.set_offline(False)

    expect(page.get_by_text("Frage 2 von 12")).to_be_visible()
    page.get_by_role("button", name="Zurück").click()
    expect(page.get_by_role("radio", name="trifft voll zu")).to_be_checked()
    assert answers_of(service, organiser) == [1]


def test_what_was_not_sent_survives_closing_the_page(way: str, empty_phone: Page) -> None:
    page = begin(empty_phone, way)
    page.route("**/save", lambda route: route.abort())
    choose(page, "trifft eher zu")
    expect(page.locator("#note")).to_contain_text("Noch nicht gespeichert")
    page.reload()
    expect(page.get_by_role("radio", name="trifft eher zu")).to_be_checked()

    page.unroute("**/save")
    page.reload()

    saved(page)
    page.evaluate(NOTHING_WAITS)
    page.reload()
    expect(page.get_by_role("radio", name="trifft eher zu")).to_be_checked()


def test_a_server_that_was_away_gets_what_was_answered_meanwhile(
    own_server: Server, empty_phone: Page
) -> None:
    own = open_service(Settings(data=own_server.data))
    organiser = new_check(own)
    page = begin(empty_phone, f"{own_server.url}/a/{invitation(own, organiser, 'verwaltung')}")
    own_server.kill()
    choose(page, "trifft eher nicht zu")
    expect(page.locator("#note")).to_contain_text("Noch nicht gespeichert")

    own_server.start()

    saved(page)
    expect(page.locator("#note")).to_be_empty()
    assert answers_of(own, organiser) == [1]
    own.close()


def test_a_late_answer_never_overwrites_a_newer_one_of_another_device(
    way: str, browser: Browser, phone: Visitor
) -> None:
    page = phone.page()
    page.clock.install()
    begin(page, way)
    page.goto(f"{way}/overview")
    code = page.locator("p.code").inner_text()
    page.goto(f"{way}/t/dialogbereitschaft")
    phone.context.set_offline(True)
    choose(page, "trifft gar nicht zu")
    expect(page.locator("#note")).to_contain_text("Noch nicht gespeichert")
    other = resumed(browser, way, code)
    choose(other, "trifft voll zu")
    saved(other)
    page.clock.fast_forward(1_500)

    phone.context.set_offline(False)

    saved(page)
    expect(page.get_by_role("radio", name="trifft voll zu")).to_be_checked()
    other.reload()
    expect(other.get_by_role("radio", name="trifft voll zu")).to_be_checked()
    other.context.close()


def resumed(browser: Browser, way: str, code: str) -> Page:
    """Another device that goes on with a sheet by its personal code."""
    page = browser.new_context(viewport=LAPTOP, locale="de-DE").new_page()
    page.goto(way)
    page.get_by_text("Ich habe schon angefangen").click()
    page.get_by_label("Persönlicher Code").fill(code)
    page.get_by_role("button", name="Mit meinem Fragebogen weitermachen").click()
    expect(page.get_by_text("Frage 1 von 12")).to_be_visible()
    return page


def test_the_correction_of_an_answer_that_is_slow_on_its_way_is_the_one_that_counts(
    way: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    page.evaluate("""() => {
        const quick = window.fetch, waits = [1500];
        window.fetch = async (...sent) => { await new Promise(done => setTimeout(done, waits.shift() ?? 0)); return quick(...sent); };
    }""")
    choose(page, "trifft gar nicht zu")
    choose(page, "trifft voll zu")
    page.evaluate(NOTHING_WAITS)

    page.reload()

    expect(page.get_by_role("radio", name="trifft voll zu")).to_be_checked()


def test_two_windows_lose_neither_answers_nor_words(way: str, empty_phone: Page) -> None:
    first = begin(empty_phone, way)
    second = empty_phone.context.new_page()
    second.goto(first.url)
    for window, words in ((first, "Eins."), (second, "Zwei.")):
        window.bring_to_front()
        window.get_by_text("Kommentar oder Beleg").click()
        window.get_by_label("Möchten Sie Ihre Einschätzung erläutern?").fill(words)
        window.get_by_label("Möchten Sie Ihre Einschätzung erläutern?").blur()
        saved(window)
    choose(second, "trifft eher zu")
    page_saved = second.locator(".saved [role=status]")
    expect(page_saved).to_contain_text("Gespeichert um")

    first.get_by_role("button", name="Weiter").click()
    expect(first.get_by_text("Frage 2 von 12")).to_be_visible()
    first.get_by_role("button", name="Zurück").click()

    expect(first.get_by_label("Möchten Sie Ihre Einschätzung erläutern?")).to_have_value("Eins.\n\nZwei.")
    expect(first.get_by_role("radio", name="trifft eher zu")).to_be_checked()


def test_a_filter_shows_and_takes_away_questions_while_one_answers(
    server: Server, service: Service, empty_phone: Page
) -> None:
    way = f"{server.url}/a/{invitation(service, new_check(service, 'spielplatz', None), 'eltern')}"
    page = begin(empty_phone, way)

    choose(page, "trifft gar nicht zu")
    expect(page.get_by_text("Wir wurden gehört.")).to_have_count(0)
    choose(page, "trifft voll zu")

    expect(page.get_by_text("Wir wurden gehört.")).to_be_visible()
    choose(page, "trifft eher zu", 1)
    saved(page, 1)


def test_a_sheet_in_plain_german_is_answered_with_the_keyboard_alone_from_its_beginning_to_its_end(
    way: str, service: Service, organiser: str, empty_laptop: Page
) -> None:
    """With each key; the topics between the first and the last five are answered on the way."""
    page = empty_laptop
    page.goto(f"{way}?lang=de-simple")
    page.get_by_role("button", name="Los geht’s").press("Enter")
    for step, key in zip((0, 7, 8, 9, 10, 11), "1234dn", strict=True):
        if step == 7:
            expect(page.get_by_text("Frage 2 von 12")).to_be_visible()
            answered_meanwhile(page, service, left=5)
        expect(page.get_by_text(f"Frage {step + 1} von 12")).to_be_visible()
        page.keyboard.press(key)
        saved(page)
        page.get_by_role("button", name="Weiter").focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Zum Schluss")).to_be_visible()
    page.get_by_role("button", name="Weiter").press("Enter")

    expect(page.get_by_text("Sie sind fertig.")).to_be_visible()
    assert answers_of(service, organiser) == [12]


def test_keys_leave_texts_alone_and_can_be_switched_off_for_good(way: str, empty_laptop: Page) -> None:
    page = begin(empty_laptop, way)
    page.get_by_text("Kommentar oder Beleg").click()
    page.get_by_label("Möchten Sie Ihre Einschätzung erläutern?").press_sequentially("3 d n")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)

    page.get_by_role("button", name="Tastenkürzel ausschalten").click()
    page.reload()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("3")

    expect(page.get_by_role("button", name="Tastenkürzel einschalten")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_the_focus_is_seen_on_every_stop_of_the_keyboard(way: str, empty_laptop: Page) -> None:
    page = begin(empty_laptop, way)
    page.set_viewport_size({"width": 500, "height": 520})
    unseen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
            const element = document.activeElement, whole = element.closest("label") ?? element, bar = document.querySelector(".onward");
            const [here, over] = [whole, bar].map((each) => each.getBoundingClientRect());
            const framed = getComputedStyle(whole).outlineStyle !== "none";
            const covered = !bar.contains(element) && here.bottom > over.top + 1 && here.top < over.bottom - 1;
            return element === document.body || (framed && !covered) || element.outerHTML.slice(0, 80);
        }""")
        unseen += [seen] if seen is not True else []

    assert unseen == []


def test_what_is_refused_is_said_at_its_field_and_stays(way: str, empty_phone: Page) -> None:
    page = begin(empty_phone, way)
    page.get_by_text("Kommentar oder Beleg").click()
    page.get_by_label("Internetadresse dazu").fill("im Rathaus")
    page.get_by_label("Internetadresse dazu").blur()
    expect(page.get_by_label("Internetadresse dazu")).to_have_accessible_description(
        "Bitte geben Sie die ganze Adresse einer Seite an. Sie beginnt mit https:// oder http://."
    )

    page.get_by_role("button", name="Weiter").click()

    expect(page.locator("#errors")).to_be_focused()
    expect(page.get_by_label("Internetadresse dazu")).to_have_value("im Rathaus")
    page.get_by_label("Internetadresse dazu").fill("https://example.org/beschluss")
    go_on(page)


def test_a_button_stays_under_the_finger_while_something_is_refused(way: str, empty_laptop: Page) -> None:
    page = begin(empty_laptop, way)
    page.get_by_text("Kommentar oder Beleg").click()
    page.get_by_label("Internetadresse dazu").fill("im Rathaus")
    onward = page.get_by_role("button", name="Weiter")
    onward.hover()

    with page.expect_response("**/save"):
        page.mouse.down()
    page.wait_for_timeout(200)
    page.mouse.up()

    expect(page.locator("#errors")).to_be_focused()


def test_people_who_share_a_laptop_and_see_nothing_of_each_other(
    way: str, service: Service, organiser: str, empty_laptop: Page
) -> None:
    page = empty_laptop
    for answer in ("trifft gar nicht zu", "trifft voll zu"):
        begin(page, way)
        expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        choose(page, answer)
        page.get_by_role("button", name="Alle Themen").click()
        page.get_by_role("button", name="Abschließen").click()
        page.get_by_role("link", name="Nächste Person").click()
        page.get_by_role("button", name="Ja, neuer Fragebogen").click()
        expect(page.get_by_role("button", name="Los geht’s")).to_be_visible()
    for _ in range(3):
        page.go_back()

    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator("p.code")).to_have_count(0)
    assert answers_of(service, organiser) == [1, 1]


def test_unsent_answers_of_one_person_never_reach_the_next_ones_sheet(
    way: str, service: Service, organiser: str, empty_laptop: Page
) -> None:
    first = begin(empty_laptop, way)
    first.route("**/save", lambda route: route.abort())
    choose(first, "trifft gar nicht zu")
    expect(first.locator("#note")).to_contain_text("Noch nicht gespeichert")
    second = empty_laptop.context.new_page()
    second.goto(f"{way}/again")
    second.get_by_role("button", name="Ja, neuer Fragebogen").click()
    expect(second.get_by_role("button", name="Los geht’s")).to_be_visible()
    begin(second, way)
    first.unroute("**/save")

    expect(first.locator(".saved [role=status]")).to_contain_text(
        "Auf diesem Gerät ist inzwischen der Fragebogen einer anderen Person"
    )

    second.reload()
    expect(second.get_by_role("radio", checked=True)).to_have_count(0)
    assert answers_of(service, organiser) == []


def test_a_device_is_passed_on_only_once_everything_is_saved(
    way: str, service: Service, organiser: str, empty_laptop: Page
) -> None:
    page = begin(empty_laptop, way)
    page.route("**/save", lambda route: route.abort())
    choose(page, "trifft eher zu")
    expect(page.locator("#note")).to_contain_text("Noch nicht gespeichert")
    page.goto(f"{way}/again")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Ja, neuer Fragebogen").click()
    expect(page).to_have_url(f"{way}/again")

    page.unroute("**/save")

    expect(page.get_by_role("button", name="Los geht’s")).to_be_visible()
    assert answers_of(service, organiser) == [1]


def test_a_thumb_that_presses_twice_begins_one_sheet(
    way: str, service: Service, organiser: str, empty_phone: Page
) -> None:
    page = empty_phone
    page.goto(way)
    page.get_by_role("button", name="Los geht’s").dblclick()
    expect(page.get_by_role("radio").first).to_be_visible()
    choose(page, "trifft eher zu")
    saved(page)

    assert answers_of(service, organiser) == [1]


def test_the_code_from_the_wall_leads_to_the_sheet(
    server: Server, service: Service, organiser: str, empty_phone: Page
) -> None:
    code = next(each.code for each in service.inviting.links(organiser) if each.code)
    page = empty_phone
    page.goto(f"{server.url}/join")
    page.get_by_label("Die sechs Zeichen").fill(code.lower())
    page.get_by_role("button", name="Weiter").click()

    expect(page.get_by_role("heading", level=1, name="Spielplatz am Bach")).to_be_visible()


def test_no_link_code_or_answer_comes_into_the_log(
    server: Server, service: Service, way: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    choose(page, "trifft eher zu")
    saved(page)
    page.goto(f"{way}/overview")
    code = page.locator("p.code").inner_text()
    page.goto(f"{server.url}/join?code=QQQQQQ")
    page.goto(f"{server.url}/a/{'7' * 38}")

    assert [
        each
        for each in (way.rpartition("/")[2], code, "k-zuhoeren", "QQQQQQ", "7" * 38)
        if each in server.log
    ] == []


def test_the_first_page_is_light(way: str, phone: Visitor) -> None:
    page = phone.page()
    answers = []
    page.on("response", lambda response: answers.append(response))
    page.goto(way)
    page.wait_for_load_state("networkidle")
    loaded = [(response.url, len(gzip.compress(response.body()))) for response in answers]

    assert {url.rpartition("/")[2].partition("?")[0] for url, _ in loaded} >= {"sheet.css", "sheet.js"}
    assert all(
        response.headers["content-encoding"] == "gzip"
        for response in answers
        if not response.url.endswith((".svg", ".woff2"))
    )
    assert sum(weight for url, weight in loaded if not url.endswith(".woff2")) < FIRST_PAGE
