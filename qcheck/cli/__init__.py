"""The command line: serve, texts, lint, schema, profile, and what can be done with checks. Results go to
stdout, messages to stderr.

Exit codes: 0 good, 1 problems found, 2 wrong usage; 130 where somebody pressed Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from typing import NoReturn

from qcheck.cli.arguments import arguments, chosen_language
from qcheck.cli.errors import Stop
from qcheck.cli.usage import spoken
from qcheck.language import language

INTERRUPTED = 130


def run() -> NoReturn:
    """The entry point of the installed command."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    _speak_utf8()
    try:
        code = _obey(sys.argv[1:] if argv is None else argv, os.environ if environ is None else environ)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse: help, version or wrong usage, already said
        return int(leaving.code or 0)
    except BrokenPipeError:  # whoever reads has seen enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _obey(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    words = language(chosen_language(argv, environ))
    with spoken(words):
        orders = arguments(words).parse_args(argv)
    try:
        return int(orders.command(orders, words))
    except Stop as stop:
        print(*(reason.said(words) for reason in stop.reasons), sep="\n", file=sys.stderr)
        return stop.code


def _speak_utf8() -> None:
    """Results are UTF-8 wherever they go: a pipe on Windows, or a terminal without a locale, would fail at
    the first light.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
