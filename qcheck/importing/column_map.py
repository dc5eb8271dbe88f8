"""What one says once about another tool's table: which column is what, how perspectives and answers are
called there. Kept as a small YAML file.

```yaml
perspective: zivilgesellschaft        # one for the whole file
columns:
  "F3 Transparenz": k-verstehen       # a question; also: k-verstehen comment, k-verstehen evidence
  "Wer sind Sie?": perspective        # also: consent, label, id, ignore, or the key of a closing question
perspectives:
  "Bürger:in": einwohnende
answers:
  "stimme zu": 4
  "weiß nicht": dk
unfinished: leave out                 # responses that nobody sent off; or: take in
without_consent: leave out            # of people who did not agree in a column that is consent; or: take in
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
TABLES = ("columns", "perspectives", "answers")
WISHES = ("unfinished", "without_consent")
KEYS = ("perspective", *TABLES, *WISHES)
TAKE_IN, LEAVE_OUT = "take in", "leave out"
NO_MAP = Complaint(
    N_("this is no file that says which column is what"),
    hint=N_("it is a YAML file with the keys perspective, columns, perspectives and answers"),
)
TOO_LARGE = Complaint(
    N_("a file that says which column is what has {limit} kB at most"), (("limit", str(LARGEST)),)
)
UNKNOWN_KEY = N_("'{key}' says nothing here")
DOUBLED = N_("'{key}' stands here twice: line {first} says '{one}', line {second} says '{other}'")
KEEP_ONE = N_("keep the line that is meant and delete the other")
DOUBLED_TABLE = N_("'{key}' stands here twice, in line {first} and in line {second}")
PUT_TOGETHER = N_("keep one '{key}' and put below it what stands below both")
NO_TABLE = N_("'{key}' must be a table: a word, a colon, and what it means")
ONE_WORD = N_("'{key}' must be one word")
ONE_OF_TWO = N_("'{key}' says '{said}'; it can be: take in, leave out")

Words: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Columns by their heads, and words of perspectives and answers; each with what it means here, not looked
    at yet. `perspective` is the one for a whole file that has no column for it. `unfinished` and
    `without_consent` say whether such responses are taken in; empty: nothing was said, and they are not.
    """

    columns: Words = field(default_factory=dict)
    perspectives: Words = field(default_factory=dict)
    answers: Words = field(default_factory=dict)
    perspective: str = ""
    unfinished: str = ""
    without_consent: str = ""

    @property
    def says_anything(self) -> bool:
        """Whether anything was said, so that it is worth keeping."""
        return self != NOTHING_SAID

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
    complaints += _doubled(root.content)
    columns, perspectives, answers = (_table(key, said.get(key), complaints) for key in TABLES)
    perspective = _word("perspective", said.get("perspective"), complaints)
    unfinished, without_consent = (_wish(key, said.get(key), complaints) for key in WISHES)
    if complaints:
        raise NotReadable(*complaints)
    return ColumnMap(columns, perspectives, answers, perspective, unfinished, without_consent)


def written(columns: ColumnMap) -> str:
    """The file that says this."""
    content: dict[str, Any] = {  # Any: a word or a table of words, as YAML takes both
        "perspective": columns.perspective,
        **{key: dict(getattr(columns, key)) for key in TABLES},
        **{key: getattr(columns, key) for key in WISHES},
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


def _doubled(table: Table) -> Iterator[Complaint]:
    """Of two entries with the same key only one would count: both are named with what they say."""
    for entry in table.entries:
        if entry.key is None or (before := table.first[entry.key]) is entry:
            continue
        lines = (("first", str(before.place[0])), ("second", str(entry.place[0])))
        if isinstance(before.value.content, Table | tuple) or isinstance(entry.value.content, Table | tuple):
            yield Complaint(DOUBLED_TABLE, (("key", shown(entry.key)), *lines), hint=PUT_TOGETHER)
        else:
            texts = (("one", shown(before.value.content or "")), ("other", shown(entry.value.content or "")))
            yield Complaint(DOUBLED, (("key", shown(entry.key)), *lines, *texts), hint=KEEP_ONE)


def _table(key: str, node: Node | None, complaints: list[Complaint]) -> dict[str, str]:
    if node is None or node.content is None:
        return {}
    if not isinstance(node.content, Table) or any(
        entry.key is None or isinstance(entry.value.content, Table | tuple) for entry in node.content.entries
    ):
        complaints.append(Complaint(NO_TABLE, (("key", key),)))
        return {}
    complaints += _doubled(node.content)
    return {str(entry.key): str(entry.value.content or "") for entry in node.content.entries}


def _word(key: str, node: Node | None, complaints: list[Complaint]) -> str:
    if node is None or node.content is None:
        return ""
    if not isinstance(node.content, str):
        complaints.append(Complaint(ONE_WORD, (("key", key),)))
        return ""
    return node.content


def _wish(key: str, node: Node | None, complaints: list[Complaint]) -> str:
    said = " ".join(_word(key, node, complaints).casefold().split())
    if said not in ("", TAKE_IN, LEAVE_OUT):
        complaints.append(Complaint(ONE_OF_TWO, (("key", key), ("said", shown(said)))))
    return said


def _as_words(values: tuple[tuple[str, object], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in values)
