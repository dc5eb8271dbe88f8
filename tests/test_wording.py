"""Lights, marks and explanations in words: right numbers, right plurals, words that the product wants and
none that it does not.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from babel.messages.pofile import read_po

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, PhaseId, Rules
from qcheck.language import LOCALE, language
from qcheck.scoring.values import CriterionProfile, Explanation, Flag, Light, Rule
from qcheck.wording import (
    FLAG_WORDS,
    LIGHT_WORDS,
    Voice,
    heading_of_why,
    in_short,
    marked,
    marks,
    marks_of_perspective,
    number,
    result,
    span,
    spoken,
    threshold,
    view,
    why,
)
from tests.draft_profile import (
    ALL_TOGETHER,
    FIVE,
    alone,
    capped,
    profile_of,
    row,
    scored,
    shared,
    shipped,
    silent,
    whole,
)

UNWANTED = re.compile(r"Konflikt|Abweichung|\bNoten?\b|Bewertung|Ranking|\bUser|Dashboard", re.IGNORECASE)
LANGUAGES = ("de", "de-simple", "en")


def voice(tag: str = "de", catalogue: Catalogue | None = None) -> Voice:
    return Voice(Questionnaire(catalogue or shipped(), PhaseId("reflexion")), language(tag))


def first(row_: CriterionProfile, tag: str = "de") -> str:
    return why(row_, voice(tag))[0]


def one_sheet(score: int | None = 58, **numbers: int) -> CriterionProfile:
    """One person's own rating; without a score a grey one."""
    rating = silent(Light.GREY) if score is None else scored(score, n=1)
    explanation = Explanation(
        rating.explanation.rule,
        sheets=1,
        counted=int(score is not None),
        to_next=rating.explanation.to_next,
        **numbers,
    )
    return alone(replace(rating, explanation=explanation)).criteria[0]


# lights and marks


def test_a_row_is_spoken_with_light_word_score_and_marks():
    close = shared("zugang-vielfalt", 62, 60, 61, close_call=True)

    assert spoken(close, voice()) == "Zugang und Vielfalt: Gelb, auf dem Weg, 61 von 100, knapp"


def test_a_row_is_spoken_in_english_too():
    close = shared("zugang-vielfalt", 62, 60, 61, close_call=True)

    assert spoken(close, voice("en")) == "Access and diversity: Yellow, on the way, 61 of 100, close call"


def test_a_light_that_is_no_colour_is_spoken_by_its_word_alone():
    assert result(silent(Light.WITHHELD), voice()) == "zu wenige, um sie getrennt zu zeigen"
    assert result(silent(Light.NOT_RELEVANT), voice()) == "hier nicht relevant"
    assert result(silent(Light.GREY), voice()) == "Grau, noch keine Aussage"


def test_every_light_and_every_flag_has_its_words():
    assert set(LIGHT_WORDS) == set(Light)
    assert set(FLAG_WORDS) == set(Flag)


@pytest.mark.parametrize(
    ("light", "heading"),
    [
        (Light.GREEN, "Warum grün?"),
        (Light.YELLOW, "Warum gelb?"),
        (Light.RED, "Warum rot?"),
        (Light.GREY, "Warum noch keine Aussage?"),
        (Light.WITHHELD, "Warum wird hier nichts gezeigt?"),
        (Light.NOT_RELEVANT, "Warum hier nicht relevant?"),
    ],
)
def test_each_light_asks_for_its_reason(light: Light, heading: str):
    assert (
        heading_of_why(
            silent(Light.GREY) if light is Light.GREY else replace(scored(60), light=light), voice()
        )
        == heading
    )


def test_marks_stand_in_one_order_and_the_strong_ones_stand_out():
    both = shared(
        "dialogbereitschaft", 90, 30, flags=(Flag.BLIND_SPOT, Flag.STRONG_DIFFERENCE), close_call=True
    )

    found = marks(both, voice())

    assert [(mark.text, mark.strong) for mark in found] == [
        ("starker Unterschied", True),
        ("möglicher blinder Fleck", False),
        ("knapp", False),
    ]


def test_a_flag_of_one_of_several_perspectives_is_marked_with_its_name():
    uneven = row(
        "dialogbereitschaft",
        scored(60),
        {"verwaltung": scored(70), "politik": scored(50, flags=(Flag.DISAGREEMENT,))},
    )

    assert [mark.text for mark in marks(uneven, voice())] == ["uneinig: Politik"]


def test_a_sentence_names_a_mark_once_with_all_whom_it_is_about():
    divided = scored(50, flags=(Flag.DISAGREEMENT,))
    uneven = row("dialogbereitschaft", scored(60), {"verwaltung": divided, "politik": divided})

    assert marked(marks(uneven, voice()), voice()) == ("uneinig: Verwaltung und Politik",)


