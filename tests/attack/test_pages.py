"""Script, Markdown and formula text in every free field comes out as text on every page of the app."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.addresses import PATHS
from qcheck.service import Service
from qcheck.ui.kit.widgets import plain
from tests.attack.hostile import ATTACKS, CATALOGUE, FORMULA, TITLE, Links, hostile
from tests.attack.reading import dangers, said
from tests.ui.pages import markup, pieces, visit

AS_TEXT = frozenset({"text_input", "text_area", "selectbox"})
"""Elements of Streamlit whose content is no Markdown: what people type, and the choices of a closed list."""

SIGHTS: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "start": ("", {}, ()),
    "new": ("new", {"new-offer": "feindlich.teil"}, ("Teil", "Amt", "FuerAmt", "Phase", "Einleitung")),
    "new, one by one": ("new", {"new-offer": "feindlich.pick"}, ("Kriterium", "Baustein")),
    "another check": ("new", {"link": "organise"}, ()),
    "hub": ("check", {"link": "organise"}, ("Amt", "Phase", "Kriterium")),
    "hub of a viewer": ("check", {"link": "view"}, ()),
    "organise": ("organise", {"link": "organise"}, ("Tisch", "Amt", "Verein")),
    "invitation": ("invitation", {"link": "organise"}, ()),
    "questions": (
        "questions",
        {"link": "organise", "criterion": "erstes"},
        ("Frage", "Hilfe", "Eins", "Skala", "Bedeutung", "Weissnicht"),
    ),
    "closing questions": (
        "questions",
        {"link": "organise", "criterion": "closing"},
        ("Gut", "Weiter", "Hinweis"),
    ),
    "overview": ("overview", {"link": "organise"}, ("Kriterium",)),
    "profile": ("profile", {"link": "organise"}, ("Teil", "Kriterium", "Vorbehalt")),
    "profile of a viewer": ("profile", {"link": "view"}, ("Teil", "Kriterium")),
    "matrix of the organiser": ("matrix", {"link": "organise"}, ("Amt", "Verein", "Kriterium")),
    "matrix": ("matrix", {"link": "view"}, ("Amt", "Verein", "Kriterium")),
    "differences of the organiser": ("differences", {"link": "organise"}, ("Amt", "Verein", "Kriterium")),
    "differences": ("differences", {"link": "view"}, ("Amt", "Verein", "Kriterium")),
    "talk of the organiser": ("talk", {"link": "organise"}, ("Kriterium", "Gespraech")),
    "talk": ("talk", {"link": "view"}, ("Kriterium", "Gespraech")),
    "criterion of the organiser": (
        "criterion",
        {"link": "organise", "criterion": "erstes"},
        ("Kriterium", "Frage", "Kommentar"),
    ),
    "criterion": (
        "criterion",
        {"link": "view", "criterion": "erstes"},
        ("Kriterium", "Frage", "Kommentar", "Nachweis", "BeiGelb", "Quelle"),
    ),
    "measures": ("measures", {"link": "organise"}, ("Kriterium",)),
    "measures from a criterion": (
        "measures",
        {"link": "organise", "criterion": "erstes", "light": "yellow"},
        ("Kriterium",),
    ),
    "round of agreement": ("agree", {"link": "organise", "criterion": "erstes"}, ("Kriterium",)),
    "then and now without another check": ("compare", {"link": "organise"}, ("Titel",)),
    "then and now of a viewer": ("compare", {"link": "view"}, ()),
    "preview": (
        "preview",
        {"catalogue": "feindlich"},
        ("Katalog", "Stand", "Beschreibung", "Frage", "Eins", "Unabhaengig"),
    ),
    "editions": ("history", {"catalogue": "feindlich"}, ("Katalog",)),
    "writing": ("write", {"link": "draft"}, ("Katalog",)),
    "writing, the text": ("write", {"link": "draft", "view": "text"}, ()),
    "writing, before publishing": ("write", {"link": "draft", "view": "publish"}, ()),
    "a measure that is not there": ("recheck", {"link": "organise", "measure": "weg"}, ("Titel",)),
    "all processes": ("processes", {}, ()),
    "figures about questions": ("instrument", {}, ()),
    "help": ("help", {}, ()),
}
"""What can be seen, its address, and some of the hostile texts that have to be there word by word."""


@pytest.fixture(scope="module")
def seen(service: Service, hostile_check: Links) -> dict[str, AppTest]:
    """Every page, opened once."""
    ways = hostile_check._asdict() | {"draft": service.drafting.begin_from(CATALOGUE.encode())}
    return {
        name: visit(page, **{key: ways.get(value, value) for key, value in parameters.items()})
        for name, (page, parameters, _) in SIGHTS.items()
    }


@pytest.mark.parametrize("sight", SIGHTS)
def test_nothing_hostile_on_a_page_runs_loads_or_leads_away(seen: dict[str, AppTest], sight: str) -> None:
    assert not seen[sight].exception
    assert [each for element in seen[sight].html for each in dangers(element.value)] == []


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_label_is_read_as_markdown(seen: dict[str, AppTest], sight: str) -> None:
    labels = [
        piece for piece in labels_of(seen[sight]) if any(attack in unescaped(piece) for attack in ATTACKS)
    ]

    assert [label for label in labels if label != plain(unescaped(label))] == []


@pytest.mark.parametrize("sight", [name for name, (_, _, words) in SIGHTS.items() if words])
def test_hostile_texts_come_out_word_by_word(seen: dict[str, AppTest], sight: str) -> None:
    everything = "\n".join([said(markup(seen[sight])), *map(unescaped, pieces(seen[sight]))])

    assert [
        word
        for word in SIGHTS[sight][2]
        if hostile(word) not in everything and hostile(word, 190) not in everything
    ] == []


@pytest.mark.parametrize("sight", ["profile", "profile of a viewer"])
def test_a_figure_holds_no_markup_but_line_ends(seen: dict[str, AppTest], sight: str) -> None:
    specs = "".join(chart.proto.spec for chart in seen[sight].get("plotly_chart"))

    assert "onerror" in specs
    assert set(re.findall(r"</?\w+", specs)) <= {"<br", "<extra", "</extra"}


def test_title_place_and_label_stand_in_letters_to_copy_as_they_were_written(
    seen: dict[str, AppTest],
) -> None:
    copies = re.findall(r'data-copy="([^"]*)"', markup(seen["invitation"]))

    assert any(f"{TITLE}, {FORMULA}" in said(f'<a title="{copy}">') for copy in copies)


def test_no_page_is_forgotten_here() -> None:
    assert {page for page, _, _ in SIGHTS.values()} == set(PATHS)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("<b> &lt; **a** _b_ `c` ~d~ $e$ [f](g)", r"\<b> \&lt; \*\*a\*\* \_b\_ \`c\` \~d\~ \$e\$ \[f\](g)"),
        ("1. Planung", r"1\. Planung"),
        ("2024) Umbau", r"2024\) Umbau"),
        ("# eins", r"\# eins"),
        ("- eins", r"\- eins"),
        (
            ":smile: :red[x] :material/home: :+1: 14:30",
            ":\u2060smile: :\u2060red\\[x\\] :\u2060material/home: :\u2060+1: 14:30",
        ),
        (
            "http://x.invalid www.x.invalid a@x.invalid",
            "http:\u2060//x.invalid www\u2060.x.invalid a@\u2060x.invalid",
        ),
        ("Wie geht das? (kurz) – 3.5 %", "Wie geht das? (kurz) – 3.5 %"),
    ],
)
def test_a_label_keeps_every_sign(text: str, label: str) -> None:
    assert plain(text) == label


def labels_of(page: AppTest) -> list[str]:
    """Every label, option, caption and message that Streamlit reads as Markdown."""
    elements = [
        each
        for each in page._tree
        if each.type not in {"html", "plotly_chart"} and getattr(each, "proto", None) is not None
    ]
    told = [
        str(getattr(each.proto, name, "") or "") for each in elements for name in ("label", "body", "help")
    ]
    return told + [
        str(text)
        for each in elements
        if each.type not in AS_TEXT
        for name in ("options", "captions")
        for text in getattr(each.proto, name, ())
    ]


def unescaped(label: str) -> str:
    """A label as it is read."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", label).replace("\u2060", "")
