"""One person's own data after the end: all of it is told, words are corrected, and a sheet is deleted without
telling others what was on it.
"""

import json
import sqlite3

import pytest
from sqlalchemy import select

from qcheck.language import language
from qcheck.reports.gathering import Wish, source_of
from qcheck.reports.own_sheet import compose
from qcheck.reports.own_sheet_json import as_json
from qcheck.service import Matter, Mode, NotPossible, Removal, Stale, UnknownLink
from qcheck.store.tables.checks import answers, closings, links, sheets
from tests.test_service import wish
from tests.test_service_people import AMT, KINDER, clock, invitation, joined, service

__all__ = ["clock", "service"]  # fixtures

GERMAN = language("de")
WORD = "Quastenflosser"


def a_check(service, mode=Mode.CONFIDENTIAL):
    return service.organising.create_check(wish(perspective=None, mode=mode))


def answered(service, check, perspective, *values):
    """A sheet for each value, answered alike on both questions that everybody is asked; ended checks take
    none.
    """
    made = joined(service, check, perspective, times=len(values))
    for sheet, value in zip(made, values, strict=True):
        service.answering.answer(sheet, "frueh", value)
        service.answering.answer(sheet, "offen", value)
    return made


def told(service, sheet):
    return json.loads(as_json(source_of(service.taking_away, sheet, Matter.OWN, Wish("de"))))


def kept(service, table):
    with service._store.database.reading() as connection:
        return connection.execute(select(table)).all()


@pytest.fixture
def ended(service):
    """A confidential check that has ended, with six sheets of one perspective and two of another; the first
    sheet has words on it.
    """
    check = a_check(service)
    first, *_ = answered(service, check, AMT, 1, 2, 3, 4, 4, 4)
    answered(service, check, KINDER, 1, 1)
    service.answering.comment(first, "frueh", f"Das war {WORD}.", "")
    service.answering.evidence(first, "offen", f"Brief von {WORD}", "https://example.org/a", ("", ""))
    service.answering.closing(first, "open_good", f"Danke, {WORD}.", "")
    service.organising.end_check(check)
    return check, first


# all of it


def test_everything_on_the_sheet_is_told_with_its_times(service, ended):
    found = told(service, ended[1])

    assert found["perspective"] == "amt"
    assert [(each["question"], each["value"], each.get("comment")) for each in found["answers"]] == [
        ("frueh", 1, f"Das war {WORD}."),
        ("offen", 1, None),
    ]
    assert found["answers"][1]["link"] == "https://example.org/a"
    assert all(each["saved"].startswith("2026-05-04T12:00") for each in found["answers"])
    assert [each["comment"] for each in found["closing"]] == [f"Danke, {WORD}."]
    assert len(found["not_here"]) == 2


def test_in_an_open_round_it_is_told_by_which_invitation_one_came_and_in_a_confidential_one_not(service):
    found = {}
    for mode in Mode:
        check = a_check(service, mode)
        named = service.inviting.invite(check, AMT, "Amt für Ordnung")
        sheet = service.joining.join(named.link, AMT, "einmal")
        service.answering.answer(sheet, "frueh", 2)
        found[mode] = told(service, sheet)["beside"]["begun_by_invitation_for"]

    assert found == {Mode.OPEN: "Amt für Ordnung", Mode.CONFIDENTIAL: None}


def test_the_document_to_read_says_what_is_not_in_it(service, ended):
    source = source_of(service.taking_away, ended[1], Matter.OWN, Wish("de"))

    said = repr(compose(source))

    assert WORD in said
    assert "Passt diese Frage?" in said
    assert "Sicherungen" in said


# deleting


def test_after_the_end_of_a_confidential_check_the_figures_stay_and_the_words_go(service, ended):
    check, sheet = ended
    before = service.results.result(check)

    service.own_data.erase(sheet, whole=False)

    after = service.results.result(check)
    assert after.profile == before.profile
    assert len(before.remarks) + len(before.closing) == 3
    assert (after.remarks, after.closing) == ((), ())


def test_nothing_leads_to_it_any_more_and_its_times_are_those_of_the_end(service, ended):
    check, sheet = ended
    code = service.joining.personal_code(sheet)
    end = service.access.open(check).life.closed

    service.own_data.erase(sheet, whole=False)

    with pytest.raises(UnknownLink):
        service.access.open(sheet)
    with pytest.raises(NotPossible):
        service.joining.by_personal_code(invitation(service, check), code)
    led_to = {row.sheet for row in kept(service, links) if row.sheet}
    [apart] = [row for row in kept(service, sheets) if row.id not in led_to]
    assert {row.saved for row in kept(service, answers) if row.sheet == apart.id} == {end}
    assert (apart.begun, apart.invitation, apart.label) == (None, None, "")
    assert kept(service, closings) == []


