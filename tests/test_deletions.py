"""What people have deleted or withdrawn since a backup stays so when it is put back: by the list beside the
database, or by a newer backup.
"""

import io
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, event

from qcheck.refusals import OutOfOrder, Refusal
from qcheck.service import Mode, Removal, back_up, open_service, restored
from qcheck.service.operating.deletion_list import KEPT_FOR, read
from qcheck.settings import Settings
from qcheck.store import Deletion, Kind
from tests import trials
from tests.conftest import DATABASES
from tests.sheet.devices import SKIPPING, invitation, new_check
from tests.trial_dates import date_of, on_list, registered

NOW = datetime.now(UTC)
SAID = "Ruf mich an: Eva Muster"


@pytest.fixture(params=DATABASES)
def place(request, tmp_path):
    """An installation, and another place for what is put back."""
    databases = f"sqlite:///{tmp_path}/qcheck.sqlite", f"sqlite:///{tmp_path}/andere.sqlite"
    if request.param == "postgresql":
        databases = tuple(map(request.getfixturevalue, ("postgresql_url", "empty_postgresql_url")))
    settings = Settings(data=tmp_path / "data", database=databases[0]).prepared()
    (settings.criteria / "spielplatz.yaml").write_text(SKIPPING, "utf-8")
    elsewhere = Settings(data=tmp_path / "andere", database=databases[1])
    with closing(open_service(settings)) as service:
        yield SimpleNamespace(settings=settings, service=service, elsewhere=elsewhere, folder=tmp_path)


@pytest.fixture
def simple(request, tmp_path):
    """The same over SQLite alone."""
    settings = Settings(data=tmp_path / "data", database=f"sqlite:///{tmp_path}/qcheck.sqlite").prepared()
    (settings.criteria / "spielplatz.yaml").write_text(SKIPPING, "utf-8")
    elsewhere = Settings(data=tmp_path / "andere", database=f"sqlite:///{tmp_path}/andere.sqlite")
    with closing(open_service(settings)) as service:
        yield SimpleNamespace(settings=settings, service=service, elsewhere=elsewhere, folder=tmp_path)


def backed_up(place, name="alt"):
    return back_up(place.settings, place.folder / name, NOW, None).file


def put_back(place, backup, *lists):
    """The service over what was put back, tidied by these lists."""
    restored(place.elsewhere, backup, place.settings.key_file, None)
    service = open_service(place.elsewhere)
    service.upkeep.delete_again(*lists)
    return closing(service)


def answered(service, organiser):
    sheet = service.joining.join(invitation(service, organiser), "amt", service.joining.new_nonce())
    service.answering.answer(sheet, "dabei", 4)
    service.answering.comment(sheet, "dabei", SAID, "")
    return sheet


def opens(ask, *words):
    try:
        ask(*words)
    except Refusal:
        return False
    return True


def invited(service, organiser, perspective):
    way = invitation(service, organiser, perspective)
    return next(each for each in service.inviting.links(organiser) if each.link == way)


def test_checks_answers_sheets_words_and_links_are_gone_again(place):
    service = place.service
    check, deleted, emptied = (new_check(service, "spielplatz", None) for _ in range(3))
    withdrawn, written = answered(service, check), answered(service, check)
    answered(service, emptied)
    renewed, closed = invited(service, check, "eltern"), invited(service, check, "amt")
    backup = backed_up(place)

    service.organising.delete(deleted)
    service.organising.end_check(emptied)
    service.organising.delete_answers(emptied)
    service.answering.withdraw(withdrawn)
    [remark] = service.redacting.removable(check)
    service.redacting.remove_words(check, remark.mark, Removal(words=("Eva Muster",)))
    newest = service.inviting.renew_link(check, renewed.id).link
    service.inviting.withdraw_link(check, closed.id)

    with put_back(place, backup, place.settings.deletions) as again:
        assert opens(again.access.open, check)
        assert not opens(again.access.open, deleted)
        assert not opens(again.access.open, withdrawn)
        assert not opens(again.access.open, renewed.link)
        assert not opens(again.joining.choices, closed.link)
        assert opens(again.access.open, newest)
        assert again.answering.given(written, "dabei").value == 4
        assert again.answering.given(written, "dabei").comment == ""
        assert not opens(again.access.open, emptied)


def test_drafts_trials_pilots_dates_and_registrations_are_gone_again(place):
    service = place.service
    draft, renewed = service.drafting.begin("Schulhof"), service.drafting.begin("Garten")
    trial, deleted = trials.made(service, "Nord"), trials.made(service, "Süd")
    pilot = service.piloting.add(trial, "Musterdorf")
    soon = {"starts": NOW + timedelta(days=30), "ends": NOW + timedelta(days=30, hours=1)}
    date, called_off = date_of(service, trial, **soon), date_of(service, trial, **soon)
    registration = registered(service, trial, date.id, "Ada")
    registered(service, trial, date.id, "Ben")
    person = registered(service, trial, date.id, "Cem")
    backup = backed_up(place)

    service.drafting.delete(draft)
    newest = service.drafting.renew(renewed)
    service.trials.delete(deleted, sure=True)
    service.observing.remove(trial, service.piloting.open_pilot(pilot).pilot.id)
    service.registering.cancel(registration)
    service.registering.forget(person)
    service.dates.delete(trial, called_off.id)

    with put_back(place, backup, place.settings.deletions) as again:
        assert not opens(again.drafting.open, draft)
        assert not opens(again.drafting.open, renewed)
        assert opens(again.drafting.open, newest)
        assert not opens(again.trials.coordinate, deleted)
        assert not opens(again.piloting.open_pilot, pilot)
        assert [each.id for each in again.dates.all(trial)] == [date.id]
        assert dict(on_list(again, trial, date.id))["Ben"] == "seat"
        assert "Cem" not in dict(on_list(again, trial, date.id))
        assert not opens(again.registering.own, person)
        assert dict(on_list(again, trial, date.id)).get("Ada") in (None, "cancelled")


