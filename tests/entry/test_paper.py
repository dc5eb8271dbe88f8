"""Sheets on paper, typed in by whoever organises an open round: forms alone, no script."""

import re

import pytest

from qcheck.reports.gathering import Wish, source_of
from qcheck.reports.source import SheetSource
from qcheck.service import LinkKind, Matter, Mode, Service
from tests.link_kinds import link_of, others
from tests.sheet.devices import Device, hidden, new_check


@pytest.fixture
def desk() -> Device:
    return Device()


def address(link: str) -> str:
    return f"/enter/{link}/paper"


def questions(service: Service, link: str) -> list[str]:
    return [question.id for _, question in service.collecting.paper_form(link).questions]


def sent(desk: Device, link: str, **fields: str) -> str:
    """The page after a form was sent and taken."""
    return desk.get(desk.fill(address(link), **fields).headers["location"]).text


def row(service: Service, link: str, number: int = 1, keys: str = "4321dn", **fields: str) -> dict[str, str]:
    """A row with the keys typed into its first fields."""
    typed = {
        f"{number}-{question}": key for question, key in zip(questions(service, link), keys, strict=False)
    }
    return {f"whose-{number}": "verwaltung", f"label-{number}": ""} | typed | fields


def test_a_row_becomes_a_sheet_with_its_answers(service: Service, desk: Device) -> None:
    link = new_check(service)

    answer = sent(desk, link, **row(service, link))

    [kept] = service.collecting.sheets(link)
    assert "1 Bogen ist gespeichert." in answer
    assert (kept.label, kept.perspective, kept.answered, kept.finished) == (
        "Papierbogen 1",
        "verwaltung",
        6,
        True,
    )
    assert service.results.result(link).sheets["verwaltung"] == 1


def test_the_code_that_stands_on_the_paper_stands_where_it_is_typed_in(
    service: Service, desk: Device
) -> None:
    link = new_check(service)
    sheet = source_of(service.taking_away, link, Matter.FORM, Wish("de"))
    assert isinstance(sheet, SheetSource)
    printed = sheet.code

    pages = [desk.get(f"/enter/{link}/{page}?lang=de").text for page in ("paper", "piles")]

    assert len(printed) == 6
    assert [f"»Code {printed}«" in page.replace("\u202f", " ").replace("\xa0", " ") for page in pages] == [
        True
    ] * 2


def test_a_row_that_waits_keeps_its_name_among_those_that_are_saved(service: Service, desk: Device) -> None:
    link = new_check(service)
    rows = row(service, link) | row(service, link, 2, "9") | row(service, link, 3)

    waiting = desk.fill(address(link), **rows).text

    assert 'value="Papierbogen 2"' in waiting.replace("\u202f", " ").replace("\xa0", " ")
    labels = sorted(each.label for each in service.collecting.sheets(link))
    assert labels == ["Papierbogen 1", "Papierbogen 3"]


def test_a_form_that_is_sent_twice_makes_one_sheet_each(service: Service, desk: Device) -> None:
    link = new_check(service)
    form = (
        hidden(desk.get(address(link)).text)
        | row(service, link)
        | row(service, link, 2, **{"label-2": "Tisch 3"})
    )

    desk.post(address(link), data=form)
    desk.post(address(link), data=form)

    assert sorted(each.label for each in service.collecting.sheets(link)) == ["Papierbogen 1", "Tisch 3"]


def test_what_is_no_answer_is_said_at_its_row_and_the_others_are_saved(
    service: Service, desk: Device
) -> None:
    link = new_check(service)
    wrong = row(service, link, 2, keys="47x")

    answer = desk.fill(address(link), **row(service, link), **wrong)

    assert answer.status_code == 422
    assert (
        "Frage 2: »7« ist keine Antwort. Bitte tippen Sie 1 bis 4, d oder n, oder lassen Sie das Feld leer."
        in answer.text
    )
    assert len(re.findall('aria-invalid="true"', answer.text)) == 2
    assert 'value="x"' in answer.text
    assert [each.label for each in service.collecting.sheets(link)] == ["Papierbogen 1"]


