"""Refusals are told apart by their class, which carries the status; never by their sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

import qcheck
from qcheck.refusals import Gone, Invalid, NotNow, Refusal, UnknownLink
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit

CODE = Path(qcheck.__file__).parent
STATUS = {
    "NotPossible": 409,
    "WrongLink": 403,
    "Invalid": 422,
    "Several": 422,
    "Stale": 409,
    "Overtaken": 409,
    "Moved": 409,
    "SignInFirst": 403,
    "NotYet": 409,
    "NeedsConfirmation": 409,
    "OutOfOrder": 500,
    "NotNow": 503,
    "UnknownLink": 404,
    "Gone": 404,
    "Replaced": 404,
    "Withdrawn": 404,
    "NotOfTrial": 404,
    "AuthorsLink": 403,
    "TrialsLink": 403,
}


def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    """Every class of ours that is one of these."""
    for each in kind.__subclasses__():
        if each.__module__ == "qcheck.refusals":
            yield each
            yield from below(each)


def refusing(kind: type[Refusal]) -> TestClient:
    """A server with one page, which refuses."""

    def work(_: Visit) -> Response:
        raise (
            kind()
            if issubclass(kind, UnknownLink)
            else kind("Please choose from which perspective you answer.")
        )

    return TestClient(Starlette(routes=[Route("/a", endpoint(work))]))


def test_the_table_of_statuses_has_every_kind_of_refusal() -> None:
    assert {each.__name__: each.status for each in below(Refusal)} == STATUS


@pytest.mark.parametrize("kind", [*below(Refusal)], ids=lambda kind: kind.__name__)
def test_a_refusal_is_answered_with_the_status_of_its_class(kind: type[Refusal]) -> None:
    answer = refusing(kind).get("/a", headers={"Accept-Language": "de"})

    assert answer.status_code == STATUS[kind.__name__]
    assert issubclass(kind, UnknownLink) or "aus welcher Perspektive" in answer.text


@pytest.mark.parametrize("kind", [*below(Refusal)], ids=lambda kind: kind.__name__)
def test_only_what_will_pass_tells_when_to_try_again(kind: type[Refusal]) -> None:
    headers = refusing(kind).get("/a").headers

    assert (headers.get("retry-after"), headers.get("refresh")) == (
        ("5", "5") if kind is NotNow else (None, None)
    )


def test_what_is_invalid_names_its_field_and_says_its_values() -> None:
    refusal = Invalid("At most {most}.", field="reason", most=3)

    assert (refusal.field, str(refusal)) == ("reason", "At most 3.")


def test_what_is_gone_is_an_unknown_link_too() -> None:
    with pytest.raises(UnknownLink):
        raise Gone


def compared(path: Path) -> Iterator[str]:
    """Places where a caught exception is told apart by its sentence."""
    text = path.read_text(encoding="utf-8")
    if ".message" not in text:  # most modules need not be read closely
        return
    for handler in ast.walk(ast.parse(text)):
        if isinstance(handler, ast.ExceptHandler) and handler.name:
            for node in ast.walk(handler):
                if isinstance(node, ast.Compare) and any(
                    isinstance(part, ast.Attribute)
                    and part.attr == "message"
                    and isinstance(part.value, ast.Name)
                    and part.value.id == handler.name
                    for part in (node.left, *node.comparators)
                ):
                    yield f"{path.relative_to(CODE)}:{node.lineno}"


def test_nothing_is_decided_by_comparing_sentences() -> None:
    assert [place for path in CODE.rglob("*.py") for place in compared(path)] == []
