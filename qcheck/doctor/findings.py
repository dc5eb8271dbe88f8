"""What came of looking at one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from qcheck.language import Language


class Said(Protocol):
    """A sentence that knows its values, such as a refusal or a problem."""

    def said(self, language: Language) -> str: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` says for programs what was looked at. `words` say how it stands or, where it is not `good`, what
    to do; `reason` says it in words of its own, in their place.
    """

    name: str
    good: bool
    words: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)
    reason: Said | None = None

    def said(self, language: Language) -> str:
        """What was found, as a sentence in this language."""
        return self.reason.said(language) if self.reason else language.say(self.words, **self.values)
