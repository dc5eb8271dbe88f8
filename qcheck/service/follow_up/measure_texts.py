"""What people write of a measure: cleaned, within its length, and put together where two changed it at the
same time. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from qcheck.language import N_
from qcheck.records import MEASURE_FIELDS, Measure
from qcheck.refusals import Invalid
from qcheck.service.ground import text_rules

NO_MEASURE = N_("Please say what is to be done.")
LINES = ("who", "partners", "success", "by_when")
"""The fields on one line."""
LONG = ("what", "reason")
BETWEEN_LINES = " · "


@dataclass(frozen=True, slots=True)
class Written:
    """A measure as it stands after a change. `between` are the fields that somebody else had changed
    meanwhile, too, with what they had put there: texts stand beside what was written now, of anything else
    the later choice counts.
    """

    measure: Measure
    between: Mapping[str, object]


def written(measure: Measure) -> Measure:
    """The measure with its texts cleaned; Invalid without a word of what is to be done, or where a text is
    too long.
    """
    texts = {name: _cleaned(name, getattr(measure, name)) for name in (*LONG, *LINES)}
    if not texts["what"]:
        raise Invalid(NO_MEASURE, field="what")
    return _with(measure, texts)


def changed(
    stored: Measure, values: Mapping[str, object], between: Mapping[str, object], today: date
) -> Written:
    """The measure with these values in its fields, for somebody who has not seen what others have changed
    `between`. A new state holds from `today` on where no day is said.
    """
    unknown = set(values) - set(MEASURE_FIELDS)
    assert not unknown, unknown
    wanted = dict(values)
    if "state" in wanted and wanted["state"] != stored.state and not wanted.get("since"):
        wanted["since"] = today
    told = {
        name: getattr(stored, name)
        for name in wanted.keys() & between.keys()
        if getattr(stored, name) not in (between[name], wanted[name])
    }
    together = {
        name: _both(name, str(told[name]), str(wanted[name]), str(between[name]))
        for name in told
        if _is_text(name)
    }
    return Written(written(_with(stored, wanted | together)), told)


def _is_text(name: str) -> bool:
    return name in LONG or name in LINES


def _with(measure: Measure, values: Mapping[str, Any]) -> Measure:  # Any: each field has a type of its own
    return replace(measure, **values)


def _cleaned(name: str, text: str) -> str:
    if name in LINES:
        return text_rules.line(text, name)
    return text_rules.within(text_rules.cleaned(text), text_rules.COMMENT, name)


def _both(name: str, stored: str, text: str, seen: str) -> str:
    """Both texts, where somebody else has written something into this field meanwhile."""
    text = _cleaned(name, text)
    if name in LONG:
        return text_rules.merged(stored, text, seen)
    if not stored or not text or text == seen or text in stored:
        return stored or text
    return text if stored in text else f"{stored}{BETWEEN_LINES}{text}"
