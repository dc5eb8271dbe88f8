"""Seconds per question, measured by the page's own script."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from qcheck.records import Took
from qcheck.service import Service
from qcheck.settings import Settings
from tests.browser.conftest import PHONE, Server
from tests.browser.test_sheet import service
from tests.mortal import until
from tests.sheet.devices import invitation, new_check
from tests.sheet.test_fit import TRIAL

__all__ = ["service"]  # fixtures


def answered(page: Page, question: str, after: int) -> None:
    page.clock.fast_forward(after * 1000)
    page.locator(f"[data-question={question}] [type=radio]").nth(2).check(force=True)


def test_seconds_are_measured_with_a_tick_alone_and_never_of_a_question_with_a_pause(
    browser: Browser, server: Server, service: Service
) -> None:
    (Settings(data=server.data).criteria / "times.yaml").write_text(
        TRIAL.replace("id: probe", "id: times"), encoding="utf-8"
    )
    organiser = new_check(service, "times", None, times=True)
    way = f"{server.url}/a/{invitation(service, organiser, 'eltern')}"

    for is_allowed, interrupted in ((False, False), (True, False), (True, True)):
        page = browser.new_context(viewport=PHONE, locale="de-DE").new_page()
        page.clock.install()
        page.goto(way)
        page.locator("button.main").click()
        page.wait_for_url("**/t/treffen*")
        if is_allowed:
            page.get_by_text("Sie dürfen messen").click()
        answered(page, "dabei", 13)
        if interrupted:
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            page.locator("#w-dabei, [data-about=dabei]").first.fill("Vielleicht")
        answered(page, "gehoert", 31)
        page.locator(".onward .main").click()
        page.wait_for_url("**/t/platz*")
        page.context.close()

    check = service.access.open(organiser).opened.check
    until(lambda: sum(each.number for each in service.timing.of_check(check)) == 3)
    assert service.timing.of_check(check) == (
        Took("dabei", "1.0.0", 15, 2),
        Took("gehoert", "1.0.0", 30, 1),
    )
