"""Every page in every language: it runs, has one heading of the first level, and speaks the language it is
asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import pytest
from babel.messages.pofile import read_po

from qcheck.addresses import PATHS
from qcheck.language import LOCALE, OWN_NAMES
from qcheck.service import Mode, NewCheck, Scope, Service
from tests.ui.pages import begun, earlier_edition, headings, installation, markup, pieces, visit

GERMAN = [language for language in OWN_NAMES if language != "en"]
BEGUN = {"link": "begun"}
DRAFT = {"link": "draft"}
SIGHTS: dict[str, tuple[str, dict[str, str]]] = {
    "start": ("", {}),
    "new check": ("new", {}),
    "new check of the whole catalogue": ("new", {"new-offer": "qualitaetscheck.pick"}),
    "another check of a process": ("new", BEGUN),
    "hub": ("check", BEGUN),
    "hub of a new check": ("check", {"link": "empty", "new": "1"}),
    "hub without a sheet": ("check", {"link": "confidential"}),
    "hub of a closed check": ("check", {"link": "closed"}),
    "organise": ("organise", BEGUN),
    "organise a confidential check": ("organise", {"link": "confidential", "new": "1"}),
    "organise a closed check": ("organise", {"link": "closed"}),
    "invitation": ("invitation", BEGUN),
    "invitation to a confidential check": ("invitation", {"link": "confidential"}),
    "profile of a confidential check": ("profile", {"link": "confidential"}),
    "questions of a closed check": ("questions", {"link": "closed"}),
    "overview of a closed check": ("overview", {"link": "closed"}),
    "questions": ("questions", BEGUN | {"criterion": "ziele-rahmen"}),
    "closing questions": ("questions", BEGUN | {"criterion": "closing"}),
    "overview": ("overview", BEGUN),
    "profile": ("profile", BEGUN),
    "profile of nothing": ("profile", {"link": "empty"}),
    "profile of the example": ("profile", {"example": "1"}),
    "matrix of one view": ("matrix", BEGUN),
    "matrix of nothing": ("matrix", {"link": "empty"}),
    "matrix of the example": ("matrix", {"example": "1"}),
    "matrix by need": ("matrix", {"example": "1", "order": "need"}),
    "differences of one view": ("differences", BEGUN),
    "differences of nothing": ("differences", {"link": "empty"}),
    "differences of the example": ("differences", {"example": "1"}),
    "talk card": ("talk", BEGUN),
    "talk card of nothing": ("talk", {"link": "empty"}),
    "talk card of the example": ("talk", {"example": "1", "minutes": "30"}),
    "then and now of the example": ("compare", {"example": "1"}),
    "then and now without another check": ("compare", BEGUN),
    "then and now of two processes": ("compare", BEGUN | {"other": "closed"}),
    "then and now with what is no link": ("compare", BEGUN | {"other": "0000"}),
    "round of agreement": ("agree", BEGUN),
    "round of agreement of nothing": ("agree", {"link": "empty"}),
    "a criterion outside of the round": ("agree", BEGUN | {"criterion": "dialogbereitschaft"}),
    "end of the round": ("agree", BEGUN | {"criterion": "-"}),
    "criterion": ("criterion", BEGUN | {"criterion": "dialogbereitschaft"}),
    "criterion of the example": ("criterion", {"example": "1", "criterion": "zugang-vielfalt"}),
    "measures": ("measures", BEGUN),
    "measures from a criterion": ("measures", BEGUN | {"criterion": "dialogbereitschaft", "light": "red"}),
    "measures as cards": ("measures", BEGUN | {"view": "cards"}),
    "history": ("history", {"catalogue": "kurzcheck"}),
    "history of nothing": ("history", {"catalogue": "egal"}),
    "preview": ("preview", {}),
    "preview of the whole catalogue": ("preview", {"catalogue": "qualitaetscheck"}),
    "preview of a check": ("preview", BEGUN),
    "a measure that is not there": ("recheck", BEGUN | {"measure": "weg"}),
    "all processes": ("processes", {}),
    "figures about questions": ("instrument", {}),
    "help": ("help", {}),
    "begin to write": ("write", {}),
    "write": ("write", DRAFT | {"new": "1"}),
    "write a criterion": ("write", DRAFT | {"item": "criterion:dialogbereitschaft"}),
    "write a question": ("write", DRAFT | {"item": "question:k-ziel"}),
    "write answers": ("write", DRAFT | {"item": "scale:"}),
    "write who answers": ("write", DRAFT | {"item": "perspectives"}),
    "write a perspective": ("write", DRAFT | {"item": "perspective:politik"}),
    "write in two languages": ("write", DRAFT | {"view": "languages"}),
    "write as a text": ("write", DRAFT | {"view": "text"}),
    "look at a draft": ("write", DRAFT | {"view": "seen"}),
    "publish": ("write", DRAFT | {"view": "publish"}),
    "versions of a draft": ("write", DRAFT | {"view": "more"}),
    "a link that opens nothing": ("check", {"link": "0000"}),
    "a criterion without a link": ("criterion", {}),
}
"""What can be seen: the page and its address; `begun`, `empty`, `confidential` and `closed` stand for the
links of checks.
"""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A check with answers, comments and another check beside it; and one without an answer."""
    with installation(tmp_path_factory.mktemp("every") / "data") as service:
        yield {
            "begun": answered(service),
            "empty": begun(service, catalogue=earlier_edition()),
            "confidential": confidential(service),
            "closed": closed(service),
            "draft": service.drafting.begin_edition("kurzcheck"),
        }


