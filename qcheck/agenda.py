"""What to talk about first: the criteria of a profile in the order of METHOD's agenda, each with the rules
that put it there.

Works on what may be shown, and on nothing else. A criterion that no rule names is no topic: a green light
without a flag, one that is not relevant, one that is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qcheck.catalogue import CriterionId, PerspectiveId
from qcheck.scoring.values import CriterionProfile, Flag, Light, Profile

MINUTES = 45
"""What a talk about topics takes in a workshop of ninety minutes, if nobody says otherwise."""

MOST_PROPOSED = 3
LEAST_MINUTES = 10
"""What a topic needs: where there is less time, fewer than three are proposed."""


class Reason(StrEnum):
    """Why a criterion is a topic. The order is that of the agenda: the first that applies gives the criterion
    its place.
    """

    STRONG_DIFFERENCE = "strong_difference"
    RED = "red"
    DIFFERENCE = "difference"
    BLIND_SPOT = "blind_spot"
    DISAGREEMENT = "disagreement"
    KNOWLEDGE_GAP = "knowledge_gap"
    OFTEN_NOT_RELEVANT = "often_not_relevant"
    YELLOW = "yellow"
    GREY = "grey"


BY_FLAG = {
    Flag.STRONG_DIFFERENCE: Reason.STRONG_DIFFERENCE,
    Flag.DIFFERENCE: Reason.DIFFERENCE,
    Flag.BLIND_SPOT: Reason.BLIND_SPOT,
    Flag.DISAGREEMENT: Reason.DISAGREEMENT,
    Flag.KNOWLEDGE_GAP: Reason.KNOWLEDGE_GAP,
    Flag.OFTEN_NOT_RELEVANT: Reason.OFTEN_NOT_RELEVANT,
}
BY_LIGHT = {Light.RED: Reason.RED, Light.YELLOW: Reason.YELLOW, Light.GREY: Reason.GREY}
BETWEEN_VIEWS = frozenset({Reason.STRONG_DIFFERENCE, Reason.DIFFERENCE, Reason.BLIND_SPOT})
"""The reasons that compare perspectives: among these, the wider distance comes first."""

TO_SETTLE = BETWEEN_VIEWS | {Reason.RED, Reason.DISAGREEMENT}
"""The reasons for which a criterion is agreed on in an hour."""

_PLACES = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Topic:
    """A criterion worth a talk. `reasons` are all that apply, in the agenda's order; there is at
    least one.
    """

    row: CriterionProfile
    reasons: tuple[Reason, ...]

    @property
    def criterion(self) -> CriterionId:
        """The id of its criterion."""
        return self.row.criterion

    @property
    def reason(self) -> Reason:
        """The rule that gives the topic its place."""
        return self.reasons[0]


@dataclass(frozen=True, slots=True)
class Slot:
    """A topic and the minutes it gets."""

    topic: Topic
    minutes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A talk: `slots` in the order in which they are talked about, and the topics that are `left` over, in
    the agenda's order.
    """

    slots: tuple[Slot, ...]
    left: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The criteria by how the perspectives see them: with a flag between perspectives, without one, and those
    that cannot be compared.

    The first two have the widest distance first, then the catalogue's order; the last keep the catalogue's
    order.
    """

    differently: tuple[CriterionProfile, ...]
    alike: tuple[CriterionProfile, ...]
    not_compared: tuple[CriterionProfile, ...]


def agenda(profile: Profile) -> tuple[Topic, ...]:
    """All topics, the most pressing first.

    Where the same rule gives two their place, the wider distance between the perspectives comes first if the
    rule compares them; then, as always otherwise, the lower score; then the catalogue's order.
    """
    topics = (Topic(row, reasons) for row in profile.criteria if (reasons := _reasons(row)))
    return tuple(sorted(topics, key=_urgency))


def by_need(profile: Profile) -> tuple[CriterionProfile, ...]:
    """All rows of a profile: the topics as on the agenda, then the rest in the catalogue's order."""
    topics = {topic.criterion: topic.row for topic in agenda(profile)}
    return (*topics.values(), *(row for row in profile.criteria if row.criterion not in topics))


def to_settle(profile: Profile) -> tuple[CriterionProfile, ...]:
    """What a team with an hour agrees on: whatever is red, a close call, or seen differently, between
    perspectives or within one. In the agenda's order; a close call that gives no other reason to talk comes
    after those, in the catalogue's order.
    """
    return tuple(row for row in by_need(profile) if _is_close(row) or not TO_SETTLE.isdisjoint(_reasons(row)))


