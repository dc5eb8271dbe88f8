"""Accounts from the command line: listed, and deleted for whoever asks for it."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from qcheck.service import Account, NewCheck, Scope, open_service
from qcheck.settings import Settings
from tests.cli.running import Run
from tests.shelved import account


@pytest.fixture
def ada(qcheck: Run) -> Account:
    """Ada has signed in, and has begun a check."""
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")
    with closing(open_service(Settings())) as service:
        found = account(service)
        service.organising.create_check(
            NewCheck("Spielplatz", "", "kurzcheck", "planung", Scope(), None), found
        )
    return found


def test_accounts_are_listed_without_what_lies_on_their_shelves(qcheck: Run, ada: Account) -> None:
    listed, as_json = qcheck("accounts", "list"), qcheck("accounts", "list", "--format", "json")

    assert listed.code == 0
    assert f"{ada.id}  Ada Beispiel" in listed.out
    assert "on the shelf: 1" in listed.out
    assert "Spielplatz" not in listed.out + as_json.out
    assert [(each["id"], each["on_shelf"]) for each in json.loads(as_json.out)] == [(ada.id, 1)]


def test_where_nobody_has_signed_in_the_list_is_empty(qcheck: Run) -> None:
    qcheck("new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")

    assert qcheck("accounts", "list").code == 1


def test_an_account_is_deleted_after_a_yes_and_its_check_stays(qcheck: Run, ada: Account) -> None:
    kept, gone = qcheck("accounts", "delete", ada.id), qcheck("accounts", "delete", ada.id, "--yes")

    assert (kept.code, gone.code) == (1, 0)
    assert "on no shelf any more: 1" in kept.err
    assert qcheck("accounts", "list").code == 1
    assert "Spielplatz" in qcheck("links", "Spielplatz").out


@pytest.mark.parametrize(("said", "code"), [((), 2), (("gibtsnicht", "--yes"), 1)])
def test_an_account_that_is_not_there_is_asked_for(
    qcheck: Run, ada: Account, said: tuple[str, ...], code: int
) -> None:
    assert qcheck("accounts", "delete", *said).code == code
    assert qcheck("accounts", "list").code == 0
