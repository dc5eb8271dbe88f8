"""The plain page of a result under attack: hostile words come out as text, and nobody gets to see more than
is theirs.
"""

from __future__ import annotations

from operator import attrgetter

import pytest

from qcheck.addresses import PATHS
from qcheck.cli import main
from qcheck.service import NotPossible, Service, Shows
from tests.attack.hostile import FORMULA, TITLE, Links, hostile
from tests.attack.reading import dangers, said
from tests.attack.routes import addresses
from tests.sheet.devices import Device
from tests.ui.pages import markup, visit

WHOLE = (
    "Kriterium",
    "Frage",
    "Kommentar",
    "Nachweis",
    "Geheim",
    "Amt",
    "Verein",
    "Eins",
    "Gut",
    "Schlussgut",
    "Unabhaengig",
    "Vorbehalt",
)
HIDDEN = ("Nachweis <", "Geheim <", "Kommentar <", "Schlussgut <")
"""What stands in comments, evidence and closing texts alone."""
OF_OTHERS = (*HIDDEN, "Kriterium <", "Frage <", "Amt <", "Verein <")
"""The same, and what belongs to other criteria and to single perspectives."""


@pytest.fixture(scope="module")
def limited(service: Service, hostile_check: Links) -> str:
    """One criterion, without comments and without the single perspectives."""
    return service.inviting.hand_on(
        hostile_check.organise, hostile("Presse", 60), Shows(frozenset({"zweites"}), False, False)
    ).link


# words


@pytest.mark.parametrize("show", ["", ".open", ".comments", "erstes"])
def test_hostile_words_come_out_as_text(hostile_check: Links, show: str) -> None:
    page = Device().get(f"/r/{hostile_check.view}", params={"show": show})

    assert (page.status_code, dangers(page.text)) == (200, [])
    assert TITLE in said(page.text)


def test_everything_that_was_said_comes_out_word_by_word(hostile_check: Links) -> None:
    page = said(Device().get(f"/r/{hostile_check.view}?show=.open").text)

    assert [word for word in WHOLE if hostile(word) not in page and hostile(word, 190) not in page] == []
    assert FORMULA in page


@pytest.mark.parametrize("field", ["show", "lang", "link", "example"])
def test_hostile_parameters_come_out_nowhere(hostile_check: Links, field: str) -> None:
    page = Device().get(f"/r/{hostile_check.view}", params={field: '"><script>alert(9)</script>'})

    assert (page.status_code, dangers(page.text)) == (200, [])
    assert "alert(9)" not in page.text


# a link that shows a part


def test_a_part_shows_the_chosen_criterion_alone(limited: str) -> None:
    page = said(Device().get(f"/r/{limited}?show=.open").text)

    assert FORMULA in page
    assert [word for word in OF_OTHERS if word in page] == []
    assert "Das ist ein Teil des Ergebnisses." in page


@pytest.mark.parametrize("show", [".comments", "erstes", "zweites", "baustein"])
def test_no_page_below_it_shows_more(limited: str, show: str) -> None:
    page = said(Device().get(f"/r/{limited}", params={"show": show}).text)

    assert [word for word in OF_OTHERS if word in page] == []


@pytest.mark.parametrize(
    "path", sorted(set(PATHS) - {"", "help", "processes", "instrument"})
)  # these open with no link
def test_none_of_the_other_pages_opens_with_it(limited: str, path: str) -> None:
    page = markup(visit(path, link=limited))

    assert "Dieser Link zeigt einen Teil der Ergebnisse" in page
    assert f"/r/{limited}" in page
    assert [word for word in OF_OTHERS if word in page] == []


def test_none_of_our_addresses_tells_more_by_it(limited: str) -> None:
    pages = {
        path: Device().get(path.replace("{link}", limited), params={"link": limited}).text
        for path in addresses("GET")
    }

    assert len(pages) > 100
    assert [(path, word) for path, page in pages.items() for word in HIDDEN if word in page] == []


@pytest.mark.parametrize("form", ["table", "json", "csv", "svg"])
def test_the_command_line_shows_the_same_part(
    limited: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profile", limited, "--format", form, "--language", "de"]) == 0

    out = capsys.readouterr().out
    assert "HYPERLINK" in out
    assert [word for word in OF_OTHERS if word in out] == []


@pytest.mark.parametrize("command", ["status", "close", "delete"])
def test_it_changes_and_counts_nothing_from_the_command_line(limited: str, command: str) -> None:
    assert main([command, limited]) == 1


@pytest.mark.parametrize(
    "verb",
    [
        "organising.status",
        "inviting.links",
        "collecting.sheets",
        "organising.end_check",
        "organising.delete",
        "organising.renew",
        "facilitating.seen",
        "collecting.hands",
        "answering.own_sheet",
        "participants.own_result",
        "joining.personal_code",
    ],
)
def test_no_other_verb_takes_it(service: Service, limited: str, verb: str) -> None:
    with pytest.raises(NotPossible):
        attrgetter(verb)(service)(limited)


# those who answered


def test_without_the_sheets_cookie_nobody_sees_the_result_below_an_invitation(hostile_check: Links) -> None:
    page = Device().get(f"/a/{hostile_check.answer}/result")

    assert "Dieses Gerät kennt keinen Fragebogen dieses Checks." in said(page.text)
    assert [word for word in HIDDEN if word in page.text] == []


def test_where_the_result_is_not_shared_a_sheet_opens_none(hostile_check: Links) -> None:
    device = Device()
    device.begin(hostile_check.answer, perspective="verein")

    page = device.get(f"/a/{hostile_check.answer}/result")

    assert "In diesem Check wird das Ergebnis nicht allen gezeigt" in said(page.text)
    assert [word for word in HIDDEN if word in page.text] == []
