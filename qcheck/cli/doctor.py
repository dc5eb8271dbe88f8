"""The command that looks a whole installation over."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.doctor import Finding
    from qcheck.language import Language

GOOD, TO_DO = N_("good"), N_("to do")
NOTHING_TO_DO = N_("Nothing is to be done.")


def doctor(orders: Namespace, words: Language) -> int:
    """`qcheck doctor`: each line good or what to do; exit code 1 where something is to be done."""
    from qcheck.cli.settings import settings_with
    from qcheck.doctor import examined

    findings = list(examined(settings_with(data=orders.data)))
    deliver(AS[orders.format](findings, words), None)
    return 0 if all(finding.good for finding in findings) else 1


def _as_text(findings: list[Finding], words: Language) -> str:
    marks = {True: words.say(GOOD), False: words.say(TO_DO)}
    width = max(map(len, marks.values()))
    lines = [f"{marks[finding.good]:<{width}}  {finding.said(words)}" for finding in findings]
    if all(finding.good for finding in findings):
        lines.append(words.say(NOTHING_TO_DO))
    return "\n".join(lines) + "\n"


def _as_json(findings: list[Finding], words: Language) -> str:
    told = [{"name": finding.name, "good": finding.good, "said": finding.said(words)} for finding in findings]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


AS: dict[str, Callable[[list[Finding], Language], str]] = {"text": _as_text, "json": _as_json}
