"""The sheet as one file, opened from a folder on a computer without a network, and what it hands out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from qcheck import answer_files
from qcheck.catalogue import EVERYBODY, Apart, PerspectiveId
from qcheck.language import language
from qcheck.plain.sheet.one_file import one_file
from qcheck.records import Mode
from qcheck.service import CarriedSheet, GivenFile, Service, open_service
from qcheck.service.incoming.carrying import public_id, seal
from qcheck.settings import Settings
from tests.browser.conftest import PHONE
from tests.sheet.devices import SKIPPING, new_check
from tests.sheet.test_fit import TRIAL

AS_OLD_AS_2017 = """
for (const [owner, names] of [
    [Array.prototype, ["flat", "flatMap", "at"]],
    [String.prototype, ["replaceAll", "matchAll", "at", "trimStart"]],
    [Object, ["fromEntries", "hasOwn"]],
    [Element.prototype, ["replaceChildren", "toggleAttribute"]],
    [HTMLFormElement.prototype, ["requestSubmit"]],
    [AbortSignal, ["timeout"]],
    [Promise, ["allSettled", "any"]],
    [Promise.prototype, ["finally"]],
]) for (const name of names) delete owner[name];
delete globalThis.structuredClone; delete globalThis.TextEncoder; delete CSS.escape;
Object.defineProperty(SubmitEvent.prototype, "submitter", { value: undefined });
Object.defineProperty(navigator, "clipboard", { value: undefined });
"""
"""A browser without what browsers have learned since."""
CHAIN = """
id: kette
version: 1.0.0
title: Kette
criteria:
  - id: alles
    title: Alles
    questions:
      - {id: a, text: A.}
      - {id: b, text: B., skip_if: {question: a, answer: [dk, 1]}}
      - {id: c, text: C., skip_if: {question: b, answer: na}}
      - {id: d, text: D., skip_if: [{question: a, answer: na}, {question: c, answer: 4}]}
      - {id: e, text: E.}
