"""Moving a check on the organiser's page: looked at first, then done, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.addresses import address_of
from qcheck.catalogue import CriterionId
from qcheck.service import LinkKind, Measure, MeasureId, Mode, NewCheck, Scope, Service
from qcheck.settings import Settings
from tests.cli.running import PLAYGROUND
from tests.cli.test_move import NEXT
from tests.sheet.devices import Device
from tests.sheet.devices import text as text_of
from tests.ui.pages import begun, headings, markup, text, visit
from tests.ui.test_questions import unfolded


@pytest.fixture
def own(service: Service) -> Iterator[Path]:
    """The folder of one's own catalogues, with one in it; afterwards it is gone."""
    folder = Settings().criteria
    (folder / "spielplatz.yaml").write_text(PLAYGROUND, "utf-8")
    yield folder
    for file in folder.glob("*.yaml"):
        file.unlink()


def made(service: Service, mode: Mode = Mode.OPEN) -> str:
    link = service.organising.create_check(
        NewCheck("Spielplatz", "Musterstadt", "spielplatz", None, Scope(), None, mode)
    )
    sheet = service.joining.join(service.inviting.links(link)[0].link, None, "nonce")
    service.answering.answer(sheet, "frueh", 4)
    return link


def test_nothing_is_said_of_editions_where_there_is_one_alone(service: Service, own: Path) -> None:
    assert "Andere Ausgabe der Fragen" not in headings(visit("organise", link=made(service)))


def test_an_organiser_looks_moves_and_takes_it_back(service: Service, own: Path) -> None:
    link = made(service)
    (own / "neu.yaml").write_text(NEXT, "utf-8")
    page = visit("organise", link=link)

    looked = page.button(key="move-look").click().run()
    said = text(looked)
    refused = looked.button(key="move").disabled
    moved = looked.checkbox(key="move-sure").check().run().button(key="move").click().run()
    version, done = service.access.open(link).catalogue.version, markup(moved)
    undone = moved.button(key="unmove").click().run()

    assert "übernommen, Wortlaut präzisiert: 1" in said
    assert "gezeigt, nicht gewertet" in said
    assert refused
    assert version == "1.1.0"
    assert "Der Check fragt jetzt nach Ausgabe 1.1.0." in done
    assert service.access.open(link).catalogue.version == "1.0.0"
    assert "Die Umstellung ist rückgängig gemacht." in markup(undone)


def test_a_running_confidential_check_says_no_numbers(service: Service, own: Path) -> None:
    link = made(service, Mode.CONFIDENTIAL)
    (own / "neu.yaml").write_text(NEXT, "utf-8")

    looked = visit("organise", link=link).button(key="move-look").click().run()

    assert (
        "Wie viele Antworten es gibt, wird bei einer laufenden vertraulichen Abfrage nicht gesagt."
        in text(looked)
    )


def test_lights_and_measures_of_a_criterion_that_goes_break_no_page(service: Service, own: Path) -> None:
    link = made(service)
    service.agreements.agree(link, CriterionId("planung"), "yellow", "So ist es.", "", seen=0)
    service.measures.add_measure(link, Measure(MeasureId(""), "Bänke", (CriterionId("planung"),)))
    (own / "neu.yaml").write_text(
        PLAYGROUND.replace("1.0.0", "1.1.0").replace("id: planung", "id: plan"), "utf-8"
    )

    plan = service.moving.look_ahead(link, "1.1.0")
    service.moving.move(link, "1.1.0")
    pages = [visit(page, link=link) for page in ("organise", "profile", "agree", "talk", "measures", "check")]

    assert (plan.gone, plan.agreed, plan.planned) == (("planung",), 1, 1)
    assert [page.exception for page in pages] == [[]] * 6
    assert service.results.result(link).profile.criteria[0].criterion == "plan"


def test_answers_to_earlier_questions_are_shown_and_not_scored(service: Service, own: Path) -> None:
    link = made(service)
    sheet = service.joining.join(service.inviting.links(link)[0].link, None, "second")
    service.answering.answer(sheet, "offen", 2)
    (own / "neu.yaml").write_text(NEXT, "utf-8")
    service.moving.move(link, "1.1.0")

    pages = [markup(visit(each, link=link)) for each in ("organise", "profile")]
    viewed = next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)
    plain = text_of(Device().get(address_of(LinkKind.VIEW, viewed)).text)

    for page in pages:
        assert "Antworten auf frühere Fragen" in page
        assert "Was gebaut wird, war am Anfang offen. (" in page
        assert "trifft eher nicht zu" in page
    assert "nach Ausgabe 1.0.0, seither nach 1.1.0" in plain
    assert "Antworten auf frühere Fragen" in plain
    assert "Was gebaut wird, war am Anfang offen." in plain


def own_page(service: Service, own: Path, new: str) -> tuple[str, AppTest]:
    """A page of one's own sheet, drawn before the check is moved."""
    link = begun(service, catalogue="spielplatz", phase=None, perspective="all")
    page = visit("questions", link=link, criterion="planung")
    (own / "neu.yaml").write_text(new, "utf-8")
    service.moving.move(link, "1.1.0")
    return link, page


def test_the_own_sheet_says_that_its_questions_were_revised(service: Service, own: Path) -> None:
    link, page = own_page(service, own, NEXT)

    assert "wurden diese Fragen überarbeitet" not in text(page)
    assert "wurden diese Fragen überarbeitet" in text(page.run())
    assert "wurden diese Fragen überarbeitet" in text(visit("overview", link=link))


def test_a_page_of_the_former_edition_cannot_answer_what_is_another_question_now(
    service: Service, own: Path
) -> None:
    new = PLAYGROUND.replace(
        "1.0.0", "1.1.0\nfollows: 1.0.0\nchanges: [{question: frueh, change: scale, why: w}]"
    ).replace("dabei.", "dabei.\n        options: [{value: 1, label: nein}, {value: 2, label: ja}]")
    link, page = own_page(service, own, new)

    page.radio[0].set_value("2").run()

    assert not service.answering.own_sheet(link).given
    assert "diese wird so nicht mehr gestellt" in text(page)


def test_a_comment_on_a_page_of_the_former_edition_is_not_given_to_another_question(
    service: Service, own: Path
) -> None:
    new = PLAYGROUND.replace(
        "1.0.0", "1.1.0\nfollows: 1.0.0\nchanges: [{question: frueh, change: scale, why: w}]"
    ).replace("dabei.", "dabei.\n        options: [{value: 1, label: nein}, {value: 2, label: ja}]")
    link = begun(service, catalogue="spielplatz", phase=None, perspective="all")
    page = unfolded(visit("questions", link=link, criterion="planung"), "frueh")
    (own / "neu.yaml").write_text(new, "utf-8")
    service.moving.move(link, "1.1.0")

    page.text_area(key="comment-frueh").set_value("Erst spät.").run()

    assert not service.answering.own_sheet(link).given
    assert "diese wird so nicht mehr gestellt" in text(page)


def test_after_a_move_was_taken_back_nobody_is_told_of_new_questions(service: Service, own: Path) -> None:
    link, _ = own_page(service, own, NEXT)
    service.answering.answer(link, "frueh", 3)

    service.moving.undo_move(link)

    assert service.moving.revised(link) is None
