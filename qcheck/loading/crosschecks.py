"""How the items of a catalogue go together: ids used twice, unknown references, filters, scales, thresholds,
silent criteria, languages.

Every check looks at the tree, not at the catalogue, and passes over whatever is broken in itself: so all
mistakes are found at once, and none is reported for what another one causes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from qcheck.catalogue import EVERYBODY, Rules
from qcheck.loading import fixes
from qcheck.loading.accepted import checked_acceptance
from qcheck.loading.edition_checks import checked_edition
from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.outline import (
    ANY_ANSWER,
    APART,
    Outline,
    filters_of,
    is_language,
    is_point,
    plain,
    sound_id,
    text_under,
)
from qcheck.loading.phase_checks import phases_checked
from qcheck.loading.problems import Problem, likely, sentence
from qcheck.loading.scale_checks import scales_checked
from qcheck.loading.spots import Spot


def cross_checked(outline: Outline) -> Iterator[Problem]:
    """All mistakes that only show where items are seen together."""
    for check in CHECKS:
        yield from check(outline)


def _ids(outline: Outline) -> Iterator[Problem]:
    """Questions are told apart in the whole catalogue; parts, criteria and modules among each other, as
    `--only` takes both.
    """
    root = outline.root
    for family in (
        outline.parts + outline.criteria,
        outline.questions,
        root.under("perspectives"),
        root.under("phases"),
    ):
        yield from _told_apart([sound for item in family if (sound := sound_id(item))])


def _told_apart(ids: Iterable[Spot]) -> Iterator[Problem]:
    first: dict[str | None, Spot] = {}
    for spot in sorted(ids, key=lambda spot: spot.place):
        if (before := first.setdefault(spot.text, spot)) is not spot:
            yield spot.mistake(
                Mistake.ID_TWICE, sentence(Hint.OTHER_ID), value=spot.text, line=before.place[0]
            )


def _nobody_is_called_all(outline: Outline) -> Iterator[Problem]:
    for perspective in outline.root.under("perspectives"):
        if (name := perspective.get("id")) and name.text == EVERYBODY:
            yield name.mistake(Mistake.ID_RESERVED, sentence(Hint.OTHER_ID), value=EVERYBODY)


def _criteria_or_parts(outline: Outline) -> Iterator[Problem]:
    root, criteria, parts = outline.root, outline.root.get("criteria"), outline.root.get("parts")
    if criteria and parts:
        yield max(criteria.at_key(), parts.at_key(), key=lambda spot: spot.place).mistake(
            Mistake.BOTH, sentence(Hint.INTO_A_PART)
        )
    elif (
        not criteria
        and not parts
        and not {"criteria", "parts"} & fixes.meant_keys(key for key, _ in root.entries)
    ):
        yield root.missing("criteria").mistake(Mistake.NO_CRITERIA)
    elif (given := criteria or parts) and given.node.content == ():
        yield given.mistake(Mistake.NO_CRITERIA)


def _references(outline: Outline) -> Iterator[Problem]:
    declared = outline.perspectives
    for question in outline.questions:
        for spot in question.under("perspectives"):
            if spot.text is not None and declared.sure and spot.text not in declared.ids:
                undeclared = sentence(Hint.DECLARE, key="perspectives")
                hint = likely(spot.text, declared.ids) if declared.ids else undeclared
                yield spot.mistake(Mistake.UNKNOWN_PERSPECTIVE, hint, value=spot.text)


def _filters(outline: Outline) -> Iterator[Problem]:
    order = [text_under(question, "id") for question in outline.questions]
    known = {name: number for number, name in reversed(list(enumerate(order))) if name}
    for number, question in enumerate(outline.questions):
        for filtered in filters_of(question):
            if (named := filtered.get("question")) and named.text:
                yield from _earlier(named, named.text, number, known, sure=all(order))
            if answer := filtered.get("answer"):
                points = outline.points_of(text_under(filtered, "question") or "")
                yield from _answers(answer.items or [answer], points)


def _earlier(spot: Spot, name: str, number: int, known: dict[str, int], *, sure: bool) -> Iterator[Problem]:
    if name not in known:
        if sure:
            yield spot.mistake(Mistake.UNKNOWN_QUESTION, likely(name, known), value=name)
    elif known[name] == number:
        yield spot.mistake(Mistake.OWN_QUESTION)
    elif known[name] > number:
        yield spot.mistake(Mistake.LATER_QUESTION, value=name)


def _answers(answers: list[Spot], points: tuple[str, ...] | None) -> Iterator[Problem]:
    for answer in answers:
        sound = plain(answer.written) in points if points else is_point(answer.written)
        if answer.node.content and not sound and answer.written not in APART:
            possible = ", ".join((*_some(points), *APART)) if points else ANY_ANSWER
            yield answer.mistake(
                Mistake.NOT_AN_ANSWER, fixes.answer(answer.written), value=answer.written, answers=possible
            )


def _some(points: tuple[str, ...]) -> tuple[str, ...]:
    return points if len(points) <= 10 else (*points[:3], "…", points[-1])


def _thresholds(outline: Outline) -> Iterator[Problem]:
    rules = outline.root.get("rules")
    if not rules:
        return
    yellow, green = _percent(rules, "yellow_from"), _percent(rules, "green_from")
    if yellow is not None and green is not None and yellow >= green:
        spot = _last(rules, "yellow_from", "green_from")
        yield spot.mistake(Mistake.LIGHTS_ORDER, yellow=yellow, green=green)
    difference, strong = _percent(rules, "difference"), _percent(rules, "strong_difference")
    if difference is not None and strong is not None and difference > strong:
        spot = _last(rules, "difference", "strong_difference")
        yield spot.mistake(Mistake.DIFFERENCE_ORDER, difference=difference, strong=strong)


def _percent(rules: Spot, key: str) -> int | None:
    """The number in the file, or the default; None where it is no number of 0–100."""
    if not (limit := rules.get(key)):
        return int(Rules.model_fields[key].default)
    return int(limit.written) if re.fullmatch("0*([0-9]{1,2}|100)", limit.written) else None


def _last(rules: Spot, *keys: str) -> Spot:
    """The later of the keys that stand in the file: the one written against what was known."""
    return max((spot for key in keys if (spot := rules.get(key))), key=lambda spot: spot.place)


def _languages(outline: Outline) -> Iterator[Problem]:
    seen = set()
    languages = outline.root.get("languages")
    for item in languages.items if languages else []:
        if item.text in seen:
            yield item.mistake(Mistake.LANGUAGE_TWICE, sentence(Hint.ONE_OF_TWO), value=item.text)
        seen.add(item.text)
    for text in outline.texts:
        for tag, words in text.entries:
            yield from _listed(words.at_key(), tag, outline.languages)


def _listed(spot: Spot, tag: str, languages: tuple[str, ...] | None) -> Iterator[Problem]:
    if languages and tag not in languages and is_language(tag):
        yield spot.mistake(
            Mistake.LANGUAGE_UNLISTED, likely(tag, languages) or sentence(Hint.ADD_LANGUAGE), value=tag
        )


CHECKS: tuple[Callable[[Outline], Iterator[Problem]], ...] = (
    _ids,
    _nobody_is_called_all,
    _criteria_or_parts,
    _references,
    _filters,
    scales_checked,
    _thresholds,
    phases_checked,
    checked_acceptance,
    _languages,
    checked_edition,
)
