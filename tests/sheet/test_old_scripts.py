"""What stands in the sheet as one file is read by browsers of the last ten years: no newer syntax, and nothing
newer of what scripts can call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from qcheck.plain.sheet.one_file import SCRIPTS
from qcheck.web.files import PACKAGE

NEWER = (
    r"\.(?:flat|flatMap|replaceAll|matchAll|at|replaceChildren|requestSubmit|toSorted|trimStart|trimEnd|finally|"
    r"isConnected|append|prepend|before|after|allSettled|fromEntries|structuredClone|hasOwn|randomUUID|showModal|toggleAttribute|clipboard)\b|\bglobalThis\b|"
    r"\bAbortSignal\b|\bBigInt\b|CSS\.escape|timeStyle|dateStyle|\(\?<"
)
"""What came after 2017, of what one might use here without thinking of it."""


def script(name: str) -> str:
    return (PACKAGE / "plain/sheet/static" / name).read_text(encoding="utf-8")


def parsed(text: str) -> Any:  # Any: a tree of a library without types
    """The tree of a script; what reads it takes half a second to be loaded, and is loaded here alone."""
    import esprima

    return esprima.parseScript(text)


def spreads(node: object) -> Iterator[object]:
    """Places where an object takes in another one, or leaves a rest: both came in 2018."""
    if isinstance(node, list):
        for each in node:
            yield from spreads(each)
    elif hasattr(node, "type") and hasattr(node, "__dict__"):
        kinds = {"ObjectExpression": "SpreadElement", "ObjectPattern": "RestElement"}
        if inner := kinds.get(node.type):
            yield from (each for each in node.properties if each.type == inner)
        yield from spreads(list(vars(node).values()))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_syntax_is_that_of_2017(name: str) -> None:
    tree = parsed(script(name))

    assert list(spreads(tree)) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_newer_is_called(name: str) -> None:
    assert re.findall(NEWER, script(name)) == []


@pytest.mark.parametrize("newer", ["a?.b", "a ?? b", "try {} catch {}", "a ||= b", "class A { x = 1 }"])
def test_a_newer_script_is_noticed(newer: str) -> None:
    with pytest.raises(Exception, match="Unexpected token"):
        parsed(newer)


@pytest.mark.parametrize("newer", ["const a = { ...b };", "const { a, ...b } = c;"])
def test_an_object_that_takes_in_another_one_is_noticed(newer: str) -> None:
    assert len(list(spreads(parsed(newer)))) == 1
