"""What is kept, how long, and that it is gone then."""

from __future__ import annotations

import signal
import stat
from datetime import date, timedelta

from tests.promises.conftest import Installation
from tests.sheet.devices import hidden

YESTERDAY = date.today() - timedelta(days=1)


def test_everything_is_gone_on_its_day(installation: Installation) -> None:
    check = installation.check(title="Löschtag am Teich")
    installation.group(check, "verwaltung", 3, comment="Geheimwort-Kranich")
    installation.stop()
    installation.sql(
        "update checks set deletes = ? where process in (select id from processes where title = ?)",
        str(YESTERDAY),
        "Löschtag am Teich",
    )

    installation.start()

    kept = installation.everything_kept()
    assert b"Kranich" not in kept
    assert "Löschtag am Teich".encode() not in kept
    assert installation.somebody().get(f"/r/{check.view}").status_code == 404


def test_the_day_of_deletion_is_twelve_months_after_the_end_and_stands_where_a_sheet_begins(
    installation: Installation,
) -> None:
    check = installation.check("--ends", f"{date.today() + timedelta(days=30)}")

    page = installation.somebody().get(f"/a/{check.answer['politik']}").text

    deletes = date.fromisoformat(check.deletes)
    assert (deletes - (date.today() + timedelta(days=30))).days in {365, 366}
    assert str(deletes.year) in page
    assert "gelöscht" in page


def test_nobody_can_put_off_a_day_that_people_were_told(installation: Installation) -> None:
    check = installation.check()
    installation.group(check, "politik", 3)

    refused = installation.command(
        "schedule", check.organise, "--deletes", str(date.fromisoformat(check.deletes) + timedelta(days=200))
    )
    earlier = installation.command(
        "schedule", check.organise, "--deletes", str(date.fromisoformat(check.deletes) - timedelta(days=200))
    )

    assert (refused.returncode, earlier.returncode) == (1, 0)
    assert "vorziehen" in refused.stderr


def test_a_check_that_is_deleted_is_gone_at_once_with_what_everybody_said(installation: Installation) -> None:
    check = installation.check(title="Sofort weg am Wehr")
    installation.group(check, "politik", 2, comment="Geheimwort-Dohle")

    done = installation.command("delete", check.organise, "--yes")

    assert done.returncode == 0
    assert b"Dohle" not in installation.everything_kept()
    assert installation.somebody().get(f"/a/{check.answer['politik']}").status_code == 404


def test_a_sheet_that_somebody_deletes_is_gone_with_its_words(installation: Installation) -> None:
    check = installation.check()
    [person] = installation.group(check, "politik", 2, comment="Geheimwort-Elster")

    address = f"/a/{check.answer['politik']}/withdraw"
    gone = person.browser.post(address, data=hidden(person.get(address).text))

    assert "gelöscht" in gone.text
    assert b"Elster" not in installation.everything_kept()


def test_an_answer_is_saved_before_it_is_said_to_be(installation: Installation) -> None:
    check = installation.check()
    [person] = installation.group(check, "zivilgesellschaft", 4, comment="Geheimwort-Fink")

    installation.stop(signal.SIGKILL)
    installation.start()

    assert "Geheimwort-Fink" in person.get(f"/a/{check.answer['zivilgesellschaft']}/answers").text
    assert installation.sql("select value from answers where comment = 'Geheimwort-Fink'") == [("4",)]


def test_after_a_clean_stop_everything_is_in_the_one_file_that_is_copied(installation: Installation) -> None:
    check = installation.check()
    installation.group(check, "zivilgesellschaft", 4, comment="Geheimwort-Gimpel")

    installation.stop()
    alone = (installation.data / "qcheck.sqlite").read_bytes()
    installation.start()

    assert b"Geheimwort-Gimpel" in alone


def test_the_data_folder_is_readable_by_its_owner_alone(installation: Installation) -> None:
    files = [each for each in installation.data.iterdir() if each.is_file()]

    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in files} == {0}


def test_the_database_alone_opens_no_check(installation: Installation) -> None:
    check = installation.check()

    kept = (installation.data / "qcheck.sqlite").read_bytes() + b"".join(
        each.read_bytes() for each in installation.data.glob("qcheck.sqlite-*")
    )

    assert check.organise.encode() not in kept
    assert check.codes[None].encode() not in kept


def test_it_is_stored_by_which_invitation_one_came_and_goes_with_the_sheet(
    installation: Installation,
) -> None:
    check = installation.check()
    [person] = installation.group(check, "politik", 2, comment="Geheimwort-Ibis")
    came = (
        "select s.invitation from sheets s join answers a on a.sheet = s.id where a.comment = "
        "'Geheimwort-Ibis'"
    )
    [(invitation,)] = installation.sql(came)

    address = f"/a/{check.answer['politik']}/withdraw"
    person.browser.post(address, data=hidden(person.get(address).text))

    assert invitation
    assert installation.sql("select count(*) from sheets where invitation = ?", invitation) == [(0,)]
