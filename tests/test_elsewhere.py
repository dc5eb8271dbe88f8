"""What Unix alone has is loaded only where it is there: Windows starts without it."""

from __future__ import annotations

import ast
from pathlib import Path

import qcheck

UNIX = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "uvloop", "syslog"}


def loaded_at_once(tree: ast.Module) -> set[str]:
    """What is imported when the module is, wherever that is not tried first."""
    lines = [each for each in tree.body if isinstance(each, ast.Import | ast.ImportFrom)]
    return {
        name.partition(".")[0]
        for each in lines
        for name in (
            [part.name for part in each.names] if isinstance(each, ast.Import) else [each.module or ""]
        )
    }


def test_no_module_needs_what_windows_does_not_have():
    files = sorted(Path(qcheck.__file__).parent.rglob("*.py"))

    assert len(files) > 300
    assert {
        str(file): needed
        for file in files
        if (needed := UNIX & loaded_at_once(ast.parse(file.read_text("utf-8"))))
    } == {}
