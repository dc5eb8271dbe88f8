"""A catalogue at the ends of what a wall has to show: ten perspectives, nine questions on one criterion, one
on the others, long titles.
"""

from __future__ import annotations

_NAMES = (
    "Verwaltung",
    "Zivilgesellschaft",
    "Politik",
    "Prozessgestaltende",
    "Einwohner/innen",
    "Kinder- und Jugendparlament",
    "Gewerbetreibende",
    "Seniorenbeirat",
    "Schulen und Kindertagesstätten",
    "Nachbargemeinden",
)
_LONG = "Nachvollziehbare Entscheidungsgrundlagen und verständliche Zusammenfassungen für alle Beteiligten"


def _perspectives() -> str:
    return "\n".join(f"  - {{id: p{place}, title: {name}}}" for place, name in enumerate(_NAMES))


def _criterion(place: int) -> str:
    title = _LONG if place == 0 else f"Kriterium {place + 1}"
    questions = 9 if place == 0 else 1
    asked = "\n".join(
        f"      - {{id: k{place}q{number}, text: Die {number + 1}. Aussage zur Beteiligung im Quartier trifft zu.}}"
        for number in range(questions)
    )
    return f"  - id: k{place}\n    title: {title}\n    questions:\n{asked}"


WIDE = (
    "id: weit\nversion: 1.0.0\ntitle: Weit\nphases: [{id: planung, title: Planung}]\nperspectives:\n"
    + _perspectives()
    + "\ncriteria:\n"
    + "\n".join(_criterion(place) for place in range(12))
    + "\n"
)
