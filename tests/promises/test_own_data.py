"""What one person is told about their own data, after the end of a check, too."""

from __future__ import annotations

from tests.promises.conftest import Check, Installation, Person
from tests.sheet.devices import hidden, text


def test_a_copy_of_ones_own_sheet_has_all_that_is_kept_of_it(installation: Installation) -> None:
    check, person = _ended(installation, "open", "Geheimwort-Kranich")
    values = "select a.question, a.value, a.comment from answers a where a.sheet in "
    own = "(select sheet from answers where comment = 'Geheimwort-Kranich')"

    copy = person.get(f"/a/{check.answer['politik']}/take/mein-bogen.json").json()

    told = [(each["question"], str(each["value"]), each.get("comment", "")) for each in copy["answers"]]
    assert told == installation.sql(values + own)
    assert copy["beside"]["begun_by_invitation_for"] is not None


def test_a_sheet_that_is_deleted_after_the_end_of_an_open_round_is_gone(installation: Installation) -> None:
    check, person = _ended(installation, "open", "Geheimwort-Lerche")
    [(sheet,)] = installation.sql("select sheet from answers where comment = 'Geheimwort-Lerche'")

    said = _deleted(person, check)

    assert "Das Ergebnis wird ab jetzt ohne sie gezählt." in said
    assert installation.sql("select count(*) from sheets where id = ?", sheet) == [(0,)]
    assert b"Geheimwort-Lerche" not in installation.everything_kept()


def test_after_the_end_of_a_confidential_check_what_led_to_somebody_is_gone(
    installation: Installation,
) -> None:
    check, person = _ended(installation, "confidential", "Geheimwort-Meise")
    [(sheet,)] = installation.sql("select sheet from answers where comment = 'Geheimwort-Meise'")

    said = _deleted(person, check)

    assert "Ihre bloßen Antworten zählen weiter mit" in said
    assert installation.sql("select value, comment from answers where sheet = ?", sheet) == [("2", "")]
    assert installation.sql("select count(*) from links where sheet = ?", sheet) == [(0,)]
    assert b"Geheimwort-Meise" not in installation.everything_kept()


def _ended(installation: Installation, mode: str, words: str) -> tuple[Check, Person]:
    """A check that has ended, and somebody who answered with these words."""
    check = installation.check(mode=mode)
    [person] = installation.group(check, "politik", 2, comment=words)
    assert installation.command("close", check.organise, "--yes").returncode == 0
    return check, person


def _deleted(person: Person, check: Check) -> str:
    address = f"/a/{check.answer['politik']}/withdraw"
    return text(person.browser.post(address, data=hidden(person.get(address).text)).text)
