"""The handout as a PDF: two pages, whatever is on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from qcheck.catalogue import Catalogue
from qcheck.records import Letterhead
from qcheck.reports import handout, pdf
from qcheck.reports.brand import Brand
from qcheck.reports.source import Source
from tests.builders import VIEWS, catalogue
from tests.draft_profile import shipped
from tests.reports import sources


def pages(source: Source) -> int:
    with pikepdf.open(BytesIO(pdf.write(handout.compose(source), Brand()))) as made:
        return len(made.pages)


def filled(asked: Catalogue, language: str) -> Source:
    """Everybody sees everything; what organises is content, what takes part is not."""
    number = len(asked.questions)
    points = ["3 4", "1 4", "4 2", "2 1", "1 3"]
    lines = {
        each: [" ".join((points[place % 5].split() * number)[:number])] * 2
        for place, each in enumerate(asked.perspective_ids)
    }
    return in_phase(sources.of(asked, language=language, **lines))


def in_phase(source: Source) -> Source:
    return sources.talked(source)


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_the_example_has_two_pages(language: str) -> None:
    assert pages(sources.talked(sources.example(language))) == 2


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_long_catalogue_has_two_pages(language: str) -> None:
    assert pages(filled(shipped(), language)) == 2


@pytest.mark.parametrize("language", ["de", "de-simple"])
def test_the_short_catalogue_has_two_pages(language: str) -> None:
    assert pages(filled(shipped("kurzcheck"), language)) == 2


def test_with_the_longest_texts_it_has_two_pages() -> None:
    source = filled(shipped(), "de")
    words = "Sehr lange Worte über alles Mögliche " * 20
    measures = tuple(sources.measure(words, who=words) for _ in range(9))
    endless = replace(source.result, title=words, place=words, measures=measures)

    assert pages(replace(source, result=endless, letterhead=Letterhead(contact=words))) == 2


@pytest.mark.parametrize("number", [20, 21, 80])
def test_with_very_many_topics_it_has_two_pages(number: int) -> None:
    assert pages(sources.talked(sources.of(with_topics(number), amt=[" ".join("4" * number)]))) == 2


def with_topics(number: int) -> Catalogue:
    return catalogue(VIEWS, f"criteria: [{', '.join(topics(number))}]")


def topics(number: int) -> Iterator[str]:
    for each in range(number):
        title = f"Ein Thema mit einem recht langen Namen {each}"
        yield f"{{id: k{each}, title: {title}, questions: [{{id: q{each}, text: F}}]}}"