def test_a_flag_of_the_only_perspective_is_marked_without_a_name():
    gap = row("dialogbereitschaft", scored(60), {"verwaltung": scored(60, flags=(Flag.KNOWLEDGE_GAP,))})

    assert [mark.text for mark in marks(gap, voice())] == ["Informationslücke"]


def test_a_light_that_says_not_relevant_needs_no_flag_that_says_it_again():
    unfit = replace(silent(Light.NOT_RELEVANT), flags=(Flag.OFTEN_NOT_RELEVANT,))
    seen = row("dialogbereitschaft", scored(60), {"verwaltung": unfit, "politik": scored(60)})

    assert marks_of_perspective(unfit, voice()) == ()
    assert marks(row("dialogbereitschaft", unfit, {"verwaltung": unfit}), voice()) == ()
    assert [mark.text for mark in marks(seen, voice())] == ["oft »hier nicht relevant«: Verwaltung"]


def test_a_cap_is_marked():
    rating = replace(capped(83, "dialog-zuhoeren", 40), close_call=True, flags=(Flag.DISAGREEMENT,))

    assert [mark.text for mark in marks_of_perspective(rating, voice())] == [
        "uneinig",
        "auf Gelb begrenzt",
        "knapp",
    ]


def test_the_number_says_in_words_why_there_is_none():
    ratings = (scored(61), silent(Light.GREY), silent(Light.WITHHELD), silent(Light.NOT_RELEVANT))

    assert [number(rating, voice()) for rating in ratings] == [
        "61",
        "zu wenige Antworten",
        "nicht gezeigt",
        "–",
    ]


def test_the_spread_needs_two_perspectives():
    assert span(shared("dialogbereitschaft", 42, 83), voice()) == "42 bis 83"
    assert span(shared("dialogbereitschaft", 50, 50), voice()) == "alle gleich"
    assert span(shared("dialogbereitschaft", 50), voice()) == ""


def test_a_single_perspective_is_named_as_the_only_view():
    assert view(shared("dialogbereitschaft", 50), voice()) == "nur eine Sicht: Verwaltung"
    assert view(shared("dialogbereitschaft", 50, 60), voice()) == ""


def test_all_together_is_named_as_such():
    together = row("dialogbereitschaft", scored(50), {ALL_TOGETHER: scored(50)})

    assert view(together, voice()) == "alle zusammen"


def test_a_catalogue_without_perspectives_names_no_view(tiny: Catalogue):
    everybody = row("planung", scored(50), {ALL_TOGETHER: scored(50)})

    assert view(everybody, voice(catalogue=tiny)) == ""


def test_hovering_tells_result_voices_and_what_is_missing():
    sentence = in_short(shared("zugang-vielfalt", 58, 41, 55, 63, 44), voice())

    assert sentence == (
        "Zugang und Vielfalt: Gelb, auf dem Weg, 52 von 100 (41 bis 63), 5 von 5 Perspektiven. Es "
        "fehlen 23 Punkte bis Grün."
    )


def test_hovering_tells_a_cap_first_and_one_flag():
    rating = replace(capped(83, "dialog-zuhoeren", 40), flags=(Flag.DIFFERENCE,))

    sentence = in_short(shared("dialogbereitschaft", 90, 76, overall=rating), voice("en"))

    assert sentence.endswith(f"{voice('en').say(CAPPED_SENTENCE)} {FLAG_WORDS[Flag.DIFFERENCE].sentence}")


CAPPED_SENTENCE = "The light is yellow at most, because the average of a key question is too low."


# why: one sheet


def test_one_sheet_speaks_to_the_person_who_filled_it_in():
    sentences = why(one_sheet(points=4, dk=1), voice(), own=True)

    assert sentences == (
        "Hier hat bisher nur eine Perspektive geantwortet: Verwaltung.",
        "Sie haben zu 4 von 5 Fragen eine Einschätzung gegeben.",
        "Nicht mitgezählt: 1-mal »kann ich nicht beurteilen«.",
        "Das ergibt 58 von 100. Gelb: 50 bis 74 von 100 Punkten.",
        "Es fehlen 17 Punkte bis Grün.",
    )


def test_one_sheet_of_somebody_else_is_told_as_one_sheet():
    assert (
        why(one_sheet(points=4), voice())[1]
        == "Es gibt einen Bogen. Darauf haben 4 von 4 Fragen eine Einschätzung."
    )


def test_one_sheet_with_one_question_has_its_singular():
    assert (
        why(one_sheet(points=1), voice(), own=True)[1]
        == "Sie haben zu 1 von 1 Frage eine Einschätzung gegeben."
    )


