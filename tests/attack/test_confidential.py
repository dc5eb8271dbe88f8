"""A confidential check from outside: nobody who gave no sheet learns anything of a group that is
too small.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.cli import main
from qcheck.language import language
from qcheck.loading import read_file
from qcheck.records import Mode, Scope
from qcheck.service import NewCheck, NotPossible, Service

EARLIER = Path(__file__).parents[2] / "criteria" / "earlier" / "qualitaetscheck-0.1.0.yaml"
FEW = "mittel-kompetenzen"
"""A criterion that this edition does not put to residents."""
VIEWS = [*((sheet, "einwohnerschaft") for sheet in range(4)), (5, "politik")]
FORMATS = ("table", "json", "csv", "svg")


@pytest.fixture
def leak(tmp_path: Path):
    """The profile, in every format, of four residents and one councillor, who answers this in
    that criterion.
    """

    def said(answer: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
        file = tmp_path / "leak.csv"
        residents = [f"{sheet},einwohnerschaft,dialog-begruendung,4" for sheet in range(4)]
        questions = read_file(EARLIER).catalogue.criterion(FEW).questions
        councillor = [
            f"5,politik,{each.id},{answer}"
            for each in questions
            if each.is_for("politik") and each.is_in("reflexion")
        ]
        rows = [
            "sheet,perspective,question,answer",
            *residents,
            *councillor,
            "5,politik,dialog-begruendung,4",
        ]
        file.write_text("\n".join(rows), encoding="utf-8")
        order = [
            "profile",
            str(file),
            "--catalogue",
            str(EARLIER),
            "--phase",
            "reflexion",
            "--mode",
            "confidential",
        ]
        codes = [
            main([*order, "--language", "de", "--format", each], {"QCHECK_DATA": str(tmp_path)})
            for each in FORMATS
        ]
        assert codes == [0] * len(FORMATS)
        return [capsys.readouterr().out]

    return said


@pytest.mark.parametrize("answer", ["1", "4", "na", ""])
def test_one_councillor_among_all_together_shows_nowhere(leak, capsys, answer: str) -> None:
    assert leak(answer, capsys) == leak("dk", capsys)


def test_the_councillors_gap_in_knowledge_is_not_told(leak, capsys) -> None:
    [everything] = leak("dk", capsys)

    assert "Informationslücke" not in everything
    assert "knowledge_gap" not in everything


@pytest.fixture
def lonely(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The profile, in every format, of four residents and one councillor, all of whom are asked in a
    criterion that the councillor alone answers.
    """

    def said(answer: str) -> str:
        file, order = (
            tmp_path / "lonely.csv",
            ["profile", str(tmp_path / "lonely.csv"), "--mode", "confidential"],
        )
        first, other = [f"{sheet},{who},k-ziel,4" for sheet, who in VIEWS], f"5,politik,k-zuhoeren,{answer}"
        rows = ["sheet,perspective,question,answer", *first, *([other] if answer else [])]
        file.write_text("\n".join(rows), encoding="utf-8")
        for form in FORMATS:
            words = ["--catalogue", "kurzcheck", "--phase", "planung", "--language", "de", "--format", form]
            assert main([*order, *words], {"QCHECK_DATA": str(tmp_path)}) == 0
        return capsys.readouterr().out

    return said


def test_what_one_of_five_says_where_the_others_are_silent_is_told_by_no_flag_and_no_number(lonely) -> None:
    told = lonely("dk")

    assert told == lonely("na")
    assert "Informationslücke" not in told


# before it is closed


def begun(service: Service, number: int) -> str:
    """A confidential check with so many sheets that have an answer."""
    link = service.organising.create_check(
        NewCheck("Platz", "", "kurzcheck", "planung", Scope(), None, Mode.CONFIDENTIAL)
    )
    for _ in range(number):
        sheet = service.joining.join(
            service.inviting.own_answer_link(link), PerspectiveId("politik"), service.joining.new_nonce()
        )
        service.answering.answer(sheet, QuestionId("k-zuhoeren"), 4)
    return link


@pytest.mark.parametrize("number", [0, 1, 4])
def test_trying_to_keep_everything_longer_does_not_tell_that_somebody_has_begun(
    service: Service, number: int
) -> None:
    link = begun(service, number)
    service.organising.keep_until(link, date(2027, 3, 1))

    with pytest.raises(NotPossible) as refused:
        service.organising.keep_until(link, None)

    assert "Everybody who answers is told" in str(refused.value.said(language("en")))
