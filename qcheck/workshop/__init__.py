"""How a workshop goes: its plan, where it stands, and the moves from there. Pure: no database, no clock, no
screen.
"""

from qcheck.workshop.moves import (
    Answering,
    add_minutes,
    arranged,
    back,
    choose,
    effect_on_answering,
    forward,
    go_to,
    pause,
    reveal,
    reveal_all,
    run,
    show,
    talk_about,
)
from qcheck.workshop.plans import PLANS, adjusted, begun
from qcheck.workshop.stage import AGREEABLE, RESULTS, USUAL, Clock, Grounds, Sight, Stage, Station, Stop
from qcheck.workshop.wall_pages import pages

__all__ = [
    "AGREEABLE",
    "PLANS",
    "RESULTS",
    "USUAL",
    "Answering",
    "Clock",
    "Grounds",
    "Sight",
    "Stage",
    "Station",
    "Stop",
    "add_minutes",
    "adjusted",
    "arranged",
    "back",
    "begun",
    "choose",
    "effect_on_answering",
    "forward",
    "go_to",
    "pages",
    "pause",
    "reveal",
    "reveal_all",
    "run",
    "show",
    "talk_about",
]
