"""The spreadsheet to fill in on its whole way: taken away from a check, filled in, and taken in again."""

import pytest

from qcheck.language import language
from qcheck.reports import fill_in
from qcheck.reports.gathering import Wish, source_of
from qcheck.service import LinkKind, Matter, Mode, NotPossible
from qcheck.service.incoming.import_values import GivenFile
from tests.reports.fill_ins import filled
from tests.test_service import wish
from tests.test_service_people import AMT, clock, service, shared

__all__ = ["clock", "service"]  # fixtures


@pytest.fixture
def link(service):
    return service.organising.create_check(wish(perspective=None))


def blank_of(service, link, perspective=AMT):
    invitation = shared(service, link, LinkKind.ANSWER, perspective)
    return fill_in.xlsx(source_of(service.taking_away, invitation.link, Matter.FILL_IN, Wish("de")))


def given(service, link, name="bogen.xlsx", answer="trifft voll zu", written=None):
    written = written or blank_of(service, link)
    return GivenFile(name, filled({"question:frueh": answer}, written=written))


def complaints(look):
    return [problem.said(language("de")) for file in look.files for problem in file.problems]


def test_what_was_filled_in_counts_as_a_sheet(service, link):
    look = service.importing.look(link, [given(service, link)])
    service.importing.take_in(link, look)

    assert complaints(look) == []
    assert [file.edition for file in look.files] == [""]  # that of the check
    assert dict(service.results.result(link).sheets) == {AMT: 1}
    assert [row.perspective for row in service.results.answers(link).rows] == [AMT]


def test_the_very_same_file_counts_once(service, link):
    files = [given(service, link)]
    service.importing.take_in(link, service.importing.look(link, files))
    service.importing.take_in(link, service.importing.look(link, files))

    assert dict(service.results.result(link).sheets) == {AMT: 1}


def test_of_two_files_the_faulty_one_stays_outside_with_its_place_named(service, link):
    files = [given(service, link), given(service, link, "falsch.xlsx", "vielleicht")]
    look = service.importing.look(link, files)
    service.importing.take_in(link, look)

    [complaint] = complaints(look)
    assert complaint.startswith("falsch.xlsx: Fragen: Zeile ")
    assert ": frueh: »vielleicht« ist keine Antwort der Skala" in complaint
    assert dict(service.results.result(link).sheets) == {AMT: 1}


def test_a_spreadsheet_of_another_check_is_refused(service, link):
    other = service.organising.create_check(wish(perspective=None))

    look = service.importing.look(link, [given(service, other)])

    assert not look.fits
    assert complaints(look)


def test_there_is_none_for_a_confidential_check_nor_for_one_that_has_ended(service, link):
    confidential = service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))
    service.organising.end_check(link)

    for each in (confidential, link):
        with pytest.raises(NotPossible, match="only for an open round"):
            service.taking_away.permit(each, Matter.FILL_IN)


def test_what_comes_back_is_refused_by_a_confidential_check(service, link):
    confidential = service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))

    look = service.importing.look(confidential, [given(service, link)])

    assert not look.fits
