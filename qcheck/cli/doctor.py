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

    found = list(examined(settings_with(data=orders.data)))
    deliver(AS[orders.format](found, words), None)
    return 0 if all(each.good for each in found) else 1


def _as_text(findings: list[Finding], words: Language) -> str:
    marks = {True: words.say(GOOD), False: words.say(TO_DO)}
    width = max(map(len, marks.values()))
    lines = [f"{marks[each.good]:<{width}}  {each.said(words)}" for each in findings]
    if all(each.good for each in findings):
        lines.append(words.say(NOTHING_TO_DO))
    return "\n".join(lines) + "\n"


def _as_json(findings: list[Finding], words: Language) -> str:
    told = [{"name": each.name, "good": each.good, "said": each.said(words)} for each in findings]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


AS: dict[str, Callable[[list[Finding], Language], str]] = {"text": _as_text, "json": _as_json}
