"""The verbs of decisions about questions: each change is kept beside what was decided before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select

from qcheck.catalogue import CatalogueId, CriterionId, QuestionId
from qcheck.disclosure import Part, Parts
from qcheck.language import N_
from qcheck.piloting import Decision, DecisionId, DecisionKind, Meaning, ShownTo, TrialId
from qcheck.records import LinkId
from qcheck.refusals import Invalid, Stale, UnknownLink
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.decisions import decisions, shown_back, told_figures, trial_drafts
from qcheck.store.tables.trials import trials

DECIDED_MEANWHILE = N_(
    "Somebody else has decided about this meanwhile. What you typed is still here: please compare it with "
    "what stands there now."
)
IN_ANOTHER = N_(
    "Another decision speaks of the question “{question}” already. Please take that one back first, or leave "
    "the question out here."
)
TOLD_MEANWHILE = N_("These figures have changed at this very moment. Please load the page again.")
DRAFTED_MEANWHILE = N_("Somebody else has made a draft from these decisions meanwhile.")

ToldAtOnce: TypeAlias = tuple[Parts, tuple[str, ...]]
"""Figures that were told over these checks."""


class Decisions(StoreBase):
    """What was decided about the questions of a trial."""

    def decisions(self, trial: TrialId) -> tuple[Decision, ...]:
        """What holds now, without what was taken back."""
        return tuple(decision for decision in _newest(self.decision_history(trial)) if not decision.withdrawn)

    def decision_history(self, trial: TrialId) -> tuple[Decision, ...]:
        """All that was ever decided, each decision from its first form to its last."""
        with self.database.reading() as connection:
            return _history(connection, trial)

    def write_decision(self, decision: Decision) -> Decision:
        """The decision as it holds from now on; Stale where it is no longer of that revision (0 where none
        holds), Invalid where another one speaks of the same question.
        """
        with self.database.writing() as connection:
            hold_trial(connection, decision.trial)
            newest = {known.id: known for known in _history(connection, decision.trial)}
            last = newest.pop(decision.id, None)
            if decision.revision != (0 if last is None or last.withdrawn else last.revision):
                raise Stale(DECIDED_MEANWHILE)
            _refuse_twice(decision, newest.values())
            kept = replace(decision, revision=(last.revision if last else 0) + 1)
            connection.execute(insert(decisions).values(_columns(kept)))
        return kept

    def told_figures(self, trial: TrialId, catalogue: str) -> tuple[ToldAtOnce, ...]:
        """Over which checks figures were told so far, and which, in this order."""
        query = select(told_figures.c.told).where(_about(trial, catalogue)).order_by(told_figures.c.number)
        with self.database.reading() as connection:
            rows = connection.execute(query).scalars().all()
        return tuple((frozenset(Part(*part) for part in row[0]), tuple(row[1])) for row in rows)

    def tell_figures(self, trial: TrialId, catalogue: str, seen: int, told: Iterable[ToldAtOnce]) -> None:
        """Figures are told that were not told before. Stale where others were told since the `seen` ones."""
        rows = [
            {"trial": trial, "catalogue": catalogue, "number": number, "told": [sorted(parts), list(figures)]}
            for number, (parts, figures) in enumerate(told, seen + 1)
        ]
        query = select(func.count()).select_from(told_figures).where(_about(trial, catalogue))
        with self.database.writing() as connection:
            hold_trial(connection, trial)
            if connection.execute(query).scalar_one() != seen:
                raise Stale(TOLD_MEANWHILE)
            connection.execute(insert(told_figures), rows)

    def shown_back_to(self, trial: TrialId) -> ShownTo:
        """Who sees what became of decisions: pilots, where nobody has said otherwise."""
        query = select(shown_back.c.to).where(shown_back.c.trial == trial)
        with self.database.glancing() as connection:
            return ShownTo(connection.execute(query).scalar_one_or_none() or ShownTo.PILOTS)

    def show_back_to(self, trial: TrialId, whom: ShownTo) -> None:
        """Shows it to these from now on."""
        with self.database.writing() as connection:
            hold_trial(connection, trial)
            connection.execute(delete(shown_back).where(shown_back.c.trial == trial))
            connection.execute(insert(shown_back).values(trial=trial, to=whom))

    def draft_of_trial(self, trial: TrialId, catalogue: str) -> tuple[LinkId, datetime] | None:
        """The draft that was made from the decisions, and when; None where there is none (any more)."""
        query = select(trial_drafts.c.draft, trial_drafts.c.made).where(
            _is_of(trial_drafts, trial, catalogue)
        )
        with self.database.glancing() as connection:
            row = connection.execute(query).one_or_none()
        return (LinkId(row.draft), row.made) if row else None

    def keep_draft_of_trial(
        self, trial: TrialId, catalogue: str, draft: LinkId, made: datetime, instead: LinkId | None
    ) -> None:
        """Which draft was made from the decisions; Stale where it is not in the place of the one it should
        be.
        """
        this = _is_of(trial_drafts, trial, catalogue)
        row = {"trial": trial, "catalogue": catalogue, "draft": draft, "made": made}
        with self.database.writing() as connection:
            hold_trial(connection, trial)
            if connection.execute(select(trial_drafts.c.draft).where(this)).scalar_one_or_none() != instead:
                raise Stale(DRAFTED_MEANWHILE)
            connection.execute(delete(trial_drafts).where(this))
            connection.execute(insert(trial_drafts).values(row))


def _about(trial: TrialId, catalogue: str) -> ColumnElement[bool]:
    return _is_of(told_figures, trial, catalogue)


def _is_of(table: Table, trial: TrialId, catalogue: str) -> ColumnElement[bool]:
    return (table.c.trial == trial) & (table.c.catalogue == catalogue)


def hold_trial(connection: Connection, trial: TrialId) -> None:
    """Nobody else decides about this trial before this transaction is over; UnknownLink where it is gone."""
    query = select(trials.c.id).where(trials.c.id == trial).with_for_update()
    if connection.execute(query).one_or_none() is None:
        raise UnknownLink


def _refuse_twice(decision: Decision, others: Iterable[Decision]) -> None:
    if decision.withdrawn:
        return
    for other in others:
        if not other.withdrawn and other.catalogue == decision.catalogue:
            for question in set(other.questions) & set(decision.questions):
                raise Invalid(IN_ANOTHER, field="questions", question=question)


def _newest(history: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple({decision.id: decision for decision in history}.values())


def _history(connection: Connection, trial: TrialId) -> tuple[Decision, ...]:
    query = select(decisions).where(decisions.c.trial == trial).order_by(decisions.c.id, decisions.c.revision)
    return tuple(map(_decision, connection.execute(query)))


def _columns(decision: Decision) -> dict[str, Any]:  # Any: as the columns take them
    named = {column.name: getattr(decision, column.name) for column in decisions.columns}
    return named | {
        "questions": list(decision.questions),
        "reason": dict(decision.reason),
        "wordings": [dict(wording) for wording in decision.wordings],
    }


def _decision(row: Row[Any]) -> Decision:  # Any: as the row has them
    return Decision(
        **{
            **row._mapping,
            "trial": TrialId(row.trial),
            "id": DecisionId(row.id),
            "catalogue": CatalogueId(row.catalogue),
            "kind": DecisionKind(row.kind),
            "questions": tuple(map(QuestionId, row.questions)),
            "criterion": CriterionId(row.criterion) if row.criterion else None,
            "wordings": tuple(row.wordings),
            "meaning": Meaning(row.meaning),
        }
    )
