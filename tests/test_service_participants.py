"""The result for those who answered: only where the organiser allows it, after the end, and by a sheet with
an answer.
"""

import pytest

from qcheck.addresses import own_result
from qcheck.service import LinkKind, Mode, NotPossible
from qcheck.service.live.participants import NOT_ANSWERED, NOT_OUT, NOT_SHARED
from tests.link_kinds import link_of, others
from tests.test_service import wish
from tests.test_service_people import AMT, KINDER, clock, invitation, joined, service

__all__ = ["clock", "service"]  # fixtures


@pytest.fixture
def link(service):
    return service.organising.create_check(wish(shares=True, perspective=None))


def refusal(service, sheet):
    with pytest.raises(NotPossible) as refused:
        service.participants.own_result(sheet)
    assert not service.participants.may_see_result(sheet)
    return refused.value.message


def test_whoever_answered_sees_the_result_once_the_check_is_closed(service, link):
    [sheet] = joined(service, link)
    assert refusal(service, sheet) == NOT_OUT

    service.organising.end_check(link)

    assert service.participants.may_see_result(sheet)
    assert service.participants.own_result(sheet).sheets == {KINDER: 1}


def test_without_the_organisers_word_nobody_sees_it(service):
    link = service.organising.create_check(wish(perspective=None))
    [sheet] = joined(service, link)
    service.organising.end_check(link)

    assert refusal(service, sheet) == NOT_SHARED


def test_a_sheet_without_an_answer_opens_no_result(service, link):
    empty = service.joining.join(invitation(service, link), AMT, service.joining.new_nonce())
    only_words = service.joining.join(invitation(service, link), AMT, service.joining.new_nonce())
    service.answering.comment(only_words, "frueh", "Ich will nur schauen.", "")
    service.organising.end_check(link)

    assert refusal(service, empty) == NOT_ANSWERED
    assert refusal(service, only_words) == NOT_ANSWERED


def test_a_sheet_that_was_taken_out_opens_no_result(service, link):
    [sheet, other] = joined(service, link, times=2)
    [listed, _] = service.collecting.sheets(link)
    service.collecting.take_out(link, listed.id, True)
    service.organising.end_check(link)

    assert sorted(
        [service.participants.may_see_result(sheet), service.participants.may_see_result(other)]
    ) == [False, True]


@pytest.mark.parametrize("kind", others(LinkKind.SHEET))
def test_no_other_link_opens_it_in_this_way(service, link, kind):
    service.facilitating.start_workshop(link, "90")
    other = link_of(service, link, kind)
    service.organising.end_check(link)

    with pytest.raises(NotPossible):
        service.participants.own_result(other)


def test_in_a_confidential_check_groups_stay_withheld_from_those_who_answered(service):
    link = service.organising.create_check(wish(shares=True, perspective=None, mode=Mode.CONFIDENTIAL))
    [sheet, *_] = joined(service, link, AMT, times=5)
    joined(service, link, KINDER, times=4, value=1)
    assert refusal(service, sheet) == NOT_OUT

    service.organising.end_check(link)

    assert service.participants.own_result(sheet).sheets == {KINDER: None, AMT: 5}


def test_it_can_be_chosen_as_long_as_nobody_has_begun(service):
    link = service.organising.create_check(wish(perspective=None))

    service.organising.share(link, True)
    assert service.access.open(link).shares
    joined(service, link)

    with pytest.raises(NotPossible, match="stays so"):
        service.organising.share(link, False)
    assert service.access.open(link).shares


def test_in_a_workshop_the_phones_see_it_when_the_workshop_is_over_and_so_the_wall_may_say_where(
    service, link
):
    service.facilitating.start_workshop(link, "90")
    [sheet] = joined(service, link)
    service.organising.end_check(link)
    assert refusal(service, sheet) == NOT_OUT
    assert service.facilitating.seen(link).results is None

    room = service.facilitating.seen(link)
    service.facilitating.go_to(link, room.revision, len(room.stage.plan) - 1)

    assert service.participants.may_see_result(sheet)
    assert own_result(service.facilitating.seen(link).results) == f"/a/{invitation(service, link)}/result"


def test_the_wall_says_no_place_where_the_result_is_not_shared(service):
    link = service.organising.create_check(wish(perspective=None))
    service.facilitating.start_workshop(link, "90")
    joined(service, link)
    service.organising.end_check(link)
    room = service.facilitating.seen(link)

    service.facilitating.go_to(link, room.revision, len(room.stage.plan) - 1)

    assert service.facilitating.seen(link).results is None
