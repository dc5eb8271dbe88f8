"""What is decided on a question in a workshop: from what was typed at the desk to a decision. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qcheck.catalogue import QuestionId
from qcheck.language import N_
from qcheck.piloting import Decision, DecisionKind, Meaning, TrialId
from qcheck.refusals import Invalid
from qcheck.service.lessons.learned_values import LearnedQuestion

NO_KIND = N_("Please choose what is decided.")
IN_A_ROOM = (
    DecisionKind.KEEP,
    DecisionKind.REWORD,
    DecisionKind.SPLIT,
    DecisionKind.MERGE,
    DecisionKind.DROP,
)
"""What can be decided about a question that a room talks about."""


@dataclass(frozen=True, slots=True)
class TypedDecision:
    """The fields of the desk. `other` is the question with which one is merged; `seen` the revision of the
    decision that the desk showed, 0 for none.
    """

    kind: str
    reason: str
    wordings: tuple[str, ...] = ()
    other: str = ""
    meaning: str = Meaning.CLARIFIED
    seen: int = 0

    @property
    def is_empty(self) -> bool:
        return not any((self.kind, self.reason.strip(), *(wording.strip() for wording in self.wordings)))


def decided_in_room(
    typed: TypedDecision, learned: LearnedQuestion, trial: TrialId, language: str
) -> Decision | None:
    """The decision; None where nothing was typed, or nothing else than was decided already. Words in other
    languages than the one that was typed stay.
    """
    before, spoken = learned.decision, language.split("-")[0]
    if typed.is_empty:
        return None
    if typed.kind not in IN_A_ROOM:
        raise Invalid(NO_KIND, field="kind")
    others = (QuestionId(typed.other),) if typed.other and typed.kind == DecisionKind.MERGE else ()
    earlier = before.wordings if before else ()
    decision = Decision(
        trial=trial,
        catalogue=learned.catalogue_id,
        edition=learned.catalogue.version,
        kind=DecisionKind(typed.kind),
        questions=(learned.id, *others),
        reason=_said(before.reason if before else {}, spoken, typed.reason),
        wordings=tuple(
            _said(earlier[number] if number < len(earlier) else {}, spoken, wording)
            for number, wording in enumerate(typed.wordings)
            if wording.strip()
        ),
        meaning=Meaning(typed.meaning) if typed.meaning in set(Meaning) else Meaning.CLARIFIED,
        revision=typed.seen,
    )
    return None if before and _same(before, decision) else decision


def _said(before: Mapping[str, str], language: str, words: str) -> Mapping[str, str]:
    """The words by language with these in place of those that were there."""
    after = {**before, language: " ".join(words.split())}
    return {tag: written for tag, written in after.items() if written}


def _same(before: Decision, after: Decision) -> bool:
    kept = replace(
        after, edition=before.edition, by=before.by, on=before.on, id=before.id, revision=before.revision
    )
    if before.kind in (DecisionKind.KEEP, DecisionKind.DROP):
        kept = replace(kept, wordings=before.wordings, meaning=before.meaning)
    return kept == before
