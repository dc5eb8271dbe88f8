"""The deck: what stands on its slides and in its notes, and what must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qcheck.catalogue import CriterionId
from qcheck.language import language
from qcheck.records import Mode
from qcheck.reports import slides
from qcheck.reports.document import Bullets, Deck, Distribution, Figure, LightCell, Paragraph, Slide, Table
from qcheck.scoring.values import Light
from tests.builders import VIEWS, catalogue
from tests.reports.sources import example, of, talked

MANY = ["4 4 3", "4 4 3", "4 3 3", "4 4 4", "4 4 3"]
LOW = ["1 1 2", "1 2 1", "1 1 1", "2 1 1", "1 1 2"]


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def slide(deck: Deck, title: str) -> Slide:
    [found] = [slide for slide in deck.slides if slide.title == title]
    return found


def words(blocks: tuple[object, ...]) -> str:
    return repr(blocks)


def test_the_deck_goes_from_who_took_part_to_how_lights_come_about() -> None:
    deck = slides.compose(talked(example()))

    found = titles(deck)
    assert found[:3] == [
        "Verkehrskonzept Altstadt, Musterbrück",
        "Wer mitgemacht hat",
        "Das Ampelprofil: Teil A: Der einzelne Prozess",
    ]
    assert found.index("Echter Gestaltungsspielraum") < found.index("Vereinbarte Ampeln")
    assert found.index("Maßnahmen") < found.index("Was offen geblieben ist")
    assert found[-1] == "Wie die Ampeln entstehen"


def test_topics_have_a_slide_in_the_order_of_the_agenda() -> None:
    source = of(amt=MANY, verein=LOW)

    deck = slides.compose(source)

    assert [title for title in titles(deck) if title in ("Ziel", "Zugang")] == ["Ziel", "Zugang"]


def test_a_topic_has_its_distributions_the_light_and_the_questions_for_both_sides() -> None:
    topic = slide(slides.compose(of(amt=MANY, verein=LOW)), "Ziel")

    [light] = [block for block in topic.beside if isinstance(block, Table)]
    [questions] = [block for block in topic.beside if isinstance(block, Bullets)]
    assert [block.question for block in topic.blocks if isinstance(block, Distribution)] == [
        "Das Ziel ist klar. (Schlüsselfrage)"
    ]
    assert [group.whose for group in topic.blocks[0].groups] == ["Amt", "Verein"]  # type: ignore[union-attr]
    assert isinstance(light.rows[0][0], LightCell)
    assert light.rows[0][0].light is Light.YELLOW
    assert any(item.startswith("An die Seite, die es besser einschätzt, Amt") for item in questions.items)
    assert any(
        item.startswith("An die Seite, die es schlechter einschätzt, Verein") for item in questions.items
    )


def test_the_notes_of_a_topic_say_the_rule_that_made_the_light() -> None:
    topic = slide(slides.compose(of(amt=MANY, verein=LOW)), "Ziel")

    assert "Warum gelb?" in topic.notes
    assert "Es zählen 10 Bögen aus 2 von 3 Perspektiven" in topic.notes
    assert "ab 40 gilt er als stark" in topic.notes


def test_an_agreed_light_stands_beside_the_one_from_the_answers_with_reason_and_minority_view() -> None:
    topic = slide(slides.compose(talked(of(amt=MANY, verein=LOW))), "Ziel")

    [light] = [block for block in topic.beside if isinstance(block, Table)]
    labels = {block.label: block.text for block in topic.beside if isinstance(block, Paragraph)}
    assert light.titles == ("Aus den Antworten", "Vereinbart")
    assert light.rows[0][1] == LightCell(Light.YELLOW, "auf dem Weg")
    assert labels["Begründung"] == "Es geht voran."
    assert labels["Andere Sicht"] == "Zwei sehen Rot."


def test_what_was_left_open_is_told_as_left_open() -> None:
    deck = slides.compose(talked(of(amt=MANY, verein=LOW)))

    [light] = [block for block in slide(deck, "Zugang").beside if isinstance(block, Table)]
    assert light.rows[0][1] == "bewusst offen"
    assert "im Gespräch bewusst offen gelassen" in words(slide(deck, "Was offen geblieben ist").blocks)


def test_the_last_slide_tells_the_rule_in_six_sentences_and_that_it_is_no_seal() -> None:
    last = slides.compose(example()).slides[-1]

    assert last.blocks[0] == Paragraph("Selbsteinschätzung, kein Gütesiegel.", last.blocks[0].role)  # type: ignore[union-attr]
    assert isinstance(last.blocks[1], Bullets)
    assert len(last.blocks[1].items) == 6


def test_then_and_now_is_a_table_where_there_is_an_earlier_check() -> None:
    deck = slides.compose(example())

    assert any(isinstance(block, Table) for block in slide(deck, "Damals und heute").blocks)


def test_the_profile_and_then_and_now_have_one_form_and_that_is_a_table() -> None:
    deck = slides.compose(talked(example()))

    assert not any(isinstance(block, Figure) for slide in deck.slides for block in slide.blocks)
    assert not any("jede Perspektive" in title for title in titles(deck))


def test_topics_that_were_chosen_for_the_talk_have_a_slide_and_the_others_stand_in_a_table() -> None:
    source = example()
    chosen = CriterionId("zugang-vielfalt")
    source = replace(source, result=replace(source.result, topics=(chosen,)))

    deck = slides.compose(source)

    [more] = [
        block for block in slide(deck, "Weitere Themen für das Gespräch").blocks if isinstance(block, Table)
    ]
    assert [each.title for each in deck.slides if each.alone] == ["Zugang und Vielfalt"]
    assert "Zugang und Vielfalt" not in {row[0] for row in more.rows}
    assert len(deck.slides) <= 13


def test_where_nobody_chose_topics_those_to_settle_have_a_slide_and_a_yellow_light_alone_has_none() -> None:
    deck = slides.compose(example())

    alone = [each.title for each in deck.slides if each.alone]
    assert 3 <= len(alone) <= slides.MOST_TOPICS
    assert "Ausreichende Ressourcen" not in alone
    assert "Ausreichende Ressourcen" in words(slide(deck, "Weitere Themen für das Gespräch").blocks)


def test_the_key_question_stands_first_and_then_those_on_which_groups_are_farthest_apart() -> None:
    asked = catalogue(
        VIEWS,
        """
