"""Decisions about questions carried out on a catalogue's text, each declared with its reason; what operations
cannot do is left to do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from qcheck.authoring import (
    WHOLE,
    Add,
    AddLike,
    Clash,
    Draft,
    Gone,
    Item,
    Kind,
    Plain,
    Remove,
    SetText,
    SetValue,
    Unwritable,
    added,
    applied,
    id_from,
)
from qcheck.catalogue import Catalogue, ChangeKind, QuestionId
from qcheck.language import N_
from qcheck.piloting import Decision, DecisionKind, Meaning
from qcheck.service.workbench.new_meaning import asked_anew

QUESTION = "frage"
"""The id of a question whose words have no letter that an id can have."""
NO_LONGER = N_("The question is not in the newest edition any more.")
NO_CRITERION_LEFT = N_("Its criterion is not in the newest edition any more.")
NOT_TOGETHER = N_(
    "This could not be done by itself: other places of the questionnaire speak of the question, such as a "
    "filter, or its criterion would be left without a question for somebody."
)
SAME_WORDS = N_("The new wording is the one that stands there already.")
TRANSLATE = N_("The new wording is still missing in: {languages}.")
BY_PHASE = N_("In single phases it has other words; please look at these, too.")
OTHER_PEOPLE = N_(
    "The merged questions were put to different people, or at different times. It goes to those of the first."
)


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """What the author has to do by hand, or to look at: a sentence, which may speak of `languages`.
    `is_done`: the decision itself was carried out.
    """

    decision: Decision
    why: str
    languages: tuple[str, ...] = ()
    is_done: bool = True


class _NotDone(Exception):
    """The decision cannot be carried out by operations."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class _Work:
    """A text on its way to the next edition."""

    text: str
    taken: frozenset[str]
    declared: list[Plain] = field(default_factory=list)
    left: list[LeftToDo] = field(default_factory=list)

    def new_id(self, words: str) -> str:
        """An id that no edition has had."""
        own = {kept.item.id for kept in Draft(self.text).items}
        return id_from(words, self.taken | own | {"all"}, QUESTION)

    def declare(self, decision: Decision, question: str, change: ChangeKind, *replaced: str) -> None:
        """A change with its reason."""
        entry: dict[str, Plain] = {"question": question, "change": change.value, "why": dict(decision.reason)}
        if replaced:
            entry["replaces"] = replaced[0] if len(replaced) == 1 else [*replaced]
        self.declared.append(entry)

    def note(self, decision: Decision, why: str, languages: Iterable[str] = ()) -> None:
        """Something to look at."""
        self.left.append(LeftToDo(decision, why, tuple(languages)))


def carried_out(
    text: str, decisions: Iterable[Decision], editions: Collection[Catalogue]
) -> tuple[str, tuple[LeftToDo, ...]]:
    """The text of the next edition with these decisions, and what is left to do. `editions` are all there
    were, whose ids are not used again.
    """
    names = (
        name
        for edition in editions
        for name in (*edition.questions, *(c.id for c in edition.every_criterion))
    )
    work = _Work(text, frozenset(names))
    for decision in decisions:
        if decision.kind is not DecisionKind.KEEP:
            _carry_out(work, decision, editions)
    if work.declared:
        there = Draft(work.text).value(WHOLE, ("changes",))
        declared = [*(there if isinstance(there, list) else []), *work.declared]
        work.text = applied(work.text, SetValue(WHOLE, ("changes",), declared))
    return work.text, tuple(work.left)


def _carry_out(work: _Work, decision: Decision, editions: Collection[Catalogue]) -> None:
    """One decision; where it breaks the questionnaire, or cannot be written, the text stays as it was."""
    before, declared, left = work.text, len(work.declared), len(work.left)
    try:
        _DONE[decision.kind](work, decision, editions)
        if Draft(work.text).catalogue is None and Draft(before).catalogue is not None:
            raise _NotDone(NOT_TOGETHER)
    except (_NotDone, Gone, Clash, Unwritable) as refused:
        work.text = before
        del work.declared[declared:], work.left[left:]
        why = refused.why if isinstance(refused, _NotDone) else NOT_TOGETHER
        work.left.append(LeftToDo(decision, why, is_done=False))


def _dropped(work: _Work, decision: Decision, _: Collection[Catalogue]) -> None:
    for question in _there(work, decision):
        work.text = applied(work.text, Remove(Item(Kind.QUESTION, question)))
        work.declare(decision, question, ChangeKind.REMOVED)


