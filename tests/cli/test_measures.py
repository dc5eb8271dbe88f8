"""`qcheck measures`: what is to be done for a process, as a table, for programs, spreadsheets and calendars."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from io import StringIO

import pytest
from icalendar import Calendar

from qcheck.service import Measure, MeasureState, Service
from tests.cli.checks import organise
from tests.cli.running import Run


@pytest.fixture
def link(qcheck: Run, service: Service) -> str:
    """A process with three measures: one in a month, one in two that is done, one without a day."""
    made = organise(qcheck)
    today = service.measures.measure_list(made).today
    for what, days in (("Später", 60), ("Früher", 30), ("Ohne Tag", None)):
        due = today + timedelta(days=days) if days else None
        service.measures.add_measure(made, Measure("", what, who="Bauhof", due=due))
    done = service.measures.measure_list(made).measures[0]
    service.measures.change_measure(made, done.id, {"state": MeasureState.DONE}, done.revision)
    return made


def whats(ran: object) -> list[str]:
    return [each["what"] for each in json.loads(ran.out)["measures"]]


def test_the_table_has_them_by_their_days(qcheck: Run, link: str) -> None:
    ran = qcheck("measures", link, "--language", "de")

    assert ran.code == 0
    assert ran.out.index("Früher") < ran.out.index("Später") < ran.out.index("Ohne Tag")
    assert "Spielplatz am Bach, Bachstadt" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_what_is_due_by_a_day_is_what_is_still_to_be_done(qcheck: Run, link: str, service: Service) -> None:
    today = service.measures.measure_list(link).today

    late = qcheck("measures", link, "--format", "json", "--due", str(today + timedelta(days=90)))
    soon = qcheck("measures", link, "--due", str(today + timedelta(days=3)), "--language", "de")

    assert whats(late) == ["Früher"]
    assert "Bis zu diesem Tag ist keine Maßnahme fällig." in soon.out


def test_json_tells_all_of_a_measure(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    criterion = service.access.open(link).questionnaire.criteria[0]
    service.measures.add_measure(link, Measure("", "Bänke", (criterion.id,), due=date(2028, 3, 31)))

    [told] = json.loads(qcheck("measures", link, "--format", "json", "--language", "de").out)["measures"]

    assert told["criteria"] == [{"id": criterion.id, "title": criterion.title.say("de")}]
    assert (told["due"], told["state"], told["urgency"], told["since"]) == (
        "2028-03-31",
        "open",
        "medium",
        None,
    )


def test_csv_runs_no_formula(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    service.measures.add_measure(link, Measure("", "=HYPERLINK(1)", who="@SUM(1)", success="-1+1"))

    out = qcheck("measures", link, "--format", "csv", "--language", "de").out

    [row] = csv.DictReader(StringIO(out.removeprefix("\ufeff")), delimiter=";")
    assert (row["what"], row["who"], row["success"]) == ("'=HYPERLINK(1)", "'@SUM(1)", "'-1+1")


def test_ics_is_a_calendar_of_those_with_a_day(qcheck: Run, link: str) -> None:
    out = qcheck("measures", link, "--format", "ics", "--language", "de").out

    days = Calendar.from_ical(out).walk("VEVENT")
    assert [str(each["SUMMARY"]) for each in days] == ["Früher", "Später (erledigt)"]


def test_the_link_to_the_measures_opens_them_too_and_no_other_link_does(
    qcheck: Run, link: str, service: Service
) -> None:
    viewing = service.measures.measures_link(link).link
    answering = service.inviting.own_answer_link(link)

    assert whats(qcheck("measures", viewing, "--format", "json")) == ["Früher", "Später", "Ohne Tag"]
    assert qcheck("measures", answering).code == 1


def test_a_day_that_is_none_is_wrong_usage(qcheck: Run, link: str) -> None:
    refused = qcheck("measures", link, "--due", "31.2.2027", "--language", "de")

    assert refused.code == 2
    assert "--due: »31.2.2027« ist kein Tag" in refused.err
