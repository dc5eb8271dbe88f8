"""Seeing it together: perspectives side by side, where they differ, the answers of each; in the open,
confidential and alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.catalogue import Apart
from qcheck.records import Mode
from qcheck.service import Service
from tests.ui.pages import begun, gathered, headings, installation, links, markup, text, visit

SMALL = """id: klein
version: 1.0.0
title: Klein
criteria:
  - {id: ziel, title: Ziel, prompt: Wohin?, questions: [{id: a, text: Das Ziel ist klar.}]}
  - {id: zeit, title: Zeit, questions: [{id: b, text: Die Zeit reicht.}]}
"""
APART = """id: getrennt
version: 1.0.0
title: Getrennt
perspectives: [{id: amt, title: Amt}, {id: rat, title: Rat}]
criteria:
  - id: ziel
    title: Ziel
    questions: [{id: a, text: Das Ziel ist klar., perspectives: [amt]}, {id: b, text: Das Ziel passt., perspectives: [rat]}]
  - {id: zeit, title: Zeit, questions: [{id: c, text: Die Zeit reicht., perspectives: [rat]}]}
  - {id: ruf, title: Ruf, questions: [{id: d, text: Wir hören zu., about: own_group}]}
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Path]]:
    """An installation for tests that only look."""
    folder = tmp_path_factory.mktemp("all perspectives") / "data"
    with installation(folder) as opened:
        (folder / "criteria").mkdir(parents=True, exist_ok=True)
        (folder / "criteria" / "klein.yaml").write_text(SMALL, encoding="utf-8")
        (folder / "criteria" / "getrennt.yaml").write_text(APART, encoding="utf-8")
        yield opened, folder


@pytest.fixture(scope="module")
def looking(house: tuple[Service, Path]) -> Service:
    return house[0]


@pytest.fixture(scope="module")
def confidential(looking: Service) -> str:
    """A closed confidential check: one group says yes, one no, and one is too small to be shown."""
    return gathered(
        looking, Mode.CONFIDENTIAL, verwaltung=[4] * 6, zivilgesellschaft=[1] * 5, politik=[2] * 3
    )


# the ways between the pages


@pytest.mark.parametrize("page", ["profile", "matrix", "differences", "talk", "compare"])
def test_the_pages_about_a_result_lead_to_each_other_and_say_which_one_it_is(
    looking: Service, page: str
) -> None:
    seen = visit(page, example="1")

    [ways] = re.findall(r"<nav class=\"qc-ways.*?</nav>", markup(seen), re.DOTALL)
    assert re.findall(r'href="/(\w+)\?example=1"', ways) == [
        "profile",
        "matrix",
        "differences",
        "talk",
        "compare",
    ]
    assert re.findall(r'href="/(\w+)[^"]*" aria-current="page"', ways) == [page]


def test_what_was_chosen_on_one_page_goes_along_to_the_others(looking: Service) -> None:
    seen = visit("matrix", example="1", order="need", topics="lernen.information", minutes="30")

    assert links(seen)["Gesprächsplan"] == "/talk?example=1&order=need&topics=lernen.information&minutes=30"


def test_a_single_view_has_nothing_to_put_side_by_side(looking: Service) -> None:
    alone = gathered(looking, verwaltung=[3])

    assert {"Ampelprofil", "Gesprächsplan"} <= set(links(visit("profile", link=alone)))
    assert not {"Perspektiven", "Unterschiede"} & set(links(visit("profile", link=alone)))


@pytest.mark.parametrize("page", ["matrix", "differences"])
def test_a_catalogue_without_perspectives_has_no_sides_and_the_page_says_so(
    looking: Service, page: str
) -> None:
    link = gathered(looking, catalogue="klein", phase=None, all=[3, 2])

    seen = visit(page, link=link)

    assert "Bisher gibt es nur Bögen aus einer Perspektive." in text(seen)
    assert "<table" not in markup(seen)


@pytest.mark.parametrize("page", ["profile", "matrix", "differences", "talk"])
def test_a_confidential_round_shows_nothing_before_it_is_closed(looking: Service, page: str) -> None:
    link = gathered(looking, Mode.CONFIDENTIAL, verwaltung=[4] * 5, zivilgesellschaft=[1] * 5)
    running = begun_confidentially(looking)

    later = "Dieser Check ist vertraulich. Die Ergebnisse sehen Sie, sobald er beendet ist."

    assert later in text(visit(page, link=running))
    assert later not in text(visit(page, link=link))