def _reworded(work: _Work, decision: Decision, editions: Collection[Catalogue]) -> None:
    [question], [wording] = _there(work, decision)[:1], decision.wordings[:1]
    item, draft = Item(Kind.QUESTION, question), Draft(work.text)
    now = draft.words(item, ("text",))
    if all(now.get(tag) == words for tag, words in wording.items()):
        raise _NotDone(SAME_WORDS)
    missing = [tag for tag in now if tag not in wording]
    _note_words(work, decision, draft, item, missing)
    anew = decision.meaning is Meaning.CHANGED
    words = {**wording, **(dict.fromkeys(missing, "") if anew else {})}
    work.text = applied(work.text, *(SetText(item, ("text",), tag, said) for tag, said in words.items()))
    if not anew:
        work.declare(decision, question, ChangeKind(decision.meaning))
        return
    work.text, names = asked_anew(work.text, [question], editions)
    work.declare(decision, names[question], ChangeKind.CHANGED, question)


def _split(work: _Work, decision: Decision, _: Collection[Catalogue]) -> None:
    [question] = _there(work, decision)[:1]
    _like(work, decision, question, ChangeKind.SPLIT, question)


def _merged(work: _Work, decision: Decision, _: Collection[Catalogue]) -> None:
    draft, questions = Draft(work.text), _there(work, decision)
    first, *others = (Item(Kind.QUESTION, question) for question in questions)
    for key in ("perspectives", "phases", "scale", "options"):
        if any(draft.value(other, (key,)) != draft.value(first, (key,)) for other in others):
            work.note(decision, OTHER_PEOPLE)
            break
    _like(work, decision, questions[0], ChangeKind.MERGED, *questions)


def _like(work: _Work, decision: Decision, model: str, change: ChangeKind, *replaced: str) -> None:
    """New questions like one that goes, in the place of those that are replaced."""
    item, draft = Item(Kind.QUESTION, model), Draft(work.text)
    spoken = draft.words(item, ("text",))
    missing = [tag for tag in spoken if any(tag not in wording for wording in decision.wordings)]
    _note_words(work, decision, draft, item, missing)
    behind = item
    for wording in decision.wordings:
        name = work.new_id(_first(wording, draft.languages))
        work.text = applied(work.text, AddLike(behind, name, tuple(wording.items())))
        work.declare(decision, name, change, *replaced)
        behind = Item(Kind.QUESTION, name)
    work.text = applied(work.text, *(Remove(Item(Kind.QUESTION, question)) for question in replaced))


def _new(work: _Work, decision: Decision, _: Collection[Catalogue]) -> None:
    draft, [wording] = Draft(work.text), decision.wordings[:1]
    kinds = (Kind.CRITERION, Kind.MODULE)
    below = next((item for kind in kinds if draft.has(item := Item(kind, str(decision.criterion)))), None)
    if below is None:
        raise _NotDone(NO_CRITERION_LEFT)
    languages = draft.languages
    first = next((tag for tag in (*languages, *wording) if wording.get(tag)), languages[0])
    name = work.new_id(wording[first])
    work.text, item = added(work.text, Add(Kind.QUESTION, wording[first], first, below))
    rest = (SetText(item, ("text",), tag, words) for tag, words in wording.items() if tag != first)
    named = (SetValue(item, ("id",), name),) if item.id != name else ()
    work.text = applied(work.text, *rest, *named)
    if missing := [tag for tag in languages if tag not in wording and tag != "de-simple"]:
        work.note(decision, TRANSLATE, missing)


def _note_words(work: _Work, decision: Decision, draft: Draft, item: Item, missing: list[str]) -> None:
    if missing:
        work.note(decision, TRANSLATE, missing)
    if draft.value(item, ("text_by_phase",)):
        work.note(decision, BY_PHASE)


def _there(work: _Work, decision: Decision) -> tuple[QuestionId, ...]:
    """Its questions, which must all be there."""
    draft = Draft(work.text)
    if not all(draft.has(Item(Kind.QUESTION, question)) for question in decision.questions):
        raise _NotDone(NO_LONGER)
    return decision.questions


def _first(wording: Mapping[str, str], languages: Iterable[str]) -> str:
    return next((wording[tag] for tag in (*languages, *wording) if wording.get(tag)), "")


_DONE: Mapping[DecisionKind, Callable[[_Work, Decision, Collection[Catalogue]], None]] = {
    DecisionKind.REWORD: _reworded,
    DecisionKind.SPLIT: _split,
    DecisionKind.MERGE: _merged,
    DecisionKind.DROP: _dropped,
    DecisionKind.NEW: _new,
}
