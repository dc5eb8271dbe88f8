"""The page of all processes: as this device remembers them, without any sum or order by lights."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.browser import COOKIE
from qcheck.service import Measure, Mode, Service, Shows
from tests.ui import pages
from tests.ui.pages import begun, gathered, headings, markup, text

SOON, LATER = date.today() - timedelta(days=3), date.today() + timedelta(days=30)


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch):
    """Opens the page on a device that remembers these links, which is not the server's own computer."""

    def opened(*links: str, **parameters: str) -> AppTest:
        cookies = {COOKIE: "~".join(links)}
        monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", cookies)
        return pages.visit("processes", **parameters)

    return opened


def named(service: Service, title: str, *, due: date | None = None) -> str:
    link = begun(service, title=title)
    if due:
        service.measures.add_measure(link, Measure("", f"Maßnahme am {title}", due=due))
    return link


def order(page: AppTest) -> list[str]:
    return [each.partition(",")[0] for each in headings(page, 2) if "Musterstadt" in each]


def test_a_device_that_remembers_nothing_is_told_how_processes_get_here(remembering) -> None:
    page = text(remembering())

    assert "Dieses Gerät kennt noch keinen Prozess." in page
    assert "Links, je Zeile einer" in page
    assert "Liste als Datei sichern" not in page


def test_processes_stand_by_name_or_by_what_is_due_as_the_address_says(service, remembering) -> None:
    links = [named(service, "Allee"), named(service, "Bach", due=LATER), named(service, "Markt", due=SOON)]

    by_name, by_due = remembering(*links), remembering(*links, sort="due")

    assert order(by_name) == ["Allee", "Bach", "Markt"]
    assert order(by_due) == ["Markt", "Bach", "Allee"]
    assert "1 Maßnahme steht an: Maßnahme am Markt" in text(by_due)


def test_lights_are_marks_with_words_in_the_catalogues_order(service, remembering) -> None:
    link = gathered(service, verwaltung=[4, 4, 4], zivilgesellschaft=[4, 4, 4])

    page = remembering(link)

    titles = [each.title.say("de") for each in service.access.open(link).questionnaire.criteria]
    said = [each for each in pages.pieces(page) if each.endswith(": Grün, gut aufgestellt")]
    assert list(dict.fromkeys(said)) == [f"{title}: Grün, gut aufgestellt" for title in titles]


def test_a_confidential_check_that_runs_shows_none(service, remembering) -> None:
    page = remembering(begun(service, mode=Mode.CONFIDENTIAL))

    assert "Dieser Check ist vertraulich: Seine Ampeln sind zu sehen, wenn er beendet ist." in text(page)
    assert "qc-lights" not in markup(page)


def test_a_viewers_link_leads_to_its_own_page_and_shows_its_part(service, remembering) -> None:
    link = gathered(service, verwaltung=[4, 4, 4])
    first = service.access.open(link).questionnaire.criteria[0]
    view = service.inviting.hand_on(link, "Presse", Shows(frozenset({first.id}))).link

    page = remembering(view)

    assert markup(page).count("gut aufgestellt") == 2  # its title and its words for a screen reader
    assert f'href="/r/{view}"' in markup(page)


def test_each_process_can_be_removed_from_the_list_alone(service, remembering) -> None:
    one, two = named(service, "Allee"), named(service, "Bach")

    page = markup(remembering(one, two))

    assert f'name="links" value="{one}"' in page
    assert f'name="links" value="{two}"' in page
    assert "Aus dieser Liste entfernen" in page


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"taken": "2"}, "2 Links stehen in der Liste."),
        (
            {"taken": "1", "left": "1"},
            "1 Link steht in der Liste. 1 öffnet hier nichts und wurde weggelassen.",
        ),
        ({"forgotten": "1"}, "Aus dieser Liste entfernt. Der Check bleibt, wie er ist."),
    ],
)
def test_what_happened_to_the_list_is_said(remembering, parameters, said) -> None:
    assert said in text(remembering(**parameters))


def test_the_start_page_leads_here(service) -> None:
    assert pages.links(pages.visit())["Alle Prozesse"].rstrip("?") == "/processes"


def test_a_title_that_looks_like_html_stays_text(service, remembering) -> None:
    page = remembering(begun(service, title='<img src=x onerror="alert(1)">'))

    assert "<img src=x" not in markup(page)
