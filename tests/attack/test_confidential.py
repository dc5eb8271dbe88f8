"""A confidential check from outside: nobody who gave no sheet learns anything of a group that is too small."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcheck.cli import main
from tests.draft_profile import shipped

FEW = "mittel-kompetenzen"
"""A criterion of the shipped catalogue that residents are not asked."""
FORMATS = ("table", "json", "csv", "svg")


@pytest.fixture
def leak(tmp_path: Path):
    """The profile, in every format, of four residents and one councillor, who answers this in that criterion."""

    def said(answer: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
        file = tmp_path / "leak.csv"
        residents = [f"{sheet},einwohnerschaft,dialog-begruendung,4" for sheet in range(4)]
        questions = shipped().criterion(FEW).questions
        councillor = [f"5,politik,{each.id},{answer}" for each in questions if each.is_for("politik") and each.is_in("reflexion")]
        rows = ["sheet,perspective,question,answer", *residents, *councillor, "5,politik,dialog-begruendung,4"]
        file.write_text("\n".join(rows), encoding="utf-8")
        order = ["profile", str(file), "--catalogue", "qualitaetscheck", "--phase", "reflexion", "--mode", "confidential"]
        codes = [main([*order, "--language", "de", "--format", each], {"QCHECK_DATA": str(tmp_path)}) for each in FORMATS]
        assert codes == [0] * len(FORMATS)
        return [capsys.readouterr().out]

    return said


@pytest.mark.parametrize("answer", ["1", "4", "na", ""])
def test_one_councillor_among_all_together_shows_nowhere(leak, capsys, answer: str) -> None:
    assert leak(answer, capsys) == leak("dk", capsys)


def test_the_councillors_gap_in_knowledge_is_not_told(leak, capsys) -> None:
    [everything] = leak("dk", capsys)

    assert "Wissenslücke" not in everything
    assert "knowledge_gap" not in everything