"""
"""A catalogue in which questions depend on each other one after the other."""
KEEPS_NOTHING = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
CANNOT_BE_ASKED = "Object.defineProperty(navigator, 'permissions', { value: undefined });"
NOTES_WHAT_COMES_FIRST = """
window.noted = [];
window.setTimeout = () => 0;
const query = navigator.permissions.query, { getItem, setItem } = Storage.prototype;
navigator.permissions.query = async function (...asked) {
    await query.apply(this, asked);
    noted.push("answered");
};
Storage.prototype.getItem = function (...given) { noted.push("kept"); return getItem.apply(this, given); };
Storage.prototype.setItem = function (...given) { noted.push("kept"); return setItem.apply(this, given); };
"""
NEVER_ANSWERS = """
navigator.permissions.query = () => new Promise(() => {});
window.setTimeout = (what) => { window.later = what; };
"""
CANNOT_SEAL = "Object.defineProperty(crypto, 'subtle', { value: undefined });"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """An installation of its own, which these computers never reach."""
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    opened = open_service(settings)
    (settings.criteria / "spielplatz.yaml").write_text(SKIPPING, encoding="utf-8")
    (settings.criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    (settings.criteria / "kette.yaml").write_text(CHAIN, encoding="utf-8")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def _computer(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, accept_downloads=True)  # type: ignore[arg-type]
    context.set_offline(True)
    context.add_init_script(AS_OLD_AS_2017)
    yield context
    context.close()


@pytest.fixture
def computer(_computer: BrowserContext) -> Iterator[Page]:
    """A new page on one without a network, with a small window. What it keeps, it keeps for each check apart."""
    page = _computer.new_page()
    yield page
    page.close()


def carried(service: Service, mode: Mode = Mode.OPEN) -> tuple[str, CarriedSheet]:
    """A check on a playground, and its sheet for parents."""
    organiser = new_check(service, "spielplatz", None, mode)
    return organiser, service.carrying.carried_sheet(organiser, PerspectiveId("eltern"))


def opened(page: Page, folder: Path, sheet: CarriedSheet) -> Page:
    """The page of the file, opened by a double click. Anything that it asks for or complains about is noted
    in its title.
    """
    file = folder / "fragebogen.html"
    file.write_text(one_file(sheet, language("de")), encoding="utf-8", newline="\n")
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: asked.append(said.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    asked: list[str] = []
    page.goto(file.as_uri())
    page.asked = asked  # type: ignore[attr-defined]
    return page


def begin(page: Page) -> None:
    """To the first topic."""
    page.get_by_role("link", name="Los geht’s").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Das Treffen", exact=True)).to_be_focused()


def handed_out(page: Page, folder: Path) -> bytes:
    """The answer file as it is saved."""
    page.goto(page.url.partition("#")[0] + "#hand")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Antwortdatei speichern").click()
    saved.value.save_as(folder / saved.value.suggested_filename)
    assert saved.value.suggested_filename.endswith(".qcheck-answers.json")
    return (folder / saved.value.suggested_filename).read_bytes()


def taken_in(service: Service, organiser: str, *files: bytes) -> list[int]:
    """Gives these files to the check, as if by mail; how many sheets came in with each."""
    given = [GivenFile(f"{number}.json", content) for number, content in enumerate(files)]
    return [
        each.number for each in service.importing.take_in(organiser, service.importing.look(organiser, given))
    ]


def test_a_sheet_is_filled_in_with_the_keyboard_kept_and_handed_out(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    organiser, sheet = carried(service)
    page = opened(computer, tmp_path, sheet)

    begin(page)
    page.keyboard.press("1")
    expect(page.get_by_text("Wir wurden gehört.")).to_be_hidden()
    page.locator("[data-page=t-treffen] summary", has_text="Kommentar").first.click()
    page.get_by_label("Möchten Sie").first.fill("Es regnete – „leider“")
    page.get_by_role("button", name="Weiter").click()
    cannot_say = page.get_by_role("radio", name="kann ich nicht beurteilen")
    expect(cannot_say).to_have_attribute("name", "a-schoen")  # the next topic stands there alone
    expect(page.locator("h1:focus, h2:focus")).to_have_count(1)
    page.keyboard.press("d")
    expect(cannot_say).to_be_checked()
    page.reload()
    expect(cannot_say).to_be_checked()
    page.go_back()
    expect(page.get_by_role("radio", name="trifft gar nicht zu").first).to_be_checked()
    first = answer_files.read(handed_out(page, tmp_path))
    page.go_back()
    page.locator("#q-dabei").get_by_text("trifft voll zu").click()
    expect(page.get_by_text("Wir wurden gehört.")).to_be_visible()
    files = [
        handed_out(page, tmp_path),
        page.get_by_label("Die Antwortdatei als Text").input_value().encode(),
    ]
    second = answer_files.read(files[0])
    taken = taken_in(service, organiser, *files)

    assert {name: (each.value, each.comment) for name, each in first.answers.items()} == {
        "dabei": (1, "Es regnete – „leider“"),
        "schoen": ("dk", ""),
    }
    assert second.answers["dabei"].value == 4
    assert (first.sheet, first.number, second.number) == (second.sheet, 1, 2)
    assert answer_files.read(files[1]) == second
    assert taken == [1, 0]  # the same sheet counts once
    assert [(each.perspective, each.answered) for each in service.collecting.sheets(organiser)] == [
        ("eltern", 2)
    ]
    assert [url for url in page.asked if not url.startswith(("file:", "blob:"))] == []  # type: ignore[attr-defined]


def test_nothing_is_kept_before_the_browser_knows_which_page_this_is(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    """What a page keeps before is dropped by a busy Chromium, some times in a hundred."""
    computer.add_init_script(NOTES_WHAT_COMES_FIRST)
    page = opened(computer, tmp_path, carried(service)[1])

    begin(page)
    noted = page.evaluate("noted")

    assert noted[0] == "answered"
    assert "kept" in noted


def test_a_browser_that_never_says_whether_it_knows_the_page_begins_all_the_same(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    computer.add_init_script(NEVER_ANSWERS)
    page = opened(computer, tmp_path, carried(service)[1])
    expect(page.locator("main")).to_be_hidden()

    page.evaluate("later()")

    begin(page)


def test_a_sealed_sheet_is_read_by_its_check_alone(service: Service, computer: Page, tmp_path: Path) -> None:
    organiser, sheet = carried(service, Mode.CONFIDENTIAL)
    page = opened(computer, tmp_path, sheet)
    begin(page)
    page.keyboard.press("2")
    check = service.access.open(organiser).check_id

    handed = handed_out(page, tmp_path)

    assert b"dabei" not in handed
    assert answer_files.read(handed, seal(service.access, check)).answers["dabei"].value == 2
    assert sheet.check == public_id(service.access, check)
    assert taken_in(service, organiser, handed) == [1]


def test_what_depends_on_a_question_that_is_left_out_is_left_out_too(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    organiser = new_check(service, "kette", None)
    sheet = service.carrying.carried_sheet(organiser, None)
    page = opened(computer, tmp_path, sheet)
    page.get_by_role("link", name="Los geht’s").click()
    asked: dict[object, set[str]] = {}

    for answer in ("kann ich nicht beurteilen", "trifft voll zu", "hier nicht relevant"):
        page.locator("#q-a").get_by_text(answer).click()
        value = page.locator("#q-a input:checked").input_value()
        asked[value] = set(
            page.locator("[data-question]:visible").evaluate_all(
                "all => all.map(one => one.dataset.question)"
            )
        )

    questionnaire = sheet.sheet.access.questionnaire
    values = {"dk": Apart.DK, "4": 4, "na": Apart.NA}
    assert asked == {
        written: {
            one.id for _, questions in questionnaire.asked(EVERYBODY, {"a": value}) for one in questions
        }
        for written, value in values.items()
    }
    assert len(set(map(frozenset, asked.values()))) == 3


def test_a_browser_that_cannot_seal_never_falls_back_to_a_plain_file(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    computer.add_init_script(CANNOT_SEAL)
    page = opened(computer, tmp_path, carried(service, Mode.CONFIDENTIAL)[1])

    expect(page.get_by_role("alert")).to_contain_text("Für diese vertrauliche Abfrage geht es mit ihm")
    page.goto(page.url.partition("#")[0] + "#hand")

    expect(page.get_by_role("link", name="Los geht’s")).to_be_hidden()
    expect(page.get_by_role("button", name="Antwortdatei speichern")).to_be_hidden()


def test_a_browser_that_keeps_nothing_says_so_and_hands_out_the_file_all_the_same(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    computer.add_init_script(KEEPS_NOTHING + CANNOT_BE_ASKED)
    page = opened(computer, tmp_path, carried(service)[1])

    expect(page.get_by_text("Dieser Browser merkt sich bei einer Datei wie dieser nichts.")).to_be_visible()
    begin(page)
    page.keyboard.press("3")

    assert answer_files.read(handed_out(page, tmp_path)).answers["dabei"].value == 3


def test_the_next_person_finds_an_empty_sheet_of_another_number(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    page = opened(computer, tmp_path, carried(service)[1])
    begin(page)
    page.keyboard.press("3")
    first = answer_files.read(handed_out(page, tmp_path))

    page.get_by_text("Nutzen auch andere diesen Computer?").click()
    page.get_by_role("button", name="Fragebogen leeren").click()
    begin(page)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.keyboard.press("4")
    second = answer_files.read(handed_out(page, tmp_path))
    page.goto(page.url.split("#")[0])
    page.get_by_text("Ist das nicht Ihr Fragebogen?").click()
    page.get_by_role("button", name="Fragebogen leeren").click()
    expect(page.get_by_text("Ist das nicht Ihr Fragebogen?")).to_be_hidden()
    begin(page)
    page.keyboard.press("2")
    third = answer_files.read(handed_out(page, tmp_path))

    assert len({first.sheet, second.sheet, third.sheet}) == 3
    assert (second.number, third.number) == (1, 1)
    assert len(list(tmp_path.glob("*.qcheck-answers.json"))) == 3  # none in the place of another


def test_two_windows_of_one_file_lose_nothing_of_each_other(
    service: Service, computer: Page, tmp_path: Path
) -> None:
    sheet = carried(service)[1]
    page, other = (opened(each, tmp_path, sheet) for each in (computer, computer.context.new_page()))
    begin(page)
    begin(other)

    page.locator("#q-dabei").get_by_text("trifft voll zu").click()
    expect(other.locator("#q-dabei").get_by_role("radio", name="trifft voll zu")).to_be_checked()
    other.locator("[data-page=t-treffen] summary", has_text="Kommentar").first.click()
    other.get_by_label("Möchten Sie").first.fill("Es regnete.")

    said = answer_files.read(handed_out(other, tmp_path)).answers["dabei"]
    other.close()
    assert (said.value, said.comment) == (4, "Es regnete.")


def test_every_part_of_it_can_be_used_by_everybody(service: Service, computer: Page, tmp_path: Path) -> None:
    page = opened(computer, tmp_path, carried(service)[1])
    page.set_viewport_size({"width": 320, "height": 640})
    found = {}
    begin(page)
    page.keyboard.press("3")
    for part in ("start", "t-treffen", "closing", "overview", "list", "hand"):
        page.goto(page.url.partition("#")[0] + f"#{part}")
        expect(page.locator(f"[data-page={part}]")).to_be_visible()
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[part] = ([each["id"] for each in Axe().run(page).response["violations"]], wide <= 320)

    page.emulate_media(media="print")
    on_paper = page.locator("[data-page]:visible").evaluate_all("all => all.map(one => one.dataset.page)")
    buttons = page.locator("button:not(.unseen):visible").all_inner_texts()

    assert {part: ([], True) for part in found} == found
    assert on_paper == ["start", "t-treffen", "t-platz", "closing"]
    assert buttons == []


def test_what_is_said_about_a_question_is_kept_handed_on_and_parted_from_the_sheet(
    computer: Page, tmp_path: Path, service: Service
) -> None:
    organiser = new_check(service, "probe", None)
    page = opened(computer, tmp_path, service.carrying.carried_sheet(organiser, PerspectiveId("eltern")))
    page.goto(page.url.partition("#")[0] + "#t-platz")
    fold = page.locator("[data-question=schoen] details.fit")

    page.locator("[data-question=schoen]").get_by_text("trifft eher zu").click()
    fold.locator("summary").click()
    fold.get_by_label("doppelt").check()
    page.reload()
    fold.get_by_label("in einem Satz").fill("Steht schon oben.")
    taken = taken_in(service, organiser, handed_out(page, tmp_path))

    assert taken == [1]
    [said] = service.feedback.of_check(service.access.open(organiser).opened.check)
    assert (said.question, sorted(said.marks), said.text) == ("schoen", ["twice"], "Steht schon oben.")
