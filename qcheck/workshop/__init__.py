"""How a workshop goes: its plan, where it stands, and the moves from there. Pure: no database, no clock, no
screen.
"""

from qcheck.workshop import reflection as reflection_moves
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
from qcheck.workshop.paging import pages
from qcheck.workshop.plans import PLANS, adjusted, begun
from qcheck.workshop.reflection import ASKING, BY_QUESTION, Choice, Course, QuestionKey, Scene, WorkshopKind
from qcheck.workshop.stage import AGREEABLE, RESULTS, USUAL, Clock, Grounds, Sight, Stage, Station, Stop

__all__ = [
    "AGREEABLE",
    "ASKING",
    "BY_QUESTION",
    "PLANS",
    "RESULTS",
    "USUAL",
    "Answering",
    "Choice",
    "Clock",
    "Course",
    "Grounds",
    "QuestionKey",
    "Scene",
    "Sight",
    "Stage",
    "Station",
    "Stop",
    "WorkshopKind",
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
    "reflection_moves",
    "reveal",
    "reveal_all",
    "run",
    "show",
    "talk_about",
]