def test_a_row_without_a_perspective_is_kept_on_the_page(service: Service, desk: Device) -> None:
    link = new_check(service)

    answer = desk.fill(address(link), **row(service, link, **{"whose-1": ""}))

    assert "Bitte wählen Sie eine der Perspektiven" in answer.text
    assert service.collecting.sheets(link) == ()


def test_all_that_is_wrong_in_a_row_is_said_at_once(service: Service, desk: Device) -> None:
    link = new_check(service)
    wrong = row(service, link, keys="47x") | {"whose-1": "", "said-1": "1: gut\n99: x"}

    answer = desk.fill(address(link), **wrong)

    for words in (
        "»7« ist keine Antwort",
        "mit dieser Nummer gibt es nicht",
        "in dieser Zeile oder oben für alle",
    ):
        assert words in answer.text
    assert re.search('<select name="whose-1"[^>]* aria-invalid="true"', answer.text)


def test_a_question_that_a_perspective_is_not_asked_is_refused(service: Service, desk: Device) -> None:
    link = new_check(service, "qualitaetscheck")
    form = service.collecting.paper_form(link)
    other = next(
        question
        for _, question in form.questions
        if question.perspectives and "verwaltung" not in question.perspectives
    )

    answer = desk.fill(address(link), **{"whose-1": "verwaltung", f"1-{other.id}": "4"})

    assert "Diese Frage wird aus dieser Perspektive nicht gestellt." in answer.text
    assert service.collecting.sheets(link) == ()


def test_names_of_sheets_come_out_as_text(service: Service, desk: Device) -> None:
    link = new_check(service)

    answer = sent(desk, link, **row(service, link, **{"label-1": "<script>alert(1)</script>"}))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer
    assert "<script>alert" not in answer


def test_comments_go_to_their_questions_and_to_the_end(service: Service, desk: Device) -> None:
    link = new_check(service)
    said = "2: Viel zu spät\nauf Seite zwei\n3) Gut\nA: Der Anfang\nb: Mehr Zeit"

    sent(desk, link, **row(service, link, keys="4", **{"said-1": said}))

    result = service.results.result(link)
    found = {(each.question, each.comment) for each in (*result.remarks, *result.closing)}
    asked = questions(service, link)
    assert found == {
        (asked[1], "Viel zu spät\nauf Seite zwei"),
        (asked[2], "Gut"),
        ("open_good", "Der Anfang"),
        ("open_next", "Mehr Zeit"),
    }


@pytest.mark.parametrize(
    ("said", "words"),
    [("einfach so", "Bitte beginnen Sie die Zeile mit der Nummer"), ("99: x", "gibt es nicht")],
)
def test_a_comment_without_its_question_stays_on_the_page(
    service: Service, desk: Device, said: str, words: str
) -> None:
    link = new_check(service)

    answer = desk.fill(address(link), **row(service, link, **{"said-1": said}))

    assert answer.status_code == 422
    assert words in answer.text
    assert f">{said}</textarea>" in answer.text
    assert service.collecting.sheets(link) == ()


def test_one_perspective_can_be_said_for_the_whole_pile(service: Service, desk: Device) -> None:
    link = new_check(service)
    first = row(service, link) | {"whose-1": ""}
    second = row(service, link, 2) | {"whose-2": "zivilgesellschaft"}

    page = sent(desk, link, whose="verwaltung", **first, **second)

    assert sorted(each.perspective for each in service.collecting.sheets(link)) == [
        "verwaltung",
        "zivilgesellschaft",
    ]
    assert re.search('<option value="verwaltung" selected>', page)


def test_the_last_sheet_is_taken_back_into_its_row(service: Service, desk: Device) -> None:
    link = new_check(service)
    page = sent(desk, link, **row(service, link, keys="4dn", **{"label-1": "Tisch 3", "said-1": "2: spät"}))
    [nonce] = re.findall(r'name="nonce" value="([^"]+)"', page)

    taken = desk.post(f"{address(link)}/back", data={"nonce": nonce}).text

    assert service.collecting.sheets(link) == ()
    assert "zählt nicht mehr mit" in taken
    assert hidden(taken)["label-1"] == "Tisch 3"
    assert hidden(taken)["said-1"] == "2: spät"
    assert [hidden(taken)[f"1-{each}"] for each in questions(service, link)[:3]] == ["4", "d", "n"]
    assert '<option value="verwaltung" selected>' in taken
    again = hidden(taken) | {"whose-1": "verwaltung"}
    desk.post(address(link), data=again)
    [kept] = service.collecting.sheets(link)
    assert (kept.label, kept.perspective, kept.answered) == ("Tisch 3", "verwaltung", 3)


