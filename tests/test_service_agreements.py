"""Agreed lights through the service: outside workshops too, with their day, those before them, and two
screens.
"""

from datetime import UTC, datetime, timedelta

import pytest

from qcheck.catalogue import CriterionId
from qcheck.records import Shows
from qcheck.service import Mode, NotPossible, Service, Stale, UnknownLink, open_service
from qcheck.settings import Settings
from tests.sheet.devices import invitation, new_check

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def service(tmp_path):
    opened = open_service(Settings(data=tmp_path / "data"))
    opened.clock.now = lambda: NOON
    yield opened
    opened.close()


@pytest.fixture
def link(service: Service) -> str:
    return new_check(service)


@pytest.fixture
def topic(service: Service, link: str) -> CriterionId:
    return CriterionId(service.access.open(link).questionnaire.criterion_ids[0])


def later(service: Service, days: int) -> None:
    service.clock.now = lambda: NOON + timedelta(days=days)


def test_a_light_is_agreed_without_a_workshop_and_knows_its_day(service, link, topic):
    service.agreements.agree(link, topic, "yellow", " Es geht voran \n", "Zwei sehen Rot", seen=0)

    kept = service.agreements.agreed(link)[topic]
    assert (kept.light, kept.reason, kept.minority) == ("yellow", "Es geht voran", "Zwei sehen Rot")
    assert (kept.day, kept.check) == (NOON.date(), service.access.open(link).check_id)


def test_the_result_shows_what_is_agreed_and_leaves_the_computed_light_as_it_was(service, link, topic):
    before = service.results.result(link).profile

    service.agreements.agree(link, topic, None, "Noch zu früh", seen=0)

    result = service.results.result(link)
    assert (result.agreed[topic].light, result.agreed[topic].reason) == (None, "Noch zu früh")
    assert result.profile == before


def test_an_earlier_agreement_stays_readable_with_its_day(service, link, topic):
    service.agreements.agree(link, topic, "yellow", "Es geht voran", seen=0)
    later(service, 100)

    service.agreements.agree(link, topic, "green", "Geschafft", seen=1)

    now = service.agreements.agreed(link)[topic]
    assert (now.light, now.day) == ("green", NOON.date() + timedelta(days=100))
    assert [(each.light, each.reason, each.day) for each in now.earlier] == [
        ("yellow", "Es geht voran", NOON.date())
    ]


def test_the_same_light_of_the_same_day_in_other_words_is_no_second_agreement(service, link, topic):
    service.agreements.agree(link, topic, "yellow", "Es geht", seen=0)

    service.agreements.agree(link, topic, "yellow", "Es geht voran", seen=1)

    now = service.agreements.agreed(link)[topic]
    assert (now.reason, now.earlier, now.revision) == ("Es geht voran", (), 2)


def test_a_light_without_a_word_that_is_chosen_anew_the_same_day_was_a_slip(service, link, topic):
    service.agreements.agree(link, topic, "yellow", seen=0)

    service.agreements.agree(link, topic, "red", seen=1)

    assert [each.light for each in service.agreements.agreements_on(link, topic)] == ["red"]


def test_the_same_light_on_another_day_is_agreed_once_more(service, link, topic):
    service.agreements.agree(link, topic, "yellow", "Es geht", seen=0)
    later(service, 1)

    service.agreements.agree(link, topic, "yellow", "Es geht weiter", seen=1)

    assert [each.reason for each in service.agreements.agreements_on(link, topic)] == [
        "Es geht weiter",
        "Es geht",
    ]


def test_of_two_screens_the_later_one_is_told_and_nothing_is_lost(service, link, topic):
    service.agreements.agree(link, topic, "yellow", "Vom Laptop", seen=0)

    with pytest.raises(Stale, match="Somebody else"):
        service.agreements.agree(link, topic, "red", "Vom Tablet", seen=0)

    assert service.agreements.agreed(link)[topic].reason == "Vom Laptop"
    service.agreements.agree(link, topic, "red", "Vom Laptop. Vom Tablet", seen=1)
    assert [each.reason for each in service.agreements.agreements_on(link, topic)] == [
        "Vom Laptop. Vom Tablet",
        "Vom Laptop",
    ]


def test_saving_the_same_twice_is_no_quarrel(service, link, topic):
    service.agreements.agree(link, topic, "yellow", "Es geht", seen=0)

    service.agreements.agree(link, topic, "yellow", "Es geht", seen=0)

    assert service.agreements.agreed(link)[topic].revision == 1


def test_what_is_taken_back_holds_no_more_and_stays_in_the_history(service, link, topic):
    service.agreements.agree(link, topic, "yellow", "Es geht", seen=0)
    later(service, 1)

    service.agreements.withdraw_agreement(link, topic, seen=1)

    history = service.agreements.agreements_on(link, topic)
    assert service.agreements.agreed(link) == service.agreements.agreed_in_process(link) == {}
    assert [(each.light, each.withdrawn) for each in history] == [(None, True), ("yellow", False)]


def test_a_slip_that_is_taken_back_on_its_day_leaves_no_words(service, link, topic):
    service.agreements.agree(link, topic, "red", "Herr Meier ist schuld", seen=0)

    service.agreements.withdraw_agreement(link, topic, seen=1)

    assert [(each.reason, each.withdrawn) for each in service.agreements.agreements_on(link, topic)] == [
        ("", True)
    ]


