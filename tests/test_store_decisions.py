"""What the store keeps of decisions about questions, on every kind of database."""

from dataclasses import replace
from datetime import date

import pytest

from qcheck.disclosure import Part
from qcheck.piloting import Decision, DecisionKind, Meaning
from qcheck.records import LinkId
from qcheck.refusals import Invalid, Stale, UnknownLink
from qcheck.store import KeptDraft
from tests.test_store_trials import NOON, TRIAL

REWORD = Decision(
    TRIAL.id,
    "spielplatz",
    "1.0.0",
    DecisionKind.REWORD,
    ("frueh",),
    reason={"de": "Unklar."},
    wordings=({"de": "Es ging früh los.", "en": "It began early."},),
    meaning=Meaning.EDITORIAL,
    by="Redaktion",
    on=date(2026, 5, 4),
    id="eins",
)


@pytest.fixture
def kept(store):
    store.add_trial(TRIAL)
    return store.write_decision(REWORD)


def test_a_decision_comes_back_as_it_was_kept(store, kept):
    assert kept == replace(REWORD, revision=1)
    assert store.decisions(TRIAL.id) == (kept,)


def test_what_was_decided_before_stays_in_the_history(store, kept):
    later = store.write_decision(replace(kept, kind=DecisionKind.DROP, wordings=()))

    assert store.decisions(TRIAL.id) == (later,)
    assert store.decision_history(TRIAL.id) == (kept, later)


def test_whoever_has_not_seen_the_last_decision_is_told(store, kept):
    with pytest.raises(Stale):
        store.write_decision(REWORD)

    assert store.decision_history(TRIAL.id) == (kept,)


def test_what_was_taken_back_holds_no_more(store, kept):
    store.write_decision(replace(kept, withdrawn=True))

    assert store.decisions(TRIAL.id) == ()
    assert len(store.decision_history(TRIAL.id)) == 2
    assert store.write_decision(REWORD) == replace(REWORD, revision=3)


def test_a_question_is_in_one_decision(store, kept):
    other = replace(REWORD, id="zwei", kind=DecisionKind.MERGE, questions=("spaet", "frueh"))

    with pytest.raises(Invalid) as refused:
        store.write_decision(other)

    assert refused.value.values == {"question": "frueh"}
    store.write_decision(replace(kept, withdrawn=True))
    assert store.write_decision(other).revision == 1


def test_nothing_is_decided_in_a_trial_that_is_gone(store):
    with pytest.raises(UnknownLink):
        store.write_decision(REWORD)


def test_what_was_told_is_kept_in_its_order(store):
    store.add_trial(TRIAL)
    one = frozenset({Part("a", "1", "x"), Part("b", "2", "x")}), ("amt/frueh", "/treffen")
    two = frozenset({Part("c", "3", "x")}), ("amt/frueh",)
    store.tell_figures(TRIAL.id, "spielplatz", 0, [one])
    store.tell_figures(TRIAL.id, "spielplatz", 1, [two])

    assert store.told_figures(TRIAL.id, "spielplatz") == (one, two)
    with pytest.raises(Stale):
        store.tell_figures(TRIAL.id, "spielplatz", 1, [one])


def test_one_draft_is_made_from_the_decisions_and_goes_with_itself(store):
    store.add_trial(TRIAL)
    for link in ("entwurf", "zweiter"):
        store.add_draft(KeptDraft(LinkId(link), 1, 1, 1, "id: a\n", NOON, NOON), "{}")
    store.keep_draft_of_trial(TRIAL.id, "spielplatz", LinkId("entwurf"), NOON, None)

    with pytest.raises(Stale):
        store.keep_draft_of_trial(TRIAL.id, "spielplatz", LinkId("zweiter"), NOON, None)
    assert store.draft_of_trial(TRIAL.id, "spielplatz") == ("entwurf", NOON)
    store.keep_draft_of_trial(TRIAL.id, "spielplatz", LinkId("zweiter"), NOON, LinkId("entwurf"))
    store.delete_draft(LinkId("zweiter"))
    assert store.draft_of_trial(TRIAL.id, "spielplatz") is None
