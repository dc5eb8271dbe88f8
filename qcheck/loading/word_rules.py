"""What makes a single statement hard to answer, by the language of its text; plain German is read more
strictly. Few false alarms matter more than finding everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qcheck.loading import joined_statements
from qcheck.loading.messages import Advice
from qcheck.loading.word_lists import (
    ENGLISH,
    GERMAN,
    JARGON,
    JARGON_IN_PLAIN,
    PLAIN,
    VAGUE,
    pattern,
    root_of,
    word_set,
)

LONGEST, LONGEST_IN_PLAIN = 15, 12
"""Words of a question."""

_NEGATES_DE = re.compile(r"\b(nicht|nie|niemals|niemand\w*|kein\w*|nichts|weder)\b(?! nur\b)", re.IGNORECASE)
_WITHOUT = re.compile(r"(?<!auch )\bohne\b", re.IGNORECASE)
_NEGATES_EN = re.compile(
    r"\b(not|never|nobody|no one|none|nothing|neither|cannot|\w+n['’]t|no(?! matter| longer))\b(?! only\b)",
    re.IGNORECASE,
)
_BELOW_DE = word_set(
    "der die das dessen deren dem den wer wen wem was wie wo wann warum welche welcher welches "
    "welchen dass ob weil bevor damit sodass obwohl solange sobald"
)
_ARTICLES = word_set("der die das den dem")
_BEFORE_RELATIVE = word_set("in an auf mit von bei zu aus für über unter auch selbst")
_BELOW_EN = re.compile(r"\b(who|whom|whose|that|which|what|how|whether|because|so)\b", re.IGNORECASE)
_PLACE_DE = (
    r"Kommune\w*|Stadt\w*|Gemeinde\w*|Ort\w*|Dorf\w*|Landkreis\w*|Kreis\w*|Region\w*|Viertel\w*|Quartier\w*|"
    r"Bezirk\w*|Land\w*"
)
_PLACE_EN = (
    r"municipality|town|city|village|county|community|district|region|neighbourhood|borough|area|council area"
)
_FIRST_DE = re.compile(
    rf"\b(ich|mich|mir|wir|uns|mein\w{{0,2}}|unser(?:e|en|em|er|es)?(?! (?:{_PLACE_DE})\b))\b", re.IGNORECASE
)
_FIRST_EN = re.compile(rf"\b(I|[Mm]y|[Mm]e|[Ww]e|[Uu]s|[Oo]ur(?! (?:{_PLACE_EN})\b))\b")


@dataclass(frozen=True)
class Statement:
    """The words of a question in one language. `explained` is its help, `own_group` whether each group means
    itself, `compared` whether several perspectives are asked.
    """

    words: str
    language: str
    explained: str
    own_group: bool
    compared: bool

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is in plain German, for which stricter rules hold."""
        return self.language.lower() == PLAIN

    @cached_property
    def root(self) -> str:
        """Its language without a variant: `de` for `de-simple`."""
        return root_of(self.language)


@dataclass(frozen=True)
class WordRules:
    """The rules for a catalogue, with the words that it adds."""

    jargon: tuple[str, ...] = ()

    def faults(self, statement: Statement) -> Iterator[tuple[Advice, dict[str, object]]]:
        """What is hard about a statement, with what the message quotes."""
        yield from _too_long(statement)
        for advice, words in (
            (Advice.DOUBLE, _joined(statement)),
            (Advice.NEGATION, _negated(statement)),
            (Advice.VAGUE, _first(_VAGUE.get(statement.root), statement.words)),
            (Advice.JARGON, self._jargon(statement)),
            (Advice.FIRST_PERSON, _first_person(statement)),
        ):
            if words:
                yield advice, {"value": words}

    def _jargon(self, statement: Statement) -> str:
        """A word of the trade that the help does not explain."""
        for word_pattern in self._patterns(statement):
            for match in word_pattern.finditer(statement.words):
                if match[0].lower()[:8] not in statement.explained.lower():
                    return match[0]
        return ""

    def _patterns(self, statement: Statement) -> Iterable[re.Pattern[str]]:
        if jargon_pattern := _JARGON.get(statement.root):
            yield jargon_pattern
        if statement.is_plain:
            yield _IN_PLAIN
        if self._own:
            yield self._own

    @cached_property
    def _own(self) -> re.Pattern[str] | None:
        return pattern(self.jargon, GERMAN) if self.jargon else None


def _too_long(statement: Statement) -> Iterator[tuple[Advice, dict[str, object]]]:
    most = LONGEST_IN_PLAIN if statement.is_plain else LONGEST
    if (number := len(re.findall(r"\S*\w\S*", statement.words))) > most:
        yield Advice.LONG, {"number": number, "most": most}


def _joined(statement: Statement) -> str:
    if statement.root == GERMAN:
        return joined_statements.in_german(statement.words, plain=statement.is_plain)
    return joined_statements.in_english(statement.words) if statement.root == ENGLISH else ""


def _negated(statement: Statement) -> str:
    return _NEGATIONS[statement.root](statement) if statement.root in _NEGATIONS else ""


def _negated_in_german(statement: Statement) -> str:
    """A negation that turns the answer round: in the main clause or in a condition. One that only says whom
    or what is meant (*wer nicht kommen kann*) is none; in plain German it is.
    """
    clauses = re.split(r"[,:;–]\s*", statement.words)
    for number, clause in enumerate(clauses):
        if not statement.is_plain and _is_below(clause, clauses[number + 1 :]):
            continue
        if negation := _first(_NEGATES_DE, clause) or _first(_WITHOUT, clause):
            return negation
    return ""


def _is_below(clause: str, later: list[str]) -> bool:
    """Whether a clause only says whom, what or when it is about."""
    first, second = (*clause.lower().split(), "", "")[:2]
    if not clause[:1].isupper():
        return first in _BELOW_DE or (first in _BEFORE_RELATIVE and second in _BELOW_DE | {"wenn"})
    follows = (*later[0].lower().split(), "", "")[1] if later else ""
    is_condition = follows in ("er", "sie", "es", "man", "wir") and first != "wenn"  # Folgt er nicht, …
    return bool(later) and (first in _BELOW_DE - _ARTICLES or is_condition)


def _negated_in_english(statement: Statement) -> str:
    match = _NEGATES_EN.search(statement.words)
    if match is None or _BELOW_EN.search(statement.words[: match.start()].rpartition(",")[2]):
        return ""
    return match[0]


def _first_person(statement: Statement) -> str:
    if statement.own_group or not statement.compared:
        return ""
    rule = {GERMAN: _FIRST_DE, ENGLISH: _FIRST_EN}.get(statement.root)
    return _first(rule, statement.words)


def _first(rule: re.Pattern[str] | None, words: str) -> str:
    match = rule.search(words) if rule else None
    return match[0] if match else ""


_NEGATIONS: dict[str, Callable[[Statement], str]] = {
    GERMAN: _negated_in_german,
    ENGLISH: _negated_in_english,
}
_VAGUE = {language: pattern(words, language) for language, words in VAGUE.items()}
_JARGON = {language: pattern(words, language) for language, words in JARGON.items()}
_IN_PLAIN = pattern(JARGON_IN_PLAIN, GERMAN)
