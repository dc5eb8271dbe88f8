"""What one says once about another tool's table: which column is what, how perspectives and answers are
called there. Kept as a small YAML file.

```yaml
perspective: zivilgesellschaft        # one for the whole file
columns:
  "F3 Transparenz": k-verstehen       # a question; also: k-verstehen comment, k-verstehen evidence
  "Wer sind Sie?": perspective        # also: label, id, ignore, or the key of a closing question
perspectives:
  "Bürger:in": einwohnende
answers:
  "stimme zu": 4
  "weiß nicht": dk
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from qcheck.importing import header_words
from qcheck.importing.problems import Complaint, NotReadable
from qcheck.language import N_
from qcheck.loading.problems import shown
from qcheck.loading.tree import Node, Table, planted

LARGEST = 256
"""Kilobytes of such a file."""
KEYS = ("perspective", "columns", "perspectives", "answers")
NO_MAP = Complaint(
    N_("this is no file that says which column is what"),
    hint=N_("it is a YAML file with the keys perspective, columns, perspectives and answers"),
)
TOO_LARGE = Complaint(
    N_("a file that says which column is what has {limit} kB at most"), (("limit", str(LARGEST)),)
)
UNKNOWN_KEY = N_("'{key}' says nothing here")
NO_TABLE = N_("'{key}' must be a table: a word, a colon, and what it means")
ONE_WORD = N_("'{key}' must be one word")

Words: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Columns by their heads, and words of perspectives and answers; each with what it means here, not looked
    at yet. `perspective` is the one for a whole file that has no column for it.
    """

    columns: Words = field(default_factory=dict)
    perspectives: Words = field(default_factory=dict)
    answers: Words = field(default_factory=dict)
    perspective: str = ""

    def column(self, head: str) -> str | None:
        """What the column with this head means; None where nothing was said about it."""
        return _of(self.columns, head)

    def perspective_word(self, cell: str) -> str:
        """The perspective as the catalogue calls it, or the cell as it is."""
        said = _of(self.perspectives, cell)
        return cell if said is None else said

    def answer_word(self, cell: str) -> str:
        """The answer as the scale has it, or the cell as it is."""
        said = _of(self.answers, cell)
        return cell if said is None else said


NOTHING_SAID = ColumnMap()


def read_map(source: bytes, name: str) -> ColumnMap:
    """What stands in such a file. Raises NotReadable with every mistake."""
    if len(source) > LARGEST * 2**10:
        raise NotReadable(TOO_LARGE)
    try:
        root, problems = planted(source.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise NotReadable(NO_MAP) from None
    if problems:
        first = problems[0]
        raise NotReadable(Complaint(first.message.message, _as_words(first.message.values)), row=first.line)
    if root is None or not isinstance(root.content, Table):
        raise NotReadable(NO_MAP)
    said = {entry.key or "": entry.value for entry in root.content.entries}
    complaints = [
        Complaint(UNKNOWN_KEY, (("key", shown(key)),), near=KEYS) for key in said if key not in KEYS
    ]
    tables = {key: _table(key, said.get(key), complaints) for key in KEYS[1:]}
    perspective = _word(said.get("perspective"), complaints)
    if complaints:
        raise NotReadable(*complaints)
    return ColumnMap(**tables, perspective=perspective)


def written(columns: ColumnMap) -> str:
    """The file that says this."""
    content: dict[str, Any] = {  # Any: a word or a table of words, as YAML takes both
        "perspective": columns.perspective,
        **{key: dict(getattr(columns, key)) for key in KEYS[1:]},
    }
    kept = {key: value for key, value in content.items() if value}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=200)


def _of(words: Words, cell: str) -> str | None:
    """Compared as they look: letters of both sizes, spaces and invisible characters make no difference."""
    if not words:
        return None
    if cell in words:
        return words[cell]
    wanted = header_words.said(cell)
    return next((meant for word, meant in words.items() if header_words.said(word) == wanted), None)


def _table(key: str, node: Node | None, complaints: list[Complaint]) -> dict[str, str]:
    if node is None or node.content is None:
        return {}
    if not isinstance(node.content, Table) or any(
        entry.key is None or isinstance(entry.value.content, Table | tuple) for entry in node.content.entries
    ):
        complaints.append(Complaint(NO_TABLE, (("key", key),)))
        return {}
    return {str(entry.key): str(entry.value.content or "") for entry in node.content.entries}


def _word(node: Node | None, complaints: list[Complaint]) -> str:
    if node is None or node.content is None:
        return ""
    if not isinstance(node.content, str):
        complaints.append(Complaint(ONE_WORD, (("key", "perspective"),)))
        return ""
    return node.content


def _as_words(values: tuple[tuple[str, object], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in values)
