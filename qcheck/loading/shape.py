"""Whether each item by itself is as the catalogue's classes want it: known keys, nothing missing, values of
the right kind.

pydantic finds the mistakes; what is said about them hangs on their type alone, never on its English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from qcheck.catalogue import Catalogue
from qcheck.catalogue.item import Item
from qcheck.catalogue.values import ID_PATTERN, LANGUAGE_PATTERN, VERSION_PATTERN
from qcheck.loading import fixes
from qcheck.loading.kinds import OF_CATALOGUE, Kinds, kinds_of
from qcheck.loading.lookalike_signs import begins_with_dash, has_quote, has_special_space
from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.outline import ANY_ANSWER
from qcheck.loading.problems import Problem, Sentence, likely, sentence
from qcheck.loading.spots import Spot
from qcheck.loading.tree import Node, Table

Kind = TypeVar("Kind", bound=Item)

MOST = 1000
"""So many mistakes of this kind are named one by one."""


def parsed(root: Spot) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue, or what each item lacks; None too where something is written nowhere or twice."""
    return parsed_as(Catalogue, root)


def parsed_as(kind: type[Kind], root: Spot) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The same for any kind of file that is an item of ours."""
    blemishes = tuple(_blemishes(root))
    try:
        return kind.model_validate(_plain(root.node)), blemishes
    except ValidationError as error:
        kinds = OF_CATALOGUE if kind is Catalogue else kinds_of(kind)
        return None, blemishes + tuple(_problems(root, error.errors(), kinds))


def _problems(root: Spot, errors: Sequence[ErrorDetails], kinds: Kinds) -> Iterator[Problem]:
    """As many as anybody would read, and how many more there are."""
    for details in errors[:MOST]:
        if problem := _problem(root, details, kinds):
            yield problem
    if len(errors) > MOST:
        steps = (step for step in errors[MOST]["loc"] if step not in {"", "[key]"})
        yield root.along(steps).mistake(Mistake.AND_MORE, number=len(errors) - MOST)


def _plain(node: Node) -> object:
    if isinstance(node.content, tuple):
        return [_plain(item) for item in node.content]
    if isinstance(node.content, Table):
        return {key: _plain(entry.value) for key, entry in node.content.first.items()}
    return node.content


def _blemishes(root: Spot) -> Iterator[Problem]:
    """What pydantic would not see: nothing written, keys doubled."""
    for spot in root.everywhere():
        if spot.node.content is None and not spot.node.refused:
            cut_off = " " in spot.key  # {de: Schön, dass Sie da sind} makes a key of the second half
            in_brackets = Hint.PLAIN_QUOTES if has_quote(spot.key) else Hint.COMMA
            yield spot.mistake(Mistake.NOTHING, sentence(in_brackets if cut_off else Hint.FILL_OR_REMOVE))
        first: dict[str, Spot] = {}
        for key, value in spot.entries:
            if (before := first.setdefault(key, value)) is not value:
                yield value.at_key().mistake(
                    Mistake.DOUBLED_KEY, sentence(Hint.ONE_OF_TWO), line=before.at_key().place[0]
                )


def _problem(root: Spot, details: ErrorDetails, kinds: Kinds) -> Problem | None:
    """None where nothing is written, or what is written was refused: that has been said already."""
    steps = details["loc"]
    if details["type"] == "missing":
        return _missing(root.along(steps[:-1]), steps, kinds)
    spot = root.along(step for step in steps if step not in {"", "[key]"})
    if spot.node.content is None:
        return None
    if steps[-1:] == ("[key]",):
        return _name(spot.at_key(), *map(str, steps[:-1]))
    if details["type"] == "extra_forbidden":
        return _unknown_key(spot, details, kinds)
    return SAID[details["type"]](spot, details)


def _missing(item: Spot, steps: tuple[int | str, ...], kinds: Kinds) -> Problem | None:
    """None where the key is there, misspelt: that is said at the misspelling."""
    *above, key = (step for step in steps if isinstance(step, str))
    if key in fixes.meant_keys((written for written, _ in item.entries), above[-1] if above else "", kinds):
        return None
    return item.missing(key).mistake(Mistake.MISSING_KEY)


def _name(spot: Spot, *steps: str) -> Problem:
    """For a key that an author chooses: the id of a scale, or the language of a text."""
    if steps[:-1] == ("scales",):
        return spot.mistake(Mistake.ID, fixes.identifier(steps[-1]), value=steps[-1])
    return spot.mistake(Mistake.LANGUAGE, fixes.language(steps[-1]), value=steps[-1])


def _unknown_key(spot: Spot, details: ErrorDetails, kinds: Kinds) -> Problem:
    if begins_with_dash(spot.key):
        return spot.at_key().mistake(Mistake.UNKNOWN_KEY, sentence(Hint.HYPHEN))
    names = [step for step in details["loc"] if isinstance(step, str)]
    return spot.at_key().mistake(Mistake.UNKNOWN_KEY, fixes.key(names[-1], "".join(names[-2:-1]), kinds))


def _pattern(spot: Spot, details: ErrorDetails) -> Problem:
    mistake, fix = PATTERNS[details["ctx"]["pattern"]]
    return spot.mistake(mistake, fix(spot.written), value=spot.written)


def _choice(spot: Spot, details: ErrorDetails) -> Problem:
    choices = re.findall("'(.*?)'", details["ctx"]["expected"])
    return spot.mistake(
        Mistake.NOT_A_CHOICE, likely(spot.written, choices), value=spot.written, choices=", ".join(choices)
    )


def _too_short(spot: Spot, details: ErrorDetails) -> Problem | None:
    """pydantic counts the sound items; only a list that is empty in the file is one."""
    if spot.node.content != ():
        return None
    if details["loc"][-1] == "questions":
        return spot.mistake(Mistake.NO_QUESTIONS)
    return spot.mistake(Mistake.EMPTY_LIST, sentence(Hint.FILL_OR_REMOVE))


def _not_a_list(spot: Spot, _: ErrorDetails) -> Problem:
    hint = sentence(Hint.ITEMS) if spot.entries else fixes.listed(spot.written)
    if begins_with_dash(spot.written) or any(begins_with_dash(key) for key, _ in spot.entries):
        hint = sentence(Hint.HYPHEN)
    return spot.mistake(Mistake.NOT_A_LIST, hint, value=spot.written)


def _not_a_table(spot: Spot, details: ErrorDetails) -> Problem:
    """A space that is none keeps a key from being one."""
    above = next((step for step in reversed(details["loc"]) if isinstance(step, str)), "")
    hint = (
        sentence(Hint.PLAIN_SPACE) if has_special_space(spot.written) else fixes.titled(spot.written, above)
    )
    return spot.mistake(Mistake.NOT_A_TABLE, hint, value=spot.written)


def _limit(mistake: Mistake, name: str) -> Say:
    return lambda spot, details: spot.mistake(
        mistake,
        sentence(Hint.WRITE, likely=f"{details['ctx'][name]:g}"),
        value=spot.written,
        limit=f"{details['ctx'][name]:g}",
    )


def _quoted(
    mistake: Mistake, fix: Callable[[str], Sentence | None] = lambda _: None, **values: object
) -> Say:
    return lambda spot, _: spot.mistake(mistake, fix(spot.written), value=spot.written, **values)


Say: TypeAlias = Callable[[Spot, ErrorDetails], Problem | None]

_NOT_AN_ANSWER = _quoted(Mistake.NOT_AN_ANSWER, fixes.answer, answers=ANY_ANSWER)

PATTERNS: dict[str, tuple[Mistake, Callable[[str], Sentence | None]]] = {
    ID_PATTERN: (Mistake.ID, fixes.identifier),
    VERSION_PATTERN: (Mistake.VERSION, fixes.version),
    LANGUAGE_PATTERN: (Mistake.LANGUAGE, fixes.language),
}

SAID: dict[str, Say] = {
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "too_short": _too_short,
    "greater_than_equal": _limit(Mistake.TOO_SMALL, "ge"),
    "less_than_equal": _limit(Mistake.TOO_GREAT, "le"),
    "model_type": _not_a_table,
    "dict_type": _not_a_table,
    "tuple_type": _not_a_list,
    "text_type": _quoted(Mistake.NOT_A_TEXT),
    "text_empty": lambda spot, _: spot.mistake(Mistake.NOTHING, sentence(Hint.FILL_OR_REMOVE)),
    "string_type": _quoted(Mistake.NOT_A_TEXT),
    "whole_number": _quoted(Mistake.NOT_WHOLE, fixes.number),
    "int_parsing_size": _quoted(Mistake.NOT_WHOLE),
    "decimal_number": _quoted(Mistake.NOT_A_NUMBER, fixes.number),
    "worth": _quoted(Mistake.NOT_A_WORTH, fixes.number),
    "truth": _quoted(Mistake.NOT_TRUE_OR_FALSE, fixes.truth),
    "answer_value": lambda spot, details: (
        None if "skip_if" in details["loc"] else _NOT_AN_ANSWER(spot, details)
    ),  # see crosschecks
}
"""What to say, by pydantic's type of error."""
