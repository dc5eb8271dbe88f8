"""Content → YAML as the house writes it: two spaces a level, dashes indented, double quotation marks where
any are needed, several lines after `|`.
"""

from __future__ import annotations

from typing import Any

import yaml

from qcheck.authoring.written import Bare, Plain

_ENDLESS = 10**9


class Names(list[Any]):  # Any: of Plain, which a class cannot name before it is there
    """A list that is written in brackets: `[amt, familien]`."""


class _House(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002 — PyYAML's
        return super().increase_indent(flow, False)

    def choose_scalar_style(self) -> Any:  # Any: PyYAML's
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 — nothing is referred to
        return True


class _InOneLine(_House):
    """Texts of several lines between quotation marks."""


def _text(dumper: _House, words: str) -> yaml.Node:
    several = "\n" in words.strip("\n") and not isinstance(dumper, _InOneLine)
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(words), style="|" if several else None)


def _bare(dumper: _House, words: Bare) -> yaml.Node:
    tag = dumper.resolve(yaml.ScalarNode, str(words), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, str(words))


def _names(dumper: _House, names: Names) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", names, flow_style=True)


for _dumper in (_House, _InOneLine):
    _dumper.add_representer(str, _text)
    _dumper.add_representer(Bare, _bare)
    _dumper.add_representer(Names, _names)


def lines_of(content: dict[str, Plain] | list[Plain], column: int, *, one_line_texts: bool = False) -> str:
    """A table or a list as lines that begin at this column, the last one with its end."""
    text = yaml.dump(
        content,
        Dumper=_InOneLine if one_line_texts else _House,
        sort_keys=False,
        allow_unicode=True,
        width=_ENDLESS,
        default_flow_style=False,
    )
    return "".join(" " * column + line if line.strip() else line for line in text.splitlines(keepends=True))


def in_brackets(content: Plain) -> str:
    """The same in one line, in brackets or braces."""
    text = yaml.dump(
        content,
        Dumper=_InOneLine,
        sort_keys=False,
        allow_unicode=True,
        width=_ENDLESS,
        default_flow_style=True,
    )
    return str(text).rstrip("\n").removesuffix("\n...")
