"""The tables of the page on accessibility, from the evaluation. Run as a program it writes them into the pages:
`python -m tests.accessibility_tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from qcheck.legal.evaluation import Evaluation, evaluation

TOP = Path(__file__).parents[1]
PAGES = {"de": TOP / "docs" / "accessibility.md", "en": TOP / "docs" / "accessibility.en.md"}


def criteria_table(tag: str) -> str:
    """The criteria as a table in Markdown."""
    found = evaluation()
    titles = {
        "de": ("Kriterium", "wie geprüft", "Seiten", "Dokumente", "wo nicht", "gehalten von"),
        "en": ("criterion", "how tried", "pages", "documents", "where not", "held by"),
    }
    rows = (
        (
            f"{each.number} {each.name[tag]}",
            "; ".join(found.ways[way][tag] for way in each.ways),
            found.verdicts[each.pages][tag],
            found.verdicts[each.documents][tag],
            ", ".join(f"[{_place(found, name)}](#{name})" for name in each.gaps),
            ", ".join(f"`{test}`" for test in each.tests),
        )
        for each in found.criteria
    )
    return _table(titles[tag], rows)


def gaps_table(tag: str) -> str:
    """What is not met as a table in Markdown, numbered as the table of the criteria refers to it."""
    found = evaluation()
    titles = {
        "de": ("Nr.", "was", "Kriterien", "warum", "stattdessen"),
        "en": ("no.", "what", "criteria", "why", "instead"),
    }
    rows = (
        (
            f'<a id="{name}"></a>{_place(found, name)}',
            gap.what[tag],
            ", ".join(found.of_gap(name)),
            gap.why[tag],
            gap.instead[tag],
        )
        for name, gap in found.gaps.items()
    )
    return _table(titles[tag], rows)


def _place(found: Evaluation, gap: str) -> int:
    return list(found.gaps).index(gap) + 1


def _table(titles: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [titles, ("---",) * len(titles), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def write() -> None:
    """Puts the tables of today in place of those that begin with the same titles."""
    for tag, page in PAGES.items():
        text = page.read_text(encoding="utf-8")
        for table in (criteria_table(tag), gaps_table(tag)):
            titles = re.escape(table.partition("\n")[0])
            text = re.sub(rf"{titles}\n(?:\|.*\n)+", lambda _, table=table: f"{table}\n", text)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