def test_one_sheet_without_a_result_says_what_it_takes():
    sentences = why(one_sheet(None, points_left_out=1, dk=1, na=1, open=2), voice(), own=True)

    assert sentences == (
        "Sie haben zu 1 von 5 Fragen eine Einschätzung gegeben.",
        (
            "Nicht mitgezählt: 1-mal »kann ich nicht beurteilen«, 1-mal »hier nicht relevant« und 2 offene "
            "Fragen."
        ),
        "Für eine Aussage muss mindestens die Hälfte der zutreffenden Fragen eingeschätzt sein; wenn es "
        "zwei oder mehr "
        "sind, mindestens zwei.",
    )


def test_one_sheet_that_was_asked_nothing_counts_no_questions():
    nothing = row(
        "dialogbereitschaft",
        silent(Light.NOT_RELEVANT, sheets=1, not_relevant=1),
        {"verwaltung": silent(Light.NOT_RELEVANT)},
    )

    assert why(nothing, voice()) == ("Laut den Antworten passt hier keine der Fragen.",)


# why: several sheets


def test_several_sheets_of_one_perspective_are_counted_and_the_others_explained():
    explanation = Explanation(
        Rule.SCORE, sheets=9, counted=6, too_few=2, not_relevant=1, points=24, dk=3, open=1
    )
    rating = replace(scored(80), explanation=explanation)

    assert why(row("dialogbereitschaft", rating, {"verwaltung": rating}), voice()) == (
        "Hier hat bisher nur eine Perspektive geantwortet: Verwaltung.",
        "Es zählen 6 Bögen, mit insgesamt 24 Antworten.",
        "2 Bögen zählen hier nicht mit, weil darauf zu wenige Fragen beantwortet sind.",
        "Auf 1 Bogen passt hier keine Frage.",
        "Nicht mitgezählt: 3-mal »kann ich nicht beurteilen« und 1 offene Frage.",
        "Das ergibt 80 von 100. Grün: ab 75 von 100 Punkten.",
    )


def test_where_one_of_several_sheets_counts_it_is_said_of_one():
    explanation = Explanation(Rule.SCORE, sheets=2, counted=1, too_few=1, points=1)
    rating = replace(scored(80), explanation=explanation)

    assert why(row("dialogbereitschaft", rating, {"verwaltung": rating}), voice())[1:3] == (
        "Es zählt 1 Bogen, mit insgesamt 1 Antwort.",
        "1 Bogen zählt hier nicht mit, weil darauf zu wenige Fragen beantwortet sind.",
    )


def test_a_shared_result_names_its_perspectives_its_mean_and_its_spread():
    sentences = why(shared("dialogbereitschaft", 83, 42, 58), voice())

    assert sentences[:2] == (
        (
            "Es zählen 15 Bögen aus 3 von 5 Perspektiven, jede Perspektive gleich viel: Verwaltung 83, "
            "Zivilgesellschaft 42 und Politik 58."
        ),
        "Im Mittel ergibt das 61 von 100 (42 bis 83). Gelb: 50 bis 74 von 100 Punkten.",
    )


def test_perspectives_without_a_result_are_named_with_the_reason():
    some = {
        "verwaltung": scored(81),
        "politik": silent(Light.GREY),
        "einwohnerschaft": silent(Light.WITHHELD),
    }

    sentences = why(row("dialogbereitschaft", some["verwaltung"], some), voice())

    assert (
        "Nicht eingerechnet: Politik (noch keine Aussage) und Einwohner/innen (zu wenige, um sie "
        "getrennt zu zeigen)."
    ) in sentences


def test_the_thresholds_of_the_catalogue_are_said():
    rules = Rules(yellow_from=40, green_from=60)
    catalogue = shipped().model_copy(update={"rules": rules})

    sentences = [threshold(light, rules, language("de")) for light in Light]
    said = why(
        shared("dialogbereitschaft", 30, 34, overall=scored(32, rules=rules)), voice(catalogue=catalogue)
    )

    assert sentences == [
        "Grün: ab 60 von 100 Punkten.",
        "Gelb: 40 bis 59 von 100 Punkten.",
        "Rot: unter 40 von 100 Punkten.",
        "",
        "",
        "",
    ]
    assert said[1] == "Im Mittel ergibt das 32 von 100 (30 bis 34). Rot: unter 40 von 100 Punkten."


def test_a_cap_names_its_question_and_what_would_lift_it():
    catalogue = shipped()
    question = catalogue.criterion("dialogbereitschaft").questions[0]

    sentences = why(shared("dialogbereitschaft", 90, 76, overall=capped(83, question.id, 40)), voice())

    assert sentences[1:] == (
        "Im Mittel ergibt das 83 von 100 (76 bis 90). Das wäre Grün (ab 75).",
        f"Begrenzt durch: »{question.wording('reflexion').say('de')}« (40 von 100).",
        (
            "Liegt eine Schlüsselfrage unter 50, zeigt die Ampel höchstens Gelb. Grün wird sie, sobald "
            "diese Frage 50 erreicht."
        ),
    )


