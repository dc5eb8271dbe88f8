"""Changing any answers of a withheld perspective changes no visible byte: not on any page, in any command,
before or after closing.

Everything a page sends is compared as bytes, what nobody sees included. METHOD's two exceptions, comments and
the group *alle zusammen*, have tests of their own.
"""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from qcheck.addresses import PATHS
from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.cli import main
from qcheck.records import Mode, Scope
from qcheck.service import LinkKind, NewCheck, singleton
from qcheck.settings import Settings
from qcheck.store.tables.checks import answers, sheets
from qcheck.ui.kit import visitor
from qcheck.web import visit as requests
from tests.sheet.devices import Device
from tests.ui.pages import asked, installation, visit
from tests.whole_sheets import whole_sheet

SHOWN, SMALL = PerspectiveId("verwaltung"), PerspectiveId("zivilgesellschaft")
PAGES = tuple(path for path in PATHS if path)
FORMATS = ("table", "json", "csv", "svg")


@pytest.fixture
def service(tmp_path):
    with installation(tmp_path / "data") as opened:
        yield opened


def filled(service, link, seed=0):
    """Five sheets of one perspective and four of another, with every question answered."""
    chance, invitation = random.Random(seed), service.inviting.own_answer_link(link)
    for perspective in [SHOWN] * 5 + [SMALL] * 4:
        whole_sheet(service, invitation, perspective, lambda _: chance.randint(1, 4))


@pytest.fixture
def link(service):
    """A confidential check that is open, with both groups in it."""
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "qualitaetscheck")
    only = frozenset(CriterionId(each.id) for each in catalogue.main_criteria[:3])
    made = service.organising.create_check(
        NewCheck(
            "Spielplatz", "", "qualitaetscheck", catalogue.phase_ids[2], Scope(only), None, Mode.CONFIDENTIAL
        )
    )
    filled(service, made)
    return made


def drawn(service, link):
    """The plain page of the results, with all that can be unfolded on it."""
    singleton.close_shared()
    requests.settings.cache_clear()
    view = next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)
    ways = ["", *(f"?show={each}" for each in (".comments", "gemeinsam", "allein", "gefiltert"))]
    return [Device().get(f"/r/{view}{way}").text for way in ways]


def changed(service, seed, whose=SMALL):
    """Other answers on every sheet of the small group, straight in the database: as if these people had
    always said so.
    """
    chance = random.Random(seed)
    with service._store.database.writing() as connection:
        theirs = connection.execute(
            select(answers.c.sheet, answers.c.question)
            .join(sheets, answers.c.sheet == sheets.c.id)
            .where(sheets.c.perspective == whose)
        ).all()
        for sheet, question in theirs:
            visitor = (answers.c.sheet == sheet, answers.c.question == question)
            connection.execute(
                update(answers).where(*visitor).values(value=chance.choice(["1", "2", "3", "4", "dk", "na"]))
            )
    return len(theirs)


def seen(service, link, paths=PAGES):
    """Every page, or these, as the holders of both links see it, each criterion by itself, from a process that
    remembers nothing.
    """
    visitor.service.clear()
    singleton.close_shared()
    view = next(each for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)
    criteria = sorted(service.access.open(link).scope.only or ())[:2]
    pages = [(path, {}) for path in paths] + [("criterion", {"criterion": each}) for each in criteria]
    return {
        (path, *more.values(), whose): sent(path, link=held, **more)
        for path, more in pages
        for whose, held in (("organise", link), ("view", view.link))
    }


def sent(path, **parameters):
    """All that the page sends to the browser, as bytes."""
    return list(_protos(visit(path, **parameters)))


def _protos(page: AppTest) -> Iterator[bytes]:
    for element in page._tree:
        proto = getattr(element, "proto", None)
        if proto is not None:
            yield proto.SerializeToString(deterministic=True)


def said(link, capsys):
    """What the commands say, in every format."""
    capsys.readouterr()  # what pages have written meanwhile
    codes = [main(["profile", link, "--format", each, "--language", "de"]) for each in FORMATS]
    main(["status", link, "--language", "de"])
    main(["status", link, "--format", "json"])
    return codes, capsys.readouterr()


def test_the_answers_of_a_small_group_change_no_byte_of_any_page_after_closing(service, link):
    service.organising.end_check(link)
    before = seen(service, link)

    assert changed(service, 1) > 50
    assert seen(service, link) == before

    assert changed(service, 2) > 50
    assert seen(service, link) == before


def test_nobodys_answers_change_a_byte_of_any_page_before_closing(service, link):
    before = seen(service, link)

    changed(service, 3)

    assert seen(service, link) == before