@pytest.mark.parametrize("page", ["profile", "matrix", "differences", "talk"])
@pytest.mark.parametrize("state", ["running in confidence", "without answers", "with one perspective"])
def test_where_nothing_is_shown_a_way_leads_back_to_the_check(
    looking: Service, state: str, page: str
) -> None:
    made = {
        "running in confidence": lambda: begun_confidentially(looking),
        "without answers": lambda: begun(looking),
        "with one perspective": lambda: gathered(looking, Mode.OPEN, verwaltung=[4] * 3),
    }
    link = made[state]()

    assert links(visit(page, link=link))["Zurück zum Check"] == f"/check?link={link}"


# side by side


def test_each_perspective_has_a_column_with_its_number_of_sheets(looking: Service) -> None:
    assert head(visit("matrix", example="1")) == [
        "Kriterium",
        "Verwaltung5 Bögen",
        "Zivilgesellschaft5 Bögen",
        "Politik3 Bögen",
        "Prozessgestaltende3 Bögen",
        "Einwohner/innen8 Bögen",
        "Alle Perspektiven",
    ]


def test_each_cell_says_light_word_and_number_to_a_screen_reader(looking: Service) -> None:
    assert spoken(visit("matrix", example="1"))["Echter Gestaltungsspielraum"] == [
        "Grün, gut aufgestellt, 80 von 100",
        "Rot, Handlungsbedarf, 25 von 100",
        "Gelb, auf dem Weg, 64 von 100",
        "Gelb, auf dem Weg, 69 von 100",
        "Rot, Handlungsbedarf, 33 von 100",
        "Gelb, auf dem Weg, 54 von 100, starker Unterschied, möglicher blinder Fleck, 25 bis 80",
    ]


def test_a_capped_light_says_why_it_does_not_fit_its_number(looking: Service) -> None:
    assert (
        spoken(visit("matrix", example="1"))["Klare Ziele und klarer Rahmen"][0]
        == "Gelb, auf dem Weg, 85 von 100, auf Gelb begrenzt"
    )


def test_a_part_has_its_lights_counted(looking: Service) -> None:
    seen = visit("matrix", example="1")

    assert re.findall(r"<strong>(\d+)</strong>\s*([\w ]+)</li>", markup(seen)) == [
        ("2", "gut aufgestellt"),
        ("5", "auf dem Weg"),
        ("2", "Handlungsbedarf"),
        ("1", "noch keine Aussage"),
    ]


def test_by_need_the_strongest_difference_stands_on_top(looking: Service) -> None:
    assert list(spoken(visit("matrix", example="1", order="need")))[:4] == [
        "Echter Gestaltungsspielraum",
        "Verbindlichkeit und Rückmeldung",
        "Zugang und Vielfalt",
        "Fairer Umgang auf Augenhöhe",
    ]


def test_the_order_can_be_switched_and_stands_in_the_address(looking: Service) -> None:
    seen = visit("matrix", example="1")

    seen.radio(key="order").set_value("need").run()

    assert seen.query_params["order"] == "need"
    assert next(iter(spoken(seen))) == "Echter Gestaltungsspielraum"


def test_a_withheld_group_has_a_lock_and_no_number(looking: Service, confidential: str) -> None:
    seen = visit("matrix", link=confidential)

    assert head(seen)[3] == "Politikweniger als 5 Bögen"
    assert {cells[2] for cells in spoken(seen).values()} == {"zu wenige, um sie getrennt zu zeigen"}


def test_the_facts_count_the_groups_that_are_shown_and_say_how_many_are_not(
    looking: Service, confidential: str
) -> None:
    assert "11 Bögen aus 2 Perspektiven · 1 Perspektive nicht gezeigt (zu wenige Bögen)" in text(
        visit("matrix", link=confidential)
    )


def test_the_answers_of_a_withheld_group_change_nothing_that_is_seen(
    looking: Service, confidential: str
) -> None:
    other = gathered(
        looking, Mode.CONFIDENTIAL, verwaltung=[4] * 6, zivilgesellschaft=[1] * 5, politik=[Apart.DK, 4, 1]
    )

    one, two = (
        [
            re.sub('(link=|/take/)[^&"/?]+', "", markup(visit(page, link=link)))
            for page in ("matrix", "differences", "talk")
        ]
        for link in (confidential, other)
    )

    assert one == two


