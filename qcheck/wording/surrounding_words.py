"""The words around the questions: the catalogue's own, or the app's where it has none."""

from __future__ import annotations

from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language

APP_WORDS = {
    "how_to_answer": N_(
        "Please answer from your own experience. If you do not know something, choose 'I can't say': "
        "that is useful information too."
    ),
    "freetext_notice": N_(
        "Please do not write any names, nor anything that could identify individual people."
    ),
    "comment_prompt": N_("Would you like to explain your answer? An example helps."),
    "difference_prompt": N_("What does one side see that the other does not see?"),
    "disclaimer_result": N_(
        "The traffic lights show how the people who have answered see it. Whoever was not asked or has "
        "not answered is missing. "
        "They are no seal of quality and no comparison with other towns. They are there to make it "
        "easier to talk."
    ),
    "open_good": N_("What is working particularly well?"),
    "open_next": N_("What should change first?"),
    "thanks": N_("Thank you for your answers."),
}

CLOSING = ("open_good", "open_next")
"""The closing questions, by their names in the catalogue's texts."""


def words_around(catalogue: Catalogue, name: str, language: Language, phase: str | None = None) -> str:
    """The catalogue's words under this name, those of the phase first, else the app's. Closing questions need
    the phase: the others are the same in all of them.
    """
    by_phase = getattr(catalogue.texts, f"{name}_by_phase", {})
    own = by_phase.get(phase) or getattr(catalogue.texts, name)
    return str(own.say(language.tag)) if own else language.say(APP_WORDS[name])
