"""Answers sheet by sheet, as the service gives them out: to organisers of open rounds alone."""

import pytest

from qcheck.service import Mode, Shows, WrongLink
from tests.test_service import wish
from tests.test_service_people import AMT, KINDER, clock, joined, service

__all__ = ["clock", "service"]  # fixtures


def made(service, mode=Mode.OPEN, each=2):
    link = service.organising.create_check(wish(perspective=None, mode=mode))
    for perspective, value in ((KINDER, 1), (AMT, 4)):
        joined(service, link, perspective, each, value)
    return link


def test_organisers_of_an_open_round_get_a_row_for_each_sheet_by_perspective(service):
    found = service.results.answers(made(service))

    assert [row.perspective for row in found.rows] == [AMT, AMT, KINDER, KINDER]


def test_a_link_to_the_results_gives_no_rows_even_where_it_shows_everything(service):
    link = made(service)
    view = service.inviting.hand_on(link, "Rat", Shows())

    assert service.results.result(view.link).released
    assert service.results.answers(view.link) is None


def test_a_confidential_check_gives_no_rows_even_after_its_end(service):
    link = made(service, Mode.CONFIDENTIAL, 6)
    service.organising.end_check(link)

    assert service.results.result(link).released
    assert service.results.answers(link) is None


def test_the_link_of_a_sheet_gives_no_rows(service):
    link = made(service)
    [own, *_] = joined(service, link, AMT, 1, 3)

    with pytest.raises(WrongLink):
        service.results.answers(own)


def test_a_sheet_that_was_taken_out_has_no_row(service):
    link = made(service)
    one = service.collecting.sheets(link)[0]
    service.collecting.take_out(link, one.id, True)

    assert len(service.results.answers(link).rows) == 3
