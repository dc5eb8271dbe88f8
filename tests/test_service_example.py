"""The example that comes with qcheck is a result like any other, and says that it is one."""

import shutil

import pytest

from qcheck.scoring.values import Light
from qcheck.service.evaluation.example import Example, shipped


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(shipped(), tmp_path / "criteria")


def test_the_catalogues_that_come_along_are_found():
    assert (shipped() / "kurzcheck.yaml").is_file()


def test_the_shipped_example_shows_five_perspectives_with_remarks_and_closing_words():
    result = Example(shipped()).result()

    assert result.is_example
    assert len(result.sheets) == 5
    assert {Light.GREEN, Light.YELLOW, Light.RED} <= {
        row.overall.rating.light for row in result.profile.criteria
    }
    assert {remark.perspective for remark in result.closing} == set(result.sheets)
    assert result.remarks
    assert "Erfundenes Beispiel" in result.intro.say("de")


def test_the_example_asks_the_criteria_of_the_part_it_names():
    result = Example(shipped()).result()

    [asked] = [criteria for part, criteria in result.catalogue.groups if part.id == "prozess"]
    assert [row.criterion for row in result.profile.criteria] == [criterion.id for criterion in asked]


def test_the_example_is_computed_once_and_again_when_its_answers_change(folder):
    example = Example(folder)
    first = example.result()
    again = example.result()
    answers = folder / "examples" / "altstadt.csv"
    lines = answers.read_text("utf-8").splitlines(keepends=True)
    answers.write_text(lines[0] + "".join(line for line in lines[1:] if ",politik," not in line), "utf-8")
    description = folder / "examples" / "altstadt.yaml"
    kept = [
        part
        for part in description.read_text("utf-8").split("  - perspective: ")
        if not part.startswith("politik")
    ]
    description.write_text("  - perspective: ".join(kept), "utf-8")

    changed = example.result()

    assert again is first
    assert set(first.sheets) - set(changed.sheets) == {"politik"}


def test_an_example_without_a_scope_asks_everything(folder):
    description = folder / "examples" / "altstadt.yaml"
    description.write_text(
        description.read_text("utf-8").replace("  only: [prozess]\n", "  modules: []\n"), "utf-8"
    )

    result = Example(folder).result()

    assert len(result.profile.criteria) == len(result.catalogue.main_criteria)


def test_a_mistake_in_the_answers_is_said_to_whoever_writes_an_example(folder):
    answers = folder / "examples" / "altstadt.csv"
    answers.write_text(answers.read_text("utf-8") + "v1,verwaltung,unbekannt,4,,\n", "utf-8")

    with pytest.raises(ValueError, match="unbekannt"):
        Example(folder).result()