def test_a_screen_from_before_something_was_taken_back_and_agreed_anew_is_told(service, link, topic):
    service.agreements.agree(link, topic, "red", "Erst", seen=0)
    service.agreements.withdraw_agreement(link, topic, seen=1)
    service.agreements.agree(link, topic, "green", "Dann", seen=2)

    with pytest.raises(Stale):
        service.agreements.agree(link, topic, "yellow", "Vom alten Fenster", seen=1)

    assert service.agreements.agreed(link)[topic].reason == "Dann"


@pytest.mark.parametrize(
    ("light", "reason", "said"),
    [
        ("", "", "choose a light"),
        ("grey", "", "choose a light"),
        ("red", "x" * 10_000, "characters"),
    ],
)
def test_what_cannot_be_agreed_is_refused_in_words_and_changes_nothing(
    service, link, topic, light, reason, said
):
    with pytest.raises(NotPossible, match=said):
        service.agreements.agree(link, topic, light, reason, seen=0)

    assert service.agreements.agreed(link) == {}


def test_signs_that_turn_the_direction_of_writing_are_left_out(service, link, topic):
    service.agreements.agree(link, topic, "red", "\u202eläuft\u2066 nicht\u200b", seen=0)

    assert service.agreements.agreed(link)[topic].reason == "läuft nicht"


def test_a_criterion_that_the_check_does_not_ask_is_refused(service, link):
    with pytest.raises(NotPossible, match="criteria of this catalogue"):
        service.agreements.agree(link, CriterionId("x"), "red", seen=0)


def test_a_check_that_was_deleted_meanwhile_opens_nothing(service, link, topic):
    service.organising.delete(link)

    with pytest.raises(UnknownLink):
        service.agreements.agree(link, topic, "red", seen=0)


def test_a_closed_check_is_agreed_on_like_an_open_one(service, link, topic):
    service.organising.end_check(link)

    service.agreements.agree(link, topic, "red", seen=0)

    assert service.agreements.agreed(link)[topic].light == "red"


def test_nothing_is_agreed_on_a_confidential_check_before_its_results(service):
    link = new_check(service, mode=Mode.CONFIDENTIAL)
    first = CriterionId(service.access.open(link).questionnaire.criterion_ids[0])

    with pytest.raises(NotPossible, match="confidential and still running"):
        service.agreements.agree(link, first, "red", seen=0)

    service.organising.end_check(link)
    service.agreements.agree(link, first, "red", seen=0)
    assert service.results.result(link).agreed[first].light == "red"


def test_an_invitation_agrees_on_nothing(service, link, topic):
    with pytest.raises(NotPossible, match="answering"):
        service.agreements.agree(invitation(service, link), topic, "red", seen=0)


def test_a_link_that_shows_some_criteria_shows_agreements_on_no_others(service, link):
    first, second = service.access.open(link).questionnaire.criterion_ids[:2]
    for criterion in (first, second):
        service.agreements.agree(link, criterion, "red", "Grund", "Eine sieht Grün", seen=0)
        service.clock.now = lambda: NOON + timedelta(days=1)
        service.agreements.agree(link, criterion, "yellow", "Besser", "Zwei sehen Grün", seen=1)
        service.clock.now = lambda: NOON
    service.inviting.hand_on(link, "Presse", Shows(criteria=frozenset({first}), perspectives=False))
    viewer = next(each.link for each in service.inviting.links(link) if each.name == "Presse")

    shown = service.results.result(viewer).agreed

    assert list(shown) == [first]
    assert (shown[first].minority, [each.minority for each in shown[first].earlier]) == ("", [""])


def test_agreements_of_all_checks_of_a_process_are_together_and_know_theirs(service, link, topic):
    beside = new_check(service, beside=link)
    service.agreements.agree(link, topic, "yellow", seen=0)
    later(service, 30)
    service.agreements.agree(beside, topic, "green", seen=0)

    found = service.agreements.agreements_of_process(link)

    assert [(each.light, each.check) for each in found] == [
        ("green", service.access.open(beside).check_id),
        ("yellow", service.access.open(link).check_id),
    ]
    assert service.agreements.agreed(beside)[topic].earlier == ()


def test_agreements_go_with_their_check(service, link, topic):
    beside = new_check(service, beside=link)
    service.agreements.agree(beside, topic, "yellow", seen=0)

    service.organising.delete(beside)

    assert service.agreements.agreements_of_process(link) == ()


def test_agreeing_outside_lets_the_screens_of_a_workshop_look_anew(service, link, topic):
    service.facilitating.start_workshop(link, "90")
    before = service.facilitating.workshop_revision(link)

    service.agreements.agree(link, topic, "yellow", seen=0)

    assert service.facilitating.workshop_revision(link) > before
    assert service.facilitating.seen(link).agreed[topic].light == "yellow"


def test_agreements_of_a_check_whose_day_has_come_are_not_told(service, link, topic):
    beside = new_check(service, beside=link)
    service.agreements.agree(beside, topic, "yellow", seen=0)
    service.organising.keep_until(beside, NOON.date() + timedelta(days=40))
    service.organising.end_check(beside)

    later(service, 60)

    assert service.agreements.agreements_of_process(link) == ()