criteria:
  - id: ziel
    title: Ziel
    questions:
      - {id: einig, text: Alle sind sich einig.}
      - {id: fern, text: Alle sehen es anders.}
      - {id: klar, text: Das Ziel ist klar., critical: true}
""",
    )

    deck = slides.compose(of(asked, amt=["2 4 3", "2 4 3"], verein=["2 1 2", "2 1 2"]))

    questions = [block.question for block in slide(deck, "Ziel").blocks if isinstance(block, Distribution)]
    assert questions == [
        "Das Ziel ist klar. (Schlüsselfrage)",
        "Alle sehen es anders.",
        "Alle sind sich einig.",
    ]


def test_before_there_is_a_result_the_deck_says_so_and_how_lights_come_about() -> None:
    deck = slides.compose(of())

    assert titles(deck) == [
        "Spielplatz am Bach, Musterstadt",
        "Wer mitgemacht hat",
        "Wie die Ampeln entstehen",
    ]
    assert "Es gibt noch keine Antworten." in words(deck.slides[1].blocks)


@pytest.mark.parametrize("tag", ["de", "de-simple", "en"])
def test_the_deck_speaks_the_language_of_its_source(tag: str) -> None:
    deck = slides.compose(talked(example(tag)))

    assert deck.language == tag
    assert deck.slides[-1].title == language(tag).say("How the lights come about")


def test_a_withheld_perspective_has_no_bar() -> None:
    deck = slides.compose(of(mode=Mode.CONFIDENTIAL, amt=MANY, verein=LOW, rat=["1 1 1"]))

    groups = {
        group.whose
        for slide in deck.slides
        for block in slide.blocks
        if isinstance(block, Distribution)
        for group in block.groups
    }
    assert groups == {"Amt", "Verein"}


def test_whose_view_a_result_is_stands_on_the_first_slide_of_the_profile() -> None:
    deck = slides.compose(of(mode=Mode.CONFIDENTIAL, amt=MANY, rat=["1 1 1"]))

    profile = next(slide for slide in deck.slides if slide.title.startswith("Das Ampelprofil"))
    assert profile.blocks[0] == Paragraph("Nur eine Sicht: Amt.")
    assert any(isinstance(block, Table) for block in profile.blocks)


def test_a_part_without_any_score_is_a_table_alone() -> None:
    deck = slides.compose(of(amt=["dk dk dk"], verein=["dk dk dk"]))

    assert not any(isinstance(block, Figure) for slide in deck.slides for block in slide.blocks)
    assert any(isinstance(block, Table) for slide in deck.slides for block in slide.blocks)
