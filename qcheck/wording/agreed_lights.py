"""Agreed lights in words: the small mark beside a computed light, what hovering it says, and the agreements
before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from qcheck.catalogue import CriterionId
from qcheck.scoring.values import Light
from qcheck.wording.lights import LIGHT_WORDS
from qcheck.wording.voice import Voice


class Settled(Protocol):
    """An agreed light as it is kept."""

    @property
    def light(self) -> str | None:
        """Its id; None where it was deliberately left open."""

    @property
    def reason(self) -> str:
        """Why; may be empty."""

    @property
    def minority(self) -> str:
        """Who sees it otherwise, and why; may be empty."""

    @property
    def day(self) -> date | None:
        """When it was agreed."""

    @property
    def earlier(self) -> Sequence[Settled]:
        """The agreements before it, the latest first."""


@dataclass(frozen=True, slots=True)
class AgreedMark:
    """How an agreed light is shown wherever a computed one is: a symbol (None where it was deliberately left
    open) with a word, never a colour alone.

    `name` is the light in a word, "Gelb" or "bewusst offen"; `text` says what it is, "vereinbart: Gelb";
    `long` with the light's word, "vereinbart: Gelb, auf dem Weg". `day` is that of the agreement; `earlier`
    are those before it, "zuvor: Gelb, 3. März 2026", the latest first. `sentence` says all of it.
    """

    light: Light | None
    name: str
    text: str
    long: str
    day: str
    reason: str
    minority: str
    earlier: tuple[str, ...]
    sentence: str


def agreed_marks(agreed: Mapping[CriterionId, Settled], voice: Voice) -> dict[CriterionId, AgreedMark]:
    """The marks of what is agreed, by criterion."""
    return {criterion: agreed_mark(kept, voice) for criterion, kept in agreed.items()}


def agreed_mark(kept: Settled, voice: Voice) -> AgreedMark:
    """The mark of one agreed light."""
    light, name = Light(kept.light) if kept.light else None, light_name(kept.light, voice)
    long = voice.say("agreed: {light}", light=settled(kept.light, voice))
    day = voice.language.day(kept.day) if kept.day else ""
    earlier = tuple(before(former, voice) for former in kept.earlier)
    minority = f"{voice.say('Minority view')}: {kept.minority}" if kept.minority else ""
    said = (_ended(part) for part in (f"{long} ({day})" if day else long, kept.reason, minority, *earlier))
    return AgreedMark(
        light=light,
        name=name,
        text=voice.say("agreed: {light}", light=name),
        long=long,
        day=day,
        reason=kept.reason,
        minority=kept.minority,
        earlier=earlier,
        sentence=" ".join(filter(None, said)),
    )


def light_name(light: str | None, voice: Voice) -> str:
    """An agreed light in a word: "Gelb"; None where it was deliberately left open."""
    return voice.say("left open") if light is None else voice.say(LIGHT_WORDS[Light(light)].title)


def settled(light: str | None, voice: Voice) -> str:
    """An agreed light in words: "Gelb, auf dem Weg"; None where it was deliberately left open."""
    if light is None:
        return light_name(None, voice)
    return f"{light_name(light, voice)}, {voice.say(LIGHT_WORDS[Light(light)].word)}"


def before(kept: Settled, voice: Voice) -> str:
    """An agreement that holds no longer: "zuvor: Gelb, 3. März 2026 – Es geht voran"."""
    name = light_name(kept.light, voice)
    day = voice.language.day(kept.day) if kept.day else ""
    said = voice.say("before: {light}", light=", ".join(filter(None, (name, day))))
    minority = f"{voice.say('Minority view')}: {kept.minority}" if kept.minority else ""
    why = " · ".join(filter(None, (kept.reason, minority)))
    return f"{said} – {why}" if why else said


def _ended(sentence: str) -> str:
    """With a full stop where there is no end yet."""
    return sentence if not sentence or sentence[-1] in ".!?…" else f"{sentence}."
