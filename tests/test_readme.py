"""The pages for people keep true: links lead somewhere, examples give what they show, lists name what there
is.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import qcheck
from qcheck.cli import main
from qcheck.loading import read
from qcheck.settings import Settings

TOP = Path(__file__).parent.parent
PACKAGE = Path(qcheck.__file__).parent
PAGES = {
    name: (TOP / name).read_text(encoding="utf-8")
    for name in (
        "README.md",
        "README.en.md",
        "CHANGELOG.md",
        "docs/commands.md",
        "docs/commands.en.md",
        "docs/operating.md",
        "docs/operating.en.md",
        "benchmarks/README.md",
        "criteria/README.md",
        "qcheck/README.md",
        "qcheck/DECISIONS.md",
    )
}
README, HOUSE, DECISIONS = (PAGES[page] for page in ("README.md", "qcheck/README.md", "qcheck/DECISIONS.md"))
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
IN_BOTH_LANGUAGES = pytest.mark.parametrize("ending", [".md", ".en.md"], ids=["de", "en"])


def blocks(page: str, kind: str) -> list[str]:
    """The contents of a page's code blocks of this kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def anchors(page: str) -> set[str]:
    """What links can lead to within a page: its headings, as GitHub and GitLab name them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: str) -> list[str]:
    """The links to files and headings of ours."""
    return [link for link in LINK.findall(FENCED.sub("", page)) if not link.startswith("http")]


def rooms(folder: Path) -> set[str]:
    """The modules and rooms of the package, and the rooms within rooms. What Python has compiled of a room
    that has moved away is none.
    """
    within = {f"{path.parent.relative_to(folder).as_posix()}/" for path in folder.glob("*/**/__init__.py")}
    on_top = {path.name + "/" * path.is_dir() for path in folder.iterdir() if holds_something(path)}
    return within | on_top - {"__init__.py", "_criteria/"}


def holds_something(path: Path) -> bool:
    return path.is_file() or any(file.is_file() and file.suffix != ".pyc" for file in path.rglob("*"))


ALL_LINKS = [(page, link) for page, text in PAGES.items() for link in links(text)]


def test_a_link_leads_to_a_file_or_heading_that_exists() -> None:
    assert len(ALL_LINKS) > 100
    assert [(page, link) for page, link in ALL_LINKS if not leads_somewhere(page, link)] == []


def leads_somewhere(page: str, link: str) -> bool:
    file, _, anchor = link.partition("#")
    target = (TOP / page).parent / file if file else TOP / page
    return target.exists() and (not anchor or anchor in anchors(target.read_text(encoding="utf-8")))


@IN_BOTH_LANGUAGES
def test_the_readme_leads_to_every_other_page(ending: str) -> None:
    led = {link.partition("#")[0] for link in links(PAGES[f"README{ending}"])}
    other = ".md" if ending == ".en.md" else ".en.md"

    assert led >= {page for page in PAGES if not page.startswith(("README", "docs"))} | {"LICENSE"}
    assert led >= {f"README{other}", f"docs/commands{ending}", f"docs/operating{ending}"}


@pytest.mark.parametrize("page", ["README", "docs/commands", "docs/operating"])
def test_a_page_has_the_same_sections_in_both_languages(page: str) -> None:
    german, english = (
        [
            line.split()[0]
            for line in FENCED.sub("", PAGES[page + ending]).splitlines()
            if line.startswith("#")
        ]
        for ending in (".md", ".en.md")
    )

    assert german == english


@pytest.mark.parametrize("page", ["README", "docs/operating"])
def test_a_page_shows_the_same_code_in_both_languages(page: str) -> None:
    kinds = [re.findall(r"^```(\w+)$", PAGES[page + ending], re.MULTILINE) for ending in (".md", ".en.md")]

    assert kinds[0] == kinds[1]


def test_the_readme_is_read_in_a_minute() -> None:
    """Some 200 words a minute, up to the first command: what it is, for whom, and how to start it."""
    before = README.partition("```sh")[0]

    assert len(before.split()) < 260


def test_the_picture_is_as_wide_as_a_laptop_and_quick_to_load() -> None:
    picture = (TOP / ".readme" / "profile.png").read_bytes()

    assert int.from_bytes(picture[16:20], "big") == 1280
    assert len(picture) < 200_000


@IN_BOTH_LANGUAGES
def test_the_catalogue_of_the_readme_is_read_without_a_word(ending: str) -> None:
    [written] = blocks(PAGES[f"README{ending}"], "yaml")

    assert read(written.encode(), "spielplatz.yaml").problems == ()


@IN_BOTH_LANGUAGES
def test_the_answers_of_the_readme_give_the_profile_it_shows(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGES[f"README{ending}"]
    [answers], [shown], [written] = (blocks(page, kind) for kind in ("csv", "text", "yaml"))
    [command] = re.findall(r"^qcheck (profile .*)$", page, re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path))
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "spielplatz.yaml").write_text(written, encoding="utf-8")
    (tmp_path / command.split()[1]).write_text(answers, encoding="utf-8")

    code = main(command.split(), {})

    assert (code, capsys.readouterr().out) == (0, shown)


@IN_BOTH_LANGUAGES
def test_the_table_of_settings_names_each_of_them(ending: str) -> None:
    named = re.findall(r"^\| `(QCHECK_\w+)` \|", PAGES[f"docs/operating{ending}"], re.MULTILINE)

    assert sorted(named) == sorted(f"QCHECK_{name.upper()}" for name in Settings.model_fields)


@pytest.mark.parametrize("page", ["README.md", "README.en.md", "benchmarks/README.md", "qcheck/README.md"])
def test_a_command_of_make_is_in_the_makefile(page: str) -> None:
    targets = re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z]+)", PAGES[page], re.MULTILINE)

    assert named
    assert set(named) <= set(targets)


def test_the_tree_of_the_house_has_every_room_and_none_that_is_gone() -> None:
    tree, *_ = blocks(HOUSE, "")

    named = [line.split()[0] for line in tree.splitlines() if line and not line.startswith("# ")]
    assert sorted(named) == sorted(rooms(PACKAGE))


def test_the_layers_of_the_house_are_those_that_are_enforced() -> None:
    contracts = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = [contract["layers"] for contract in contracts if contract["type"] == "layers"]

    assert [tomllib.loads(shown)["layers"] for shown in blocks(HOUSE, "toml")] == layers


def test_the_house_sends_nobody_to_a_place_that_is_gone() -> None:
    table = HOUSE.partition("## Where does it go?")[2]
    places = set(re.findall(r"`([\w./-]+(?:\.\w+|/))`", table))
    places |= set(re.findall(r"`(\w+/[\w./-]*\.\w+)`", DECISIONS))

    assert places
    assert {
        place for place in places if not any((above / place).exists() for above in (TOP, PACKAGE))
    } == set()


GUIDE = PACKAGE / "guide" / "texts"
EMPHASISED = re.compile(r"(?<!\*)\*([^*\n\[\]]{4,60})\*(?!\*)")


def on_screen(page: Path) -> str:
    """All words of the app in the page's language, a message a line."""
    told: list[str | list[str] | tuple[str, ...]] = []
    for file in (PACKAGE / "locale" / "de").glob("*.po"):
        with file.open(encoding="utf-8") as words:
            messages = list(read_po(words))
        told += [each.id if page.name.endswith(".en.md") else each.string for each in messages]
    return "\n".join(each if isinstance(each, str) else "\n".join(each) for each in told)


@pytest.mark.parametrize(
    "page",
    [*sorted(TOP.glob("README*.md")), *sorted((TOP / "docs").glob("*.md")), *sorted(GUIDE.glob("*.md"))],
    ids=lambda page: page.name,
)
def test_what_a_page_names_is_on_screen_under_this_name(page: Path) -> None:
    """What stands *so* on pages for people is the name of something that they see."""
    names, seen = EMPHASISED.findall(page.read_text(encoding="utf-8")), on_screen(page)

    assert [name for name in names if name not in seen] == []
