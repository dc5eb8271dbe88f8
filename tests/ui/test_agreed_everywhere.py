"""One agreed light at every place where a computed one is shown: with a word, its reason where there is room,
and the agreement before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from qcheck.catalogue import CriterionId
from qcheck.charts import figure, picture, svg
from qcheck.cli.formats import FORMATS
from qcheck.language import language
from qcheck.records import AgreedLight, Shows
from qcheck.reports.process import Process
from qcheck.service import Mode, Service
from qcheck.wording import Voice, agreed_marks
from qcheck.workshop import Sight, Station
from tests.result.rooms import answered, viewing, words
from tests.sheet.devices import Device, text
from tests.ui.pages import installation, visit
from tests.ui.pages import text as on_page

MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)
JUNE = datetime(2026, 6, 20, 12, tzinfo=UTC)


class Agreed(NamedTuple):
    """A check on whose first criterion something was agreed twice; the second was left open."""

    service: Service
    link: str
    first: CriterionId
    second: CriterionId


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agreed]:
    with installation(tmp_path_factory.mktemp("agreed") / "data") as service:
        link = answered(service)
        first, second, *_ = [row.criterion for row in service.results.result(link).profile.criteria]
        service.facilitating.start_workshop(link, "90")
        now, service.clock.now = service.clock.now, lambda: MARCH
        service.agreements.agree(link, first, "red", "Zu spät begonnen", seen=0)
        service.clock.now = lambda: JUNE
        service.agreements.agree(link, first, "yellow", "Es geht voran", "Zwei sehen Rot", seen=1)
        service.agreements.agree(link, second, None, "Noch zu früh", seen=0)
        service.clock.now = now
        yield Agreed(service, link, first, second)


def streamlit(page: str) -> Callable[[Agreed], str]:
    return lambda made: " ".join(on_page(visit(page, link=made.link, criterion=made.first)).split())


def on_wall(sight: Sight) -> Callable[[Agreed], str]:
    def seen(made: Agreed) -> str:
        room = made.service.facilitating
        place = [stop.station for stop in room.seen(made.link).stage.plan].index(Station.REVEAL)
        room.go_to(made.link, room.seen(made.link).revision, place, sure=True)
        room.reveal(made.link, room.seen(made.link).revision, None)
        room.show(made.link, room.seen(made.link).revision, sight)
        return text(Device().get(f"/wall/{room.seen(made.link).wall}/now").json()["html"])

    return seen


def command(kind: str) -> Callable[[Agreed], str]:
    def told(made: Agreed) -> str:
        result = made.service.results.result(made.link)
        process = Process(result.title, result.place, result.agreed)
        return FORMATS[kind](result.profile, Voice(result.questionnaire, language("de")), process)

    return told


def plotly(made: Agreed) -> str:
    result = made.service.results.result(made.link)
    voice = Voice(result.questionnaire, language("de"))
    drawn = picture(result.profile, result.catalogue, language("de"), agreed_marks(result.agreed, voice))
    return json.dumps(figure(drawn).to_dict(), ensure_ascii=False, default=str).replace("<br>", " ")


def minutes(made: Agreed) -> str:
    return text(Device().get(f"/lead/{made.link}/minutes").text)


WITH_A_WORD = {
    "profile": (streamlit("profile"), "vereinbart: Gelb"),
    "matrix": (streamlit("matrix"), "vereinbart: Gelb"),
    "differences": (streamlit("differences"), "vereinbart: Gelb"),
    "criterion": (streamlit("criterion"), "vereinbart: Gelb"),
    "talk": (streamlit("talk"), "vereinbart: "),
    "result": (lambda made: words(viewing(made.service, made.link)), "vereinbart: Gelb"),
    "profile on the wall": (on_wall(Sight.PROFILE), "vereinbart: Gelb"),
    "matrix on the wall": (on_wall(Sight.MATRIX), "vereinbart: Gelb"),
    "minutes": (minutes, "vereinbart: Gelb"),
    "table": (command("table"), "! auf dem Weg"),
    "CSV": (command("csv"), ";yellow;2026-06-20;Es geht voran;Zwei sehen Rot"),
    "JSON": (command("json"), '"light": "yellow",\n        "reason": "Es geht voran"'),
    "SVG": (command("svg"), ">vereinbart: Gelb</text>"),
    "Plotly": (plotly, '"vereinbart: Gelb"'),
}
WITH_A_REASON = ("profile", "criterion", "result", "minutes", "table", "CSV", "JSON", "Plotly")
WITH_WHAT_WAS_BEFORE = {
    **dict.fromkeys(
        ("profile", "criterion", "result", "minutes", "table", "Plotly"),
        "zuvor: Rot, 3. März 2026 – Zu spät begonnen",
    ),
    "JSON": '"day": "2026-03-03"',
}
LEFT_OPEN = {
    **dict.fromkeys(("profile", "matrix", "result", "SVG", "Plotly"), "vereinbart: bewusst offen"),
    **dict.fromkeys(("profile on the wall", "matrix on the wall", "minutes", "table"), "bewusst offen"),
    "CSV": ";open;2026-06-20;Noch zu früh",
}


@pytest.mark.parametrize("place", WITH_A_WORD)
def test_an_agreed_light_is_told_in_a_word(place: str, agreed: Agreed) -> None:
    show, expected = WITH_A_WORD[place]

    assert expected in show(agreed)


@pytest.mark.parametrize("place", WITH_A_REASON)
def test_the_reason_stands_where_there_is_room_for_it(place: str, agreed: Agreed) -> None:
    said = WITH_A_WORD[place][0](agreed)

    assert "Es geht voran" in said
    assert "Zwei sehen Rot" in said


@pytest.mark.parametrize("place", WITH_WHAT_WAS_BEFORE)
def test_the_agreement_before_stays_readable(place: str, agreed: Agreed) -> None:
    assert WITH_WHAT_WAS_BEFORE[place] in WITH_A_WORD[place][0](agreed)


@pytest.mark.parametrize("place", LEFT_OPEN)
def test_a_light_that_was_deliberately_left_open_is_said(place: str, agreed: Agreed) -> None:
    assert LEFT_OPEN[place] in WITH_A_WORD[place][0](agreed)


def test_nothing_agreed_changes_no_picture(agreed: Agreed) -> None:
    result = agreed.service.results.result(agreed.link)

    plain = svg(picture(result.profile, result.catalogue, language("de")))

    assert "vereinbart" not in plain


def test_a_link_that_shows_other_criteria_tells_nothing_of_it(agreed: Agreed) -> None:
    service = agreed.service
    service.inviting.hand_on(agreed.link, "Presse", Shows(criteria=frozenset({agreed.second})))
    viewer = next(each.link for each in service.inviting.links(agreed.link) if each.name == "Presse")

    said = words(viewer) + " ".join(on_page(visit("profile", link=viewer)).split())

    assert "Es geht voran" not in said
    assert "zuvor: Rot" not in said
    assert "vereinbart: bewusst offen" in said


def test_a_confidential_check_tells_nothing_of_it_before_its_end(agreed: Agreed) -> None:
    service = agreed.service
    link = answered(service, mode=Mode.CONFIDENTIAL, verwaltung=6)
    check = service.access.open(link).check_id
    early = AgreedLight(agreed.first, "red", "Vor der Zeit", day=MARCH.date())

    service._store.agree(check, early, "von früher")  # as an upgrade may have taken it over

    assert service.results.result(link).agreed == {}
    service.organising.end_check(link)
    assert service.results.result(link).agreed[agreed.first].reason == "Vor der Zeit"