def test_what_is_not_there_cannot_be_taken_back(service: Service, desk: Device) -> None:
    link = new_check(service)

    answer = desk.post(f"{address(link)}/back", data={"nonce": "egal"})

    assert (answer.status_code, "Dieser Bogen ist nicht mehr da." in answer.text) == (409, True)


def test_loading_the_page_again_sends_nothing_and_still_says_what_was_saved(
    service: Service, desk: Device
) -> None:
    link = new_check(service)
    place = desk.fill(address(link), **row(service, link)).headers["location"]

    pages = [desk.get(place).text for _ in range(2)]

    assert all("1 Bogen ist gespeichert." in each for each in pages)
    assert len(service.collecting.sheets(link)) == 1


def test_the_address_below_a_workshop_goes_on_working(service: Service, desk: Device) -> None:
    link = new_check(service)
    old = f"/lead/{link}/paper"

    place = desk.get(old)
    form = hidden(desk.get(address(link)).text) | row(service, link)
    answer = desk.post(old, data=form)

    assert (place.status_code, place.headers["location"]) == (303, address(link))
    assert answer.status_code == 303
    assert len(service.collecting.sheets(link)) == 1


def test_it_is_for_every_check_also_with_several_questions_for_each_criterion(
    service: Service, desk: Device
) -> None:
    link = new_check(service, "qualitaetscheck")

    assert "Papierbögen eingeben" in desk.get(address(link)).text


@pytest.mark.parametrize("page", ["paper", "piles"])
def test_a_confidential_check_says_why_not_and_which_way_stays_open(
    service: Service, desk: Device, page: str
) -> None:
    link = new_check(service, mode=Mode.CONFIDENTIAL)

    answer = desk.get(f"/enter/{link}/{page}")

    assert answer.status_code == 409
    assert "vertraulichen Abfrage" in answer.text
    assert f"/one-file/{link}" in answer.text
    assert "Stellen Sie vor Ort einen Computer hin" in answer.text


@pytest.mark.parametrize("page", ["paper", "piles"])
def test_a_form_of_a_foreign_page_changes_nothing(service: Service, desk: Device, page: str) -> None:
    link = new_check(service)

    answer = desk.post(
        f"/enter/{link}/{page}", data=row(service, link), headers={"Origin": "https://foreign.invalid"}
    )

    assert answer.status_code == 403
    assert service.collecting.sheets(link) == ()


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE, LinkKind.WALL))
@pytest.mark.parametrize("page", ["paper", "piles"])
def test_no_other_link_types_anything_in(service: Service, desk: Device, page: str, kind: LinkKind) -> None:
    link = link_of(service, new_check(service), kind)

    assert desk.get(f"/enter/{link}/{page}").status_code == 403


def test_a_check_that_has_ended_keeps_what_was_typed(service: Service, desk: Device) -> None:
    link = new_check(service)
    service.organising.end_check(link)

    answer = desk.fill(address(link), **row(service, link))

    assert answer.status_code == 422
    assert hidden(answer.text)[f"1-{questions(service, link)[0]}"] == "4"


def test_paper_is_numbered_by_itself_and_sheets_are_listed_in_the_order_of_their_numbers(
    service: Service, desk: Device
) -> None:
    link = new_check(service)
    for name in ("umfrage.csv 10", "umfrage.csv 2"):
        service.collecting.add_sheet(link, "politik", name)

    first = desk.get(address(link)).text
    sent(desk, link, **row(service, link))

    assert 'placeholder="Papierbogen 1"' in first.replace("\u202f", " ").replace("\xa0", " ")
    assert [each.label for each in service.collecting.sheets(link)] == [
        "Papierbogen 1",
        "umfrage.csv 2",
        "umfrage.csv 10",
    ]
