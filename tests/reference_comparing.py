"""The comparison of two checks a second time, written from the method's words alone and independent of
`qcheck.comparing`: slow, plain, with dicts of words and numbers.

A criterion's entry is None where nothing may stand side by side, else (verdict, then, now).
"""

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, Criterion, Question, Text
from qcheck.comparing import ComparedCriterion, Pair
from qcheck.scoring.values import CriterionProfile, Profile, Rating

SCORED = ("red", "yellow", "green")
Entry = tuple | None


def compared(
    before: Questionnaire, then: Profile, after: Questionnaire, now: Profile
) -> dict[str, tuple[Entry, dict[str, Entry]]]:
    """By criterion: what stands side by side of all perspectives together, and of each."""
    rows = [{row.criterion: row for row in profile.criteria} for profile in (then, now)]
    return {
        name: criterion(name, before, rows[0].get(name), after, rows[1].get(name))
        for name in {**rows[1], **rows[0]}
    }


def criterion(
    name: str,
    before: Questionnaire,
    then: CriterionProfile | None,
    after: Questionnaire,
    now: CriterionProfile | None,
) -> tuple[Entry, dict[str, Entry]]:
    if then is None or now is None:
        return None, dict.fromkeys([*(then.perspectives if then else now.perspectives)], None)
    singles = {}
    for group in {*then.perspectives, *now.perspectives}:
        own = [group] if group != "all" else others(then)
        both = group in then.perspectives and group in now.perspectives
        alike = group != "all" or then.perspectives.keys() == now.perspectives.keys()
        fits = both and alike and all(asks_the_same(name, p, before, after) for p in own)
        singles[group] = (
            side_by_side(then.perspectives[group], now.perspectives[group], after) if fits else None
        )
    together = None
    stand = set(then.overall.shown)
    if stand and stand == set(now.overall.shown) and all(singles[group] is not None for group in stand):
        together = side_by_side(then.overall.rating, now.overall.rating, after)
    return together, singles


def others(then: CriterionProfile) -> list[str]:
    """Who is in the group of all: whoever has a rating beside it; without perspectives, everybody."""
    return [each for each in then.perspectives if each != "all"] or ["all"]


def side_by_side(then: Rating, now: Rating, after: Questionnaire) -> Entry:
    if str(then.light) not in SCORED or str(now.light) not in SCORED:
        return None
    rules, distance = after.catalogue.rules, max(then.score, now.score) - min(then.score, now.score)
    moved = distance >= rules.changed
    if str(then.light) != str(now.light) and distance >= rules.changed_with_light:
        moved = True
    return (
        "changed" if moved else "about_the_same",
        (str(then.light), then.score, then.n),
        (str(now.light), now.score, now.n),
    )


def asks_the_same(name: str, perspective: str, before: Questionnaire, after: Questionnaire) -> bool:
    first, second = before.catalogue, after.catalogue
    for rule in ("yellow_from", "green_from", "minimum_group", "changed", "changed_with_light"):
        if getattr(first.rules, rule) != getattr(second.rules, rule):
            return False
    was, is_ = put(name, perspective, before), put(name, perspective, after)
    return was.keys() == is_.keys() and all(same(was[q], is_[q], perspective, before, after) for q in was)


def put(name: str, perspective: str, questionnaire: Questionnaire) -> dict[str, Question]:
    found: Criterion = next(c for c in questionnaire.criteria if c.id == name)
    if (
        found.phases is not None
        and questionnaire.phase is not None
        and questionnaire.phase not in found.phases
    ):
        return {}
    return {
        q.id: q
        for q in found.questions
        if (q.phases is None or questionnaire.phase is None or questionnaire.phase in q.phases)
        and (q.perspectives is None or perspective in q.perspectives)
    }


def same(old: Question, new: Question, perspective: str, before: Questionnaire, after: Questionnaire) -> bool:
    for phase in (before.phase, after.phase):
        if not says_the_same(old.wording(phase), before.catalogue, new.wording(phase), after.catalogue):
            return False
    if not same_answers(old, before.catalogue, new, after.catalogue):
        return False
    if (old.weight, old.critical) != (new.weight, new.critical):
        return False
    was, is_ = filters(old, perspective, before), filters(new, perspective, after)
    return was.keys() == is_.keys() and all(
        same(earlier, is_[key], perspective, before, after)
        if earlier.weight == is_[key].weight and earlier.critical == is_[key].critical
        else same_words(earlier, is_[key], perspective, before, after)
        for key, earlier in was.items()
    )


def same_words(
    old: Question, new: Question, perspective: str, before: Questionnaire, after: Questionnaire
) -> bool:
    plain = {"weight": 1, "critical": False}
    return same(old.model_copy(update=plain), new.model_copy(update=plain), perspective, before, after)


def filters(question: Question, perspective: str, questionnaire: Questionnaire) -> dict[tuple, Question]:
    """The filters that can hold, each with the question it looks at."""
    everything = {}
    for each in questionnaire.criteria:
        everything |= put(each.id, perspective, questionnaire)
    return {
        (each.question, frozenset(each.answer)): everything[each.question]
        for each in question.skip_if or ()
        if each.question in everything
    }


def same_answers(old: Question, first: Catalogue, new: Question, second: Catalogue) -> bool:
    was, is_ = first.scale_of(old), second.scale_of(new)
    above, now_above = first.prompt_of(old), second.prompt_of(new)
    if was.worth != is_.worth or (above is None) != (now_above is None):
        return False
    if above and now_above and not says_the_same(above, first, now_above, second):
        return False
    return all(
        says_the_same(one.label, first, other.label, second)
        for one, other in zip(was.answers, is_.answers, strict=True)
    )


def says_the_same(old: Text, first: Catalogue, new: Text, second: Catalogue) -> bool:
    was = {tag or first.spoken[0]: words.split() for tag, words in old.root.items()}
    is_ = {tag or second.spoken[0]: words.split() for tag, words in new.root.items()}
    return bool(set(was) & set(is_)) and all(was[tag] == is_[tag] for tag in set(was) & set(is_))


def plain(criterion: ComparedCriterion) -> tuple[Entry, dict[str, Entry]]:
    """The same of what `qcheck.comparing` says."""
    return entry(criterion.overall), {p: entry(pair) for p, pair in criterion.perspectives.items()}


def entry(pair: Pair) -> Entry:
    if pair.verdict is None or pair.then is None or pair.now is None:
        return None
    return (
        str(pair.verdict),
        (str(pair.then.light), pair.then.score, pair.then.n),
        (str(pair.now.light), pair.now.score, pair.now.n),
    )
