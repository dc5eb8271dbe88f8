"""What the YAML parser stumbles over, in plain words and at the place where a person would look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from qcheck.loading.lookalike_signs import causes
from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.problems import Problem, Sentence, sentence


@dataclass(frozen=True, slots=True)
class _Stumble:
    """`line` and `column` count from 0, as the parser has them; `start` is where the thing began that could
    not be read.
    """

    context: str
    problem: str
    line: int
    column: int
    start: tuple[int, int]
    lines: list[str]

    @property
    def here(self) -> str:
        """The line up to the place."""
        return self.text(self.line)[: self.column]

    @property
    def sign(self) -> str:
        return self.text(self.line)[self.column : self.column + 1]

    def above(self) -> tuple[int, str]:
        """The nearest line above that is neither empty nor a comment, or this one."""
        filled = (
            number
            for number in range(min(self.line, len(self.lines)) - 1, -1, -1)
            if re.match(r"\s*[^\s#]", self.lines[number])
        )
        number = next(filled, self.line)
        return number, self.text(number)

    def text(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


_Finding = tuple[int, int, Sentence, Hint]
"""Line and column from 0, the message and its hint."""


def tabs(text: str, name: str) -> tuple[Problem, ...]:
    """Every line that is indented with a tab; the parser would stop at the first, and let some pass."""
    tabs = ((number, re.match(r" *\t(?=\s*\S)", line)) for number, line in enumerate(_lines(text), 1))
    return tuple(
        Problem(name, number, tab.end(), "", sentence(Mistake.TAB), sentence(Hint.SPACES))
        for number, tab in tabs
        if tab
    )


def explained(error: yaml.YAMLError, text: str, name: str) -> tuple[Problem, ...]:
    """What stopped the parser: the signs of a word processor where there are any, else what it
    stumbled over.
    """
    stumble = _stumble(error, _lines(text))
    if odd := tuple(replace(problem, file=name) for problem in causes(stumble.lines, stumble.line)):
        return odd
    line, column, message, hint = _finding(stumble)
    return (Problem(name, line + 1, column + 1, "", message, sentence(hint)),)


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _stumble(error: yaml.YAMLError, lines: list[str]) -> _Stumble:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = getattr(error, "context_mark", None)
    return _Stumble(
        getattr(error, "context", None) or "",
        getattr(error, "problem", None) or "",
        line,
        column,
        (start.line, start.column) if start else (line, column),
        lines,
    )


def _finding(stumble: _Stumble) -> _Finding:
    if stumble.sign == "\t" or "tab character" in stumble.problem:
        return stumble.line, stumble.column, sentence(Mistake.TAB), Hint.SPACES
    if glued := _glued(stumble):
        return glued
    return next(
        (find(stumble) for sign, find in KINDS.items() if sign in f"{stumble.context}: {stumble.problem}"),
        _not_yaml(stumble),
    )


def _glued(stumble: _Stumble) -> _Finding | None:
    """A dash without its space makes a key of the item's beginning; the parser stumbles over it, or over the
    line below.
    """
    for number, line in ((stumble.line, stumble.here), stumble.above()):
        if item := re.match(r" *(?:- +)*(?P<item>-[^\W\d][\w-]*:(?: .*)?)$", line):
            return (
                number,
                item.start("item"),
                sentence(Mistake.DASH_SPACE, value=item["item"].strip()),
                Hint.HYPHEN,
            )
    return None


def _at_place(mistake: Mistake, hint: Hint) -> Callable[[_Stumble], _Finding]:
    return lambda stumble: (stumble.line, stumble.column, sentence(mistake, value=stumble.sign), hint)


def _at_start(mistake: Mistake, hint: Hint) -> Callable[[_Stumble], _Finding]:
    return lambda stumble: (
        *stumble.start,
        sentence(mistake, value=stumble.text(stumble.start[0])[stumble.start[1] :].strip()),
        hint,
    )


def _not_yaml(stumble: _Stumble) -> _Finding:
    return stumble.line, stumble.column, sentence(Mistake.NOT_YAML), Hint.COMPARE


def _colon(stumble: _Stumble) -> _Finding:
    """A colon where the parser expects none: a second one in the line, or one that the line above lacks."""
    if re.search(r":\s", stumble.here):
        return stumble.line, stumble.column, sentence(Mistake.COLON_IN_TEXT), Hint.QUOTES
    number, above = stumble.above()
    if re.search(r":(\s|$)", above):
        return (
            stumble.line,
            len(stumble.here) - len(stumble.here.lstrip()),
            sentence(Mistake.INDENTATION),
            Hint.SAME_COLUMN,
        )
    return _without_colon(number, above)


def _without_colon(number: int, line: str, column: int = 0) -> _Finding:
    """A key without a colon, or without the space after it."""
    key = line[column:].strip(" -")
    column += len(line[column:]) - len(line[column:].lstrip(" -"))
    if ":" in key.rstrip(":"):
        return number, column, sentence(Mistake.COLON_SPACE, value=key), Hint.SPACE
    return number, column, sentence(Mistake.COLON_MISSING, value=key.split(" ")[0]), Hint.COLON


def _neighbours(stumble: _Stumble) -> _Finding:
    """Something that is neither the next key nor the next item: text behind a closed quotation mark, or a
    wrong indentation.
    """
    if stumble.here.strip(" ")[-1:] in {"'", '"'}:
        return stumble.line, stumble.column, sentence(Mistake.QUOTE_CLOSED), Hint.INNER_QUOTES
    if (
        "<document start>" in stumble.problem
        and ":" not in stumble.above()[1] + stumble.here
        and "..." not in stumble.above()[1]
    ):
        return _without_colon(*stumble.above())
    if stumble.above()[1].startswith("..."):
        return stumble.line, stumble.column, sentence(Mistake.SEVERAL), Hint.OWN_FILE
    if stumble.here.strip(" -"):
        return _not_yaml(stumble)
    return stumble.line, stumble.column, sentence(Mistake.INDENTATION), Hint.SAME_COLUMN


def _missing_colon(stumble: _Stumble) -> _Finding:
    line, column = stumble.start
    return _without_colon(line, stumble.text(line), column)


KINDS: dict[str, Callable[[_Stumble], _Finding]] = {
    "mapping values are not allowed": _colon,
    "could not find expected ':'": _missing_colon,
    "quoted scalar: found unexpected end of stream": _at_start(Mistake.QUOTE_OPEN, Hint.CLOSE_QUOTE),
    "quoted scalar: found unexpected document indicator": _at_start(Mistake.QUOTE_OPEN, Hint.CLOSE_QUOTE),
    "scanning a quoted scalar": _at_place(Mistake.BACKSLASH, Hint.SINGLE_QUOTES),
    "parsing a quoted scalar": _at_place(Mistake.BACKSLASH, Hint.SINGLE_QUOTES),
    "parsing a flow": _at_start(Mistake.BRACKET_OPEN, Hint.CLOSE_BRACKET),
    "block sequence entries are not allowed": _at_place(Mistake.DASH, Hint.NEXT_LINE),
    "cannot start any token": _at_place(Mistake.FIRST_SIGN, Hint.QUOTES),
    "did not find expected node content": _at_place(Mistake.FIRST_SIGN, Hint.QUOTES),
    "scanning an anchor": _at_start(Mistake.ANCHOR, Hint.WRITE_OUT),
    "scanning an alias": _at_start(Mistake.ALIAS, Hint.WRITE_OUT),
    "scanning a tag": _at_start(Mistake.TAG, Hint.WRITE_OUT),
    "parsing a tag": _at_start(Mistake.TAG, Hint.WRITE_OUT),
    "undefined tag handle": _at_start(Mistake.TAG, Hint.WRITE_OUT),
    "scanning a directive": _at_start(Mistake.FIRST_SIGN, Hint.QUOTES),
    "scanning a block scalar": _at_place(Mistake.BLOCK, Hint.NEXT_LINE),
    "did not find expected": _neighbours,
}
"""What to say, by the first line whose words are among the parser's own."""
