"""The day on which answers go: the figures that were chosen remain, and of everything else not a letter."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text

from qcheck.disclosure import figures
from qcheck.records import Letterhead
from qcheck.service import Gone, Keeps, LinkKind, Mode, NotNow, NotPossible, Scope, Shows, open_service
from qcheck.service.ground.check_values import NewCheck
from qcheck.settings import Settings
from qcheck.store.ground.values import LinkKind as Kind
from qcheck.store.tables.checks import answers, closings, links, sheets
from qcheck.store.tables.metadata import metadata
from qcheck.store.tables.workshops import notes
from tests.standing_clock import StandingClock
from tests.whole_sheets import whole_sheet

LAST_DAY = date(2026, 5, 15)
THE_DAY = datetime(2026, 5, 15, 6, tzinfo=UTC)
ALONE = Scope(frozenset({"ziele-rahmen"}))
WISH = NewCheck("Platz am Ulmenbach", "Musterstadt", "kurzcheck", "planung", ALONE, None, deletes=LAST_DAY)
WORDS = ("Geheimwort-Kranich", "Geheimwort-Dohle", "https://beleg.example/elster", "Geheimwort-Fink")


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def installed(tmp_path, sqlite_url):
    return Settings(data=tmp_path / "data", database=sqlite_url)


@pytest.fixture
def service(installed, clock):
    opened = open_service(installed)
    opened.clock.now = clock
    yield opened
    opened.close()


def made(service, **changes):
    """A check's link to organise it."""
    values = {field: getattr(WISH, field) for field in WISH.__dataclass_fields__} | changes
    return service.organising.create_check(NewCheck(**values))


def links_of(service, link, kind):
    return [each.link for each in service.inviting.links(link) if each.kind is kind]


def answered(service, link, perspective="verwaltung", number=1, value=4):
    """Sheets with an answer to each question, with words of all kinds; gives their links."""
    invitation = links_of(service, link, LinkKind.ANSWER)[0]
    own = [whole_sheet(service, invitation, perspective, lambda _: value) for _ in range(number)]
    for sheet in own:
        service.answering.comment(sheet, "k-ziel", WORDS[0], "")
        service.answering.closing(sheet, "open_good", WORDS[1], "")
    return own


def everything_in(service):
    """Every value in the database, as text."""
    with service._store.database.reading() as connection:
        return "\n".join(
            repr(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table))
        )


def said_and_known(service):
    """All texts of answers, and all ids that tell of one person."""
    columns = (
        sheets.c.id, answers.c.comment, answers.c.evidence_title, closings.c.text, notes.c.text
    )  # fmt: skip
    own = select(links.c.id, links.c.personal).where(links.c.kind == Kind.SHEET.value)
    with service._store.database.reading() as connection:
        found = {value for column in columns for value in connection.execute(select(column)).scalars()}
        found |= {value for row in connection.execute(own) for value in row}
    return {value for value in found if value}


# what remains


@pytest.mark.parametrize("mode", list(Mode))
def test_on_the_day_the_figures_remain_that_the_gate_let_through(service, clock, mode):
    link = made(service, keeps=Keeps.RESULT, mode=mode)
    answered(service, link, "verwaltung", 6, 4)
    answered(service, link, "politik", 3, 1)
    service.organising.end_check(link)
    before = service.results.result(link)
    clock.time = THE_DAY

    service.upkeep.tidy()

    after = service.results.result(link)
    assert figures(after.profile) == figures(before.profile)
    assert (after.released, after.emptied, after.as_of) == (True, LAST_DAY, before.as_of)
    assert (after.remarks, after.closing, dict(after.hands)) == ((), (), {})
    assert all(
        rating.questions == () for row in after.profile.criteria for rating in row.perspectives.values()
    )


def test_a_check_that_still_runs_on_its_day_ends_and_its_figures_remain(service, clock):
    link = made(service, keeps=Keeps.RESULT, mode=Mode.CONFIDENTIAL)
    answered(service, link, number=5)
    clock.time = THE_DAY

    service.upkeep.tidy()

    assert service.results.result(link).profile.sheets == {"verwaltung": 5}
    assert service.access.open(link).life.closed == THE_DAY


def test_of_answers_no_text_and_no_id_is_left(service, clock):
    link = made(service, keeps=Keeps.RESULT)
    own = answered(service, link, number=2)
    service.answering.evidence(own[0], "k-ziel", "Geheimwort-Fink", "https://beleg.example/elster", ("", ""))
    service.facilitating.start_workshop(link, "90")
    service.outcomes.note(link, None, "Geheimwort-Gimpel", "")
    known = said_and_known(service)
    clock.time = THE_DAY

    service.upkeep.tidy()

    left = everything_in(service)
    assert len(known) >= 8
    assert [each for each in known if each in left] == []


