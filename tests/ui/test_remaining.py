"""A check whose answers are gone: every page says so, none fails, and nothing leads nowhere. And how organisers
choose what remains, and end a process.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qcheck.catalogue import CriterionId
from qcheck.service import Keeps, LinkKind, Mode, NewCheck, Scope, Service, UnknownLink
from tests.ui.pages import answer, asked, failing, installation, links, text, visit
from tests.ui.test_organise import clicked

GONE = "Die Antworten dieses Checks wurden am"
SAYS_SO = (
    "check",
    "organise",
    "profile",
    "matrix",
    "differences",
    "talk",
    "criterion",
    "agree",
    "invitation",
)
KINDS = {"result": Keeps.RESULT, "measures": Keeps.MEASURES}


def made(service: Service, keeps: Keeps, **wishes: object) -> str:
    """A check with answers of two perspectives, on which something was agreed."""
    wish = NewCheck("Platz am Bach", "", "kurzcheck", "planung", Scope(), None, keeps=keeps, **wishes)
    link = service.organising.create_check(wish)
    invitation = service.inviting.own_answer_link(link)
    for perspective, value in (("verwaltung", 4), ("politik", 1)):
        sheet = service.joining.join(invitation, perspective, service.joining.new_nonce())
        answer(service, sheet, value, asked(service, sheet))
    if wish.mode is Mode.OPEN:
        service.agreements.agree(link, CriterionId("ziele-rahmen"), "yellow", "Das Ziel ist klar.", seen=0)
    return link


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Checks whose answers are gone, by what they keep, and what was a link to view one of them."""
    with installation(tmp_path_factory.mktemp("remaining") / "data") as service:
        found = {name: made(service, keeps) for name, keeps in KINDS.items()}
        found["view"] = next(
            each.link for each in service.inviting.links(found["result"]) if each.kind is LinkKind.VIEW
        )
        for name in KINDS:
            service.organising.delete_answers(found[name])
        yield found


@pytest.mark.parametrize("kept", ["result", "measures", "view"])
def test_no_page_fails_where_the_answers_are_gone(kept: str, emptied: dict[str, str]) -> None:
    assert failing(link=emptied[kept], criterion="ziele-rahmen") == {}


@pytest.mark.parametrize("kept", KINDS)
@pytest.mark.parametrize("page", SAYS_SO)
def test_every_page_of_the_check_says_that_the_answers_are_gone(
    page: str, kept: str, emptied: dict[str, str]
) -> None:
    assert GONE in text(visit(page, link=emptied[kept], criterion="ziele-rahmen"))


@pytest.mark.parametrize("page", ["overview", "questions"])
def test_one_s_own_sheet_is_said_to_be_gone(page: str, emptied: dict[str, str]) -> None:
    assert "Die Antworten dieses Checks sind gelöscht" in text(visit(page, link=emptied["result"]))


def test_a_criterion_is_explained_without_answers(emptied: dict[str, str]) -> None:
    seen = text(visit("criterion", link=emptied["result"], criterion="ziele-rahmen"))

    assert "Es zählen 2 Bögen aus 2 von 5 Perspektiven" in seen
    assert "Die Antworten\n" not in seen


def test_without_a_result_the_profile_shows_what_was_agreed(emptied: dict[str, str]) -> None:
    seen = text(visit("profile", link=emptied["measures"]))

    assert "und mit ihnen das Ergebnis" in seen
    assert "Das Ziel ist klar." in seen


@pytest.mark.parametrize("kept", KINDS)
def test_nothing_offers_to_go_on_with_it(kept: str, emptied: dict[str, str]) -> None:
    pages = [visit(page, link=emptied[kept]) for page in ("check", "organise")]

    assert "Workshop mit diesem Check" not in {name for page in pages for name in links(page)}
    assert not {"check-reopen", "delete-day-save", "view-shares"} & {
        button.key for page in pages for button in page.button
    }


# choosing


def test_nobody_is_told_how_open_answers_are_that_are_gone(emptied: dict[str, str]) -> None:
    assert "sieht sie jederzeit" not in text(visit("organise", link=emptied["result"]))


