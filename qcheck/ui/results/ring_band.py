"""The perspectives of a criterion as rings on one band from 0 to 100, each with its name beside it, on the
questions they share.

One line for each perspective, so that names never meet; the band runs behind all of them. Read aloud it is a
list.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck.agenda import distance
from qcheck.catalogue import PerspectiveId, Rules
from qcheck.charts import band_colours
from qcheck.scoring.values import CriterionProfile
from qcheck.ui.kit import html
from qcheck.wording import LIGHT_WORDS, Voice
from qcheck.wording.flag_reasons import other_than_own

RINGS = Markup('<div class="qc-rings">{axis}<ul style="background:{ground}">{lines}</ul>{spread}</div>')
LINE = (
    '<li><span class="qc-ring" style="left:{}%"></span><span class="qc-ring-name {}" '
    'style="{}"><span>{}</span> <b>{}</b>{}'
    '<span class="qc-sr">, {}</span></span></li>'
)
SPREAD = Markup(
    '<span class="qc-spread" aria-hidden="true"><span class="qc-bracket" '
    'style="left:{}%;width:{}%"><span>{}</span></span></span>'
)


def rings(row: CriterionProfile, voice: Voice) -> Markup:
    """The picture; for a criterion in which at least two perspectives can be compared. The highest stands on
    top.
    """
    comparison = row.comparison
    scores = sorted(comparison.scores.items(), key=lambda item: -item[1])
    lights = {p: voice.say(LIGHT_WORDS[light].title) for p, light in comparison.lights.items()}
    lines = html.joined(
        LINE,
        (
            (
                score,
                *_beside(score),
                _breakable(voice.perspective(p)),
                score,
                _why_other(p, row, voice),
                lights[p],
            )
            for p, score in scores
        ),
    )
    points = voice.count("{number} point", "{number} points", distance(row))
    spread = SPREAD.format(scores[-1][1], distance(row), points)
    return RINGS.format(
        axis=_axis(voice.catalogue.rules), ground=_ground(voice.catalogue.rules), lines=lines, spread=spread
    )


def _breakable(name: str) -> Markup:
    """A name that goes on in a second line behind a slash, where it has no room in one: "Einwohner/innen"."""
    return Markup("/<wbr>").join(name.split("/"))


def _why_other(perspective: PerspectiveId, row: CriterionProfile, voice: Voice) -> Markup:
    """Beside a number, why it is another one than in the profile."""
    word = other_than_own(perspective, row, voice)
    return Markup(" <small>({})</small>").format(word) if word else html.NOTHING


def _beside(score: int) -> tuple[str, str]:
    """The name stands on the side of its ring on which there is more room: which, and how it is placed."""
    side, place, room = ("before", "right", 100 - score) if score >= 50 else ("after", "left", score)
    return side, f"{place}:calc({room}% + .8rem);max-width:calc({100 - room}% - .8rem)"


def _axis(rules: Rules) -> Markup:
    ticks = html.joined(
        '<span style="left:{0}%">{0}</span>',
        ((tick,) for tick in sorted({0, rules.yellow_from, rules.green_from, 100})),
    )
    return Markup('<span class="qc-axis" aria-hidden="true">{}</span>').format(ticks)


def _ground(rules: Rules) -> str:
    """The tinted stretches of the band."""
    stretches = (
        f"{colour} {start}% {end}%"
        for colour, start, end in band_colours(rules.yellow_from, rules.green_from)
    )
    return f"linear-gradient(90deg,{','.join(stretches)})"
