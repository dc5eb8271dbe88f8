"""Which questions their filters let nobody reach, and which filters never act: worked out over whole chains
of `skip_if`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from qcheck.loading.messages import Advice, Hint
from qcheck.loading.outline import APART, Outline, filters_of, plain, text_under
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.spots import Spot

LONGEST_CHAIN = 100
"""Earlier questions that are looked at for one; nobody writes more."""

Place: TypeAlias = tuple[str | None, str | None]
"""A phase and a perspective; None where the catalogue has none."""


@dataclass(frozen=True, slots=True)
class _Sieve:
    """One filter: the earlier question it looks at, and the answers that leave out."""

    spot: Spot
    named: str
    answers: frozenset[str]


@dataclass(frozen=True)
class _Chains:
    """All questions of a catalogue with their filters, and where each is put."""

    outline: Outline
    sieves: dict[str, list[_Sieve]] = field(default_factory=dict)
    put: dict[str, frozenset[Place]] = field(default_factory=dict)

    @classmethod
    def of(cls, outline: Outline) -> _Chains:
        chains = cls(outline)
        for criterion in outline.criteria:
            for question in criterion.under("questions"):
                name = text_under(question, "id") or ""
                chains.sieves[name] = [sieve for spot in filters_of(question) if (sieve := _sieve(spot))]
                chains.put[name] = frozenset(
                    product(
                        outline.phases_of(criterion, question) or (None,),
                        outline.views_of(question) or (None,),
                    )
                )
        return chains

    def leaves_nobody(self, question: str, answers: frozenset[str]) -> bool:
        """Whether these are all answers to this question; False where they cannot be made out."""
        points = self.outline.points_of(question)
        return points is not None and answers >= {*points, *APART}

    def unreached(self, question: str) -> tuple[str, str] | None:
        """An earlier question of which every answer leaves this one out, wherever this one is put, and how it
        comes to that.
        """
        closed = [self._closed(question, place) for place in self.put[question]]
        return closed[0] if closed and all(closed) else None

    def _closed(self, question: str, place: Place) -> tuple[str, str] | None:
        """The same for one phase and perspective. All filters on the way back have to let through, so their
        answers add up.
        """
        answers: dict[str, frozenset[str]] = {}
        onward: dict[str, str] = {}
        waiting = [question]
        while waiting and len(onward) < LONGEST_CHAIN:
            current = waiting.pop()
            for sieve in self.sieves.get(current, ()):
                if place not in self.put.get(sieve.named, ()):
                    continue
                if sieve.named not in onward:
                    onward[sieve.named] = current
                    waiting.append(sieve.named)
                answers[sieve.named] = answers.get(sieve.named, frozenset()) | sieve.answers
                if self.leaves_nobody(sieve.named, answers[sieve.named]):
                    return sieve.named, _way(sieve.named, question, onward)
        return None


def unreached(outline: Outline) -> Iterator[Problem]:
    """Advice on questions that nobody reaches, and on filters that never act. Says nothing where the
    catalogue cannot be made out.
    """
    if not (outline.perspectives.sure and outline.phases.sure):
        return
    chains = _Chains.of(outline)
    for question in outline.questions:
        name = text_under(question, "id") or ""
        if chains.sieves.get(name) and (closed := chains.unreached(name)):
            earlier, way = closed
            spot = question.get("skip_if") or question
            yield spot.advice(Advice.NEVER_ASKED, sentence(Hint.CHAIN, chain=way), value=earlier)
        for sieve in chains.sieves.get(name, ()):
            if sieve.named in chains.put and not chains.put[name] & chains.put[sieve.named]:
                yield sieve.spot.advice(Advice.IDLE_FILTER, value=sieve.named)


def _way(earlier: str, question: str, onward: dict[str, str]) -> str:
    names = [earlier]
    while names[-1] != question:
        names.append(onward[names[-1]])
    return " → ".join(names)


def _sieve(spot: Spot) -> _Sieve | None:
    named, answer = text_under(spot, "question"), spot.get("answer")
    if not named or not answer:
        return None
    return _Sieve(spot, named, frozenset(plain(value.written) for value in answer.items or [answer]))
