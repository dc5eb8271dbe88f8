"""Exceptions that end a command before its result: problems were found, or the call makes no sense."""

from __future__ import annotations

from typing import Protocol

from qcheck.language import Language


class Reason(Protocol):
    """Anything that can say in a language what is wrong."""

    def said(self, language: Language) -> str: ...


class Stop(Exception):
    """Ends the command with its exit code; all reasons are said at once."""

    code: int

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


class ProblemsFound(Stop):
    """Ends a command with code 1: a file has mistakes, which have been printed."""

    code = 1


class WrongUsage(Stop):
    """The call cannot be meant like this: exit code 2."""

    code = 2
