"""The shelf: catalogues come and go with their files, and a broken file takes nothing away."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qcheck.language import language
from qcheck.loading import Shelf

CATALOGUE = """\
id: {id}
version: {version}
title: {title}
criteria:
  - id: planung
    title: Planung
    questions:
      - id: frueh
        text: Die Kinder waren von Anfang an dabei.
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    put(folder / "park.yaml", "park", "Park")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def put(path: Path, identity: str, title: str, version: str = "1.0.0", status: str = "") -> None:
    path.parent.mkdir(exist_ok=True)
    text = CATALOGUE.format(id=identity, title=title, version=version)
    path.write_text(f"status: {status}\n{text}" if status else text, encoding="utf-8")


def titles(shelf: Shelf) -> list[str]:
    return [catalogue.title.say("de") for catalogue in shelf.catalogues()]


def problems(shelf: Shelf) -> list[str]:
    return [problem.said(language("en")) for problem in shelf.problems()]


def test_a_dropped_catalogue_is_there_at_once(shipped, own):
    shelf = Shelf([shipped, own])
    before = titles(shelf)

    put(own / "spielplatz.yml", "spielplatz", "Spielplatz")

    assert before == ["Park"]
    assert titles(shelf) == ["Park", "Spielplatz"]
    assert shelf.get("spielplatz").title.say("de") == "Spielplatz"


def test_a_changed_catalogue_is_read_again(shipped):
    shelf = Shelf([shipped])
    before = titles(shelf)

    put(shipped / "park.yaml", "park", "Garten")

    assert before == ["Park"]
    assert titles(shelf) == ["Garten"]


def test_a_change_that_keeps_size_and_time_is_noticed(shipped):
    shelf = Shelf([shipped])
    before = titles(shelf)
    status = (shipped / "park.yaml").stat()

    put(shipped / "park.yaml", "park", "Wald")
    os.utime(shipped / "park.yaml", ns=(status.st_atime_ns, status.st_mtime_ns))

    assert before == ["Park"]
    assert titles(shelf) == ["Wald"]


def test_an_unchanged_file_is_not_read_again(shipped):
    shelf = Shelf([shipped])

    assert shelf.get("park") is shelf.get("park")


def test_a_removed_catalogue_is_gone(shipped):
    shelf = Shelf([shipped])
    before = titles(shelf)

    (shipped / "park.yaml").unlink()

    assert before == ["Park"]
    assert titles(shelf) == []
    with pytest.raises(KeyError):
        shelf.get("park")


def test_a_later_folder_wins_over_an_earlier_one_and_keeps_the_order(shipped, own):
    put(shipped / "wald.yaml", "wald", "Wald")
    put(own / "unser-park.yaml", "park", "Unser Park")

    assert titles(Shelf([shipped, own])) == ["Unser Park", "Wald"]


def test_a_broken_file_takes_the_good_ones_nowhere(shipped, own):
    (own / "park.yaml").write_text("id: park\nversion: 1\n", encoding="utf-8")

    assert titles(Shelf([shipped, own])) == ["Park"]


def test_a_file_that_breaks_keeps_its_last_good_reading_in_use(shipped):
    shelf = Shelf([shipped])
    good = shelf.with_text("park")

    (shipped / "park.yaml").write_text("id: park\nversion: [\n", encoding="utf-8")

    assert titles(shelf) == ["Park"]
    assert shelf.with_text("park") == good
    assert len(problems(shelf)) == 1


def test_a_file_that_is_mended_is_in_use_again(shipped):
    shelf = Shelf([shipped])
    (shipped / "park.yaml").write_text("id: park\n", encoding="utf-8")
    broken = len(problems(shelf))

    put(shipped / "park.yaml", "park", "Park, neu")

    assert broken > 0
    assert titles(shelf) == ["Park, neu"]
    assert problems(shelf) == []


def test_the_text_is_the_yaml_as_it_was_written_without_its_mark(shipped):
    (shipped / "park.yaml").write_bytes(
        b"\xef\xbb\xbf"
        + CATALOGUE.format(id="park", title="Grünes", version="1.0.0").replace("\n", "\r\n").encode()
    )

    _, text = Shelf([shipped]).with_text("park")

    assert text == CATALOGUE.format(id="park", title="Grünes", version="1.0.0").replace("\n", "\r\n")


def test_two_files_with_one_id_are_reported_and_the_first_is_used(own):
    put(own / "a.yaml", "park", "Erster")
    put(own / "b.yaml", "park", "Zweiter")

    shelf = Shelf([own])

    assert titles(shelf) == ["Erster"]
    assert problems(shelf) == [
        (
            f"{own.as_posix()}/b.yaml:1:1: id: the catalogue 'park' stands already in a.yaml, which is the "
            f"one in use"
        )
    ]


