"""The order of versions, by Semantic Versioning 2.0.0: pre-releases come before what they lead to."""

from __future__ import annotations

from typing import TypeAlias

Precedence: TypeAlias = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


def precedence(version: str) -> Precedence:
    """By what a well-formed version is sorted; marks of a build, after `+`, say nothing about the order."""
    numbers, _, before = version.partition("+")[0].partition("-")
    return (
        tuple(int(number) for number in numbers.split(".")),
        not before,
        tuple(_step(piece) for piece in before.split(".")) if before else (),
    )


def _step(identifier: str) -> tuple[bool, int, str]:
    """Numbers by their size and before words; words letter by letter."""
    return (False, int(identifier), "") if identifier.isdecimal() else (True, 0, identifier)
