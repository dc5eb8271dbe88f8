"""Script, markup and formula text in every free field comes out as text: on every page, in every command, on the sheet."""

import csv
import io
import re

import pytest
import yaml

from qcheck.catalogue import PerspectiveId
from qcheck.cli import main
from qcheck.device import PATHS
from qcheck.records import Mode, Scope
from qcheck.service import LinkKind, NewCheck, Service
from qcheck.sheet import visit as sheets
from tests.sheet.devices import Device
from tests.ui.pages import asked, installation, markup, text, visit

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)> **fett** :red[rot] $x^2$ [x](javascript:alert(3)) {{7*7}} %s {x} \"'"
FORMULA = '=HYPERLINK("http://example.org")'
EXECUTABLE = re.compile(r"<(?:script|iframe|object|embed)\b|<[^>]*\son\w+\s*=|href=\"\s*javascript:", re.IGNORECASE)
"""What a browser would run, were it there as markup."""
CATALOGUE = {
    "id": "boese",
    "version": "1.0.0",
    "title": EVIL,
    "perspectives": [{"id": "eins", "title": f"A {EVIL}", "for_whom": EVIL}, {"id": "zwei", "title": f"B {EVIL}"}],
    "criteria": [{"id": "k", "title": EVIL, "meaning": EVIL, "prompt": EVIL, "questions": [{"id": "q", "text": EVIL, "help": EVIL}]}],
}


@pytest.fixture
def service(tmp_path):
    with installation(tmp_path / "data") as opened:
        (tmp_path / "data" / "criteria" / "boese.yaml").write_text(yaml.safe_dump(CATALOGUE), "utf-8")
        sheets.settings.cache_clear()
        yield opened
        sheets.settings.cache_clear()


@pytest.fixture
def link(service: Service) -> str:
    """A check whose every field is hostile."""
    made = service.new_check(NewCheck(EVIL, EVIL, "boese", None, Scope(), None, Mode.OPEN))
    invitation = service.own_answer_link(made)
    for perspective, value in (("eins", 4), ("zwei", 1), ("zwei", 1)):
        sheet = service.join(invitation, PerspectiveId(perspective), service.new_nonce())
        [question] = asked(service, sheet)
        service.answer(sheet, question, value)
        service.comment(sheet, question, EVIL, "")
        service.evidence(sheet, question, EVIL, "https://example.org/?a=<script>", ("", ""))
        service.closing(sheet, "open_good", EVIL, "")
    service.add_sheet(made, PerspectiveId("eins"), EVIL)
    return made


@pytest.mark.parametrize("path", [path for path in PATHS if path])
def test_no_page_takes_what_people_write_for_markup(service, link, path):
    page = visit(path, link=link, criterion="k")

    assert EXECUTABLE.search(re.sub(r'"(?:[^"\\]|\\.)*"', '""', markup(page))) is None
    assert not page.exception


@pytest.mark.parametrize("path", ["profile", "matrix", "differences", "talk", "criterion", "check", "organise"])
def test_pages_show_what_people_write_letter_by_letter(service, link, path):
    assert "<script>alert(1)</script>" in text(visit(path, link=link, criterion="k"))


def test_labels_of_streamlit_keep_their_stars_and_brackets(service, link):
    labels = [each.label for each in visit("questions", link=link, criterion="k").get("radio")]

    assert [label for label in labels if re.search(r"(?<!\\)\*\*fett|(?<!\\):red\[|(?<!\\)\$x", label)] == []


def test_the_sheet_takes_what_people_write_for_text_on_each_of_its_pages(service, link):
    device, invitation = Device(), service.own_answer_link(link)
    seen = [device.get(f"/a/{invitation}").text]
    device.begin(invitation, perspective="eins")
    seen += [device.get(f"/a/{invitation}{below}").text for below in ("/t/k", "/closing", "/overview", "/end", "/again", "/withdraw")]

    assert [page for page in seen if "<script>alert" in page or "<img src=x" in page] == []
    assert [page for page in seen if "&lt;script&gt;alert(1)" not in page] == []


def test_a_wrong_code_is_shown_as_it_was_typed_and_as_text(service):
    answer = Device().post("/join", data={"code": '"><script>alert(1)</script>'})

    assert "<script>alert" not in answer.text
    assert answer.status_code == 422


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg"])
def test_no_command_takes_what_people_write_for_markup_or_formula(service, capsys, form):
    link = service.new_check(NewCheck(FORMULA, FORMULA, "boese", None, Scope(), None))
    sheet = service.join(service.own_answer_link(link), PerspectiveId("eins"), service.new_nonce())
    service.answer(sheet, asked(service, sheet)[0], 4)

    assert main(["profile", link, "--format", form, "--language", "en"]) == 0

    said = capsys.readouterr().out
    cells = [cell for row in csv.reader(io.StringIO(said)) for cell in row] if form == "csv" else []
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
    assert ("<script" in said) == (form in ("table", "csv"))


def test_a_holder_of_the_results_sees_no_secret_link_and_no_way_to_change(service, link):
    view = next(each.link for each in service.links(link) if each.kind is LinkKind.VIEW)
    secret = [link, *(each.link for each in service.links(link) if each.kind is LinkKind.ANSWER)]

    seen = [markup(page) + text(page) for page in (visit(path, link=view, criterion="k") for path in PATHS if path)]

    assert [found for found in seen if any(each in found for each in secret)] == []


@pytest.mark.parametrize("path", [path for path in PATHS if path])
def test_an_invitation_and_a_sheets_link_open_no_results_on_any_page(service, link, path):
    invitation = service.own_answer_link(link)
    sheet = service.join(invitation, PerspectiveId("eins"), service.new_nonce())

    seen = [text(visit(path, link=held, criterion="k")) for held in (invitation, sheet)]

    assert [page for page in seen if "Bögen aus" in page or ("A <script>" in page and "gut aufgestellt" in page)] == []
