"""What became of what was said, on the pages of pilots and of everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from qcheck.addresses import HISTORY
from qcheck.addresses import trial_page as public_page
from qcheck.language import Language
from qcheck.plain.trial.questions import PATH as LIST
from qcheck.plain.trial.rendering import coordinated, onward, trial_page
from qcheck.service import Invalid, OpenedPilot, ShownBack
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit
from qcheck.web.whole_address import whole
from qcheck.wording import decided, learned

PATH: Final = "/shown-back"


@dataclass(frozen=True, slots=True)
class Row:
    """A decision in words. `of` are the questions as they were, `new` how they are worded now."""

    of: tuple[str, ...]
    kind: str
    new: tuple[str, ...]
    reason: str
    heard: bool
    version: str
    history: str


def for_pilot(visit: Visit, opened: OpenedPilot) -> list[Row]:
    """What a pilot's page shows, by the name `became` in its template."""
    return _rows(visit.service.showing_back.to_pilot(opened), visit.tongue())


def public(visit: Visit) -> Response:
    """The page for everybody of what became of it; leads to the trial where it is not shown."""
    trial = visit.service.trials.public(str(visit.request.path_params["name"]))
    if not visit.service.showing_back.is_public(trial):
        raise Elsewhere(public_page(trial.name) + visit.in_language)
    shown = {
        "here": public_page(trial.name),
        "canonical": whole(visit, f"{public_page(trial.name)}/became"),
        "became": _rows(visit.service.showing_back.to_everybody(trial), visit.tongue()),
    }
    return trial_page(visit, trial, "became_public", shown)


def choose(visit: Visit) -> Response:
    """Saves who sees what has been learned."""
    opened = coordinated(visit)
    try:
        visit.service.showing_back.show_to(opened, visit.fields.get("to", ""))
    except Invalid:
        return sent_on(visit, onward(visit, LIST))
    return sent_on(visit, onward(visit, LIST, "saved"))


def back(visit: Visit) -> Response:
    """Leads to the list whoever opens the address of the form by hand."""
    return sent_on(visit, onward(visit, LIST))


def _rows(shown: Sequence[ShownBack], words: Language) -> list[Row]:
    return [_row(told, words) for told in shown]


def _row(shown: ShownBack, words: Language) -> Row:
    decision = shown.decision
    return Row(
        tuple(filter(None, (shown.words(question, words.tag) for question in decision.questions))),
        words.say(decided.BECAME[decision.kind]),
        tuple(learned.in_language(wording, words) for wording in decision.wordings),
        learned.in_language(decision.reason, words),
        shown.heard,
        shown.became,
        HISTORY.format(catalogue=decision.catalogue),
    )
