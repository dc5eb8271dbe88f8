"""What can be wrong in a catalogue, where it stands and how it is said.

Each message is one line of a table in `messages.py`: `Mistake` keeps a catalogue from being used, `Advice`
stops nothing, `Hint` is a likely fix. All of them are explained to authors in `criteria/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from qcheck.language import N_, Language
from qcheck.loading.messages import NAMES, Advice, FormMistake, Hint, Mistake
from qcheck.typed_text import pointed_out

Message = Mistake | FormMistake | Advice | Hint


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message and what is filled in."""

    message: Message
    values: tuple[tuple[str, object], ...] = ()

    def said(self, language: Language) -> str:
        """The sentence in this language."""
        return language.say(self.message, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake or warning. Lines and columns count from 1; `path` names the place with ids, and is empty
    where no key is meant.
    """

    file: str
    line: int
    column: int
    path: str
    message: Sentence
    hint: Sentence | None = None
    warning: bool = False

    @property
    def is_of_words(self) -> bool:
        """Whether it is a warning about words or reach, which a catalogue can accept: for authors alone."""
        return self.message.message in NAMES

    def said(self, language: Language) -> str:
        """`file:line:column: path: message`, below it the hint, indented."""
        kind = language.say(N_("warning")) if self.warning else ""
        parts = (f"{self.file}:{self.line}:{self.column}", self.path, kind, self.message.said(language))
        hint = f"\n    {self.hint.said(language)}" if self.hint else ""
        return ": ".join(part for part in parts if part) + hint


def sentence(message: Message, **values: object) -> Sentence:
    """A message with its values, ready to be said in a language."""
    return Sentence(
        message,
        tuple((name, shown(value) if isinstance(value, str) else value) for name, value in values.items()),
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place; what two checks found alike stands there once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column)))


def shown(words: str, length: int = 60) -> str:
    """Words of a file as they fit into one line of a message; characters that nobody sees are named, such as
    `⟨U+200B⟩`.
    """
    line = " ".join(
        "".join(sign if sign.isprintable() else " " for sign in pointed_out(words[: 4 * length])).split()
    )
    return line if len(line) <= length else line[: length - 1] + "…"


def likely(word: str, known: Iterable[str]) -> Sentence | None:
    """`did you mean …?` with the nearest of the known words, None where none is near; looks at the first
    thousand.
    """
    folded = {name.casefold(): name for name in islice(known, 1000)}
    near = get_close_matches(word.casefold()[:100], folded, n=1)
    return sentence(Hint.MEANT, likely=folded[near[0]]) if near else None
