"""A bundle travels to a second, empty installation, and gives the same there."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from qcheck.bundle import NotABundle
from qcheck.language import language
from qcheck.records import Keeps, Mode, State
from qcheck.refusals import NeedsConfirmation, NotPossible
from qcheck.service import Here, LinkKind, Removal, open_service
from qcheck.settings import Settings
from tests.bundle.bundles import CONFIDENTIAL, file, whole
from tests.bundle.travels import (
    CHECKS,
    answered,
    confidential,
    made,
    open_round,
    profile,
    with_outcomes,
    workshop,
)
from tests.standing_clock import StandingClock


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def here(tmp_path, clock):
    with closing(open_service(Settings(data=tmp_path / "here"))) as opened:
        opened.clock.now = clock
        yield opened


@pytest.fixture
def there(tmp_path, clock, database_url):
    """An empty installation, once for each kind of database."""
    with closing(open_service(Settings(data=tmp_path / "there", database=database_url))) as opened:
        opened.clock.now = clock
        yield opened


@pytest.fixture
def beyond(tmp_path, clock):
    with closing(open_service(Settings(data=tmp_path / "beyond"))) as opened:
        opened.clock.now = clock
        yield opened


def sent(here, there, link):
    there.clock.now = here.clock.now
    return there.bundle_exchange.take_in(here.bundle_exchange.of_check(link))[0]


@pytest.mark.parametrize("kind", CHECKS)
def test_the_profile_is_the_same_byte_for_byte(here, there, kind):
    link = CHECKS[kind](here)

    arrived = sent(here, there, link)

    assert profile(there, arrived) == profile(here, link)


@pytest.mark.parametrize("kind", CHECKS)
def test_the_same_bytes_leave_each_time_and_go_on_from_where_they_came_to(here, beyond, kind):
    link = CHECKS[kind](here)

    first, second = here.bundle_exchange.of_check(link), here.bundle_exchange.of_check(link)
    beyond.clock.now = here.clock.now
    arrived = beyond.bundle_exchange.take_in(first)[0]

    assert first == second
    onward = json.loads(beyond.bundle_exchange.of_check(arrived))
    assert {**onward, "measures": []} == {**json.loads(first), "measures": []}


def test_several_checks_of_a_process_travel_together_and_then_and_now_stays(here, there):
    then = with_outcomes(here, open_round(here))
    now = made(here, beside=then)
    answered(here, now, 4, 4)
    answered(here, now, 3, perspective="zivilgesellschaft")
    there.clock.now = here.clock.now

    newer, older = there.bundle_exchange.take_in(here.bundle_exchange.of_process(then))

    assert (
        there.comparing.through_time(older, newer).compared == here.comparing.through_time(then, now).compared
    )
    assert [profile(there, older), profile(there, newer)] == [profile(here, then), profile(here, now)]
    assert len(there.known_checks.other_checks(newer)) == 1


def test_a_recheck_still_belongs_to_its_measure(here, there):
    link = with_outcomes(here, open_round(here))
    [measure] = here.measures.measure_list(link).measures
    here.rechecks.begin(link, measure.id)
    there.clock.now = here.clock.now

    arrived = there.bundle_exchange.take_in(here.bundle_exchange.of_process(link))

    found = there.rechecks.loop_back(arrived[-1])
    [followed] = (*found.due, *found.promised, *found.became)
    assert followed.running is not None


def test_measures_come_with_their_history_and_agreements_with_theirs(here, there):
    link = workshop(here)

    arrived = sent(here, there, link)

    [was], [now] = (s.measures.measure_list(each).measures for s, each in ((here, link), (there, arrived)))
    assert replace(now, id=was.id, check=was.check) == was
    histories = [
        s.measures.measure_history(each, measure.id)
        for s, each, measure in ((here, link, was), (there, arrived, now))
    ]
    assert histories[0] == histories[1]
    agreed = [
        [(e.light, e.reason, e.minority, e.day) for e in s.agreements.agreements_on(each, "ziele-rahmen")]
        for s, each in ((here, link), (there, arrived))
    ]
    assert agreed[0] == agreed[1]


def test_a_workshop_stands_where_it_stood_without_its_network(here, there):
    link = workshop(here)
    here.facilitating.wifi(link, "Saal", "geheim-1234")

    arrived = sent(here, there, link)

    was, now = here.facilitating.led(link), there.facilitating.led(arrived)
    assert (now.notes, now.next, now.started, now.stage.station) == (
        was.notes,
        was.next,
        was.started,
        was.stage.station,
    )
    assert now.wifi == ("", "")
    assert there.collecting.hands(arrived) == here.collecting.hands(link)


def test_a_vote_arrives_with_its_dots_and_is_over(beyond):
    [arrived] = beyond.bundle_exchange.take_in(file(whole()))

    ballot = beyond.facilitating.led(arrived).ballot

    assert (ballot.is_open, ballot.voters, dict(ballot.dots)) == (False, 3, {"zugang": 5})


def test_sheets_comments_and_what_organisers_called_them_arrive(here, there):
    link = open_round(here)

    arrived = sent(here, there, link)

    def told(service, opened):
        result = service.results.result(opened)
        listed = [(e.label, e.perspective, e.out, e.answered) for e in service.collecting.sheets(opened)]
        remarks = sorted((e.comment, str(e.question)) for e in (*result.remarks, *result.closing))
        return sorted(listed), remarks, service.access.open(opened).letterhead

    assert told(there, arrived) == told(here, link)


def test_what_was_removed_from_a_comment_stays_removed(here, there):
    link = open_round(here)
    [first, *_] = here.redacting.removable(link)
    here.redacting.remove_words(link, first.mark, Removal(words=("Wort",)))

    source = here.bundle_exchange.of_check(link)

    assert b"\xe2\x96\x88" in source
    assert sent(here, there, link)


def test_no_link_no_code_and_no_id_of_the_installation_leaves(here):
    link = workshop(here)
    here.facilitating.wifi(link, "Saal", "geheim-1234")

    source = here.bundle_exchange.of_check(link).decode()

    secrets = [each.link for each in here.inviting.links(link)] + [link]
    ids = [here.access.open(link).check_id, *(each.id for each in here.collecting.sheets(link))]
    assert [each for each in (*secrets, *(e[:12] for e in secrets), *ids, "geheim") if each in source] == []


def test_of_a_confidential_check_no_answer_and_no_word_leaves(here, there):
    link = confidential(here)

    source = here.bundle_exchange.of_check(link).decode()
    arrived = sent(here, there, link)

    [check] = json.loads(source)["checks"]
    assert (check["sheets"], check["hands"], check["workshop"]) == ([], [], None)
    assert "Wort zu" not in source
    assert check["figures"]["sheets"] == {"verwaltung": 5, "zivilgesellschaft": None}
    assert there.organising.status(arrived).sheets == here.organising.status(link).sheets
    assert there.access.open(arrived).left_behind


def test_before_its_end_nothing_of_a_confidential_check_leaves(here):
    link = made(here, mode=Mode.CONFIDENTIAL)
    answered(here, link, 4)

    with pytest.raises(NotPossible, match="when it has ended"):
        here.bundle_exchange.of_check(link)
    with pytest.raises(NotPossible, match="when it has ended"):
        here.bundle_exchange.of_process(link)


@pytest.mark.parametrize("keeps", Keeps)
def test_on_the_promised_day_answers_go_there_as_they_would_have_gone_here(here, there, clock, keeps):
    link = confidential(here, keeps=keeps)
    before = profile(here, link)
    arrived = sent(here, there, link)

    clock.time = clock.time.replace(year=2027, month=5, day=16)
    there.upkeep.believe_clock()

    found = there.known_checks.organisers()
    assert bool(found) == (keeps is Keeps.RESULT)
    if found:
        assert json.loads(profile(there, arrived)) == {**json.loads(before), "answers_deleted": "2027-05-16"}


def test_what_was_promised_cannot_be_made_longer_where_it_arrives(here, there):
    link = open_round(here)

    arrived = sent(here, there, link)

    assert there.access.open(arrived).deletes == here.access.open(link).deletes
    with pytest.raises(NotPossible):
        there.organising.keep_until(arrived, date(2028, 1, 1))
    with pytest.raises(NotPossible):
        there.organising.keep(arrived, Keeps.RESULT)


def test_a_bundle_whose_day_has_passed_is_refused_in_words(here, beyond, clock):
    source = here.bundle_exchange.of_check(open_round(here))
    clock.time = clock.time.replace(year=2027, month=5, day=15)

    with pytest.raises(NotABundle) as refused:
        beyond.bundle_exchange.look(source)

    [said] = [each.said(language("en")) for each in refused.value.problems]
    assert said.startswith(
        "checks[0]: the day on which the answers of this check had to go, 15.5.2027, has passed."
    )


def test_days_that_nobody_can_have_promised_are_refused(beyond, clock):
    clock.time = clock.time.replace(month=6)
    far = {**CONFIDENTIAL, "life": {**CONFIDENTIAL["life"], "deletes": "2099-01-01"}}
    later = {**CONFIDENTIAL, "life": {**CONFIDENTIAL["life"], "closed": "2031-01-01T00:00:00Z"}}

    said = []
    for check in (far, later):
        with pytest.raises(NotABundle) as refused:
            beyond.bundle_exchange.look(file(whole(checks=[check])))
        said += [each.said(language("en")) for each in refused.value.problems]

    assert said == [
        "checks[0]: the day of deletion lies further ahead than ten years after the end",
        "checks[0]: this check was made in the future: please look at the date and time of both computers",
    ]


def test_taken_in_twice_it_is_said_to_be_here_and_nothing_happens(here, there):
    source = here.bundle_exchange.of_check(open_round(here))
    there.bundle_exchange.take_in(source)

    assert there.bundle_exchange.look(source).here is Here.SAME
    with pytest.raises(NeedsConfirmation, match="already"):
        there.bundle_exchange.take_in(source)
    assert len(there.known_checks.organisers()) == 1

    there.bundle_exchange.take_in(source, again=True)
    assert len(there.known_checks.organisers()) == 2


def test_a_later_state_of_a_check_and_the_original_are_known_again(here, beyond):
    link = open_round(here)
    beyond.bundle_exchange.take_in(here.bundle_exchange.of_check(link))
    answered(here, link, 1)

    later = here.bundle_exchange.of_check(link)

    assert beyond.bundle_exchange.look(later).here is Here.ANOTHER
    assert here.bundle_exchange.look(later).here is Here.ORIGINAL
    with pytest.raises(NeedsConfirmation):
        here.bundle_exchange.take_in(later)


def test_what_cannot_be_taken_in_leaves_nothing_behind(here, there, monkeypatch):
    from qcheck.store.bundles import arriving_rows

    source = here.bundle_exchange.of_process(with_outcomes(here, open_round(here)))
    monkeypatch.setattr(arriving_rows, "add_measures", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        there.bundle_exchange.take_in(source)

    assert there.known_checks.organisers() == ()
    assert there.bundle_exchange.look(source).here is Here.NO


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "https://a b"])
def test_an_address_that_is_none_of_the_web_is_refused(here, beyond, link):
    source = here.bundle_exchange.of_check(open_round(here)).replace(
        b"https://stadt.example/p", link.encode()
    )

    with pytest.raises(NotABundle) as refused:
        beyond.bundle_exchange.take_in(source)

    [said] = [each.said(language("en")) for each in refused.value.problems]
    assert said.endswith("evidence.k-ziel.link: this is no address of a web page")


def test_a_look_says_what_is_in_it_and_changes_nothing(here, beyond):
    then = with_outcomes(here, open_round(here))
    beyond.clock.now = here.clock.now

    look = beyond.bundle_exchange.look(here.bundle_exchange.of_process(then))

    [check] = look.checks
    assert (look.title, look.place, look.agreements, look.measures) == (
        "Platz am Ulmenbach",
        "Musterstadt",
        2,
        1,
    )
    assert (check.sheets, check.state, check.mode, check.deletes) == (
        7,
        State.OPEN,
        Mode.OPEN,
        date(2027, 5, 15),
    )
    assert beyond.known_checks.organisers() == ()


@pytest.mark.parametrize("kind", [each for each in LinkKind if each is not LinkKind.ORGANISE])
def test_only_whoever_organises_may_take_a_bundle(here, kind):
    from tests.link_kinds import link_of

    link = open_round(here)

    with pytest.raises(NotPossible):
        here.bundle_exchange.of_check(link_of(here, link, kind))
