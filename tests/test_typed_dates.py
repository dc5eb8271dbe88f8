"""Days and times as people write them."""

from datetime import UTC, date, time, timedelta, timezone

import pytest

from qcheck.typed_dates import Written, day, moment, time_of_day

TODAY = date(2026, 11, 28)
THAT_DAY = date(2027, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31.03.2027",
        "31.3.2027",
        " 31. 3. 2027 ",
        "31.3.27",
        "31.03.’27",
        "31.03.2027.",
        "31. März 2027",
        "31.März 2027",
        "31. Mär. 27",
        "31. März",
        "31.3.",
        "Mi., 31.3.2027",
        "Mittwoch, den 31. März 2027",
        "bis zum 31.3.2027",
        "Ende März",
        "Ende März 2027",
        "end of March 2027",
        "31 March 2027",
        "31st March",
        "March 31, 2027",
        "2027-03-31",
        "2027-3-31",
        "2027–03–31",
        "2027—03—31",
        "2027/03/31",
        "20270331",
        "31/03/2027",
        "31/3/27",
        "31-03-2027",
        "31.03.2027, 18 Uhr",
        "2027-03-31T18:00:00+02:00",
        "３１.０３.２０２７",
        "31.03.\u200b2027\u200e",
        "31.\u00a0März\u202f2027",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert day(text, TODAY) == THAT_DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "morgen",
        "vor der Sommerpause",
        "29.02.2027",
        "31.04.2027",
        "0.0.2027",
        "32.1.2027",
        "31.13.2027",
        "31.12.99999",
        "031.3.2027",
        "03/04/2027",  # March to some, April to others
        "3/4/27",
        "31.3.2027 bis 2.4.2027",
        "31.03.2027 25:00",
        "31.03.2027 24:00",
        "2027-03-31T18:00+99:00",
        "3.4",
        "31.03.2027" + " " * 200 + "und mehr",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.1.0001", date(1, 1, 1)),
        ("31.12.1900", date(1900, 12, 31)),
        ("31.12.9999", date.max),
        ("29.2.2028", date(2028, 2, 29)),
        ("29.2.", date(2028, 2, 29)),
        ("28.11.", TODAY),
        ("27.11.", date(2027, 11, 27)),
        ("Ende Februar 2028", date(2028, 2, 29)),
        ("Ende 2027", date(2027, 12, 31)),
    ],
)
def test_days_far_away_and_days_without_a_year_are_read_too(text: str, meant: date) -> None:
    assert day(text, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("31.03.2027, 18 Uhr", Written(THAT_DAY, time(18))),
        ("Mittwoch, 31. März 2027 um 18:30 Uhr", Written(THAT_DAY, time(18, 30))),
        ("2027-03-31 18:00", Written(THAT_DAY, time(18))),
        ("2027-03-31T18:00:30", Written(THAT_DAY, time(18, 0, 30))),
        ("2027-03-31T18:00Z", Written(THAT_DAY, time(18), UTC)),
        ("2027-03-31T18:00+02:00", Written(THAT_DAY, time(18), timezone(timedelta(hours=2)))),
        ("31 March 2027 at 6 pm", Written(THAT_DAY, time(18))),
        ("31.03.2027", Written(THAT_DAY)),
    ],
)
def test_a_time_beside_the_day_is_read_with_it(text: str, written: Written) -> None:
    assert moment(text, TODAY) == written


@pytest.mark.parametrize(
    "text", ["18", "18:00", "18.00", "18 Uhr", "18:00 Uhr", "18h", "6 pm", "6:00 p.m.", " 18\u00a0Uhr "]
)
def test_a_time_of_day_is_read_as_people_write_it(text: str) -> None:
    assert time_of_day(text) == time(18)


@pytest.mark.parametrize(
    ("text", "hour"), [("12 am", 0), ("1 am", 1), ("11:00 am", 11), ("12 pm", 12), ("11 p.m.", 23)]
)
def test_twelve_comes_before_one_by_a_clock_of_twelve_hours(text: str, hour: int) -> None:
    assert time_of_day(text) == time(hour)


@pytest.mark.parametrize("text", ["", "24:00", "18:60", "abends", "13 pm", "0 am", "18-20"])
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert time_of_day(text) is None
