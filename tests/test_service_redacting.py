"""Words that organisers take out are gone: from results, from the author's sheet, from the file; and nobody
learns whose they were.
"""

import sqlite3
from dataclasses import replace

import pytest

from qcheck.records import REMOVED, Answer, Evidence
from qcheck.service import Mode, NotPossible, Removal
from tests.test_service import wish
from tests.test_service_people import AMT, KINDER, clock, joined, service, shared

__all__ = ["clock", "service"]  # fixtures

NAME = "Hannelore Quastenflosser"
SAID = f"Frau {NAME} hat uns nie zugehört."


@pytest.fixture
def link(service):
    return service.organising.create_check(wish(perspective=None))


@pytest.fixture
def sheet(service, link):
    [made] = joined(service, link)
    service.answering.comment(made, "frueh", SAID, "")
    service.answering.evidence(
        made, "frueh", f"Brief von {NAME}", "https://example.org/quastenflosser", ("", "")
    )
    service.answering.closing(made, "open_good", f"{NAME} war freundlich.", "")
    return made


def one(service, link, about="frueh"):
    [found] = [each for each in service.redacting.removable(link) if each.question == about]
    return found


def comment(service, sheet, question="frueh"):
    return service.answering.own_sheet(sheet).given[question].comment


# what is left


@pytest.mark.parametrize(
    ("removal", "left"),
    [
        (Removal(comment=True), Answer(None, REMOVED, Evidence("Brief von Anna", "https://a.de/anna"))),
        (Removal(evidence=True), Answer(None, "Anna und ANNA Berg, Annas Tante", Evidence(REMOVED))),
        (
            Removal(words=("Anna",)),
            Answer(None, f"{REMOVED} und {REMOVED} Berg, {REMOVED}s Tante", Evidence(f"Brief von {REMOVED}")),
        ),
        (
            Removal(words=("anna  berg", "Tante")),
            Answer(
                None, f"Anna und {REMOVED}, Annas {REMOVED}", Evidence("Brief von Anna", "https://a.de/anna")
            ),
        ),
        (
            Removal(words=("und", "Anna")),
            Answer(None, f"{REMOVED} Berg, {REMOVED}s Tante", Evidence(f"Brief von {REMOVED}")),
        ),
        (
            Removal(words=("Brief von Anna",)),
            Answer(None, "Anna und ANNA Berg, Annas Tante", Evidence(REMOVED, "https://a.de/anna")),
        ),
    ],
)
def test_what_is_chosen_goes_and_the_rest_stays(removal, left):
    assert (
        removal.of(
            Answer(None, "Anna und ANNA Berg, Annas Tante", Evidence("Brief von Anna", "https://a.de/anna"))
        )
        == left
    )


@pytest.mark.parametrize(
    "removal", [Removal(), Removal(words=("  ",)), Removal(words=("Otto",)), Removal(evidence=True)]
)
def test_where_nothing_would_go_it_is_said(removal):
    with pytest.raises(NotPossible):
        removal.of(Answer(None, "Anna"))


# where it is gone


def test_the_result_shows_it_no_more(service, link, sheet):
    service.redacting.remove_words(link, one(service, link).mark, Removal(words=(NAME,)))

    left = one(service, link)
    assert (left.comment, left.evidence) == (
        f"Frau {REMOVED} hat uns nie zugehört.",
        Evidence(f"Brief von {REMOVED}", "https://example.org/quastenflosser"),
    )


def test_the_authors_own_sheet_shows_it_no_more_and_keeps_the_answer(service, link, sheet):
    service.redacting.remove_words(link, one(service, link).mark, Removal(comment=True))

    assert comment(service, sheet) == REMOVED
    assert service.answering.own_sheet(sheet).given["frueh"].value == 4


def test_closing_texts_alike(service, link, sheet):
    service.redacting.remove_words(link, one(service, link, "open_good").mark, Removal(words=(NAME,)))

    assert service.answering.own_sheet(sheet).closing == {"open_good": f"{REMOVED} war freundlich."}