def fit(minutes: int) -> int:
    """For how many topics so many minutes are enough."""
    return max(1, minutes // LEAST_MINUTES)


def proposed(topics: Sequence[Topic], minutes: int = MINUTES) -> tuple[CriterionId, ...]:
    """The first topics, three at most and no more than there is time for; at least one where there is any."""
    number = min(MOST_PROPOSED, fit(minutes))
    return tuple(topic.criterion for topic in topics[:number])


def plan(topics: Sequence[Topic], minutes: int = MINUTES, chosen: Iterable[str] | None = None) -> Plan:
    """Who talks about what, and how long: the `chosen` criteria in their order, else those proposed. What is
    no topic is passed over.
    """
    known = {str(topic.criterion): topic for topic in topics}
    wanted = dict.fromkeys(proposed(topics, minutes) if chosen is None else chosen)
    taken = [known[criterion] for criterion in wanted if criterion in known]
    slots = tuple(
        Slot(topic, share) for topic, share in zip(taken, _shares(minutes, len(taken)), strict=True)
    )
    return Plan(slots, tuple(topic for topic in topics if topic not in taken))


def comparisons(profile: Profile) -> Comparisons:
    """All criteria, sorted by what the perspectives see differently on the questions they share."""
    compared = sorted(
        (row for row in profile.criteria if len(row.comparison.scores) > 1), key=lambda row: -distance(row)
    )
    flagged = [row for row in compared if not BETWEEN_VIEWS.isdisjoint(_reasons(row))]
    return Comparisons(
        differently=tuple(flagged),
        alike=tuple(row for row in compared if row not in flagged),
        not_compared=tuple(row for row in profile.criteria if len(row.comparison.scores) < 2),
    )


def distance(row: CriterionProfile) -> int:
    """How far the perspectives lie apart on the questions they share, in points; 0 where fewer than two can
    be compared.
    """
    scores = row.comparison.scores.values()
    return max(scores) - min(scores) if scores else 0


def sides(row: CriterionProfile) -> tuple[tuple[PerspectiveId, ...], tuple[PerspectiveId, ...]]:
    """Who sees it higher and who lower on the questions they share: from the middle between highest and
    lowest on, and below it.

    Each side from its highest to its lowest; two empty ones where fewer than two can be compared or all see
    it alike.
    """
    scores = sorted(row.comparison.scores.items(), key=lambda item: -item[1])
    if not distance(row):
        return (), ()
    middle = scores[0][1] + scores[-1][1]
    higher = tuple(perspective for perspective, score in scores if 2 * score >= middle)
    return higher, tuple(perspective for perspective, _ in scores[len(higher) :])


def moved(order: Sequence[str], criterion: str, steps: int) -> tuple[str, ...]:
    """The order with one criterion so many places further down, or up where negative; never
    beyond the ends.
    """
    rest = [other for other in order if other != criterion]
    place = max(0, min(len(rest), order.index(criterion) + steps))
    return (*rest[:place], criterion, *rest[place:])


def _reasons(row: CriterionProfile) -> tuple[Reason, ...]:
    applying = {BY_FLAG[flag] for flag, _ in row.flags} | {BY_LIGHT.get(row.overall.rating.light)}
    return tuple(reason for reason in Reason if reason in applying)


def _is_close(row: CriterionProfile) -> bool:
    """A close call; with one sheet every answer decides, and that says nothing."""
    rating = row.overall.rating
    return rating.close_call and (rating.n is None or rating.n > 1)


def _urgency(topic: Topic) -> tuple[int, int, int]:
    """Smaller is more urgent. A grey criterion has no score and stands behind those that have one."""
    score = topic.row.overall.rating.score
    apart = distance(topic.row) if topic.reason in BETWEEN_VIEWS else 0
    return _PLACES[topic.reason], -apart, 101 if score is None else score


def _shares(minutes: int, parts: int) -> list[int]:
    """The time in equal parts, in steps of five minutes where there are enough; what cannot be shared goes to
    the first.
    """
    if not parts:
        return []
    step = 5 if minutes % 5 == 0 and minutes >= 5 * parts else 1
    base, more = divmod(minutes // step, parts)
    return [step * (base + (place < more)) for place in range(parts)]
