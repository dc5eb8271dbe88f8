"""What the two modes promise, and no more; what a link opens, and what it does not."""

from __future__ import annotations

import re

from tests.promises.conftest import Installation, Person
from tests.sheet.devices import hidden


def result(person: Person, view: str) -> str:
    """What stands on the page of the result, without marks between words."""
    return " ".join(re.sub(r"<[^>]+>", " ", person.get(f"/r/{view}").text).split())


def test_an_open_round_shows_even_a_single_person_at_any_time(installation: Installation) -> None:
    check = installation.check()
    installation.group(check, "politik", 1, comment="Das ist mein Wort.")

    seen = result(installation.somebody(), check.view)

    assert "Das ist mein Wort." in seen
    assert "Handlungsbedarf" in seen


def test_a_confidential_check_shows_nothing_before_it_has_ended(installation: Installation) -> None:
    check = installation.check(mode="confidential")
    installation.group(check, "politik", 1, 1, 1, 1, 1, comment="Das ist mein Wort.")

    seen = result(installation.somebody(), check.view)
    told = installation.command("profile", check.organise)

    assert "Das ist mein Wort." not in seen
    assert "Handlungsbedarf" not in seen
    assert (told.returncode, told.stdout) == (1, "")


def test_a_small_group_is_never_shown_by_itself_and_counts_in_nothing(installation: Installation) -> None:
    check = installation.check(mode="confidential")
    installation.group(check, "verwaltung", 4, 4, 4, 4, 4)
    installation.group(check, "politik", 1, 1, 1, 1)
    installation.command("close", check.organise, "--yes")

    table = installation.command("profile", check.organise, "--format", "csv").stdout
    seen = result(installation.somebody(), check.view)

    [overall] = [line for line in table.splitlines() if "ziele-rahmen" in line and ";overall;" in line]
    [small] = [line for line in table.splitlines() if "ziele-rahmen" in line and ";politik;" in line]
    assert ";100;" in overall
    assert "withheld" in small
    assert "Handlungsbedarf 0" not in seen


def test_a_confidential_check_that_has_ended_cannot_be_started_again(installation: Installation) -> None:
    check = installation.check(mode="confidential")
    installation.command("close", check.organise, "--yes")

    again = installation.command("open", check.organise)

    assert (again.returncode, again.stdout) == (1, "")
    assert "Dieser Check ist beendet." in again.stderr
    assert '"state": "closed"' in installation.command("status", check.organise, "--format", "json").stdout


def test_counts_of_a_confidential_check_are_told_in_steps_until_it_has_ended(
    installation: Installation,
) -> None:
    check = installation.check(mode="confidential")
    installation.group(check, "politik", 1, 1, 1, 1, 1, 1, 1)

    before = installation.command("status", check.organise).stdout

    assert "5 bis 9" in before
    assert not re.search(r"Politik:? +7\b", before)


def test_results_tell_neither_who_nor_when(installation: Installation) -> None:
    check = installation.check(mode="confidential")
    installation.group(check, "verwaltung", 4, 3, 2, 3, 4, comment="Ein Wort dazu.")
    installation.command("close", check.organise, "--yes")
    sheets = [str(row[0]) for row in installation.sql("select id from sheets")]

    page = installation.somebody().get(f"/r/{check.view}").text
    table = installation.command("profile", check.organise, "--format", "json").stdout

    assert "Ein Wort dazu." in page
    assert [each for each in sheets if each in page + table] == []
    assert not re.search(
        r"\d{2}:\d{2}:\d{2}|\b\d{1,2}:\d{2}\b(?! Uhr \()",
        re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL),
    )


def test_each_perspective_counts_the_same_however_many_people_it_has(installation: Installation) -> None:
    check = installation.check()
    installation.group(check, "verwaltung", 4, 4, 4)
    installation.group(check, "politik", 1)

    [overall] = [
        line
        for line in installation.command("profile", check.organise, "--format", "csv").stdout.splitlines()
        if "ziele-rahmen;" in line and ";overall;" in line
    ]

    assert ";50;" in overall


def test_an_invitation_opens_neither_results_nor_the_sheets_of_others(installation: Installation) -> None:
    check = installation.check()
    installation.group(check, "politik", 1, comment="Das ist mein Wort.")
    stranger = installation.somebody()
    invitation = check.answer["politik"]

    pages = [
        stranger.get(path).text
        for path in (
            f"/a/{invitation}",
            f"/a/{invitation}/overview",
            f"/r/{invitation}",
            f"/lead/{invitation}",
        )
    ]

    assert "Das ist mein Wort." not in "".join(pages)