def test_what_remains_is_chosen_with_a_new_check_and_stands_in_the_address(service: Service) -> None:
    page = visit("new", **{"new-keeps": "result"})

    [choice] = [each for each in page.radio if each.key == "new-keeps"]
    assert choice.value == "result"
    assert "Auch das Ergebnis: Ampeln und Zahlen" in text(page)


def test_a_next_check_takes_over_what_remains(service: Service) -> None:
    link = made(service, Keeps.RESULT)

    page = visit("new", link=link, like="same")

    assert next(each.value for each in page.radio if each.key == "new-keeps") == "result"


def test_before_anybody_was_told_the_organiser_chooses_freely(service: Service) -> None:
    wish = NewCheck("Platz", "", "kurzcheck", "planung", Scope(), None)
    link = service.organising.create_check(wish)
    page = visit("organise", link=link)
    next(each for each in page.radio if each.key == "delete-keeps").set_value(Keeps.RESULT)

    clicked(page, "delete-keeps-save")

    assert service.access.open(link).keeps is Keeps.RESULT
    assert "Das Ergebnis darf bleiben." in text(visit("organise", link=link))


def test_after_that_only_less_is_offered(service: Service) -> None:
    page = visit("organise", link=made(service, Keeps.MEASURES))

    [choice] = [each for each in page.radio if each.key == "delete-keeps"]
    assert len(choice.options) == 2
    assert "Es kann weniger werden, nicht mehr." in text(page)


def test_where_nothing_was_to_remain_there_is_nothing_to_choose(service: Service) -> None:
    page = visit("organise", link=made(service, Keeps.NOTHING))

    assert "delete-keeps" not in {each.key for each in page.radio}
    assert "Am " in text(page)
    assert "wird alles gelöscht." in text(page)


def test_where_nothing_is_to_remain_the_measures_are_said_to_go_too(service: Service) -> None:
    said = "Von diesem Check soll nichts bleiben"

    assert said in text(visit("measures", link=made(service, Keeps.NOTHING)))
    assert said not in text(visit("measures", link=made(service, Keeps.MEASURES)))


# deleting


def test_the_answers_alone_are_deleted_after_a_yes(service: Service) -> None:
    link = made(service, Keeps.RESULT)
    page = visit("organise", link=link)
    assert not [each for each in page.checkbox if each.key in ("answers-sure", "check-sure")]
    next(each for each in page.radio if each.key == "check-delete-what").set_value("Die Antworten")
    next(each for each in page.run().checkbox if each.key == "answers-sure").check()

    clicked(page.run(), "answers-delete")

    assert service.access.open(link).emptied is not None
    assert GONE in text(visit("organise", link=link))


def test_everything_is_deleted_where_that_is_chosen(service: Service) -> None:
    link = made(service, Keeps.RESULT)
    page = visit("organise", link=link)
    next(each for each in page.radio if each.key == "check-delete-what").set_value(
        "Alles, auch was bleiben dürfte"
    )
    next(each for each in page.run().checkbox if each.key == "check-sure").check()

    clicked(page.run(), "check-delete")

    with pytest.raises(UnknownLink):
        service.access.open(link)


def test_a_process_is_deleted_after_its_checks_were_named(service: Service) -> None:
    link = made(service, Keeps.RESULT)
    another = made(service, Keeps.NOTHING, beside=link)
    page = visit("organise", link=link)
    said = text(page)
    next(each for each in page.checkbox if each.key == "process-sure").check()

    clicked(page.run(), "process-delete")

    assert "Außer diesem Check werden diese Checks mitgelöscht:" in said
    for gone in (link, another):
        with pytest.raises(UnknownLink):
            service.access.open(gone)


def test_a_process_deleted_meanwhile_is_said_in_words(service: Service) -> None:
    link = made(service, Keeps.RESULT)
    page = visit("organise", link=link)
    service.organising.delete_process(link)

    clicked(page, "end-save")

    assert not page.exception
    assert "ist gelöscht" in text(page)