def test_of_answers_nothing_is_left_in_the_file(installed, service, clock):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link, number=3)
    known = said_and_known(service)
    clock.time = THE_DAY

    service.upkeep.tidy()

    file = installed.database.removeprefix("sqlite:///")
    with open(file, "rb") as database, open(f"{file}-wal", "rb") as log:
        kept = database.read() + log.read()
    assert [each for each in known if each.encode() in kept] == []
    assert b"Platz am Ulmenbach" in kept


def test_where_only_measures_were_to_stay_there_is_no_result(service, clock):
    link = made(service, keeps=Keeps.MEASURES)
    answered(service, link)
    service.facilitating.start_workshop(link, "90")
    agree(service, link)
    clock.time = THE_DAY

    service.upkeep.tidy()

    after = service.results.result(link)
    assert (after.profile.criteria, dict(after.profile.sheets), after.emptied) == ((), {}, LAST_DAY)
    assert after.agreed["ziele-rahmen"].reason == "So sehen wir es."


def agree(service, link):
    criterion = service.access.open(link).questionnaire.criterion_ids[0]
    assert criterion == "ziele-rahmen"
    service.agreements.agree(link, criterion, "yellow", "So sehen wir es.", seen=0)


@pytest.mark.parametrize("keeps", [Keeps.MEASURES, Keeps.RESULT])
def test_a_check_of_which_nothing_would_remain_goes_as_a_whole(service, clock, keeps):
    link = made(service, keeps=keeps)
    if keeps is Keeps.MEASURES:
        answered(service, link)
    clock.time = THE_DAY

    service.upkeep.tidy()

    assert service._store.everything() == ()
    assert "Platz am Ulmenbach" not in everything_in(service)


def test_a_check_that_was_to_leave_nothing_leaves_nothing(service, clock):
    link = made(service)
    answered(service, link, number=5)
    service.facilitating.start_workshop(link, "90")
    agree(service, link)
    clock.time = THE_DAY

    service.upkeep.tidy()

    assert "So sehen wir es." not in everything_in(service)
    with pytest.raises(Gone):
        service.access.open(link)


# who comes when


def test_nobody_sees_an_answer_after_the_day_be_it_tidied_up_or_not(service, clock):
    link = made(service, keeps=Keeps.RESULT)
    [own] = answered(service, link)
    [view] = links_of(service, link, LinkKind.VIEW)
    invitation = links_of(service, link, LinkKind.ANSWER)[0]
    clock.time = THE_DAY

    seen = service.results.result(view)

    assert (seen.emptied, seen.remarks) == (LAST_DAY, ())
    assert WORDS[0] not in everything_in(service)
    for gone in (own, invitation):
        with pytest.raises(Gone):
            service.access.open(gone)


def test_an_invitation_that_was_renewed_is_known_to_be_over(service, clock):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    first = next(each for each in service.inviting.links(link) if each.kind is LinkKind.ANSWER)
    renewed = service.inviting.renew_link(link, first.id).link
    clock.time = THE_DAY
    service.upkeep.tidy()

    with pytest.raises(Gone):
        service.access.open(renewed)


def test_where_the_clock_may_have_leapt_nothing_goes_and_nothing_is_shown(service, clock):
    link = made(service, keeps=Keeps.RESULT, deletes=date(2026, 9, 1))
    answered(service, link)
    service.upkeep.tidy()
    clock.time = datetime(2026, 9, 2, tzinfo=UTC)

    tidied = service.upkeep.tidy()

    assert tidied.leapt == clock.time
    assert WORDS[0] in everything_in(service)
    with pytest.raises(NotNow):
        service.results.result(link)


def test_an_organiser_with_a_sheet_of_their_own_keeps_the_link(service, clock):
    link = made(service, keeps=Keeps.RESULT, perspective="verwaltung")
    service.answering.answer(link, "k-ziel", 4)
    clock.time = THE_DAY

    service.upkeep.tidy()

    opened = service.access.open(link)
    assert (opened.kind, opened.has_sheet, opened.emptied) == (LinkKind.ORGANISE, False, LAST_DAY)


def test_links_to_a_part_go_on_showing_their_part(service, clock):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link, "verwaltung", 2, 4)
    answered(service, link, "politik", 2, 1)
    shows = Shows(frozenset({"ziele-rahmen"}), comments=True, perspectives=False)
    part = service.inviting.hand_on(link, "Presse", shows).link
    clock.time = THE_DAY
    service.upkeep.tidy()

    seen = service.results.result(part)

    assert [row.criterion for row in seen.profile.criteria] == ["ziele-rahmen"]
    assert seen.profile.criteria[0].perspectives == {}