def test_those_who_answered_see_the_result_only_where_the_organiser_allows_it(
    installation: Installation,
) -> None:
    seen = {}
    for allowed, wish in ((True, ("--share-results",)), (False, ())):
        check = installation.check(*wish)
        [person] = installation.group(check, "politik", 1, comment="Das ist mein Wort.")
        installation.command("close", check.organise, "--yes")
        seen[allowed] = "Das ist mein Wort." in person.get(f"/a/{check.answer['politik']}/result").text

    assert seen == {True: True, False: False}


def test_after_the_end_nothing_is_taken_and_what_was_saved_counts(installation: Installation) -> None:
    check = installation.check()
    [person] = installation.group(check, "politik", 1)
    [mark] = re.findall(r'data-sheet="(\w+)"', person.get(f"/a/{check.answer['politik']}/overview").text)
    installation.command("close", check.organise, "--yes")

    change = {"kind": "answer", "about": "k-ziel", "value": 4}
    late = person.browser.post(
        f"/a/{check.answer['politik']}/save",
        json={"sheet": mark, "change": change},
        headers={"Accept": "application/json"},
    )

    assert late.status_code == 422
    assert "Handlungsbedarf" in result(installation.somebody(), check.view)


def test_a_personal_code_opens_the_sheet_on_any_device_and_nothing_else_does(
    installation: Installation,
) -> None:
    check = installation.check(mode="confidential")
    [person] = installation.group(check, "politik", 1, comment="Das ist mein Wort.")
    invitation = check.answer["politik"]
    [code] = re.findall(
        r"\b[2-9A-HJ-NP-Z]{4}[ \u00a0-]?[2-9A-HJ-NP-Z]{4}\b",
        re.sub(r"<[^>]+>", " ", person.get(f"/a/{invitation}/overview").text),
    )[:1]
    other = installation.somebody()

    resumed = other.browser.post(f"/a/{invitation}/resume", data={"code": code})

    assert resumed.status_code == 200
    assert "Das ist mein Wort." in other.get(f"/a/{invitation}/answers").text


def test_the_next_person_finds_nothing_of_the_one_before_whose_sheet_still_counts(
    installation: Installation,
) -> None:
    check = installation.check()
    [person] = installation.group(check, "politik", 1, comment="Das ist mein Wort.")
    invitation = check.answer["politik"]

    person.browser.post(f"/a/{invitation}/again", data=hidden(person.get(f"/a/{invitation}/again").text))
    page = person.get(f"/a/{invitation}").text + person.get(f"/a/{invitation}/overview").text

    assert "Das ist mein Wort." not in page
    assert "Das ist mein Wort." in result(installation.somebody(), check.view)


def test_nobody_adds_sheets_or_reads_single_ones_in_a_confidential_check(installation: Installation) -> None:
    check = installation.check(mode="confidential")
    installation.group(check, "politik", 1, comment="Das ist mein Wort.")
    organiser = installation.somebody()
    sheet = str(
        installation.sql("select id from links where kind = 'sheet' order by rowid desc limit 1")[0][0]
    )

    pages = [
        organiser.get(f"{page}?link={check.organise}").text for page in ("/check", "/organise", "/profile")
    ]
    by_hand = organiser.browser.post(f"/lead/{check.organise}/paper", data={"rows": "1"})

    assert "Das ist mein Wort." not in "".join(pages)
    assert sheet not in "".join(pages)
    assert by_hand.status_code == 409


def test_the_mode_of_a_check_is_never_changed(installation: Installation) -> None:
    check = installation.check(mode="confidential")
    for command in (("open",), ("close", "--yes"), ("open",)):
        installation.command(*command, check.organise)

    assert (
        '"mode": "confidential"' in installation.command("status", check.organise, "--format", "json").stdout
    )
    assert "--mode" not in installation.command("schedule", "--help").stdout


def test_answers_to_questions_that_are_no_longer_asked_stay_stored(installation: Installation) -> None:
    check = installation.check()
    person = installation.somebody()
    person.begin(check.answer[None], "verwaltung")
    person.answer(check.answer[None], 4, comment="Geheimwort-Jagdfasan")
    address = f"/a/{check.answer[None]}/perspective"

    person.browser.post(address, data=hidden(person.get(address).text) | {"perspective": "einwohnerschaft"})

    assert installation.sql("select value from answers where comment = 'Geheimwort-Jagdfasan'") == [("4",)]
