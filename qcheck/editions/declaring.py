"""What an edition leaves undeclared, with the kind of change it seems to be; and what it declares that is not
so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qcheck.catalogue import Catalogue, Change, ChangeKind
from qcheck.editions.declared import Declared
from qcheck.editions.differences import differences
from qcheck.editions.likeness import ALIKE, SLIP, likeness
from qcheck.editions.values import (
    DECLARED_AS_WORDS,
    Aspect,
    Contradicted,
    Contradiction,
    Difference,
    Of,
    Proposal,
)

OF_WORDS = frozenset({ChangeKind.EDITORIAL, ChangeKind.CLARIFIED})
NEW = frozenset({ChangeKind.CHANGED, ChangeKind.SPLIT, ChangeKind.MERGED})


def undeclared(old: Catalogue, new: Catalogue) -> tuple[Proposal, ...]:
    """What differs and must be declared, but is not; each once, in the order of the newer edition."""
    declared = Declared.of(old, new)
    seen = differences(old, new)
    return tuple(dict.fromkeys((*_of_words(seen, declared), *_gone(seen, declared))))


def contradictions(
    old: Catalogue, new: Catalogue, earlier: Sequence[Catalogue] = ()
) -> tuple[Contradicted, ...]:
    """What is declared and is not so. `earlier`: editions before, whose ids are not used again."""
    declared, seen = Declared.of(old, new), differences(old, new)
    contradicted = [
        contradiction
        for change in declared.changes
        for contradiction in _contradicted(change, declared, seen)
    ]
    return (*contradicted, *_used_again(new, (*earlier, old)))


def _of_words(seen: Iterable[Difference], declared: Declared) -> Iterator[Proposal]:
    differing: dict[tuple[Of, str], list[Difference]] = {}
    for difference in seen:
        if difference.of is not Of.WHOLE:
            differing.setdefault((difference.of, difference.id), []).append(difference)
    for (of, name), of_item in differing.items():
        aspects = {difference.aspect for difference in of_item}
        if aspects & {Aspect.NEW, Aspect.GONE}:
            continue
        said = declared.of_question(name) if of is Of.QUESTION else declared.of_criterion(name)
        kinds = {change.change for change in said}
        words = [difference for difference in of_item if difference.aspect in DECLARED_AS_WORDS]
        if words and not kinds & (OF_WORDS | {ChangeKind.SCALE}):
            kind = ChangeKind.EDITORIAL if all(map(_is_a_slip, words)) else ChangeKind.CLARIFIED
            yield Proposal(of, name, kind)
        if Aspect.SCALE in aspects and ChangeKind.SCALE not in kinds:
            yield Proposal(of, name, ChangeKind.SCALE, is_sure=True)
        if Aspect.CRITERION in aspects and ChangeKind.MOVED not in kinds and not _came_along(name, declared):
            yield Proposal(of, name, ChangeKind.MOVED, is_sure=True)


def _is_a_slip(difference: Difference) -> bool:
    return (
        bool(difference.before and difference.after) and likeness(difference.before, difference.after) >= SLIP
    )


def _came_along(question: str, declared: Declared) -> bool:
    """Whether its criterion was replaced by the one in which it stands now, which says enough."""
    before, after = declared.old.criterion_of[question], declared.new.criterion_of[question]
    return any(change.criterion == after for change in declared.criteria_in_place_of(before))


def _gone(seen: Iterable[Difference], declared: Declared) -> Iterator[Proposal]:
    """What went without a word: in the place of which new one it may be, else removed."""
    gone = [difference for difference in seen if difference.aspect is Aspect.GONE]
    criteria = [
        difference.id
        for difference in gone
        if difference.of is Of.CRITERION
        and not declared.criteria_in_place_of(difference.id)
        and not any(change.change is ChangeKind.REMOVED for change in declared.of_criterion(difference.id))
    ]
    yield from (Proposal(Of.CRITERION, criterion, ChangeKind.REMOVED) for criterion in criteria)
    questions = [
        difference.id
        for difference in gone
        if difference.of is Of.QUESTION
        and not declared.in_place_of(difference.id)
        and not declared.removed(difference.id)
    ]
    proposed = {question: _successor(question, declared, seen) for question in questions}
    successors: dict[str, list[str]] = {}
    for name, successor in proposed.items():
        if successor:
            successors.setdefault(successor, []).append(name)
    for successor, names in successors.items():
        kind = ChangeKind.MERGED if len(names) > 1 else ChangeKind.CHANGED
        yield Proposal(Of.QUESTION, successor, kind, tuple(names))
    for name, successor in proposed.items():
        if not successor and declared.old.criterion_of[name] not in criteria:
            yield Proposal(Of.QUESTION, name, ChangeKind.REMOVED)


def _successor(gone: str, declared: Declared, seen: Iterable[Difference]) -> str:
    """The new question, declared in nobody's place, that says most nearly the same; empty where none does."""
    text = declared.old.words(declared.old.questions[gone].text)
    taken = {change.question for change in declared.changes if change.change in NEW}
    nearest, best = "", ALIKE
    for difference in seen:
        if difference.of is Of.QUESTION and difference.aspect is Aspect.NEW and difference.id not in taken:
            words = declared.new.words(declared.new.questions[difference.id].text)
            alike = max((likeness(text[tag], words[tag]) for tag in text.keys() & words.keys()), default=0.0)
            if alike >= best:
                nearest, best = difference.id, alike
    return nearest


