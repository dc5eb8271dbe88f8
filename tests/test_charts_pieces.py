"""The small pieces of pictures: bands, rings, counts, lights."""

from __future__ import annotations

import re

import pytest

from qcheck.charts import (
    Ring,
    band,
    distribution,
    is_dark,
    legend,
    light_symbol,
    ramp,
    svg,
)
from qcheck.charts.colours import BLACK, PAPER
from qcheck.language import language
from qcheck.scoring.values import Light
from tests.draft_profile import shipped, tally
from tests.test_charts import NS, carried, drawn, names, tree

# the small pieces


def test_a_light_beside_its_word_is_silent_and_one_alone_has_a_name():
    assert 'alt=""' in light_symbol(Light.GREEN)
    assert 'alt="Grün"' in light_symbol(Light.GREEN, label="Grün")
    assert names(tree(carried(light_symbol(Light.WITHHELD)))) == {"svg", "path", "circle"}


def test_the_legend_explains_the_lights_in_order_with_the_thresholds():
    text = re.sub("<[^>]+>", " ", legend(shipped(), language("de"), (Light.GREEN, Light.WITHHELD)))

    assert re.findall(
        "Grün: gut aufgestellt|Grün: ab 75 von 100 Punkten|Vorhängeschloss: zu wenige", text
    ) == [
        "Grün: gut aufgestellt",
        "Grün: ab 75 von 100 Punkten",
        "Vorhängeschloss: zu wenige",
    ]


def test_the_band_of_one_row_says_the_row():
    row = drawn().rows[0]

    shown = band(drawn(), row)

    assert f'alt="{row.spoken}"' in shown
    assert len(tree(carried(shown)).findall(".//svg:circle", NS)) == len(row.rings)


def texts_of(shown: str) -> list[str]:
    return [text.text or "" for text in tree(carried(shown)).findall(".//svg:text", NS)]


def test_the_answers_to_a_question_are_drawn_low_to_high_with_their_numbers_and_words():
    shown = distribution(tally(1, 0, 4, 6, dk=3, na=1, left_open=2), shipped().scale, language("de"), 600)

    assert texts_of(shown) == [
        *("1", "4", "6", "3", "1"),
        "trifft gar nicht zu: 1",
        "trifft eher nicht zu: 0",
        "trifft eher zu: 4",
        "trifft voll zu: 6",
        "kann ich nicht beurteilen: 3",
        "hier nicht relevant: 1",
        "nicht beantwortet: 2",
    ]


def test_a_stretch_too_small_for_its_number_has_it_below_only():
    shown = distribution(tally(1, 0, 0, 99), shipped().scale, language("de"), 400)

    assert texts_of(shown)[:2] == ["99", "trifft gar nicht zu: 1"]


def test_answers_of_nobody_are_a_sentence():
    assert "Noch nicht beantwortet." in distribution(
        tally(0, 0, 0, 0, left_open=3), shipped().scale, language("de")
    )


def test_a_question_that_nobody_was_asked_is_not_called_unanswered():
    assert "Danach wurde niemand gefragt." in distribution(tally(0, 0, 0, 0), shipped().scale, language("de"))


def test_withheld_answers_are_a_sentence_without_numbers():
    shown = distribution(tally(withheld=True), shipped().scale, language("de"))

    assert shown.endswith("Es sind zu wenige Antworten, um sie getrennt zu zeigen.</p>")
    assert "<img" not in shown


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"points": (0, 0, 1, 0)}, "trifft eher zu"),
        ({"dk": 1}, "kann ich nicht beurteilen"),
        ({"na": 1}, "hier nicht relevant"),
    ],
)
def test_a_single_answer_is_said_and_not_drawn(counts: dict[str, object], words: str):
    points = counts.pop("points", (0, 0, 0, 0))

    shown = distribution(tally(*points, **counts), shipped().scale, language("de"))  # type: ignore[misc, arg-type]

    assert f">{words}</p>" in shown


def test_a_ring_is_named_for_whoever_rests_on_it():
    named = [title.text for title in tree(svg(drawn())).findall(".//svg:circle/svg:title", NS)]

    assert named[0] == "Einwohner/innen 55"
    assert drawn().rows[0].rings[-1] == Ring("einwohnerschaft", "Einwohner/innen", 55, "E")  # type: ignore[arg-type]


@pytest.mark.parametrize("steps", range(2, 12))
def test_letters_on_every_blue_of_a_scale_have_the_contrast_that_wcag_asks_for(steps: int):
    contrasts = [contrast(colour, PAPER if is_dark(colour) else BLACK) for colour in ramp(steps)]

    assert min(contrasts) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, as WCAG 2 reckons it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
