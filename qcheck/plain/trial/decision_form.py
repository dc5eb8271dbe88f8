"""The form of a decision about a question: what stands in it, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from secrets import token_urlsafe

from qcheck import typed_dates
from qcheck.catalogue import Catalogue, CatalogueId, CriterionId, QuestionId
from qcheck.language import N_
from qcheck.piloting import DecisionId
from qcheck.service import MOST_WORDINGS, Decision, DecisionKind, Invalid, Meaning, Trial

NO_KIND = N_("Please choose what is to become of the question.")
NO_DAY = N_("Please give the day as a date, such as 4.5.2026.")


@dataclass(frozen=True, slots=True)
class Form:
    """As it is shown: everything is text. `seen` is the revision of the decision that its author saw, `id`
    the word of a form for a new question.
    """

    kind: str = ""
    meaning: str = Meaning.CLARIFIED
    reason: Mapping[str, str] = field(default_factory=dict)
    wordings: Sequence[Mapping[str, str]] = ()
    merged: str = ""
    criterion: str = ""
    by: str = ""
    on: str = ""
    seen: str = "0"
    id: str = ""

    @classmethod
    def of(cls, decision: Decision | None, about: str = "") -> Form:
        """What was decided on a question; an empty one where nothing was."""
        if decision is None:
            return cls(id=token_urlsafe(12))
        return cls(
            decision.kind,
            decision.meaning,
            decision.reason,
            decision.wordings,
            next((question for question in decision.questions if question != about), ""),
            decision.criterion or "",
            decision.by,
            decision.on.strftime("%d.%m.%Y") if decision.on else "",
            str(decision.revision),
            decision.id,
        )

    @classmethod
    def typed(cls, fields: Mapping[str, str], languages: Sequence[str]) -> Form:
        """The form as it came in, with whatever was typed."""

        def words(name: str) -> dict[str, str]:
            return {tag: fields.get(f"{name}-{tag}", "") for tag in languages}

        return cls(
            fields.get("kind", ""),
            fields.get("meaning", Meaning.CLARIFIED),
            words("reason"),
            tuple(words(f"wording-{number}") for number in range(1, MOST_WORDINGS + 1)),
            *(fields.get(name, "") for name in ("with", "criterion", "by", "on", "seen", "id")),
        )

    def wording(self, number: int, tag: str) -> str:
        """The words of the wording of this number, from 1."""
        return self.wordings[number - 1].get(tag, "") if number <= len(self.wordings) else ""

    def decision(self, trial: Trial, edition: Catalogue, question: str, today: date) -> Decision:
        """The decision that the fields mean. Raises Invalid where they mean none."""
        if self.kind not in set(DecisionKind):
            raise Invalid(NO_KIND, field="kind")
        kind = DecisionKind(self.kind)
        merged = [self.merged] if kind is DecisionKind.MERGE and self.merged else []
        return Decision(
            trial.id,
            CatalogueId(edition.id),
            edition.version,
            kind,
            tuple(QuestionId(name) for name in (question, *merged) if name),
            CriterionId(self.criterion),
            dict(self.reason),
            tuple(map(dict, self.wordings)),
            Meaning(self.meaning) if self.meaning in set(Meaning) else Meaning.CLARIFIED,
            self.by,
            self._day(today),
            DecisionId(self.id),
            int(self.seen) if self.seen.isdecimal() and len(self.seen) < 9 else 0,
        )

    def _day(self, today: date) -> date | None:
        if not self.on.strip():
            return None
        if (day := typed_dates.day(self.on, today)) is None:
            raise Invalid(NO_DAY, field="on")
        return day


def place(refused: Invalid, languages: Sequence[str]) -> str:
    """The field of the form at which a refusal is said."""
    first = languages[0]
    return {"questions": "with", "reason": f"reason-{first}"}.get(
        refused.field, f"{refused.field}-{first}" if refused.field[-1:].isdecimal() else refused.field
    ) or "kind"
