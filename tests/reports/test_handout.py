"""The handout: friendly, short, and never longer than its two pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from qcheck.records import Letterhead
from qcheck.reports import handout
from qcheck.reports.document import Bullets, LightCell, Paragraph, Role, Table
from qcheck.reports.handout import shortened
from qcheck.scoring.values import Light
from tests.builders import VIEWS, catalogue
from tests.reports import sources
from tests.reports.sources import below, headings, silent_headings, told

FULL = {"amt": ["4 4 4", "4 4 4"], "verein": ["4 1 1", "4 1 1"]}


def test_it_has_the_result_what_works_where_views_differ_and_what_happens_next() -> None:
    paper = handout.compose(sources.talked(sources.of(**FULL)))

    assert paper.large
    assert headings(paper) == [
        "Das Ergebnis auf einen Blick",
        "Was gut gelingt",
        "Wo es verschieden gesehen wird",
        "Wie es weitergeht",
        "Wie die Ampeln entstehen",
    ]


def test_each_topic_has_its_light_in_words_and_what_was_agreed() -> None:
    [table] = below(handout.compose(sources.talked(sources.of(**FULL))), "Das Ergebnis auf einen Blick")

    assert isinstance(table, Table)
    assert table.rows == (
        ("Ziel", LightCell(Light.GREEN, "gut aufgestellt, vereinbart: Gelb")),
        ("Zugang", LightCell(Light.YELLOW, "auf dem Weg, vereinbart: bewusst offen")),
    )


def test_both_sides_are_said_without_numbers() -> None:
    [apart] = below(handout.compose(sources.of(**FULL)), "Wo es verschieden gesehen wird")

    assert apart == Paragraph("günstigere Sicht: Amt; weniger günstige Sicht: Verein.", label="Zugang")


def test_it_names_what_every_report_names() -> None:
    said = told(handout, sources.of(**FULL))

    assert "Kleiner Katalog, Ausgabe 1.0.0" in handout.compose(sources.of(**FULL)).footer
    assert "Bögen: 4 Bögen (Amt: 2; Verein: 2)" in said
    assert "Zeitraum: 2. November 2026 bis 20. November 2026" in said
    assert "Offene Runde" in said
    assert "Ab 75 Punkten, gerundet, zeigt die Ampel Grün" in said


def test_in_plain_german_it_speaks_plain_german() -> None:
    said = told(handout, sources.of(language="de-simple", **FULL))

    assert "## Das läuft gut" in said
    assert "läuft zum Teil gut" in said
    assert "Jede Gruppe zählt gleich viel, auch eine kleine Gruppe." in said


def test_long_texts_are_shortened_and_lists_end_after_a_few() -> None:
    source = sources.talked(sources.of(**FULL))
    many = tuple(sources.measure(f"{place} {sources.NASTY}", who="W" * 300) for place in range(9))
    endless = replace(source.result, title="T" * 300, place="P" * 300, measures=many)

    paper = handout.compose(replace(source, result=endless, letterhead=Letterhead(contact="K" * 900)))
    [planned] = [block for block in below(paper, "Wie es weitergeht") if isinstance(block, Bullets)]

    assert len(paper.title) == 70
    assert len(planned.items) == 5
    assert planned.items[-1] == "Und 5 weitere."
    assert max(map(len, planned.items)) < 170


def test_a_long_name_never_pushes_the_day_of_a_measure_away() -> None:
    source = sources.of(**FULL)
    measure = sources.measure("Satz zu jedem Hinweis", who="Stadtplanungsamt, Beteiligungsbeauftragte")

    paper = handout.compose(replace(source, result=replace(source.result, measures=(measure,))))

    assert below(paper, "Wie es weitergeht") == (
        Bullets(("Satz zu jedem Hinweis (Stadtplanungsamt, Beteiligungsbeauftragte, 31. März 2027)",)),
    )


def test_what_works_says_where_the_group_has_agreed_on_something_else() -> None:
    source = sources.talked(sources.of(amt=["4 1 1"], verein=["4 1 1"]))

    [works] = below(handout.compose(source), "Was gut gelingt")

    assert works == Bullets(("Ziel (vereinbart: Gelb)",))


def test_of_very_many_topics_those_of_a_light_are_named_together() -> None:
    criteria = ",".join(
        f"{{id: k{n}, title: Thema {n}, questions: [{{id: q{n}, text: F}}]}}" for n in range(30)
    )
    many = catalogue(VIEWS, f"criteria: [{criteria}]")

    [listed] = below(
        handout.compose(sources.of(many, amt=[" ".join("4" * 30)])), "Das Ergebnis auf einen Blick"
    )

    assert isinstance(listed, Bullets)
    assert listed.items[0].startswith("gut aufgestellt: Thema 0 · Thema 1 · ")


def test_without_any_answer_it_says_so() -> None:
    paper = handout.compose(sources.of())

    assert Paragraph("Es gibt noch keine Antworten.", Role.LEAD) in paper.blocks
    assert headings(paper) == ["Wie die Ampeln entstehen"]


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_no_heading_skips_a_level_and_none_is_empty(language: str) -> None:
    paper = handout.compose(sources.talked(sources.example(language)))
    levels = [0, *(heading.level for heading in paper.headings)]

    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert silent_headings(paper) == []


def test_the_small_print_is_small() -> None:
    small = below(handout.compose(sources.of(**FULL)), "Wie die Ampeln entstehen")

    assert {block.role for block in small} == {Role.SMALL}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("kurz", "kurz"),
        ("eins zwei drei vier", "eins zwei…"),
        ("Donaudampfschifffahrt", "Donaudamp…"),
        ("eins\nzwei", "eins zwei"),
    ],
)
def test_a_text_is_shortened_where_a_word_ends(text: str, short: str) -> None:
    assert shortened(text, 10) == short
