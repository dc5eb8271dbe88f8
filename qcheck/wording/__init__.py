"""What the figures say in words: lights, marks, and why a light is what it is; and what is said around the
questions.

Numbers come from `scoring`, sentences from here.
"""

from qcheck.wording.address_reach import OutOfReach, out_of_reach
from qcheck.wording.agreed_lights import AgreedMark, agreed_mark, agreed_marks, settled
from qcheck.wording.comparison import compared, not_compared, shared_questions
from qcheck.wording.explanation import heading_of_why, of_hands, why, why_perspective
from qcheck.wording.extent import edition, extent, sheets
from qcheck.wording.legend import explained, flags_beside, flags_of_topics, flags_within
from qcheck.wording.lights import (
    CAPPED,
    CLOSE_CALL,
    EVERY_FLAG,
    FLAG_WORDS,
    LIGHT_WORDS,
    FlagWords,
    LightWords,
    threshold,
)
from qcheck.wording.rows import (
    Mark,
    each_once,
    in_short,
    marked,
    marks,
    marks_of_perspective,
    number,
    result,
    span,
    spoken,
    view,
)
from qcheck.wording.surrounding_words import CLOSING, words_around
from qcheck.wording.topics import Prompt, prompts, reason_word, reasons
from qcheck.wording.voice import Voice

__all__ = [
    "CAPPED",
    "CLOSE_CALL",
    "CLOSING",
    "EVERY_FLAG",
    "FLAG_WORDS",
    "LIGHT_WORDS",
    "AgreedMark",
    "FlagWords",
    "LightWords",
    "Mark",
    "OutOfReach",
    "Prompt",
    "Voice",
    "agreed_mark",
    "agreed_marks",
    "compared",
    "each_once",
    "edition",
    "explained",
    "extent",
    "flags_beside",
    "flags_of_topics",
    "flags_within",
    "heading_of_why",
    "in_short",
    "marked",
    "marks",
    "marks_of_perspective",
    "not_compared",
    "number",
    "of_hands",
    "out_of_reach",
    "prompts",
    "reason_word",
    "reasons",
    "result",
    "settled",
    "shared_questions",
    "sheets",
    "span",
    "spoken",
    "threshold",
    "view",
    "why",
    "why_perspective",
    "words_around",
]