def test_where_all_are_small_they_stand_together_in_one_column(looking: Service) -> None:
    link = gathered(looking, Mode.CONFIDENTIAL, verwaltung=[4] * 3, politik=[2] * 3)

    seen = visit("matrix", link=link)

    assert head(seen)[1:-1] == [
        "Verwaltungweniger als 5 Bögen",
        "Politikweniger als 5 Bögen",
        "alle zusammen6 Bögen",
    ]
    assert "Jede Perspektive ist zu klein, um sie allein zu zeigen." in text(visit("differences", link=link))


def test_what_a_perspective_is_not_asked_stays_empty_and_is_said(looking: Service) -> None:
    seen = visit("matrix", link=gathered(looking, catalogue="getrennt", phase=None, amt=[4], rat=[2]))

    assert spoken(seen)["Zeit"][0] == "nicht gefragt"
    assert "leer: nicht gefragt" in text(seen)


def test_in_an_open_round_a_perspective_without_a_sheet_is_named(looking: Service) -> None:
    seen = visit("matrix", link=gathered(looking, verwaltung=[4], politik=[2]))

    assert "Keine Antworten von: Zivilgesellschaft, Prozessgestaltende und Einwohner/innen." in text(seen)


def test_of_a_confidential_round_it_is_not_said_who_gave_no_sheet(
    looking: Service, confidential: str
) -> None:
    assert "Keine Antworten von" not in text(visit("matrix", link=confidential))


# where we see it differently


def test_the_widest_distance_stands_first_with_its_rule(looking: Service) -> None:
    seen = visit("differences", example="1")

    assert [title for title in headings(seen, 3) if title.strip()][:2] == [
        "Echter Gestaltungsspielraum",
        "Fairer Umgang auf Augenhöhe",
    ]
    said = "Verwaltung 80, Zivilgesellschaft 25 (55 Punkte Unterschied; ab 40 gilt er als stark)."
    assert f"Hier sehen Sie es verschieden: {said}" in text(seen)


def test_the_rings_stand_from_high_to_low_with_name_number_and_light(looking: Service) -> None:
    assert rings(visit("differences", example="1"))[0] == [
        "Verwaltung 80, Grün",
        "Prozessgestaltende 69, Gelb",
        "Politik 64, Gelb",
        "Einwohner/innen 33, Rot",
        "Zivilgesellschaft 25, Rot",
    ]


def test_it_is_said_where_the_shared_questions_alone_give_another_light(looking: Service) -> None:
    assert "Zählen nur die gemeinsamen Fragen, steht Zivilgesellschaft auf Gelb statt auf Rot." in text(
        visit("differences", example="1")
    )


def test_what_cannot_be_compared_is_listed_with_the_reason(looking: Service) -> None:
    seen = visit("differences", link=gathered(looking, catalogue="getrennt", phase=None, amt=[4], rat=[2]))

    assert re.findall(r"<li><a[^>]*>(\w+)</a>: ([^<]+)</li>", markup(seen)) == [
        ("Ziel", "Hier gibt es keine Frage, die allen gestellt wurde."),
        ("Zeit", "Hier hat nur eine Perspektive ein Ergebnis: Rat."),
        ("Ruf", "Bei diesen Fragen beurteilt jede Gruppe sich selbst. Deshalb werden sie nicht verglichen."),
    ]


def test_a_withheld_group_has_no_ring(looking: Service, confidential: str) -> None:
    assert rings(visit("differences", link=confidential))[0] == [
        "Verwaltung 100, Grün",
        "Zivilgesellschaft 0, Rot",
    ]


# one criterion


def test_each_question_has_a_bar_for_each_perspective(looking: Service) -> None:
    seen = visit("criterion", example="1", criterion="gestaltungsspielraum")

    first = re.findall(
        r'<div class="qc-asked">.*?</h3>(.*?)(?=<div class="qc-asked">)', markup(seen), re.DOTALL
    )[0]
    assert re.findall(
        r'tally-name">([^<]+)</span><span class="qc-stack" role="img" aria-label="([^"]+)"', first
    ) == [
        ("Verwaltung", "trifft eher zu: 5"),
        ("Zivilgesellschaft", "trifft gar nicht zu: 4, trifft eher nicht zu: 1"),
        ("Politik", "trifft eher nicht zu: 1, trifft eher zu: 2"),
        ("Prozessgestaltende", "trifft eher zu: 3"),
        ("Einwohner/innen", "trifft gar nicht zu: 3, trifft eher nicht zu: 5"),
    ]