def test_a_copy_that_kept_its_id_is_told_to_stand_in_the_place_of_the_original(shipped, own):
    put(own / "meiner.yaml", "park", "Mein Park")
    put(own / "wald.yaml", "wald", "Wald")

    [said] = problems(Shelf([shipped, own]))

    assert said.startswith(f"{own.as_posix()}/meiner.yaml:1:1: ")
    assert "the catalogue 'park' takes the place of the one that comes with qcheck" in said


@pytest.mark.parametrize("name", ["jugend.docx", "jugend.yaml.docx", "jugend.ODT"])
def test_the_file_of_a_word_processor_is_not_just_to_be_renamed(own, name):
    (own / name).write_bytes(b"PK")

    [said] = problems(Shelf([own]))

    assert "save it there as plain text in UTF-8 and name it jugend.yaml" in said


def test_problems_of_all_files_are_said_by_file(own):
    (own / "b.yaml").write_text("", encoding="utf-8")
    (own / "a.yaml").write_text("- x\n", encoding="utf-8")

    assert [line.splitlines()[0] for line in problems(Shelf([own]))] == [
        f"{own.as_posix()}/a.yaml:1:1: '- …' stands where keys with values belong",
        f"{own.as_posix()}/b.yaml:1:1: this file is empty",
    ]


def test_other_files_hidden_files_and_missing_folders_are_no_catalogues(own, tmp_path):
    put(own / ".park.yaml", "park", "Versteckt")
    put(own / "park.yaml~", "park", "Sicherung")
    (own / "README.md").write_text("# Hallo", encoding="utf-8")

    shelf = Shelf([tmp_path / "missing", own])

    assert titles(shelf) == []
    assert problems(shelf) == []


def test_a_folder_named_like_a_catalogue_is_a_problem_and_no_crash(shipped):
    (shipped / "ordner.yaml").mkdir()

    shelf = Shelf([shipped])

    assert titles(shelf) == ["Park"]
    assert problems(shelf) == [f"{shipped.as_posix()}/ordner.yaml:1:1: this file cannot be opened"]


def test_a_link_that_leads_nowhere_is_passed_over(shipped):
    (shipped / "weg.yaml").symlink_to(shipped / "nirgends.yaml")

    shelf = Shelf([shipped])

    assert titles(shelf) == ["Park"]
    assert problems(shelf) == []


def test_asking_from_many_threads_while_files_change_gives_whole_catalogues(shipped):
    shelf = Shelf([shipped])

    def ask(number: int) -> str:
        put(shipped / f"park-{number % 4}.yaml", f"park-{number % 4}", f"Park {number}")
        return shelf.get("park").title.say("de")

    with ThreadPoolExecutor(8) as threads:
        said = set(threads.map(ask, range(80)))

    assert said == {"Park"}
    assert len(titles(shelf)) == 5


def test_new_checks_take_the_newest_edition_and_the_earlier_ones_stay_at_hand(shipped):
    put(shipped / "park.yaml", "park", "Zehn", "1.10.0")
    put(shipped / "earlier" / "park-1.9.0.yaml", "park", "Neun", "1.9.0")
    put(shipped / "earlier" / "park-1.10.0-rc.1.yaml", "park", "Davor", "1.10.0-rc.1")

    shelf = Shelf([shipped])

    assert titles(shelf) == ["Zehn"]
    assert [each.catalogue.version for each in shelf.editions("park")] == ["1.9.0", "1.10.0-rc.1", "1.10.0"]
    assert shelf.edition("park", "1.9.0").catalogue.title.say("de") == "Neun"


def test_a_draft_is_offered_to_its_authors_alone(shipped, own):
    put(own / "park.yaml", "park", "Entwurf", "2.0.0", status="draft")
    put(own / "wald.yaml", "wald", "Wald", status="draft")

    shelf = Shelf([shipped, own])

    assert titles(shelf) == ["Park"]
    assert [each.title.say("de") for each in shelf.drafts()] == ["Entwurf", "Wald"]
    assert problems(shelf) == []


def test_a_higher_version_of_ones_own_wins_over_the_shipped_one_and_says_so(shipped, own):
    put(own / "unser.yaml", "park", "Unser Park", "1.1.0")

    shelf = Shelf([shipped, own])
    [said] = problems(shelf)

    assert titles(shelf) == ["Unser Park"]
    assert "new checks take this edition 1.1.0 of 'park' instead of 1.0.0, which comes with qcheck" in said


def test_a_lower_version_of_ones_own_stands_back_and_is_told_how_it_can_win(shipped, own):
    put(own / "unser.yaml", "park", "Unser Park", "0.9.0")

    shelf = Shelf([shipped, own])
    [said] = problems(shelf)

    assert titles(shelf) == ["Park"]
    assert "new checks take the newer edition 1.0.0 of 'park'" in said
    assert "a higher version than 0.9.0, or another id, lets this one be taken" in said


def test_one_version_in_two_files_of_a_folder_is_reported(own):
    put(own / "park.yaml", "park", "Park")
    put(own / "earlier" / "alt.yaml", "park", "Derselbe")

    [said] = problems(Shelf([own]))

    assert "the catalogue 'park' stands already in park.yaml" in said
