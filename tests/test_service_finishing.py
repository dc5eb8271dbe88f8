"""When a sheet counts as finished: once nothing is open any more, without anybody having to say so, and only
as long as that is so.
"""

from __future__ import annotations

import pytest

from qcheck.catalogue import Apart, PerspectiveId, QuestionId
from qcheck.service import Mode, NewCheck, Scope, Service, open_service
from qcheck.settings import Settings

AMT, KINDER = PerspectiveId("amt"), PerspectiveId("kinder")
DABEI, GEHOERT, SCHOEN, SICHER = map(QuestionId, ("dabei", "gehoert", "schoen", "sicher"))
YAML = """
id: platz
version: 1.0.0
title: Platz
perspectives:
  - {id: amt, title: Amt}
  - {id: kinder, title: Kinder}
criteria:
  - id: treffen
    title: Treffen
    questions:
      - {id: dabei, text: Wir waren dabei.}
      - {id: gehoert, text: Wir wurden gehört., skip_if: {question: dabei, answer: 1}}
  - id: ort
    title: Ort
    questions:
      - {id: schoen, text: Es ist schön.}
      - {id: sicher, text: Es ist sicher., perspectives: [kinder]}
"""


@pytest.fixture
def service(tmp_path):
    settings = Settings(data=tmp_path / "data").prepared()
    (settings.criteria / "platz.yaml").write_text(YAML, "utf-8")
    opened = open_service(settings)
    yield opened
    opened.close()


@pytest.fixture
def organiser(service: Service) -> str:
    return service.organising.create_check(
        NewCheck("Spielplatz", "", "platz", None, Scope(), None, Mode.OPEN)
    )


@pytest.fixture
def sheet(service: Service, organiser: str) -> str:
    """A sheet without an answer."""
    return service.joining.join(service.inviting.own_answer_link(organiser), AMT, service.joining.new_nonce())


@pytest.fixture
def complete(service: Service, sheet: str) -> str:
    """A sheet on which nothing is open, of somebody who was not there and so was not asked whether they were
    heard.
    """
    service.answering.answer(sheet, DABEI, 1)
    service.answering.answer(sheet, SCHOEN, Apart.DK)
    return sheet


def finished(service: Service, sheet: str) -> bool:
    return service.answering.own_sheet(sheet).finished


def test_a_sheet_is_finished_with_its_last_answer(service, sheet):
    service.answering.answer(sheet, DABEI, 1)
    before = finished(service, sheet)

    service.answering.answer(sheet, SCHOEN, 4)

    assert (before, finished(service, sheet)) == (False, True)


def test_everybody_who_counts_is_told_the_same(service, organiser, request):
    service.facilitating.start_workshop(organiser, "45")
    complete = request.getfixturevalue(
        "complete"
    )  # begun in the room: what came before a workshop is counted apart

    [listed] = service.collecting.sheets(organiser)

    assert service.access.open(complete).finished
    assert listed.finished
    assert service.facilitating.led(organiser).finished[AMT] == 1


def test_an_answer_taken_back_opens_a_sheet_again(service, complete):
    service.answering.take_back(complete, SCHOEN)

    assert not finished(service, complete)


def test_a_filter_that_opens_a_question_opens_the_sheet_again(service, complete):
    service.answering.answer(complete, DABEI, 4)
    opened = finished(service, complete)
    service.answering.answer(complete, GEHOERT, 2)

    assert (opened, finished(service, complete)) == (False, True)


def test_another_perspective_that_is_asked_more_opens_it_and_the_first_one_finishes_it_again(
    service, complete
):
    service.answering.change_perspective(complete, KINDER)
    opened = finished(service, complete)
    service.answering.change_perspective(complete, AMT)

    assert (opened, finished(service, complete)) == (False, True)


def test_what_is_said_with_gaps_holds_while_the_gaps_are_filled_and_as_long_as_none_is_added(service, sheet):
    service.answering.answer(sheet, SCHOEN, 4)
    service.answering.finish(sheet)

    service.answering.answer(sheet, DABEI, 1)
    filled = finished(service, sheet)
    service.answering.take_back(sheet, SCHOEN)

    assert (filled, finished(service, sheet)) == (True, False)


def test_changing_an_answer_or_a_comment_leaves_it_as_it_was_said(service, sheet):
    service.answering.answer(sheet, SCHOEN, 4)
    service.answering.finish(sheet)

    service.answering.answer(sheet, SCHOEN, 1)
    service.answering.comment(sheet, DABEI, "Wann war das?", "")

    assert finished(service, sheet)


def test_pressing_the_button_on_a_complete_sheet_does_not_hold_it_when_an_answer_is_taken_back(
    service, complete
):
    service.answering.finish(complete)

    service.answering.take_back(complete, DABEI)

    assert not finished(service, complete)


def test_an_answer_to_what_is_not_asked_finishes_and_opens_nothing(service, complete):
    service.answering.answer(complete, GEHOERT, 3)
    service.answering.take_back(complete, GEHOERT)

    assert finished(service, complete)