def test_the_file_holds_the_words_no_more(service, link, sheet, tmp_path):
    for about in ("frueh", "open_good"):
        service.redacting.remove_words(link, one(service, link, about).mark, Removal(comment=True))
    service.redacting.remove_words(link, one(service, link).mark, Removal(evidence=True))

    held = [
        path.name
        for path in (tmp_path / "data").iterdir()
        if path.is_file() and b"uastenfl" in path.read_bytes()
    ]
    assert held == []
    with sqlite3.connect(tmp_path / "data" / "qcheck.sqlite") as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


# by whom, and when


def test_a_closed_confidential_check_too_and_not_before_its_end(service):
    link = service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))
    sheets = joined(service, link, AMT, times=5)
    [service.answering.comment(sheet, "frueh", SAID, "") for sheet in sheets[:2]]
    with pytest.raises(NotPossible):
        service.redacting.removable(link)
    service.organising.end_check(link)

    service.redacting.remove_words(link, service.redacting.removable(link)[0].mark, Removal(words=(NAME,)))

    assert sorted(each.comment == SAID for each in service.redacting.removable(link)) == [False, True]


def test_a_mark_tells_neither_the_sheet_nor_which_others_are_of_the_same(service):
    link = service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))
    for sheet in joined(service, link, AMT, times=5):
        service.answering.comment(sheet, "frueh", SAID, "")
        service.answering.closing(sheet, "open_good", SAID, "")
    service.organising.end_check(link)

    marks = [each.mark for each in service.redacting.removable(link)]

    assert len(set(marks)) == 10
    assert not any(
        sheet.id[:6] in mark
        for mark in marks
        for sheet in service._store.sheets_of(service.access.open(link).check_id)
    )


def test_other_links_take_out_nothing(service, link, sheet):
    mark = one(service, link).mark

    for other in (shared(service, link, "view").link, service.inviting.own_answer_link(link), sheet):
        with pytest.raises(NotPossible):
            service.redacting.remove_words(other, mark, Removal(comment=True))
    assert comment(service, sheet) == SAID


@pytest.mark.parametrize("mark", ["", "0" * 12, "x" * 500, "ä"])
def test_a_mark_of_nothing_takes_out_nothing(service, link, sheet, mark):
    with pytest.raises(NotPossible):
        service.redacting.remove_words(link, mark, Removal(comment=True))


def test_a_comment_that_has_changed_meanwhile_is_chosen_again(service, link, sheet):
    mark = one(service, link).mark
    service.answering.comment(sheet, "frueh", "Ganz anders.", SAID)

    with pytest.raises(NotPossible, match="in the meantime"):
        service.redacting.remove_words(link, mark, Removal(comment=True))


def test_a_mark_of_one_check_takes_nothing_out_of_another(service, link, sheet):
    other = service.organising.create_check(wish(perspective=None))

    with pytest.raises(NotPossible):
        service.redacting.remove_words(other, one(service, link).mark, Removal(comment=True))


# what the author writes afterwards


def test_an_old_window_does_not_bring_the_words_back(service, link, sheet):
    service.redacting.remove_words(link, one(service, link).mark, Removal(words=(NAME,)))

    with pytest.raises(NotPossible, match="removed something"):
        service.answering.comment(sheet, "frueh", f"{SAID} Nie!", SAID)
    with pytest.raises(NotPossible, match="removed something"):
        service.answering.evidence(
            sheet,
            "frueh",
            f"Der Brief von {NAME}",
            "",
            (f"Brief von {NAME}", "https://example.org/quastenflosser"),
        )


def test_the_author_can_go_on_writing(service, link, sheet):
    service.redacting.remove_words(link, one(service, link).mark, Removal(words=(NAME,)))
    left = comment(service, sheet)

    service.answering.comment(sheet, "frueh", f"{left} Schade.", left)

    assert comment(service, sheet) == f"Frau {REMOVED} hat uns nie zugehört. Schade."


def test_nobody_writes_the_sign_themselves(service, link):
    [sheet] = joined(service, link, KINDER)

    service.answering.comment(sheet, "frueh", f"Sie haben {REMOVED} gelöscht!", "")

    assert REMOVED not in comment(service, sheet)


def test_the_sheet_without_the_words_counts_as_before(service, link, sheet):
    before = service.results.result(link).profile

    service.redacting.remove_words(link, one(service, link).mark, Removal(comment=True))

    assert replace(service.results.result(link)).profile == before
