"""The profile and its criteria: lights with words, numbers and reasons; the example; and nothing made up
where there is nothing.
"""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.service import Service
from tests.ui.pages import begun, headings, links, markup, pieces, text, visit


@pytest.fixture
def answered(service: Service) -> str:
    """A finished Kurzcheck: one criterion green, one yellow, one red, the others without an answer."""
    link = begun(service, title="Spielplatz am Bach")
    for question, value in {"k-zuhoeren": 4, "k-ziel": 3, "k-spielraum": 1}.items():
        service.answering.answer(link, question, value)
    service.answering.finish(link)
    return link


def test_what_a_workshop_agreed_on_stands_beside_the_computed_light(service: Service, answered: str) -> None:
    service.facilitating.start_workshop(answered, "90")
    criterion = service.results.result(answered).profile.criteria[0].criterion

    service.agreements.agree_in_workshop(answered, 1, criterion, "yellow", "Es geht voran", "Zwei sehen rot")
    profile, detail = (
        " ".join(text(visit(page, link=answered, criterion=criterion)).split())
        for page in ("profile", "criterion")
    )

    assert "Was vereinbart ist" in profile
    assert "· Es geht voran · Andere Sicht: Zwei sehen rot" in profile
    assert "Grün, gut aufgestellt, 100 von 100" in detail
    assert "vereinbart: Gelb, auf dem Weg" in detail


def test_a_profile_of_nothing_says_so_and_shows_no_light(service: Service) -> None:
    page = visit("profile", link=begun(service))

    assert "Es gibt noch keine Antworten." in text(page)
    assert page.get("plotly_chart") == []
    assert "Handlungsbedarf" not in text(page)


def test_a_comment_alone_makes_no_profile(service: Service) -> None:
    link = begun(service)
    service.answering.comment(link, "k-zuhoeren", "Nur so.", "")

    page = visit("profile", link=link)

    assert "Es gibt noch keine Antworten." in text(page)


def test_a_finished_check_shows_its_lights_with_words_and_numbers(service: Service, answered: str) -> None:
    page = visit("profile", link=answered)

    assert rows(page)[:4] == [
        ["Bereitschaft zum Dialog", "gut aufgestellt", "100", "", ""],
        ["Klares Ziel", "auf dem Weg", "67", "", ""],
        ["Echter Gestaltungsspielraum", "Handlungsbedarf", "0", "", ""],
        ["Genug Zeit", "noch keine Aussage", "zu wenige Antworten", "", ""],
    ]
    assert len(page.get("plotly_chart")) == 1


def test_lights_are_counted_not_added_up(service: Service, answered: str) -> None:
    page = visit("profile", link=answered)

    assert re.findall(r"<strong>(\d+)</strong>\s*([\w ]+)</li>", markup(page)) == [
        ("1", "gut aufgestellt"),
        ("1", "auf dem Weg"),
        ("1", "Handlungsbedarf"),
        ("9", "noch keine Aussage"),
    ]


def test_what_goes_well_and_what_to_talk_about_stand_beside_each_other(
    service: Service, answered: str
) -> None:
    page = visit("profile", link=answered)

    good, talk = re.findall(r"<ol.*?</ol>", markup(page))
    assert re.findall(r">([^<>]+)</a>", good) == ["Bereitschaft zum Dialog"]
    assert re.findall(r">([^<>]+)</a>", talk) == ["Echter Gestaltungsspielraum", "Klares Ziel", "Genug Zeit"]


def test_the_profile_of_one_person_says_whose_view_it_is(service: Service, answered: str) -> None:
    page = visit("profile", link=answered)

    assert "nur eine Sicht: Verwaltung" in text(page)


def test_the_profile_says_that_it_is_no_seal_of_quality(service: Service, answered: str) -> None:
    page = visit("profile", link=answered)

    assert "kein Gütesiegel und kein Vergleich mit anderen Kommunen" in text(page)


def test_closing_words_stand_in_the_profile_as_they_were_written(service: Service, answered: str) -> None:
    service.answering.closing(answered, "open_good", "<b>Alle</b> hören zu.\nWirklich.", "")

    page = visit("profile", link=answered)

    assert "<b>Alle</b> hören zu.\nWirklich." in text(page)


def test_a_criterion_explains_its_light_in_words(service: Service, answered: str) -> None:
    page = visit("criterion", link=answered, criterion="ziele-rahmen")

    assert "Warum gelb?" in headings(page, 2)
    assert "Sie haben zu 1 von 1 Frage eine Einschätzung gegeben." in text(page)
    assert "Das ergibt 67 von 100. Gelb: 50 bis 74 von 100 Punkten." in text(page)
    assert "Es fehlen 8 Punkte bis Grün." in text(page)


@pytest.mark.parametrize(
    ("criterion", "advised"),
    [
        ("dialogbereitschaft", False),
        ("ziele-rahmen", True),
        ("gestaltungsspielraum", True),
        ("ressourcen", False),
    ],
)
def test_only_yellow_and_red_come_with_what_could_help(
    service: Service, answered: str, criterion: str, advised: bool
) -> None:
    page = visit("criterion", link=answered, criterion=criterion)

    assert ("Was jetzt helfen kann" in headings(page, 2)) is advised


