"""What stands in the form of the desk, and keeping it: every button keeps it before it does anything else."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.service import NotNow, NotPossible, OpenedTrial, TypedDecision
from qcheck.web.visit import Visit
from qcheck.workshop import QuestionKey

MOST_WORDINGS = 4


def keep(visit: Visit, opened: OpenedTrial, workshop: str) -> dict[str, str]:
    """Keeps notes, sentences let through and the decision; gives by field why something was refused."""
    typed, errors = visit.fields, dict[str, str]()
    deeds = (_note, _let_through, _decide)
    for deed in deeds:
        try:
            deed(visit, opened, workshop, typed)
        except NotNow:
            raise
        except NotPossible as refusal:
            errors[_field(refusal)] = _said(visit, opened, workshop, refusal)
    return errors


def _said(visit: Visit, opened: OpenedTrial, workshop: str, refusal: NotPossible) -> str:
    """The refusal, with the words of a question where it names one by its id."""
    words, named = visit.tongue(), refusal.values.get("question")
    if named is None:
        return refusal.said(words)
    talked = visit.service.reflecting.led(opened, workshop).questions.values()
    names = (question.learned.wording(words.tag) for question in talked if question.learned.id == named)
    return words.say(refusal.message, question=next(names, str(named)))


def decision_in(typed: Mapping[str, str]) -> TypedDecision:
    """The fields of the decision."""
    seen = typed.get("decided", "")
    return TypedDecision(
        kind=typed.get("kind", ""),
        reason=typed.get("reason", ""),
        wordings=tuple(typed.get(f"wording-{number}", "") for number in range(1, MOST_WORDINGS + 1)),
        other=typed.get("other", ""),
        meaning=typed.get("meaning", ""),
        seen=int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
    )


def _note(visit: Visit, opened: OpenedTrial, workshop: str, typed: Mapping[str, str]) -> None:
    if "notes" in typed:
        visit.service.reflecting.note(opened, workshop, typed["notes"], typed.get("notes-seen", ""))


def _let_through(visit: Visit, opened: OpenedTrial, workshop: str, typed: Mapping[str, str]) -> None:
    if "sentences" in typed:
        ticked = [name.removeprefix("sentence-") for name in typed if name.startswith("sentence-")]
        visit.service.reflecting.let_through(opened, workshop, QuestionKey(typed["sentences"]), ticked)


def _decide(visit: Visit, opened: OpenedTrial, workshop: str, typed: Mapping[str, str]) -> None:
    if "question" in typed:
        question, tag = QuestionKey(typed["question"]), visit.tongue().tag
        visit.service.reflecting.decide(opened, workshop, question, decision_in(typed), tag)


def _field(refusal: NotPossible) -> str:
    """The field that a refusal is about, as the desk calls it."""
    named = getattr(refusal, "field", "").split("-de")[0].split("-en")[0]
    return {"questions": "other", "": "kind"}.get(named, named)
