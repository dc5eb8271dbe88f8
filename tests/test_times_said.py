"""How a time is told that people have to keep: in whose clocks, and when these are named."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from qcheck.language import language
from qcheck.wording.trial_mails import DateInMail, when_in_words

BERLIN, LISBON = "Europe/Berlin", "Europe/Lisbon"
SUMMER, WINTER = (datetime(2027, month, 15, 18, tzinfo=ZoneInfo(LISBON)) for month in (7, 1))


def test_the_zone_of_the_installation_is_not_named():
    assert language("de").at(SUMMER, BERLIN) == "15. Juli 2027, 19:00 Uhr"
    assert language("en").at(SUMMER, BERLIN) == "15 July 2027, 19:00"


def test_a_zone_whose_clocks_agree_is_not_named():
    assert language("de").at(WINTER, "Europe/Vienna") == "15. Januar 2027, 19:00 Uhr"


def test_another_zone_is_named_by_its_season():
    assert language("de").at(SUMMER, LISBON) == "15. Juli 2027, 18:00 Uhr (Westeuropäische Sommerzeit)"
    assert language("de").at(WINTER, LISBON) == "15. Januar 2027, 18:00 Uhr (Westeuropäische Normalzeit)"
    assert language("en").at(SUMMER, LISBON) == "15 July 2027, 18:00 (Western European Summer Time)"


def test_a_zone_of_no_place_is_named_as_it_is_called():
    assert language("de").at(WINTER, "UTC") == "15. Januar 2027, 18:00 Uhr (UTC)"


def test_whoever_reads_elsewhere_is_told_the_zone():
    words = language("de")

    assert words.at(SUMMER, BERLIN, reader=LISBON) == (
        "15. Juli 2027, 19:00 Uhr (Mitteleuropäische Sommerzeit)"
    )
    assert words.at(SUMMER, LISBON, reader=LISBON) == "15. Juli 2027, 18:00 Uhr"


def test_a_date_elsewhere_names_its_zone_behind_both_its_times():
    date = DateInMail("Infotermin", SUMMER, SUMMER + timedelta(hours=2), LISBON)

    assert when_in_words(date, language("de")) == (
        "Donnerstag, 15. Juli 2027, 18:00 bis 20:00 Uhr (Westeuropäische Sommerzeit)"
    )