# once, whole, and one by one


def test_tidying_up_twice_is_the_same_as_once(service, clock):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    clock.time = THE_DAY
    service.upkeep.tidy()

    clock.pass_(days=3)
    again = service.upkeep.tidy()

    assert again.done == 0
    assert service.access.open(link).emptied == LAST_DAY
    assert service.results.result(link).profile.sheets == {"verwaltung": 1}


def test_what_is_interrupted_has_changed_nothing_and_is_done_the_next_time(service, clock, monkeypatch):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    clock.time = THE_DAY
    with monkeypatch.context() as broken:
        broken.setattr("qcheck.store.checks.remaining.check_rows.change_check", lambda *_, **__: 1 / 0)
        failed = service.upkeep.tidy().failed
    middle = everything_in(service)

    done = service.upkeep.tidy().done

    assert (len(failed), done) == (1, 1)
    assert WORDS[0] in middle
    assert WORDS[0] not in everything_in(service)
    assert service.results.result(link).profile.sheets == {"verwaltung": 1}


def test_one_bad_check_stops_no_other(service, clock):
    bad, good = made(service, keeps=Keeps.RESULT), made(service, keeps=Keeps.RESULT)
    for each in (bad, good):
        answered(service, each)
    with service._store.database.writing() as connection:
        statement = "UPDATE checks SET keeps = 'everything' WHERE id = :id"
        connection.execute(text(statement), {"id": service.access.open(bad).check_id})
    clock.time = THE_DAY

    tidied = service.upkeep.tidy()

    assert (tidied.done, len(tidied.failed)) == (1, 1)
    assert service.access.open(good).emptied == LAST_DAY


def test_a_catalogue_that_cannot_be_read_keeps_no_answer_beyond_its_day(service, clock, monkeypatch):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    clock.time = THE_DAY

    with monkeypatch.context() as newer:
        newer.setattr("qcheck.service.ground.catalogues.KNOWN", {})
        newer.setattr("qcheck.service.ground.catalogues.read", lambda *_: SimpleNamespace(catalogue=None))
        tidied = service.upkeep.tidy()

    assert (tidied.done, tidied.failed) == (1, ())
    assert WORDS[0] not in everything_in(service)


def test_what_a_check_restored_from_a_backup_holds_goes_at_the_next_start(installed, service, clock):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    with service._store.database.reading() as connection:
        backup = {
            table: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }
    clock.time = THE_DAY
    service.upkeep.tidy()
    restore(service, backup)

    service.upkeep.tidy()

    assert WORDS[0] not in everything_in(service)
    assert service.results.result(link).profile.sheets == {"verwaltung": 1}


def restore(service, backup):
    with service._store.database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        for table in metadata.sorted_tables:
            if backup[table]:
                connection.execute(table.insert(), backup[table])


# before the day


def test_deleting_now_leaves_what_was_said_to_remain(service):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)

    service.organising.delete_answers(link)

    assert service.results.result(link).profile.sheets == {"verwaltung": 1}
    assert WORDS[0] not in everything_in(service)


def test_deleting_now_twice_is_the_same_as_once(service):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    service.organising.delete_answers(link)

    service.organising.delete_answers(link)

    assert service.results.result(link).profile.sheets == {"verwaltung": 1}


def test_a_result_that_remained_goes_with_its_check(service):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    service.organising.delete_answers(link)

    service.organising.delete(link)

    assert "ziele-rahmen" not in everything_in(service)
    with pytest.raises(Gone):
        service.access.open(link)


@pytest.mark.parametrize(
    "wish",
    [
        lambda service, link: service.organising.resume_check(link),
        lambda service, link: service.organising.keep_until(link, date(2026, 12, 1)),
        lambda service, link: service.organising.keep(link, Keeps.NOTHING),
        lambda service, link: service.inviting.invite(link, None, "Verein"),
        lambda service, link: service.facilitating.start_workshop(link, "90"),
        lambda service, link: service.organising.schedule(
            link, datetime(2026, 12, 1, tzinfo=UTC), "Europe/Berlin"
        ),
    ],
)
def test_without_its_answers_a_check_does_not_go_on(service, wish):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    service.organising.delete_answers(link)
    before = everything_in(service)

    with pytest.raises(NotPossible):
        wish(service, link)

    assert everything_in(service) == before


