"""Filters as one types them into a cell: `frueh = 1, dk; offen = 1, 2`."""

from __future__ import annotations

import re

from qcheck.authoring import Plain

_ONE = re.compile(r"(?P<question>[a-z0-9-]+)\s*[=:]\s*(?P<answers>[a-z0-9]+(?:\s*[,|/ ]\s*[a-z0-9]+)*)")


def as_typed(value: Plain) -> str:
    """The filters of a question in one line; empty where it has none."""
    several = value if isinstance(value, list) else [value]
    return "; ".join(_typed(condition) for condition in several if isinstance(condition, dict))


def _typed(one: dict[str, Plain]) -> str:
    answer = one.get("answer")
    answers = answer if isinstance(answer, list) else [answer]
    return f"{one.get('question')} = {', '.join(str(one_answer) for one_answer in answers)}"


def read(typed: str) -> Plain:
    """What a catalogue writes for it; None where nothing is typed. Raises ValueError where it is none."""
    pieces = [piece.strip() for piece in re.split(r"[;\n]", typed) if piece.strip()]
    conditions = [_read(piece) for piece in pieces]
    return conditions[0] if len(conditions) == 1 else list(conditions) or None


def _read(piece: str) -> dict[str, Plain]:
    spelt = re.sub(r"\b(oder|or)\b", ",", piece.casefold().replace("≠", " "))
    if (one := _ONE.fullmatch(spelt.strip())) is None:
        raise ValueError(piece)
    answers: list[Plain] = [*re.findall("[a-z0-9]+", one["answers"])]
    return {"question": one["question"], "answer": answers[0] if len(answers) == 1 else answers}


def questions_of(value: Plain) -> tuple[str, ...]:
    """The questions on which filters look."""
    several = value if isinstance(value, list) else [value]
    return tuple(
        str(condition["question"])
        for condition in several
        if isinstance(condition, dict) and "question" in condition
    )