def test_the_words_are_gone_from_the_file(service, ended, tmp_path):
    service.own_data.erase(ended[1], whole=False)

    files = [path for path in (tmp_path / "data").iterdir() if path.is_file()]
    assert [path.name for path in files if WORD.encode() in path.read_bytes()] == []
    with sqlite3.connect(tmp_path / "data" / "qcheck.sqlite") as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_group_that_is_withheld_cannot_be_reckoned_out_by_deleting_a_sheet_of_another(service):
    """Where a whole sheet could go, five would become four, no perspective would be shown any more, and all
    together would stand there: what is known of the four is then what the withheld have said.
    """
    shown = []
    for said in (1, 4):
        check = a_check(service)
        first, *_ = answered(service, check, AMT, 2, 2, 3, 3, 4)
        answered(service, check, KINDER, said, said, said)
        service.organising.end_check(check)
        with pytest.raises(Stale):
            service.own_data.erase(first, whole=True)
        service.own_data.erase(first, whole=False)
        shown.append(service.results.result(check).profile)

    assert shown[0] == shown[1]


def test_in_an_open_round_the_whole_sheet_goes_and_the_result_is_counted_anew(service):
    check = a_check(service, Mode.OPEN)
    first, _ = answered(service, check, AMT, 1, 4)
    service.organising.end_check(check)
    before = service.results.result(check).profile

    service.own_data.erase(first, whole=True)

    assert service.results.result(check).profile != before
    assert len(kept(service, sheets)) == 1


@pytest.mark.parametrize("mode", list(Mode))
def test_before_the_end_it_is_deleted_as_a_whole_in_the_usual_way(service, mode):
    check = a_check(service, mode)
    [sheet] = answered(service, check, AMT, 3)
    with pytest.raises(NotPossible, match="has not ended yet"):
        service.own_data.erase(sheet, whole=mode is Mode.OPEN)

    service.answering.withdraw(sheet)

    assert kept(service, sheets) == []


def test_an_organiser_deletes_nobodys_sheet_by_their_own_link(service, ended):
    with pytest.raises(NotPossible, match="for organising"):
        service.own_data.erase(ended[0], whole=False)


# correcting


def test_a_text_corrected_after_the_end_says_so_and_only_once(service, ended):
    check, sheet = ended
    before = service.results.result(check).profile

    service.own_data.correct(sheet, "frueh", "Das war ein Fisch.", f"Das war {WORD}.", GERMAN)
    once = service.answering.own_sheet(sheet).given["frueh"].comment
    service.own_data.correct(sheet, "frueh", "Das war ein Hecht.", once, GERMAN)

    [remark] = [each for each in service.results.result(check).remarks if each.comment]
    assert once == "Das war ein Fisch. [nach dem Ende berichtigt]"
    assert remark.comment == "Das war ein Hecht. [nach dem Ende berichtigt]"
    assert service.results.result(check).profile == before


def test_a_text_that_is_left_as_it_is_is_not_called_corrected(service, ended):
    said = f"Das war {WORD}."

    service.own_data.correct(ended[1], "frueh", said, said, GERMAN)

    assert service.answering.own_sheet(ended[1]).given["frueh"].comment == said


def test_an_empty_text_takes_the_comment_away_and_leaves_the_answer(service, ended):
    check, sheet = ended

    service.own_data.correct(sheet, "frueh", "", f"Das war {WORD}.", GERMAN)
    service.own_data.correct(sheet, "open_good", " ", f"Danke, {WORD}.", GERMAN)
    service.own_data.remove_evidence(sheet, "offen")

    found = service.answering.own_sheet(sheet)
    assert (found.given["frueh"].value, found.given["frueh"].comment) == (1, "")
    assert (found.given["offen"].evidence_title, dict(found.closing)) == ("", {})
    assert service.results.result(check).remarks == ()


@pytest.mark.parametrize("about", ["offen", "schoen", "open_next"])
def test_after_the_end_nothing_new_is_written(service, ended, about):
    with pytest.raises(Stale):
        service.own_data.correct(ended[1], about, "Noch etwas.", "", GERMAN)


def test_words_that_organisers_took_out_do_not_come_back_by_a_correction(service, ended):
    check, sheet = ended
    [mark] = [each.mark for each in service.redacting.removable(check) if each.question == "frueh"]
    service.redacting.remove_words(check, mark, Removal(words=(WORD,)))

    with pytest.raises(Stale):
        service.own_data.correct(sheet, "frueh", f"Doch, {WORD}!", f"Das war {WORD}.", GERMAN)


def test_before_the_end_a_comment_is_changed_in_the_usual_way(service):
    [sheet] = answered(service, a_check(service), AMT, 3)
    service.answering.comment(sheet, "frueh", "Erst so.", "")
    with pytest.raises(NotPossible, match="has not ended yet"):
        service.own_data.correct(sheet, "frueh", "Dann so.", "Erst so.", GERMAN)

    service.answering.comment(sheet, "frueh", "Dann so.", "Erst so.")

    assert service.answering.own_sheet(sheet).given["frueh"].comment == "Dann so."
