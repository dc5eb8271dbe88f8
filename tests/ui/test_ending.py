"""Ending a check and starting it again: asked before it happens, and without a cost where it was
a mistake.
"""

from __future__ import annotations

from qcheck.catalogue import PerspectiveId
from qcheck.service import Mode, Service, State
from tests.ui.pages import text, visit
from tests.ui.test_organise import clicked, made


def test_a_prepared_check_is_opened_with_one_click(service: Service) -> None:
    link = made(service, prepared=True)
    page = visit("organise", link=link)

    clicked(page, "check-open")

    assert service.access.open(link).state is State.OPEN
    assert "Der Check läuft: Jetzt kann man antworten." in text(page)


def test_an_open_round_is_closed_and_opened_again(service: Service) -> None:
    link = made(service)

    page = clicked(visit("organise", link=link), "check-close")
    clicked(page, "check-close-really")
    closed = service.access.open(link).state
    clicked(page, "check-reopen")
    clicked(page, "check-reopen-really")

    assert (closed, service.access.open(link).state) == (State.CLOSED, State.OPEN)


def test_starting_a_check_once_more_asks_and_says_what_it_means(service: Service) -> None:
    link = made(service)
    service.organising.end_check(link)

    page = clicked(visit("organise", link=link), "check-reopen")

    assert service.access.open(link).state is State.CLOSED
    assert "Wollen Sie den Check jetzt noch einmal starten? Dann können alle mit einem Link wieder" in text(
        page
    )


def test_a_second_thought_leaves_a_check_ended(service: Service) -> None:
    link = made(service)
    service.organising.end_check(link)
    page = clicked(visit("organise", link=link), "check-reopen")

    clicked(page, "check-reopen-not")

    assert service.access.open(link).state is State.CLOSED
    assert "noch einmal starten?" not in text(page)


def test_closing_an_open_round_asks_once_and_says_what_it_means(service: Service) -> None:
    link = made(service)

    page = clicked(visit("organise", link=link), "check-close")

    assert service.access.open(link).state is State.OPEN
    assert "Wollen Sie den Check jetzt beenden?" in text(page)
    assert "Sie können ihn jederzeit wieder starten; gelöscht wird er dann am selben Tag wie jetzt." in text(
        page
    )


def test_a_second_thought_leaves_an_open_round_running(service: Service) -> None:
    link = made(service)
    page = clicked(visit("organise", link=link), "check-close")

    clicked(page, "check-close-not")

    assert service.access.open(link).state is State.OPEN
    assert "Wollen Sie den Check jetzt beenden?" not in text(page)


def test_a_question_about_one_check_is_not_asked_about_another(service: Service) -> None:
    page = clicked(visit("organise", link=made(service)), "check-close")

    page.query_params["link"] = made(service)
    page.run()

    assert "Wollen Sie den Check jetzt beenden?" not in text(page)


def test_closing_by_mistake_costs_nothing(service: Service) -> None:
    link = made(service)
    sheet = service.joining.join(
        service.inviting.own_answer_link(link), PerspectiveId("politik"), service.joining.new_nonce()
    )
    told = service.access.open(sheet).deletes

    page = clicked(visit("organise", link=link), "check-close")
    clicked(page, "check-close-really")
    while_closed = service.access.open(sheet).deletes
    clicked(page, "check-reopen")
    clicked(page, "check-reopen-really")

    assert [while_closed, service.access.open(sheet).deletes, service.access.open(link).deletes] == [told] * 3


def test_closing_a_confidential_check_asks_twice_and_says_that_it_is_for_good(service: Service) -> None:
    link = made(service, Mode.CONFIDENTIAL)
    page = visit("organise", link=link)

    clicked(page, "check-close")
    asked_again, still = text(page), service.access.open(link).state
    was_there = [button for button in page.button if button.key == "check-close"]
    clicked(page, "check-close-really")

    assert not was_there
    assert "Das Beenden ist endgültig" in asked_again
    assert "Wollen Sie den Check wirklich endgültig beenden?" in asked_again
    assert (still, service.access.open(link).state) == (State.OPEN, State.CLOSED)
    assert "Eine vertrauliche Abfrage lässt sich nach dem Ende nicht noch einmal starten." in text(page)


def test_a_second_thought_leaves_a_confidential_check_open(service: Service) -> None:
    link = made(service, Mode.CONFIDENTIAL)
    page = visit("organise", link=link)
    clicked(page, "check-close")

    clicked(page, "check-close-not")

    assert service.access.open(link).state is State.OPEN
    assert "Wollen Sie den Check wirklich endgültig beenden?" not in text(page)