def test_what_is_no_point_on_the_scale_stands_beside_the_bar(looking: Service) -> None:
    seen = visit("criterion", example="1", criterion="lernen")

    assert re.search(r'qc-apart">[^<]*\d × kann ich nicht beurteilen', markup(seen))


def test_the_answers_stand_as_tables_too(looking: Service) -> None:
    seen = visit("criterion", example="1", criterion="gestaltungsspielraum")

    [first, *_] = re.findall(r"<table.*?</table>", markup(seen), re.DOTALL)
    lines = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line) for line in re.findall(r"<tr>(.*?)</tr>", first)]
    assert lines[2] == ["Zivilgesellschaft", "4", "1", "0", "0", "0", "0", "0"]


def test_withheld_answers_say_so_in_bars_and_tables(looking: Service, confidential: str) -> None:
    seen = visit("criterion", link=confidential, criterion="dialogbereitschaft")

    assert re.search(
        r'tally-name">Politik</span><span class="qc-apart"><img[^>]*>Es sind zu wenige Antworten',
        markup(seen),
    )
    assert re.search(r'<th scope="row">Politik</th>(<td>nicht gezeigt</td>){7}', markup(seen))


def test_a_criterion_seen_differently_asks_both_sides(looking: Service, confidential: str) -> None:
    seen = text(visit("criterion", link=confidential, criterion="dialogbereitschaft"))

    assert "An die Seite, die es besser einschätzt, Verwaltung (100)" in seen
    assert "An die Seite, die es schlechter einschätzt, Zivilgesellschaft (0)" in seen
    assert "Was sieht die eine Seite, das die andere nicht sieht?" in seen


def begun_confidentially(service: Service) -> str:
    """A confidential check that is still open."""
    link = begun(service, mode=Mode.CONFIDENTIAL)
    service.answering.answer(link, "k-ziel", 1)
    return link


def head(page: AppTest) -> list[str]:
    """The columns of the first table."""
    [head, *_] = re.findall(r"<thead.*?</thead>", markup(page), re.DOTALL)
    return [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<th.*?</th>", head, re.DOTALL)]


def spoken(page: AppTest) -> dict[str, list[str]]:
    """What a screen reader says of the cells of each criterion."""
    rows = re.findall(r'<tr role="row"><th scope="row".*?</tr>', markup(page), re.DOTALL)
    return {
        re.findall(r"<a[^>]*>(.*?)</a>", row)[0]: re.findall(r'<span class="qc-sr">(.*?)</span>', row)
        for row in rows
    }


def rings(page: AppTest) -> list[list[str]]:
    """The rings of each criterion, as they are read aloud."""
    bands = re.findall(r'<div class="qc-rings">.*?</ul>', markup(page), re.DOTALL)
    return [[re.sub("<[^>]+>", "", ring) for ring in re.findall(r"<li>(.*?)</li>", band)] for band in bands]


def test_where_nothing_can_be_compared_nothing_is_said_to_be_near(looking: Service) -> None:
    link = gathered(looking, Mode.CONFIDENTIAL, verwaltung=[4] * 3, zivilgesellschaft=[1], politik=[1])

    seen = text(visit("differences", link=link))

    assert "Bei keinem Kriterium gehen Ihre Sichten weit auseinander" not in seen


def test_the_matrix_says_in_sight_whose_view_a_result_of_one_perspective_is(looking: Service) -> None:
    link = gathered(looking, Mode.CONFIDENTIAL, verwaltung=[4] * 5, politik=[1] * 2)

    seen = markup(visit("matrix", link=link))

    assert 'class="qc-together">nur eine Sicht: Verwaltung</th>' in seen
    assert 'class="qc-together">Alle Perspektiven' not in seen
    assert 'data-title="Alle Perspektiven"' not in seen
    assert "Jede Perspektive zählt gleich viel" not in seen


def test_the_matrix_of_all_together_does_not_claim_that_perspectives_count_the_same(looking: Service) -> None:
    link = gathered(looking, Mode.CONFIDENTIAL, verwaltung=[4] * 3, zivilgesellschaft=[1], politik=[1])

    seen = text(visit("matrix", link=link))

    assert "Hier sind alle Bögen zusammengefasst, und jeder zählt gleich viel." in seen
    assert "Jede Perspektive zählt gleich viel" not in seen
