"""From what is kept to what is shown: accesses, the own sheet, shelves, and results through the gate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from random import SystemRandom

from qcheck.asking import asked, criteria, given_on
from qcheck.catalogue import Catalogue, Question, Text
from qcheck.disclosure import profile, remarks
from qcheck.language import N_
from qcheck.loading import read
from qcheck.records import Evidence, Scope, Sheet, SheetId
from qcheck.scoring import frame
from qcheck.service.views import Access, Given, OwnSheet, Result, Round, Shelved, Sibling
from qcheck.store import KeptAnswer, KeptSheet, NotPossible, Opened, UnknownLink

CLOSING = ("open_good", "open_next")
"""The closing questions, by their names in a catalogue's texts."""


@lru_cache(maxsize=64)
def catalogue_in(text: str) -> Catalogue:
    """The catalogue a check was opened with, read once per process; NotPossible where this version cannot read it."""
    if (catalogue := read(text.encode(), "catalogue").catalogue) is None:
        raise NotPossible(
            N_("The catalogue of this check cannot be read by this version of qcheck. Please tell the people who run this service.")
        )
    return catalogue


def access(link: str, opened: Opened, others: Iterable[Sibling] = ()) -> Access:
    """The check as its link opens it."""
    if opened.perspective is None:
        raise UnknownLink
    check = opened.check
    return Access(
        link=link,
        check_id=check.id,
        title=check.process.title,
        place=check.process.place,
        opened=check.opened,
        catalogue=catalogue_in(check.catalogue_text),
        phase=check.phase,
        scope=check.scope,
        mode=check.mode,
        perspective=opened.perspective,
        finished=opened.finished,
        revision=opened.revision,
        other_checks=tuple(others),
    )


def sibling(link: str, opened: Opened) -> Sibling:
    catalogue = catalogue_in(opened.check.catalogue_text)
    return Sibling(link, opened.check.id, catalogue.title, phase_title(catalogue, opened.check.phase), opened.check.opened)


def own_sheet(opened: Access, kept: KeptSheet) -> OwnSheet:
    """The sheet as it stands now."""
    times = [each.saved for each in kept.answers.values()] + [each.saved for each in kept.closings.values()]
    return OwnSheet(
        access=opened,
        asked=asked(opened.catalogue, opened.phase, opened.scope, opened.perspective, given_on(kept.sheet)),
        given={question: given(each) for question, each in kept.answers.items()},
        closing={key: each.text for key, each in kept.closings.items()},
        last_saved=max(times, default=None),
    )


def shelved(link: str, opened: Opened, sheet: Sheet) -> Shelved:
    """A line of a shelf."""
    check, catalogue = opened.check, catalogue_in(opened.check.catalogue_text)
    given = given_on(sheet)
    now = [question for _, each in asked(catalogue, check.phase, check.scope, sheet.perspective, given) for question in each]
    return Shelved(
        link=link,
        title=check.process.title,
        place=check.process.place,
        catalogue_title=catalogue.title,
        phase_title=phase_title(catalogue, check.phase),
        opened=check.opened,
        answered=sum(question.id in given for question in now),
        total=len(now),
    )


def result(
    about: Round, sheets: Collection[Sheet], closings: Mapping[SheetId, Mapping[str, str]], only: Collection[str] | None = None
) -> Result:
    """Profile and remarks, as far as the gate lets them through; `only` narrows both to parts or criteria."""
    catalogue, phase, scope, mode = about.catalogue, about.phase, about.scope, about.mode
    shown = profile(catalogue, frame(catalogue, phase, scope, sheets), phase, mode, only)
    said = remarks(catalogue, phase, scope, sheets, mode, SystemRandom(), closings)
    reported = {question.id for row in shown.criteria for question in catalogue.criterion(row.criterion).questions}
    return Result(
        title=about.title,
        place=about.place,
        catalogue=catalogue,
        phase=phase,
        scope=scope,
        mode=mode,
        profile=shown,
        remarks=tuple(remark for remark in said if remark.question in reported),
        closing=tuple(remark for remark in said if remark.question in CLOSING),
    )


def questions(catalogue: Catalogue, scope: Scope) -> dict[str, Question]:
    """Every question a check of this scope may ask, whoever is asked and when."""
    return {question.id: question for criterion in criteria(catalogue, scope) for question in criterion.questions}


def phase_title(catalogue: Catalogue, phase: str | None) -> Text | None:
    return next((each.title for each in catalogue.phases if each.id == phase), None)


def given(kept: KeptAnswer) -> Given:
    """An answer with what belongs to it."""
    evidence = kept.answer.evidence or Evidence("")
    return Given(kept.answer.value, kept.answer.comment, evidence.title, evidence.link, kept.saved)
