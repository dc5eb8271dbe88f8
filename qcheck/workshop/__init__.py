"""How a workshop goes: its plan, where it stands, and the moves from there. Pure: no database, no clock, no
screen.
"""

from qcheck.workshop.moves import (
    Refused,
    add_minutes,
    answers_come_in,
    arranged,
    back,
    choose,
    forward,
    go_to,
    pause,
    reveal,
    reveal_all,
    run,
    show,
    talk_about,
)
from qcheck.workshop.pages import pages
from qcheck.workshop.plans import PLANS, adjusted, begun
from qcheck.workshop.stage import RESULTS, USUAL, Clock, Grounds, Sight, Stage, Station, Stop

__all__ = [
    "PLANS",
    "RESULTS",
    "USUAL",
    "Clock",
    "Grounds",
    "Refused",
    "Sight",
    "Stage",
    "Station",
    "Stop",
    "add_minutes",
    "adjusted",
    "answers_come_in",
    "arranged",
    "back",
    "begun",
    "choose",
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
