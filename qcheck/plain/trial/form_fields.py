"""The fields of an application's form on a page: their names, and what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from qcheck.service import FieldKind, Form, field_name

TICKED = "1"

named = field_name


def typed(form: Form, answers: Mapping[str, str | tuple[str, ...]]) -> dict[str, str]:
    """Answers as the fields of a page have them."""
    fields: dict[str, str] = {}
    for asked in form.fields:
        given = answers.get(asked.id, "")
        if asked.kind is FieldKind.CHOICES:
            fields |= {field_name(asked, option): TICKED for option in given}
        elif isinstance(given, str):
            fields[field_name(asked)] = given
    return fields


def kept(fields: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, with nothing in every other field."""
    return defaultdict(str, fields)