def answered(service: Service) -> str:
    link = begun(service)
    service.answering.answer(link, "k-zuhoeren", 4)
    service.answering.answer(link, "k-ziel", 1)
    service.answering.comment(link, "k-zuhoeren", "Der Runde Tisch half.", "")
    service.answering.evidence(link, "k-zuhoeren", "Protokoll", "https://example.org/protokoll", ("", ""))
    service.answering.closing(link, "open_good", "Das Miteinander.", "")
    return link


def confidential(service: Service) -> str:
    """One that is still open, with an end, whose organiser does not answer."""
    wish = NewCheck(
        "Radweg",
        "",
        "kurzcheck",
        "planung",
        Scope(),
        None,
        Mode.CONFIDENTIAL,
        ends=datetime(2035, 3, 31, tzinfo=UTC),
    )
    return service.organising.create_check(wish)


def closed(service: Service) -> str:
    link = answered(service)
    service.organising.end_check(link)
    return link


def addressed(sight: str, links: dict[str, str]) -> tuple[str, dict[str, str]]:
    page, parameters = SIGHTS[sight]
    return page, parameters | {
        name: links.get(value, value) for name, value in parameters.items() if name in ("link", "other")
    }


@pytest.mark.parametrize("sight", SIGHTS)
def test_a_page_runs_begins_with_one_heading_and_says_nothing_in_english_where_it_is_german(
    sight: str, links: dict[str, str]
) -> None:
    page, parameters = addressed(sight, links)

    seen = {language: visit(page, lang=language, **parameters) for language in OWN_NAMES}

    assert {language: list(page.exception) for language, page in seen.items() if page.exception} == {}
    assert {language: len(headings(page, 1)) for language, page in seen.items()} == dict.fromkeys(
        OWN_NAMES, 1
    )
    assert [
        (language, english) for language in GERMAN for english in english_in(pieces(seen[language]))
    ] == []


def test_a_text_of_the_app_would_be_found_in_english() -> None:
    assert english_in(["So kommen Sie zurück", "Copy the link", "3 of 12 questions answered"]) == [
        "Copy the link",
        "3 of 12 questions answered",
    ]


@pytest.mark.parametrize("language", OWN_NAMES)
def test_the_language_one_reads_is_marked_and_the_others_are_a_step_away(
    language: str, links: dict[str, str]
) -> None:
    seen = visit("check", lang=language, link=links["begun"])

    assert re.findall(r'aria-current="true" lang="([^"]+)"', markup(seen)) == [language]
    assert set(re.findall(r'data-lang="([^"]+)"', markup(seen))) == set(OWN_NAMES) - {language}


def test_plain_german_is_offered_only_where_the_catalogue_of_the_check_has_it(links: dict[str, str]) -> None:
    seen = visit("check", lang="de", link=links["empty"])

    assert re.findall(r'data-lang="([^"]+)"', markup(seen)) == ["en"]


def test_no_page_is_forgotten_here() -> None:
    assert {page for page, _ in SIGHTS.values()} == set(PATHS)


@cache
def is_english(piece: str) -> bool:
    """Whether it is a message of the app as it stands in the code, or holds a sentence of it."""
    words = {"", *re.findall(r"\w+", piece)}
    return any(pattern.search(piece) for word in words for pattern in patterns().get(word, ()))


def english_in(said: list[str]) -> list[str]:
    return [piece for piece in said if is_english(piece)]


@cache
def patterns() -> dict[str, list[re.Pattern[str]]]:
    """By a word that stands wherever the pattern is found: few of thousands have to be looked for in a text."""
    found = defaultdict(list)
    for english in messages():
        stands = re.findall(r"(?<![\w{}])\w+(?![\w{}])", re.sub(r"\{\w+\}", "{}", english))
        found[max(stands, key=len, default="")].append(pattern_of(english.strip()))
    return dict(found)


def pattern_of(english: str) -> re.Pattern[str]:
    """A message of two words or less counts where it is all there is; a longer one wherever it stands."""
    whole = letters(english).count(" ") < 2
    pattern = re.sub(r"\\\{\w+\\\}", r".+?", re.escape(english))
    return re.compile(f"^{pattern}$" if whole else rf"(?<!\w){pattern}(?!\w)")


def messages() -> Iterator[str]:
    """What the app says in English, where German says something else."""
    for path in sorted((LOCALE / "de").glob("*.po")):
        for message in read_po(path.open("rb")):
            for english, german in zip(message_ids(message.id), message_ids(message.string), strict=False):
                if english and english != german and letters(english):
                    yield english


def message_ids(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else found


def letters(english: str) -> str:
    """The words of a message without what is filled in."""
    return " ".join(re.findall(r"[A-Za-z']+", re.sub(r"\{\w+\}", "", english)))
