"""`qcheck import FILE.qcheck.json`: a bundle from another installation."""

import json
from contextlib import closing
from pathlib import Path

from qcheck.service import open_service
from qcheck.settings import Settings
from tests.bundle.travels import made, open_round, with_outcomes
from tests.cli.running import Run

HERE = ("--base-url", "https://qcheck.example")


def bundle(tmp_path: Path, *, number: int = 1) -> tuple[str, str]:
    """A file of a process, and the profile of its first check as the command line prints it."""
    folder = tmp_path / "elsewhere"
    with closing(open_service(Settings(data=folder))) as service:
        link = open_round(service)
        for _ in range(number - 1):
            made(service, beside=link)
        with_outcomes(service, link)
        (tmp_path / "platz.qcheck.json").write_bytes(service.bundle_exchange.of_process(link))
    return str(tmp_path / "platz.qcheck.json"), link


def test_a_bundle_is_taken_in_and_its_profile_is_the_same_byte_for_byte(qcheck: Run, tmp_path: Path) -> None:
    file, link = bundle(tmp_path)
    before = qcheck("profile", link, "--format", "json", "--data", str(tmp_path / "elsewhere")).out

    code, out, err = qcheck("import", file, "--format", "json", "--data", str(tmp_path / "new"), *HERE)

    [arrived] = json.loads(out)["links"]
    assert (code, err) == (0, "'Platz am Ulmenbach' has been taken in\n")
    assert qcheck("profile", arrived, "--format", "json", "--data", str(tmp_path / "new")).out == before


def test_it_says_what_is_in_it_and_then_the_new_links(qcheck: Run, tmp_path: Path) -> None:
    file, _ = bundle(tmp_path, number=2)

    code, out, _ = qcheck("import", file, "--data", str(tmp_path / "new"))

    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "Platz am Ulmenbach, Musterstadt"
    assert lines[1].startswith("    Short check on participation")
    assert lines[1].endswith(", 7 sheets")
    assert lines[2] == "    Everything is deleted on 15 May 2027"
    assert lines[5:8] == ["    2 agreed lights", "    1 measure", ""]
    assert len([line for line in lines if "link=" in line]) == 2


def test_a_look_takes_nothing_in(qcheck: Run, tmp_path: Path) -> None:
    file, _ = bundle(tmp_path)

    code, _, err = qcheck("import", file, "--dry-run", "--data", str(tmp_path / "new"))

    assert (code, err) == (0, "this was a look: nothing has been taken in\n")
    assert qcheck("links", "--data", str(tmp_path / "new")).code == 1


def test_the_same_file_again_is_refused_until_it_is_wanted(qcheck: Run, tmp_path: Path) -> None:
    file, _ = bundle(tmp_path)
    qcheck("import", file, "--data", str(tmp_path / "new"))

    refused = qcheck("import", file, "--data", str(tmp_path / "new"))
    wanted = qcheck("import", file, "--again", "--data", str(tmp_path / "new"))

    assert refused.code == 1
    assert "This bundle has been taken in already" in refused.err
    assert "This very bundle has been taken in here already." in wanted.out
    assert wanted.code == 0


def test_what_is_wrong_with_a_file_is_said_with_its_place(qcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "x.qcheck.json").write_bytes(b'{"qcheck": "bundle", "format": 1, "a": 1, "a": 2}')

    assert qcheck("import", str(tmp_path / "x.qcheck.json")).err == "the key “a” stands twice in one table\n"
    assert qcheck("import", "missing.qcheck.json").code == 2