def test_words_that_somebody_deleted_after_the_end_are_gone_again_and_their_values_go_on_counting(simple):
    check = new_check(simple.service, "spielplatz", None, Mode.CONFIDENTIAL)
    sheet = answered(simple.service, check)
    simple.service.organising.end_check(check)
    backup = backed_up(simple)
    simple.service.own_data.erase(sheet, whole=False)

    with put_back(simple, backup, simple.settings.deletions) as again:
        assert not opens(again.access.open, sheet)
        kept = again._store.sheets_of(again.access.organise(check).check.id)
        assert [(each.answers["dabei"].value, each.answers["dabei"].comment) for each in kept] == [(4, "")]


def test_a_newer_backup_is_a_list_too_where_the_installation_is_lost(place):
    check = new_check(place.service, "spielplatz", None)
    sheet = answered(place.service, check)
    older = backed_up(place)
    place.service.answering.withdraw(sheet)
    newer = backed_up(place, "neu")

    with put_back(place, older, newer) as again:
        assert opens(again.access.open, check)
        assert not opens(again.access.open, sheet)


def test_without_a_list_it_is_there_again(simple):
    check = new_check(simple.service, "spielplatz", None)
    sheet = answered(simple.service, check)
    older = backed_up(simple)
    simple.service.answering.withdraw(sheet)

    with put_back(simple, older) as again:
        assert opens(again.access.open, sheet)


def test_a_link_that_was_renewed_after_it_was_withdrawn_opens_again(simple):
    check = new_check(simple.service, "spielplatz", None)
    link = invited(simple.service, check, "amt")
    backup = backed_up(simple)
    simple.service.inviting.withdraw_link(check, link.id)
    newest = simple.service.inviting.renew_link(check, link.id).link

    with put_back(simple, backup, simple.settings.deletions) as again:
        assert opens(again.joining.choices, newest)
        assert not opens(again.joining.choices, link.link)


def test_a_list_from_before_takes_no_link_back_that_was_renewed_since(simple):
    check = new_check(simple.service, "spielplatz", None)
    link = invited(simple.service, check, "amt")
    simple.service.inviting.renew_link(check, link.id)
    earlier = simple.folder / "liste"
    earlier.write_bytes(simple.settings.deletions.read_bytes())
    newest = simple.service.inviting.renew_link(check, link.id).link

    with put_back(simple, backed_up(simple), earlier) as again:
        assert opens(again.joining.choices, newest)


def test_the_list_is_on_the_disk_when_a_deletion_returns_and_says_nothing_of_what_it_was(simple):
    check = new_check(simple.service, "spielplatz", None)
    sheet = answered(simple.service, check)

    simple.service.answering.withdraw(sheet)

    whole = simple.settings.deletions.read_text("ascii")
    assert [each.kind for each in read(simple.settings.deletions)] == [Kind.SHEET]
    assert sheet not in whole
    assert simple.settings.deletions.stat().st_mode & 0o077 == 0


def test_the_list_forgets_what_no_backup_can_bring_back_any_more(simple):
    simple.service.organising.delete(new_check(simple.service, "spielplatz", None))
    simple.service.upkeep.tidy()
    simple.service.clock.now = lambda: NOW + KEPT_FOR + timedelta(days=2)
    simple.service.upkeep.believe_clock()
    simple.service.upkeep.tidy()

    simple.service.upkeep.keep_deletions(simple.settings.deletions)

    assert read(simple.settings.deletions) == ()


def test_a_list_that_was_followed_stays_with_what_was_put_back(simple):
    older = backed_up(simple)
    simple.service.organising.delete(new_check(simple.service, "spielplatz", None))

    with put_back(simple, older, simple.settings.deletions) as again:
        again.upkeep.keep_deletions(simple.elsewhere.deletions)

    assert read(simple.elsewhere.deletions) == read(simple.settings.deletions)


def test_a_list_that_was_followed_is_compared_at_once_however_long_it_is(store):
    lines = [Deletion(Kind.SHEET, f"{number:064x}", 0, date(2026, 11, 29)) for number in range(200)]
    store.delete_again(lines, NOW)
    asked = []
    note = lambda *said: asked.append(said[2])  # noqa: E731

    event.listen(Engine, "before_cursor_execute", note)
    again = store.delete_again(lines, NOW)
    event.remove(Engine, "before_cursor_execute", note)

    assert again == (0, ())
    assert len(asked) < 10
    assert len(store.deletions()) == 200


def damaged():
    """A backup that can be opened, and whose list cannot be unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deleted", "# qcheck\n" * 50)
    return made.getvalue().replace(made.getvalue()[40:50], b"\xff" * 10)


@pytest.mark.parametrize(
    "content", [b"", b"gestern", b"# qcheck\n2026-11-29 sheet x y\n", b"PK\3\4", damaged()]
)
def test_what_is_no_list_is_told(tmp_path, content):
    (tmp_path / "deleted").write_bytes(content)

    with pytest.raises(OutOfOrder, match="no list of deletions"):
        read(tmp_path / "deleted")
