"""The annex to a council paper: every part of it, and nothing where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from qcheck.disclosure import figures, remaining
from qcheck.records import Mode
from qcheck.reports import council_paper
from qcheck.reports.document import Bullets, Distribution, Facts, Figure, LightCell, Paragraph, Table
from qcheck.reports.plain_text import text
from qcheck.scoring.values import Light
from tests.builders import VIEWS, catalogue
from tests.reports import sources
from tests.reports.sources import below, headings, silent_headings, told

FULL = {"amt": ["4 4 4", "4 4 4"], "verein": ["1 1 1", "2 1 1"]}


def test_it_has_every_part_in_its_order() -> None:
    paper = council_paper.compose(sources.talked(sources.example()))

    assert headings(paper) == [
        "Das Wichtigste in Kürze",
        "Anlass und Gegenstand",
        "Wer mitgemacht hat",
        "Das Ampelprofil",
        "Was gut gelingt",
        "Wo am meisten zu tun ist",
        "Wo die Sichtweisen auseinandergehen",
        "Was offen geblieben ist",
        "Vereinbarte Ampeln",
        "Maßnahmen",
        "Was aus anderen Maßnahmen des Prozesses geworden ist",
        "Damals und heute",
        "Beschlussvorschlag",
        "Wie die Ampeln entstehen",
        "Anhang: alle Fragen und Antworten",
    ]


def test_answers_from_a_file_are_called_after_what_was_asked() -> None:
    source = sources.of(**FULL)

    paper = council_paper.compose(replace(source, result=replace(source.result, title="", place="")))

    assert paper.title == "Kleiner Katalog"


def test_it_says_on_which_day_it_was_made() -> None:
    assert (
        council_paper.compose(sources.of(**FULL)).kicker == "Anlage zur Ratsvorlage · Stand 28. November 2026"
    )


def test_it_says_occasion_subject_phase_and_period() -> None:
    source = sources.talked(sources.of(**FULL))

    [facts] = [
        block
        for block in below(council_paper.compose(source), "Anlass und Gegenstand")
        if isinstance(block, Facts)
    ]

    assert dict(facts.rows) == {
        "Anlass": "Der Rat hat darum gebeten.",
        "Gegenstand": "Spielplatz am Bach, Musterstadt",
        "Eingeladen hat": "Amt für Bürgerdialog",
        "Zeitraum": "2. November 2026 bis 20. November 2026",
        "Bögen": "4 Bögen (Amt: 2; Verein: 2)",
        "Art der Befragung": "Offene Runde",
        "Katalog": "Kleiner Katalog, Ausgabe 1.0.0",
        "Was es ist": "Selbsteinschätzung, kein Gütesiegel",
    }


def test_it_says_who_took_part_and_whose_view_is_missing() -> None:
    said = below(council_paper.compose(sources.of(**FULL)), "Wer mitgemacht hat")

    assert isinstance(said[0], Table)
    assert [row[0] for row in said[0].rows] == ["Amt", "Verein"]
    assert Paragraph("Es fehlt die Sicht von: Rat.") in said


def test_the_profile_stands_there_as_a_picture_in_words_and_as_a_table() -> None:
    said = below(council_paper.compose(sources.of(**FULL)), "Das Ampelprofil")
    [figure] = [block for block in said if isinstance(block, Figure)]
    table, perspectives = (block for block in said if isinstance(block, Table))

    assert "Ziel: Gelb, auf dem Weg, 58 von 100" in figure.alternative
    assert table.titles == ("Kriterium", "Ampel und Wert", "Spanne", "Perspektiven", "Hinweise")
    assert table.rows[1][1] == LightCell(Light.YELLOW, "auf dem Weg, 50")
    assert [getattr(cell, "words", cell) for cell in table.rows[1][2:]] == [
        "0 bis 100",
        "2 von 3",
        "starker Unterschied; möglicher blinder Fleck; knapp",
    ]
    assert perspectives.rows[1] == (
        "Zugang",
        LightCell(Light.GREEN, "Grün 100"),
        LightCell(Light.RED, "Rot 0"),
    )


def test_both_sides_of_a_difference_are_said_in_the_same_words() -> None:
    said = below(council_paper.compose(sources.of(**FULL)), "Zwischen den Perspektiven")

    assert said[0] == Paragraph(
        "Günstigere Sicht: Amt (100). Weniger günstige Sicht: Verein (0). Verglichen werden nur die 2 Fragen, die "
        "allen gestellt wurden. Am weitesten liegen sie auseinander bei »Alle sind da« (Amt 100, Verein 0). "
        "Möglicher blinder Fleck: Wer organisiert, sieht Grün (Amt). Wer mitwirkt, sieht Rot (Verein).",
        label="Zugang",
    )


def test_it_begins_with_the_most_important_things() -> None:
    said = below(council_paper.compose(sources.talked(sources.of(**FULL))), "Das Wichtigste in Kürze")

    assert said == (
        Bullets(
            (
                "In diesem Ergebnis stecken 4 Bögen aus 2 Gruppen.",
                "Am meisten ist zu tun bei: »Zugang« (vereinbart: bewusst offen) und »Ziel«.",
                "Am verschiedensten sehen die Perspektiven: »Zugang« und »Ziel«.",
                "Zu 1 Kriterium hat die Gruppe eine eigene Ampel vereinbart.",
                "Zu 1 Kriterium hat die Gruppe die Ampel bewusst offen gelassen.",
                "Geplant sind 2 Maßnahmen.",
            )
        ),
    )


def test_who_is_divided_is_named_with_the_questions() -> None:
    lines = {"amt": ["4 4 4"] * 5, "verein": ["4 1 1", "1 4 1", "1 1 1"]}

    [within] = below(council_paper.compose(sources.of(**lines)), "Innerhalb einer Perspektive")[1:]

    assert within == Paragraph(
        "Verein: Die Antworten liegen weit auseinander bei »Alle sind da«.", label="Zugang"
    )


def test_agreed_lights_stand_beside_the_computed_ones_with_reason_and_minority_view() -> None:
    said = below(council_paper.compose(sources.talked(sources.of(**FULL))), "Vereinbarte Ampeln")
    [table] = [block for block in said if isinstance(block, Table)]
    [reasons] = [block for block in said if isinstance(block, Facts)]

    assert table.rows == (
        ("Ziel", LightCell(Light.YELLOW, "auf dem Weg, 58"), LightCell(Light.YELLOW, "auf dem Weg")),
        ("Zugang", LightCell(Light.YELLOW, "auf dem Weg, 50"), "bewusst offen"),
    )
    assert reasons.rows == (
        ("Begründung", "Es geht voran."),
        ("Andere Sicht", "Zwei sehen Rot."),
        ("Vereinbart am", "21. November 2026"),
    )


def test_measures_have_a_function_and_a_date_and_those_of_other_checks_say_what_became_of_them() -> None:
    paper = council_paper.compose(sources.talked(sources.of(**FULL)))

    [own] = below(paper, "Maßnahmen")
    number, others = below(paper, "Was aus anderen Maßnahmen des Prozesses geworden ist")

    assert [row[0] for row in own.rows] == ["Bänke aufstellen", "Flyer drucken"]
    assert own.rows[0][2:4] == ("Bauhof", "31. März 2027")
    assert own.rows[1][3] == "vor den Ferien"
    assert number == Paragraph("Aus anderen Checks dieses Prozesses gibt es 1 Maßnahme.")
    assert others.rows[0][-1] == "erledigt seit dem 1. Juni 2026: Seit Juni hängt er."


def test_the_draft_of_a_resolution_names_the_measures_and_what_has_none() -> None:
    source = sources.talked(sources.of(amt=["1 1 1"], verein=["1 1 1"]))
    bare = replace(source, result=replace(source.result, agreed={}))

    points, _, measures = (block for block in below(council_paper.compose(bare), "Beschlussvorschlag")[1:])

    assert "»Zugang«." in points.items[2]
    assert measures == Bullets(
        ("Bänke aufstellen (Bauhof, 31. März 2027)", "Flyer drucken (Bauhof, vor den Ferien)"), numbered=True
    )


def test_a_criterion_that_the_group_has_settled_on_as_green_needs_no_proposal() -> None:
    source = sources.talked(sources.of(amt=["1 1 1"], verein=["1 1 1"]))
    bare = replace(source.result, measures=())

    said = told(council_paper, replace(source, result=bare))

    assert "legt die Verwaltung" not in said


def test_the_appendix_has_every_question_with_the_answers_of_each_group() -> None:
    said = below(council_paper.compose(sources.of(**FULL)), "Anhang: alle Fragen und Antworten")
    questions = [block for block in said if isinstance(block, Distribution)]

    assert [each.question for each in questions] == [
        "Das Ziel ist klar. (Schlüsselfrage)",
        "Alle sind da.",
        "Alle kommen oft.",
    ]
    assert [(group.whose, [share.number for share in group.shares]) for group in questions[0].groups] == [
        ("Amt", [0, 0, 0, 2, 0, 0, 0]),
        ("Verein", [1, 1, 0, 0, 0, 0, 0]),
    ]


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_no_heading_skips_a_level_and_none_is_empty(language: str) -> None:
    paper = council_paper.compose(sources.talked(sources.example(language)))
    levels = [0, *(heading.level for heading in paper.headings)]

    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert silent_headings(paper) == []


def test_what_works_says_where_the_group_has_agreed_on_something_else() -> None:
    source = sources.talked(sources.of(amt=["4 1 1"], verein=["4 1 1"]))

    said = told(council_paper, source)

    assert "Gut gelingt: »Ziel« (vereinbart: Gelb)." in said
    assert "Am meisten ist zu tun bei: »Zugang« (vereinbart: bewusst offen)." in said
    assert "100 von 100 (alle gleich); vereinbart: Gelb." in said


def test_criteria_without_a_light_for_the_same_reason_are_named_together() -> None:
    three = catalogue(
        VIEWS,
        "criteria: ["
        + ",".join(f"{{id: {k}, title: {k}, questions: [{{id: q{k}, text: F}}]}}" for k in "abc")
        + "]",
    )
    source = sources.of(three, Mode.CONFIDENTIAL, amt=["4 dk dk"] * 5, verein=["4 4 4"] * 2)

    [items] = [block.items for block in below(council_paper.compose(source), "Was offen geblieben ist")]

    assert items[0].startswith(
        "»b« und »c«: zu wenige, um sie getrennt zu zeigen. Eine Perspektive wird ab 5"
    )
    assert len([item for item in items if "wird ab 5 Bögen gezeigt" in item]) == 1


def test_a_total_without_the_groups_that_are_too_small_says_so() -> None:
    small = {"amt": ["4 4 4"] * 5, "verein": ["1 1 1"] * 5, "rat": ["1 1 1"] * 2}

    said = told(council_paper, sources.of(mode=Mode.CONFIDENTIAL, **small))

    assert "Zusammen, ohne die zu kleinen Gruppen: 10 Bögen." in said
    assert "Insgesamt" not in said


def test_the_draft_has_the_measures_in_the_order_of_their_table() -> None:
    source = sources.talked(sources.of(**FULL))
    late, soon = (
        sources.measure(what, due=date(2027, month, 1)) for what, month in (("Spät", 9), ("Bald", 1))
    )

    paper = council_paper.compose(replace(source, result=replace(source.result, measures=(late, soon))))

    [table] = below(paper, "Maßnahmen")
    *_, listed = below(paper, "Beschlussvorschlag")
    assert [row[0] for row in table.rows] == ["Bald", "Spät"]
    assert [each.split(" (")[0] for each in listed.items] == ["Bald", "Spät"]


def test_nobody_is_said_to_have_answered_while_nobody_has() -> None:
    empty = told(council_paper, sources.of())

    assert "haben Menschen" not in empty
    assert "Sobald genug Antworten da sind, bekommt jedes Kriterium eine Ampel." in empty


def test_without_any_answer_it_says_so_once_for_each_part_that_lives_of_them() -> None:
    paper = council_paper.compose(sources.of())

    assert headings(paper) == [
        "Anlass und Gegenstand",
        "Wer mitgemacht hat",
        "Das Ampelprofil",
        "Wie die Ampeln entstehen",
        "Anhang: alle Fragen und Antworten",
    ]
    assert below(paper, "Das Ampelprofil") == (Paragraph("Es gibt noch keine Antworten."),)
    assert below(paper, "Zugang") == (Bullets(("Alle sind da.", "Alle kommen oft.")),)


def test_with_a_single_perspective_it_says_whose_view_it_is() -> None:
    said = told(council_paper, sources.of(amt=["4 4 4"]))

    assert "nur eine Sicht: Amt" in said
    assert "Wo die Sichtweisen auseinandergehen" not in said


def test_of_a_check_whose_answers_are_gone_it_says_so_and_what_was_agreed() -> None:
    source = sources.talked(sources.of(**FULL))
    gone = replace(
        source.result,
        profile=replace(source.result.profile, criteria=(), sheets={}),
        emptied=date(2026, 11, 25),
    )

    said = told(council_paper, replace(source, result=gone))

    assert "Die Antworten dieses Checks wurden am 25. November 2026 gelöscht" in said
    assert "Zwei sehen Rot." in said
    assert "Bänke aufstellen" in said


def test_what_remained_of_a_result_is_told_without_the_answers_behind_it() -> None:
    lines = {"amt": ["4 dk dk"] * 5, "verein": ["1 1 1", "4 4 4", "1 4 4", "4 1 1", "1 1 4"]}
    source = sources.of(**lines)
    kept = remaining(figures(source.result.profile), source.result.catalogue.rules)
    gone = replace(source.result, profile=kept, emptied=date(2026, 11, 25))

    paper = council_paper.compose(replace(source, result=gone))
    said = text(paper)

    assert "Verein: Die Antworten liegen weit auseinander." in said
    assert "Zugang: Amt: Informationslücke." in said
    assert "Geblieben sind Ampeln und Zahlen" in said
    assert [block for block in paper.blocks if isinstance(block, Distribution)] == []


def test_before_the_end_of_a_confidential_check_it_tells_no_result() -> None:
    source = sources.of(mode=Mode.CONFIDENTIAL)

    said = told(council_paper, replace(source, result=replace(source.result, released=False)))

    assert "Der Check ist noch nicht beendet." in said


def test_what_people_typed_stands_there_as_they_typed_it() -> None:
    source = sources.talked(sources.of(**FULL))
    nasty = (sources.measure(sources.NASTY, who=sources.NASTY),)

    paper = council_paper.compose(replace(source, result=replace(source.result, measures=nasty)))
    [table] = below(paper, "Maßnahmen")

    assert table.rows[0][0] == sources.NASTY