def _contradicted(change: Change, declared: Declared, seen: Iterable[Difference]) -> Iterator[Contradicted]:
    of, name = (Of.QUESTION, change.question) if change.question else (Of.CRITERION, change.criterion)
    if not name:
        return
    before = declared.old.questions if of is Of.QUESTION else declared.old.criteria
    for former in change.replaces or ():
        if former not in before:
            yield Contradicted(change, Contradiction.NEVER_THERE, former)
    if change.change in NEW:
        if name in before:
            yield Contradicted(change, Contradiction.WAS_THERE, name)
        return
    if name not in before:
        by = Contradiction.NEVER_THERE if change.change is ChangeKind.REMOVED else Contradiction.IS_NEW
        yield Contradicted(change, by, name)
        return
    aspects = {difference.aspect for difference in _about(of, name, declared, seen)}
    if by_what := _against(
        change.change, of, aspects, {other.change for other in declared.changes if other.item == name}
    ):
        yield Contradicted(change, by_what, name)


def _about(of: Of, name: str, declared: Declared, seen: Iterable[Difference]) -> list[Difference]:
    """Differences of an item; of a criterion with those of its questions."""
    inside = set() if of is Of.QUESTION else {q for q, c in declared.new.criterion_of.items() if c == name}
    return [
        difference
        for difference in seen
        if (difference.of is of and difference.id == name)
        or (difference.of is Of.QUESTION and difference.id in inside)
    ]


def _against(kind: ChangeKind, of: Of, aspects: set[Aspect], kinds: set[ChangeKind]) -> Contradiction | None:
    if kind in OF_WORDS:
        if of is Of.QUESTION and Aspect.SCALE in aspects and ChangeKind.SCALE not in kinds:
            return Contradiction.OTHER_SCALE
        return None if aspects else Contradiction.SAME_WORDS
    if kind is ChangeKind.SCALE and not aspects & {Aspect.SCALE, Aspect.LABELS, Aspect.POINTS}:
        return Contradiction.SAME_SCALE
    moved = {Aspect.CRITERION, Aspect.PART, Aspect.ORDER}
    return Contradiction.SAME_PLACE if kind is ChangeKind.MOVED and not aspects & moved else None


def _used_again(new: Catalogue, earlier: Iterable[Catalogue]) -> Iterator[Contradicted]:
    """Ids that an earlier edition has removed or replaced, and that stand here all the same."""
    ids_in_use = {
        Of.QUESTION: set(new.questions),
        Of.CRITERION: {criterion.id for criterion in new.every_criterion},
    }
    for edition in earlier:
        for change in edition.changes:
            of = Of.QUESTION if change.question else Of.CRITERION
            went = change.replaces or ((change.item,) if change.change is ChangeKind.REMOVED else ())
            for name in went:
                if name in ids_in_use[of]:
                    yield Contradicted(change, Contradiction.USED_AGAIN, name)
