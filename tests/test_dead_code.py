"""The search for code that nobody calls finds it."""

from __future__ import annotations

from pathlib import Path

from tests.dead_code import dead


def test_a_function_that_nobody_calls_is_named_with_its_place(tmp_path: Path) -> None:
    room = tmp_path / "qcheck"
    room.mkdir()
    (tmp_path / "app.py").touch()
    (room / "page.html").write_text("{{ shown() }} tidy {# told #}", encoding="utf-8")
    code = "".join(f"def {name}() -> None: ...\n" for name in ("shown", "tidy", "told"))
    (room / "room.py").write_text(code, encoding="utf-8")

    found = [line for line in dead(tmp_path) if "nobody uses" in line]

    assert [line.rsplit(" ", 1)[1] for line in found] == ["tidy", "told"]
