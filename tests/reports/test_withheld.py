"""What is withheld stays withheld in every report: answers of a withheld group change no byte of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from types import ModuleType
from zipfile import ZipFile

import pytest

from qcheck.records import Mode
from qcheck.reports import council_paper, handout, minutes, slides
from qcheck.reports.brand import Brand
from qcheck.reports.kinds import KINDS, Format
from qcheck.reports.source import Source
from qcheck.service import Matter
from tests.reports import sources

COMPOSERS = (council_paper, handout, minutes, slides)
OF_A_RESULT = (Matter.RESULT, Matter.PERSPECTIVES, Matter.MINUTES)
FILES = {
    f"{kind.name}.{each.name}": each
    for kind in KINDS
    for each in kind.formats
    if kind.matter_of(each) in OF_A_RESULT
}
SHOWN = {"amt": ["4 4 4", "4 3 4", "2 4 1", "4 4 dk", "3 na 4"], "verein": ["1 2 1", "1 1 1"] * 3}
GIVEN = [" ".join(line) for line in product("14", repeat=3)] + ["dk dk 1", "na na na"]


def talked(**lines: list[str]) -> Source:
    """A confidential check that has been talked about in a workshop."""
    return sources.in_a_room(sources.talked(sources.of(mode=Mode.CONFIDENTIAL, **lines)))


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
def test_answers_of_a_withheld_perspective_change_nothing(composer: ModuleType) -> None:
    documents = {repr(composer.compose(talked(**SHOWN, rat=[line] * 4))) for line in GIVEN}

    assert len(documents) == 1


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
def test_the_number_of_their_sheets_changes_nothing(composer: ModuleType) -> None:
    documents = [composer.compose(talked(**SHOWN, rat=["1 4 1"] * number)) for number in (1, 4)]

    assert repr(documents[0]) == repr(documents[1])


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
def test_where_all_are_too_few_nothing_of_them_is_told(composer: ModuleType) -> None:
    documents = {repr(composer.compose(talked(amt=[line] * 2, rat=[line] * 2))) for line in GIVEN}

    assert len(documents) == 1


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
def test_an_answer_of_a_shown_perspective_changes_it(composer: ModuleType) -> None:
    other = SHOWN | {"amt": ["1 1 1"] * 5}
    documents = [composer.compose(talked(**lines, rat=["1 4 1"] * 4)) for lines in (SHOWN, other)]

    assert repr(documents[0]) != repr(documents[1])


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_answers_of_a_withheld_perspective_change_no_byte_of_any_file(file: Format) -> None:
    lines = (["1 4 1"] * 4, ["4 dk na"] * 4, ["1 1 1"])

    made = {tuple(_parts(file.write(talked(**SHOWN, rat=each), Brand()))) for each in lines}

    assert len(made) == 1


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files within an office file, which is packed at a time of its own; else the file itself."""
    if not content.startswith(b"PK"):
        yield "", content
        return
    with ZipFile(BytesIO(content)) as archive:
        yield from ((each, archive.read(each)) for each in archive.namelist())
