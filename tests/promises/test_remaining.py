"""What may stay when answers go: no more than was said, and of the answers nothing."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.promises.conftest import Check, Installation

YESTERDAY = date.today() - timedelta(days=1)
GROUPS = (("politik", 3), ("verwaltung", 2))


def over(installation: Installation, check: Check, title: str) -> None:
    """The check's day has come, and the server is started again."""
    installation.stop()
    installation.sql(
        "update checks set deletes = ? where process in (select id from processes where title = ?)",
        str(YESTERDAY),
        title,
    )
    installation.start()


def test_where_the_result_may_stay_figures_alone_are_left_after_the_day(installation: Installation) -> None:
    title = "Bleibt am Brunnen"
    check = installation.check("--keeps", "result", title=title)
    landing = installation.somebody().get(f"/a/{check.answer['politik']}").text
    for perspective, value in GROUPS:
        installation.group(check, perspective, value, comment="Geheimwort-Reiher")

    over(installation, check, title)

    kept = installation.everything_kept()
    page = installation.somebody().get(f"/r/{check.view}")
    answering = installation.somebody().get(f"/a/{check.answer['politik']}")
    profile = installation.command("profile", check.organise, "--format", "json")
    assert "werden alle Antworten gelöscht. Das Ergebnis darf bleiben." in landing
    assert b"Reiher" not in kept
    assert (page.status_code, "Geblieben sind Ampeln und Zahlen" in page.text) == (200, True)
    assert (
        answering.status_code,
        "Der Check ist beendet, und seine Antworten sind gelöscht" in answering.text,
    ) == (
        404,
        True,
    )
    assert json.loads(profile.stdout)["answers_deleted"] == str(
        datetime.now(ZoneInfo("Europe/Berlin")).date()
    )
    assert "Geblieben sind Ampeln und Zahlen" in profile.stderr


def test_where_only_measures_may_stay_the_result_goes_with_the_answers(installation: Installation) -> None:
    title = "Vereinbart am Wehr"
    check = installation.check("--keeps", "measures", title=title)
    landing = installation.somebody().get(f"/a/{check.answer['politik']}").text
    installation.group(check, "politik", 3, comment="Geheimwort-Wiedehopf")

    over(installation, check, title)

    assert "auch das Ergebnis. Was vereinbart und geplant wurde, darf bleiben." in landing
    assert b"Wiedehopf" not in installation.everything_kept()
    assert installation.somebody().get(f"/r/{check.view}").status_code == 404  # nothing was agreed or planned


def test_what_people_were_told_becomes_less_and_never_more(installation: Installation) -> None:
    check = installation.check("--keeps", "measures")
    installation.group(check, "politik", 3)

    more = installation.command("schedule", check.organise, "--keeps", "result")
    less = installation.command("schedule", check.organise, "--keeps", "nothing")

    assert (more.returncode, less.returncode) == (1, 0)
    assert "nicht mehr" in more.stderr
    assert "alles wird am" in less.stderr


def test_answers_that_are_deleted_now_are_gone_at_once_and_the_figures_stay(
    installation: Installation,
) -> None:
    check = installation.check("--keeps", "result")
    installation.group(check, "politik", 3, comment="Geheimwort-Specht")

    done = installation.command("delete", check.organise, "--answers", "--yes")

    assert done.returncode == 0
    assert b"Specht" not in installation.everything_kept()
    assert "Geblieben sind Ampeln und Zahlen" in installation.somebody().get(f"/r/{check.view}").text
    assert installation.command("delete", check.organise, "--yes").returncode == 0
    assert installation.somebody().get(f"/r/{check.view}").status_code == 404


def test_a_process_is_gone_at_once_with_all_of_its_checks(installation: Installation) -> None:
    check = installation.check("--keeps", "result", title="Ganz weg am Weiher")
    installation.group(check, "politik", 3, comment="Geheimwort-Milan")

    done = installation.command("delete", check.organise, "--process", "--yes")

    kept = installation.everything_kept()
    assert done.returncode == 0
    assert (b"Milan" in kept, b"Ganz weg am Weiher" in kept) == (False, False)
    assert installation.somebody().get(f"/r/{check.view}").status_code == 404