@pytest.mark.parametrize("closed", [False, True])
def test_the_answers_of_a_small_group_change_no_byte_of_any_command(service, link, capsys, closed):
    service.organising.end_check(link) if closed else None
    service.inviting.links(link)
    before = said(link, capsys)

    changed(service, 4)

    assert said(link, capsys) == before


def test_before_closing_nobody_sees_how_many_more_came_within_a_step(service, link, capsys):
    """Five sheets or nine: all pages and commands are the same, and trying to keep everything longer is
    refused for both.
    """
    before, told = seen(service, link), said(link, capsys)

    invitation = service.inviting.own_answer_link(link)
    for _ in range(4):
        sheet = service.joining.join(invitation, SHOWN, service.joining.new_nonce())
        service.answering.answer(sheet, QuestionId(asked(service, sheet)[0]), 4)

    assert seen(service, link) == before
    assert said(link, capsys) == told


ONE_QUESTION = """
id: eine-frage
version: 1.0.0
title: Eine Frage für wenige
rules: {minimum_group: 5}
perspectives:
  - {id: amt, title: Amt}
  - {id: verein, title: Verein}
  - {id: rat, title: Rat}
criteria:
  - id: gemeinsam
    title: Gemeinsam
    questions:
      - {id: alle, text: Das wurden alle gefragt.}
      - {id: fraktion, text: Das wurde nur der Rat gefragt., perspectives: [rat], critical: true}
  - id: allein
    title: Allein
    questions:
      - {id: rat-eins, text: Auch das nur der Rat., perspectives: [rat]}
      - {id: rat-zwei, text: Und das., perspectives: [rat], skip_if: {question: rat-eins, answer: na}}
  - id: gefiltert
    title: Gefiltert
    questions:
      - {id: dabei, text: Wir waren dabei.}
      - {id: gehoert, text: Wir wurden gehört., perspectives: [rat, amt], skip_if: {question: dabei, answer: [4, na]}}
"""
"""Every way in which a criterion can be put to a few: a question of their own, a criterion of their own, a
filter.
"""


@pytest.fixture
def alone(service, monkeypatch):
    """Closed: six from the office, six from the club, and a councillor, whose group is too small."""
    (Settings().criteria / "eine-frage.yaml").write_text(ONE_QUESTION, "utf-8")
    made = service.organising.create_check(
        NewCheck("Platz", "", "eine-frage", None, Scope(), None, Mode.CONFIDENTIAL)
    )
    invitation = service.inviting.own_answer_link(made)
    for perspective in ["amt"] * 6 + ["verein"] * 6 + ["rat"]:
        sheet = service.joining.join(invitation, PerspectiveId(perspective), service.joining.new_nonce())
        [service.answering.answer(sheet, question, 3) for question in asked(service, sheet)]
    service.organising.end_check(made)
    return made


def test_a_councillor_who_was_asked_alone_changes_no_byte_of_any_page_or_command(service, alone, capsys):
    service.inviting.links(alone)
    before = seen(service, alone), said(alone, capsys), drawn(service, alone)

    assert changed(service, 11, PerspectiveId("rat")) > 3
    assert (seen(service, alone), said(alone, capsys), drawn(service, alone)) == before

    assert changed(service, 12, PerspectiveId("rat")) > 3
    assert (seen(service, alone), said(alone, capsys), drawn(service, alone)) == before


def test_the_comparison_would_see_a_difference(service, link):
    """The answers of a group that is shown do change what is seen."""
    service.organising.end_check(link)
    before = seen(service, link, ("profile", "matrix"))
    with service._store.database.writing() as connection:
        theirs = select(sheets.c.id).where(sheets.c.perspective == SHOWN)
        connection.execute(update(answers).where(answers.c.sheet.in_(theirs)).values(value="1"))

    after = seen(service, link, ("profile", "matrix"))

    shown = {page for page in before if before[page] != after[page]}
    assert {"profile", "matrix", "criterion"} <= {page[0] for page in shown}


def test_whether_the_small_group_has_answered_at_all_is_not_seen_before_closing(service):
    """Four sheets or none: all pages are the same."""
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "kurzcheck")
    link = service.organising.create_check(
        NewCheck("Platz", "", "kurzcheck", catalogue.phase_ids[0], Scope(), None, Mode.CONFIDENTIAL)
    )
    before = seen(service, link)

    invitation = service.inviting.own_answer_link(link)
    joined = [service.joining.join(invitation, SMALL, service.joining.new_nonce()) for _ in range(4)]
    [service.answering.answer(sheet, QuestionId(asked(service, sheet)[0]), 4) for sheet in joined]

    assert seen(service, link) == before
