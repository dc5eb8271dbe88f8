"""*Passt diese Frage?* on a page of the sheet: what is asked, and what a form says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qcheck.language import N_
from qcheck.refusals import NotPossible
from qcheck.service import SAID_OFTEN, Access
from qcheck.web import fit_fields
from qcheck.web.fit_fields import SaidOfQuestion
from qcheck.web.visit import Visit
from qcheck.wording.fit import FITS

GIVEN = "given"
"""In the address of a page on which something about a question was just sent: its id."""

PRESSED = "fit-"
"""The value of the button that sends it, before the question's id."""


@dataclass(frozen=True, slots=True)
class AsksFit:
    """What a page asks about its questions: `given` is what was typed and is shown again, `refused` why it
    could not be kept, `thanked` the question about which something was just said. `sends`: by a button of its
    own.
    """

    marks: tuple[tuple[str, str], ...] = tuple(FITS.items())
    given: Mapping[str, SaidOfQuestion] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    thanked: str = ""
    sends: bool = True


def asks_fit(visit: Visit, access: Access, refused: Mapping[str, str]) -> AsksFit | None:
    """What is asked about the questions of a page; None where nothing is."""
    if not access.asks_fit:
        return None
    why = {
        name.removeprefix(fit_fields.SENTENCE): words
        for name, words in refused.items()
        if name.startswith(fit_fields.SENTENCE)
    }
    given = {str(said.question): said for said in fit_fields.said(visit.fields) if said.question in why}
    return AsksFit(given=given, refused=why, thanked=visit.request.query_params.get(GIVEN, ""))


def keep(visit: Visit, access: Access) -> dict[str, str]:
    """Keeps what a form says about questions; gives what could not be kept: the field and why."""
    once, tongue = fit_fields.once(visit.fields), visit.tongue(access.catalogue)
    refused: dict[str, str] = {}
    if not once or not access.asks_fit:
        return refused
    for said in fit_fields.said(visit.fields):
        place = fit_fields.SENTENCE + said.question
        if not visit.service.network_limits.said_of_questions.take(visit.sender):
            refused[place] = tongue.say(SAID_OFTEN)
            continue
        try:
            visit.service.feedback.say_of_question(
                access, said.question, said.marks, said.text, once, tongue.tag
            )
        except NotPossible as refusal:
            refused[place] = refusal.said(tongue)
    return refused


ABOUT = N_("About the question")
"""What the field is called at the head of a page on which something could not be saved."""