def test_no_new_invitations_appear_on_a_check_without_answers(service):
    link = made(service, keeps=Keeps.RESULT)
    answered(service, link)
    service.organising.delete_answers(link)

    assert {each.kind for each in service.inviting.links(link)} == {LinkKind.VIEW}


# what was told


def test_before_anybody_was_told_it_can_become_more_and_less(service):
    link = made(service)

    service.organising.keep(link, Keeps.RESULT)
    service.organising.keep(link, Keeps.MEASURES)

    assert service.access.open(link).keeps is Keeps.MEASURES
    assert service.organising.refused_keeping(link) == ""


@pytest.mark.parametrize("mode", list(Mode))
def test_once_somebody_was_told_it_becomes_less_only(service, mode):
    link = made(service, keeps=Keeps.MEASURES, mode=mode)
    answered(service, link)

    with pytest.raises(NotPossible, match="not more"):
        service.organising.keep(link, Keeps.RESULT)
    service.organising.keep(link, Keeps.NOTHING)

    assert service.access.open(link).keeps is Keeps.NOTHING
    assert "not more" in service.organising.refused_keeping(link)


def test_of_a_confidential_check_a_refusal_does_not_tell_whether_somebody_has_begun(service):
    link = made(service, mode=Mode.CONFIDENTIAL)

    with pytest.raises(NotPossible, match="Everybody who answers is told"):
        service.organising.keep(link, Keeps.RESULT)


# a whole process


def test_a_process_goes_with_all_of_its_checks_and_nothing_else(service):
    first = made(service, keeps=Keeps.RESULT)
    second = made(service, beside=first, letterhead=Letterhead(sender="Amt"))
    other = made(service, title="Rathausplatz")
    for each in (first, second, other):
        answered(service, each)
    service.organising.delete_answers(first)

    service.organising.delete_process(second)

    left = everything_in(service)
    assert "Platz am Ulmenbach" not in left
    assert "Rathausplatz" in left
    assert service.access.open(other).title == "Rathausplatz"
    for gone in (first, second):
        with pytest.raises(Gone):
            service.access.open(gone)


def test_a_process_deleted_meanwhile_is_said_in_words_everywhere(service):
    first = made(service)
    second = made(service, beside=first)
    service.organising.delete_process(first)

    for wish in (
        lambda: service.organising.delete_process(second),
        lambda: service.organising.rename(second, "Anders", ""),
        lambda: made(service, beside=second),
        lambda: service.results.result(second),
    ):
        with pytest.raises(Gone):
            wish()


def test_two_years_of_days_are_lived_in_seconds(service, clock):
    link = made(service, keeps=Keeps.RESULT, deletes=None)
    answered(service, link)
    service.organising.end_check(link)
    for _ in range(54):
        clock.time += timedelta(days=14)
        service.upkeep.tidy()

    assert service.access.open(link).emptied is not None


def test_the_link_to_the_measures_goes_on_with_another_check_of_the_process(service, clock):
    first = made(service)
    second = made(service, beside=first, deletes=None)
    measures = service.measures.measures_link(first).link
    clock.time = THE_DAY

    service.upkeep.tidy()

    assert service.access.open(measures).check_id == service.access.open(second).check_id


def test_then_and_now_works_with_what_remained(service):
    then = made(service, keeps=Keeps.RESULT)
    answered(service, then, "verwaltung", 2, 1)
    now = made(service, beside=then)
    answered(service, now, "verwaltung", 2, 4)
    before = service.comparing.between(then, now).compared
    service.organising.delete_answers(then)

    after = service.comparing.between(then, now)

    assert after.compared == before
    assert after.then.emptied is not None


def test_in_lists_a_check_without_answers_counts_no_sheets(service):
    first = made(service, keeps=Keeps.RESULT)
    answered(service, first)
    second = made(service, beside=first)
    service.organising.delete_answers(first)

    [listed] = service.known_checks.other_checks(second)

    assert (listed.sheets, listed.emptied is not None) == (None, True)


# on either kind of database


def test_the_day_comes_on_every_kind_of_database(tmp_path, database_url, clock):
    service = open_service(Settings(data=tmp_path / "data", database=database_url))
    service.clock.now = clock
    link, another = made(service, keeps=Keeps.RESULT), made(service, title="Rathausplatz")
    known = [] if not answered(service, link) else said_and_known(service)
    clock.time = THE_DAY

    service.upkeep.tidy()

    left = everything_in(service)
    assert [each for each in known if each in left] == []
    assert service.results.result(link).profile.sheets == {"verwaltung": 1}
    with pytest.raises(Gone):
        service.access.open(another)
    service.organising.delete_process(link)
    assert service._store.everything() == ()
    service.close()
