"""Links to a part of the results: chosen by the organiser, cut from what the gate lets through, and never
more than the whole.
"""

import pytest

from qcheck.scoring.values import Flag
from qcheck.service import LinkKind, Mode, NotPossible, Shows
from tests.test_service import wish
from tests.test_service_people import AMT, KINDER, clock, joined, service

__all__ = ["clock", "service"]  # fixtures

BARE = Shows(comments=False, perspectives=False)


@pytest.fixture
def link(service):
    made = service.organising.create_check(wish(perspective=None))
    for perspective, value in ((KINDER, 1), (AMT, 4)):
        for sheet in joined(service, made, perspective, 2, value):
            [
                service.answering.answer(sheet, question.id, value)
                for _, each in service.answering.own_sheet(sheet).asked
                for question in each
            ]
            service.answering.comment(sheet, "frueh", f"Gesagt von {perspective}", "")
            service.answering.closing(sheet, "open_good", "Zum Schluss", "")
    return made


def part(service, link, **chosen):
    return service.results.result(service.inviting.hand_on(link, "Presse", Shows(**chosen)).link)


def first(service, link):
    return service.results.result(link).profile.criteria[0].criterion


def test_as_many_links_as_wished_each_with_its_name_and_its_choice(service, link):
    service.inviting.hand_on(link, "Rat", Shows())
    service.inviting.hand_on(link, "Presse", BARE)

    views = [each for each in service.inviting.links(link) if each.kind is LinkKind.VIEW]

    assert [(each.name, each.shows) for each in views] == [("", Shows()), ("Presse", BARE), ("Rat", Shows())]


def test_a_renewed_link_shows_what_it_showed_and_a_withdrawn_one_nothing(service, link):
    made = service.inviting.hand_on(link, "Presse", BARE)

    renewed = service.inviting.renew_link(link, made.id)
    assert service.results.result(renewed.link).shows == BARE
    [kept] = service.known_checks.known([renewed.link])
    service.inviting.withdraw_link(link, made.id)

    assert [each.withdrawn for each in service.inviting.links(link) if each.name] == [True]
    assert kept.link == renewed.link
    assert service.known_checks.known([renewed.link]) == ()


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("", Shows()),
        ("Presse", Shows(frozenset({"fremd"}))),
        ("Presse", Shows(frozenset())),
        ("x" * 500, Shows()),
    ],
)
def test_a_choice_that_cannot_be_is_refused_in_words(service, link, name, shows):
    with pytest.raises(NotPossible):
        service.inviting.hand_on(link, name, shows)


def test_two_links_of_one_name_are_refused(service, link):
    service.inviting.hand_on(link, "Presse", Shows())

    with pytest.raises(NotPossible):
        service.inviting.hand_on(link, "Presse", BARE)


def test_only_the_organiser_makes_links(service, link):
    view = service.inviting.hand_on(link, "Presse", BARE).link

    with pytest.raises(NotPossible):
        service.inviting.hand_on(view, "Mehr", Shows())


def test_a_choice_of_criteria_shows_them_alone_and_nothing_that_was_said_of_the_whole(service, link):
    wanted = first(service, link)

    found = part(service, link, criteria=frozenset({wanted}))

    assert [row.criterion for row in found.profile.criteria] == [wanted]
    assert found.closing == ()
    assert {remark.question for remark in found.remarks} <= {
        q.id for q in found.catalogue.criterion(wanted).questions
    }


def test_without_comments_nothing_that_anybody_wrote_is_there(service, link):
    found = part(service, link, comments=False)

    assert (found.remarks, found.closing) == ((), ())
    assert found.profile == service.results.result(link).profile


def test_without_perspectives_there_is_the_shared_result_alone(service, link):
    whole, found = service.results.result(link), part(service, link, perspectives=False)

    assert set(found.sheets.items()) == {("all", 4)}
    for row, full in zip(found.profile.criteria, whole.profile.criteria, strict=True):
        assert (row.overall.rating.score, row.overall.rating.light) == (
            full.overall.rating.score,
            full.overall.rating.light,
        )
        assert (row.perspectives, row.overall.shown, row.overall.lowest, row.overall.highest) == (
            {},
            (),
            None,
            None,
        )
        assert row.overall.rating.questions == ()
        assert not row.comparison.scores


def test_without_perspectives_it_is_still_said_that_they_differ(service, link):
    found = part(service, link, perspectives=False)

    assert Flag.STRONG_DIFFERENCE in found.profile.criteria[0].overall.rating.flags


def test_without_perspectives_no_comment_says_whose_it_is(service, link):
    found = part(service, link, perspectives=False)

    assert len(found.remarks) == 4
    assert {(remark.perspective, remark.value) for remark in found.remarks} == {(None, None)}


def test_parts_put_together_are_at_most_the_whole(service):
    link = service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))
    joined(service, link, AMT, times=6)
    joined(service, link, KINDER, times=4, value=1)
    service.organising.end_check(link)
    whole = service.results.result(link)

    alone, views = (
        part(service, link, perspectives=False),
        service.results.result(service.inviting.hand_on(link, "Rat", Shows(comments=False)).link),
    )

    assert alone.sheets == {"all": 6}
    assert views.profile == whole.profile
    assert [row.overall.rating.score for row in alone.profile.criteria] == [
        row.overall.rating.score for row in whole.profile.criteria
    ]