def test_a_cap_whose_mean_is_not_known_is_told_without_it():
    question = shipped().criterion("dialogbereitschaft").questions[0]
    rating = replace(capped(83, question.id, 40), critical={})

    sentences = why(shared("dialogbereitschaft", 90, 76, overall=rating), voice())

    assert f"Begrenzt durch: »{question.wording('reflexion').say('de')}«." in sentences


def test_a_red_light_lacks_points_to_yellow_and_one_point_is_singular():
    assert "Es fehlt 1 Punkt bis Gelb." in why(shared("dialogbereitschaft", 49, 49), voice())
    assert "1 point is missing to yellow." in why(shared("dialogbereitschaft", 49, 49), voice("en"))


def test_a_close_call_names_the_lights_that_one_answer_could_give():
    near = Explanation(
        Rule.SCORE, sheets=2, counted=2, points=8, to_next=9, step_up=Light.GREEN, step_down=Light.RED
    )

    sentences = why(
        shared("dialogbereitschaft", 70, 62, overall=replace(scored(66), close_call=True, explanation=near)),
        voice(),
    )

    assert sentences[-1] == "Schon eine einzige andere Antwort könnte die Ampel ändern: auf Rot oder Grün."


def test_a_close_call_by_its_score_names_the_distance():
    sentences = why(shared("dialogbereitschaft", 73, 73, close_call=True), voice())

    assert (
        sentences[-1]
        == "Es ist knapp: Der Wert liegt höchstens 2 Punkte von der Grenze zur nächsten Ampelfarbe entfernt."
    )


def test_a_capped_light_is_close_apart_from_its_cap():
    rating = replace(capped(76, "dialog-zuhoeren", 40), close_call=True, capped_by=(), light=Light.YELLOW)
    question = shipped().criterion("dialogbereitschaft").questions[0].id

    sentences = why(
        shared("dialogbereitschaft", 76, 76, overall=replace(rating, capped_by=(question,))), voice()
    )

    assert sentences[-1] == "Auch ohne die Schlüsselfrage wäre es knapp."


# all of it


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_sentence_of_a_whole_profile_has_a_gap_or_an_unwanted_word(tag: str):
    said = [
        sentence
        for row_ in whole().criteria
        for sentence in (
            *why(row_, voice(tag)),
            *why(row_, voice(tag), own=True),
            spoken(row_, voice(tag)),
            in_short(row_, voice(tag)),
        )
    ]

    assert [sentence for sentence in said if UNWANTED.search(sentence)] == []
    assert [
        sentence
        for sentence in said
        if re.search(r"[{}]|  | [.,]|None |\(\)", sentence.removeprefix("None of"))
    ] == []


@pytest.mark.parametrize("tag", ["de", "de_simple"])
def test_no_translation_has_an_unwanted_word_or_loses_a_value(tag: str):
    entries = [entry for entry in read_po((LOCALE / tag / "wording.po").open("rb")) if entry.id]
    pairs = [
        (entry.id, entry.string) if entry.pluralizable else ((entry.id,), (entry.string,))
        for entry in entries
    ]

    assert [
        string for _, strings in pairs for string in strings if not string or UNWANTED.search(string)
    ] == []
    assert [
        i for ids, strings in pairs for i, s in zip(ids, strings, strict=True) if not values(s) <= values(i)
    ] == []


def values(message: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", message))


@pytest.fixture
def tiny() -> Catalogue:
    questions = [{"id": "frueh", "text": {"de": "Die Kinder waren von Anfang an dabei."}}]
    later = [{"id": "spaeter", "text": {"de": "Wir wissen, was daraus wurde."}}]
    return Catalogue.model_validate(
        {
            "id": "spielplatz",
            "version": "1.0.0",
            "title": "Spielplatz-Check",
            "phases": [{"id": "vorher", "title": "Vorher"}, {"id": "danach", "title": "Danach"}],
            "criteria": [
                {"id": "planung", "title": "Planung", "questions": questions},
                {"id": "nachher", "title": "Nachher", "phases": ["danach"], "questions": later},
            ],
        }
    )


def test_the_draft_profile_shows_every_light_and_every_flag():
    rows = whole().criteria

    assert {row_.overall.rating.light for row_ in rows} == set(Light)
    assert {flag for row_ in rows for flag, _ in row_.flags} == set(Flag)
    assert profile_of(*rows).sheets.keys() == set(FIVE)