def test_comments_and_evidence_stand_with_their_criterion_as_text(service: Service, answered: str) -> None:
    service.answering.comment(answered, "k-ziel", "<img src=x onerror=alert(1)> *so*", "")
    service.answering.evidence(answered, "k-ziel", "Beschluss <4>", "https://example.org/?a=1&b=2", ("", ""))

    page = visit("criterion", link=answered, criterion="ziele-rahmen")

    assert "<img src=x onerror=alert(1)> *so*" in text(page)
    assert links(page)["Beschluss <4>"] == "https://example.org/?a=1&b=2"
    assert "<img src=x" not in markup(page)


def test_the_comment_of_another_criterion_does_not_stand_here(service: Service, answered: str) -> None:
    service.answering.comment(answered, "k-ziel", "Hierher.", "")

    page = visit("criterion", link=answered, criterion="dialogbereitschaft")

    assert "Hierher." not in text(page)


def test_one_goes_from_criterion_to_criterion_and_back(service: Service, answered: str) -> None:
    first, middle, last = (
        visit("criterion", link=answered, criterion=each)
        for each in ("dialogbereitschaft", "ziele-rahmen", "regeln")
    )

    assert "Voriges Kriterium" not in links(first)
    assert "Nächstes Kriterium" not in links(last)
    assert "criterion=dialogbereitschaft" in links(middle)["Voriges Kriterium"]
    assert "criterion=gestaltungsspielraum" in links(middle)["Nächstes Kriterium"]


def test_a_criterion_that_the_check_does_not_have_leads_to_the_profile(
    service: Service, answered: str
) -> None:
    page = visit("criterion", link=answered, criterion="gibt-es-nicht")

    assert headings(page) == ["Ampelprofil"]


def test_the_example_says_that_it_is_invented(service: Service) -> None:
    page = visit("profile", example="1")

    assert "Erfundenes Beispiel" in text(page)
    assert "Verkehrskonzept Altstadt" in text(page)
    assert links(page)["Eigenen Check anlegen"].startswith("/new")


def test_the_example_shows_several_perspectives_with_marks_worth_talking_about(service: Service) -> None:
    page = visit("profile", example="1")

    assert "24 Bögen aus 5 Perspektiven" in text(page)
    assert {"starker Unterschied", "möglicher blinder Fleck"} <= set(
        ", ".join(row[4] for row in rows(page)).split(", ")
    )


def test_the_example_cannot_be_changed(service: Service) -> None:
    pages = [visit("profile", example="1"), visit("criterion", example="1", criterion="zugang-vielfalt")]

    assert [
        [each.key for each in (*page.radio, *page.text_area, *page.text_input, *page.checkbox)]
        for page in pages
    ] == [[], []]
    assert [[button.key for button in page.button if button.key != "wake-up"] for page in pages] == [[], []]


def test_every_way_within_the_example_stays_in_the_example(service: Service) -> None:
    page = visit("profile", example="1")

    into = [address for address in links(page).values() if address.startswith("/criterion")]
    assert into
    assert all("example=1" in address for address in into)


def test_the_example_does_not_become_a_check_of_whoever_looks_at_it(service: Service) -> None:
    visit("profile", example="1")

    assert service.known_checks.everything_here() == ()


def test_the_perspectives_of_a_criterion_each_explain_their_own_light(service: Service) -> None:
    page = visit("criterion", example="1", criterion="zugang-vielfalt")

    folds = re.findall(r'(?<=qc-fold"><summary>).*?(?=</summary>)', markup(page))
    assert [re.sub("<[^>]+>", "", fold).strip().split(":")[0] for fold in folds] == [
        "Verwaltung",
        "Zivilgesellschaft",
        "Politik",
        "Prozessgestaltende",
        "Einwohner/innen",
    ]


def test_figure_and_table_show_the_same_criteria_in_the_same_order(service: Service) -> None:
    page = visit("profile", example="1")

    in_the_figure = [piece for piece in pieces(page) if piece in {row[0] for row in rows(page)}]
    assert in_the_figure[: len(rows(page))] == [row[0] for row in rows(page)]


def test_the_legend_explains_all_six_states(service: Service, answered: str) -> None:
    page = visit("profile", link=answered)

    assert re.findall(r"<dt.*?>\s*([\w]+: [\w ,]+)</dt>", markup(page)) == [
        "Grün: gut aufgestellt",
        "Gelb: auf dem Weg",
        "Rot: Handlungsbedarf",
        "Grau: noch keine Aussage",
        "Vorhängeschloss: zu wenige, um sie getrennt zu zeigen",
        "Gedankenstrich: hier nicht relevant",
    ]


def rows(page: AppTest) -> list[list[str]]:
    """The table of the profile, cell by cell, without its head."""
    [table] = re.findall(r"<table.*?</table>", markup(page), re.DOTALL)
    lines = re.findall(r"<tr>(.*?)</tr>", table)[1:]
    return [
        [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)]
        for line in lines
    ]


def test_the_profile_says_on_which_day_it_was_looked_at(service: Service, answered: str) -> None:
    facts = markup(visit("profile", link=answered)).partition('qc-facts">')[2].partition("</p>")[0]

    assert re.search(r"Stand \d{1,2}\. \w+ 20\d\d", facts)


def test_where_nothing_is_green_the_highest_is_named(service: Service) -> None:
    link = begun(service)
    for question, value in {"k-zuhoeren": 2, "k-ziel": 3}.items():
        service.answering.answer(link, question, value)

    page = " ".join(text(visit("profile", link=link)).split())

    assert "Noch ist kein Kriterium grün. Am höchsten liegt bisher: Klares Ziel" in page
