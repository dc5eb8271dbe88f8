"""Then and now as a picture, described once: for each criterion where it stood and where it stands, with the
words beside it. `dumbbell_layout` says what stands where; `svg` and `figure` draw that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from qcheck.catalogue import Criterion, CriterionId
from qcheck.comparing import Cause, ComparedCriterion, Pair, Reading, Reason, Side, Verdict
from qcheck.wording import LIGHT_WORDS, AgreedMark
from qcheck.wording.lights import thresholds
from qcheck.wording.then_and_now import Voices

Agreed: TypeAlias = Mapping[CriterionId, tuple[AgreedMark, ...]]
"""What was agreed on each criterion, then and now."""

UNANSWERED = (Reason(Cause.NO_SHEETS, Side.BOTH),)


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """One criterion. `then` and `now` are None where it is not comparable: then `verdict` says so, and
    `reason` why in a few words; `told` is the verdict itself. `lights` names both lights, `numbers` both
    scores, `sheets` both numbers of sheets. `spoken` is the row for a screen reader. `agreed` are the lights
    agreed then and now, beside the computed ones.
    """

    criterion: CriterionId
    title: str
    then: Reading | None
    now: Reading | None
    verdict: str
    told: Verdict | None
    lights: str
    numbers: str
    sheets: str
    reason: str
    spoken: str
    agreed: tuple[AgreedMark, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the row stands out."""
        return self.told is Verdict.CHANGED


@dataclass(frozen=True, slots=True)
class DumbbellBlock:
    """A part of the catalogue; nameless where it has no parts."""

    title: str
    rows: tuple[DumbbellRow, ...]


@dataclass(frozen=True, slots=True)
class DumbbellKey:
    """The words of the small key below: which end is which, and the two thresholds."""

    then: str
    now: str
    thresholds: str


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A whole comparison, as it is drawn."""

    title: str
    yellow_from: int
    green_from: int
    blocks: tuple[DumbbellBlock, ...]
    key: DumbbellKey

    @property
    def rows(self) -> tuple[DumbbellRow, ...]:
        """All rows in order."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def parts(self) -> tuple[Dumbbell, ...]:
        """One picture for each part, so that no page break cuts a row."""
        return tuple(replace(self, blocks=(block,)) for block in self.blocks)


def dumbbell(voices: Voices, agreed: Agreed = MappingProxyType({})) -> Dumbbell:
    """The comparison part by part in the order of the later check; what it does not ask any more comes last.
    What nobody answered in either check is left out. `agreed` stands beside what was computed.
    """
    rules = voices.now.catalogue.rules
    return Dumbbell(
        title=voices.title,
        yellow_from=rules.yellow_from,
        green_from=rules.green_from,
        blocks=tuple(_blocks(voices, agreed)),
        key=DumbbellKey(
            then=voices.say("small: then"),
            now=voices.say("large: now"),
            thresholds=thresholds(rules, voices.now.language),
        ),
    )


def _blocks(voices: Voices, agreed: Agreed) -> Iterator[DumbbellBlock]:
    left = {
        criterion.criterion: criterion
        for criterion in voices.compared.criteria
        if criterion.overall.reasons != UNANSWERED
    }
    for title, criteria in _groups(voices):
        pairs = [left.pop(CriterionId(criterion.id)) for criterion in criteria if criterion.id in left]
        if pairs:
            yield DumbbellBlock(title, tuple(_row(pair, voices, agreed) for pair in pairs))
    if left:
        title = voices.say("Only in the earlier check")
        yield DumbbellBlock(title, tuple(_row(pair, voices, agreed) for pair in left.values()))


def _groups(voices: Voices) -> Iterator[tuple[str, tuple[Criterion, ...]]]:
    catalogue, tag = voices.now.catalogue, voices.now.language.tag
    for part, criteria in catalogue.groups:
        yield part.title.say(tag) if part else "", criteria
    yield voices.say("Add-on modules"), catalogue.modules


def _row(compared: ComparedCriterion, voices: Voices, agreed: Agreed) -> DumbbellRow:
    pair, marks = compared.overall, agreed.get(compared.criterion, ())
    return DumbbellRow(
        criterion=compared.criterion,
        title=voices.criterion(compared.criterion),
        then=pair.then,
        now=pair.now,
        verdict=voices.told(pair),
        told=pair.verdict,
        lights=lights(pair, voices),
        numbers=numbers(pair),
        sheets=sheets(pair),
        reason=voices.in_short(pair),
        spoken=" ".join((voices.spoken(compared.criterion, pair), *(f"{mark.long}." for mark in marks))),
        agreed=marks,
    )


def lights(pair: Pair, voices: Voices) -> str:
    """Both lights by name, "Red → Yellow"; one where they are the same, none where nothing is compared."""
    if pair.then is None or pair.now is None:
        return ""
    names = (voices.say(LIGHT_WORDS[rating.light].title) for rating in (pair.then, pair.now))
    return " → ".join(dict.fromkeys(names))


def numbers(pair: Pair) -> str:
    """Both scores: "39 → 58"; an en dash where nothing is compared."""
    return f"{pair.then.score} → {pair.now.score}" if pair.then and pair.now else "–"


def sheets(pair: Pair) -> str:
    """Both numbers of sheets: "n 24 → 19"."""
    return f"n {pair.then.n} → {pair.now.n}" if pair.then and pair.now else ""
