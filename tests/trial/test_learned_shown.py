"""What became of what was said on the pages of pilots and of everybody, and the files for authors."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from qcheck.piloting import TrialLinkKind
from tests.attack.hostile import FORMULA, HOSTILE
from tests.sheet.devices import text
from tests.trial.test_questions import REWORDED, address, running  # noqa: F401 (a fixture)
from tests.trials import change, trial_link

PUBLIC = {
    "is_public": True,
    "catalogues": ("probe",),
    "responsible": "Stiftung",
    "contact": "Musterweg 1",
    "description": "Wir erproben.",
}
HEARD = "Zu dieser Frage gab es Hinweise aus Ihrem Prozess."


def pilots(service, coordinate: str) -> list[str]:
    opened = service.trials.coordinate(coordinate)
    return list(service.piloting.links(opened).values())


def show_to(device, coordinate: str, whom: str) -> None:
    device.post(f"/coordinate/{coordinate}/shown-back", data={"to": whom})


def test_each_pilot_reads_what_became_of_it(device, service, running):  # noqa: F811
    device.fill(address(running, "schoen"), **REWORDED | {"wording-1-de": "Der Platz gefällt uns."})

    pages = [text(device.get(f"/pilot/{link}").text) for link in pilots(service, running)]

    for page in pages:
        assert "Das ist daraus geworden" in page
        assert "Neu formuliert: Der Platz gefällt uns. Zu ungenau." in page
        assert "Was heißt" not in page
    assert sum(HEARD in page for page in pages) == 1


def test_everybody_reads_it_where_the_coordinator_wants_it(device, service, running):  # noqa: F811
    device.fill(address(running, "schoen"), kind="drop", **{"reason-de": "Entbehrlich."})
    name = change(service, running, **PUBLIC).name
    hidden_so_far = device.get(f"/trial/{name}/became")
    link = f'href="/trial/{name}/became"'
    before = link in device.get(f"/trial/{name}").text

    show_to(device, running, "everybody")

    assert (hidden_so_far.status_code, before) == (303, False)
    assert link in device.get(f"/trial/{name}").text
    page = text(device.get(f"/trial/{name}/became").text)
    assert "Der Platz ist schön. Diese Frage wird nicht mehr gestellt. Entbehrlich." in page
    assert HEARD not in page


def test_where_nobody_is_to_see_it_pilots_do_not(device, service, running):  # noqa: F811
    device.fill(address(running), **REWORDED)

    show_to(device, running, "nobody")

    for link in pilots(service, running):
        assert "Das ist daraus geworden" not in text(device.get(f"/pilot/{link}").text)


def test_hostile_words_of_a_decision_are_words_on_every_page(device, service, running):  # noqa: F811
    device.fill(address(running), **REWORDED | {"reason-de": HOSTILE, "wording-1-de": HOSTILE})
    name = change(service, running, **PUBLIC).name
    show_to(device, running, "everybody")

    for page in (f"/pilot/{pilots(service, running)[0]}", f"/trial/{name}/became"):
        answer = device.get(page)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_authors_get_the_list_as_a_file_in_which_nothing_runs(device, running, ending):  # noqa: F811
    device.fill(address(running), **REWORDED | {"reason-de": FORMULA, "wording-1-de": FORMULA, "by": FORMULA})

    answer = device.get(f"/coordinate/{running}/questions.{ending}")

    assert answer.headers["content-disposition"].endswith(f'.{ending}"')
    if ending == "csv":
        rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
        assert [row["question"] for row in rows] == ["schoen", "dabei", "gehoert"]
        assert not any(cell.startswith("=") for row in rows for cell in row.values())
        assert (rows[1]["by"], rows[1]["decision"]) == (f"'{FORMULA}", "umformulieren")
    elif ending == "json":
        questions = json.loads(answer.text)["questions"]
        assert questions[1]["decision"]["reason"] == {"de": FORMULA}
        assert questions[0]["asked"][0]["processes"] == 2
    else:
        book = load_workbook(BytesIO(answer.content))
        cells = [cell for tab in book.worksheets for row in tab.iter_rows() for cell in row]
        assert FORMULA in {cell.value for cell in cells}
        assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_only_the_coordinator_gets_the_files_and_says_who_sees_what(device, service, running):  # noqa: F811
    join = trial_link(service, running, TrialLinkKind.JOIN)
    before = service.showing_back.to(running)

    for ending in ("csv", "json", "xlsx"):
        answer = device.get(f"/coordinate/{join}/questions.{ending}")
        assert answer.headers["location"].startswith("/pilot/")
    show_to(device, join, "everybody")
    assert service.showing_back.to(running) is before
