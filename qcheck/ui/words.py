"""What the app says around the questions where a catalogue has no words of its own."""

from __future__ import annotations

from qcheck.catalogue import Catalogue
from qcheck.language import N_
from qcheck.ui import here

APP_WORDS = {
    "how_to_answer": N_(
        "Please answer from your own experience. If you do not know something, choose 'I can't say': that is useful information too."
    ),
    "freetext_notice": N_("Please do not write any names, nor anything that could identify individual people."),
    "comment_prompt": N_("Would you like to explain your answer? An example helps."),
    "disclaimer_result": N_(
        "The traffic lights sum up self-assessments. They are no seal of quality and no comparison with other towns. "
        "They are there to make it easier to talk."
    ),
    "open_good": N_("What is working particularly well?"),
    "open_next": N_("What should change first?"),
    "thanks": N_("Thank you for your answers."),
}

CLOSING = ("open_good", "open_next")
"""The closing questions, by their names in the catalogue's texts."""


def words(catalogue: Catalogue, name: str) -> str:
    """The catalogue's words under this name, else the app's."""
    own = getattr(catalogue.texts, name)
    return str(own.say(here.tongue().tag)) if own else here.tongue().say(APP_WORDS[name])
