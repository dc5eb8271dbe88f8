"""From what is kept to what is shown: accesses, the own sheet, shelves, and results through the gate."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from random import SystemRandom

from qcheck import asking, life
from qcheck.asking import Questionnaire, given_on
from qcheck.catalogue import (
    EVERYBODY,
    AnswerValue,
    CatalogueId,
    Perspective,
    PerspectiveId,
    QuestionId,
)
from qcheck.disclosure import Marking, in_all, profile, remarks
from qcheck.language import local
from qcheck.records import Check, Evidence, Hands, Sheet, SheetId, State
from qcheck.scoring import frame
from qcheck.scoring.values import Profile
from qcheck.service.ground.catalogues import catalogue_of
from qcheck.service.ground.check_values import Access, Round, Shelved
from qcheck.service.ground.result_values import Result
from qcheck.service.ground.sheet_values import Given, ListedSheet, OwnSheet
from qcheck.store import KeptAnswer, Link, Opened, SheetEntry, TimedSheet
from qcheck.wording import CLOSING

Values = Mapping[QuestionId, AnswerValue]


def questionnaire_of(check: Check) -> Questionnaire:
    """What the check asks; NotPossible where this version cannot read its catalogue."""
    return Questionnaire(catalogue_of(check), check.phase, check.scope)


def about(check: Check) -> Round:
    """What is asked in a check, and of which process."""
    return Round(check.process.title, check.process.place, questionnaire_of(check), check.mode)


def nothing(about: Round) -> Profile:
    """A profile without any criterion: nothing may be shown yet, or nothing is left to show."""
    catalogue = about.catalogue
    return Profile(CatalogueId(catalogue.id), catalogue.version, about.phase, about.mode, (), {})


def emptied(check: Check) -> date | None:
    """The day on which the answers went, where the check is held; None while they are there."""
    return local(check.emptied, check.life.zone).date() if check.emptied else None


def state(check: Check, now: datetime) -> State:
    """Where the check stands at this moment."""
    return life.state(check.life, now)


def access(link: str, opened: Opened, now: datetime) -> Access:
    """The check as its link opens it."""
    check = opened.check
    return Access(
        link=link,
        kind=opened.link.kind,
        check_id=check.id,
        title=check.process.title,
        place=check.process.place,
        life=check.life,
        state=state(check, now),
        deletes=life.deletion(check.life),
        letterhead=check.letterhead,
        questionnaire=questionnaire_of(check),
        mode=check.mode,
        perspective=opened.perspective,
        has_sheet=opened.link.sheet is not None,
        finished=opened.finished,
        counts=not opened.out,
        label=opened.label,
        revision=opened.revision,
        opened=opened,
        shares=check.shares,
        shows=opened.link.shows,
        keeps=check.keeps,
        emptied=emptied(check),
        left_behind=check.left_behind,
        asks_back=check.asks_back,
        times=check.times,
    )


def perspectives_asked(check: Check) -> tuple[Perspective, ...]:
    """Those perspectives of the catalogue that the check asks something."""
    questionnaire = questionnaire_of(check)
    return tuple(
        perspective
        for perspective in questionnaire.catalogue.perspectives
        if perspective.id in questionnaire.perspectives
    )


def own_sheet(opened: Access, kept: TimedSheet) -> OwnSheet:
    """The sheet as it stands now."""
    whose = kept.sheet.perspective
    times = [answer.saved for answer in kept.answers.values()] + [
        closing.saved for closing in kept.closings.values()
    ]
    return OwnSheet(
        access=opened,
        perspective=whose,
        asked=opened.questionnaire.asked(whose, given_on(kept.sheet)),
        given={question: given(answer) for question, answer in kept.answers.items()},
        closing={key: closing.text for key, closing in kept.closings.items()},
        last_saved=max(times, default=None),
    )


def finishes(
    questionnaire: Questionnaire, whose: PerspectiveId | None, other: PerspectiveId | None = None
) -> Callable[[Values, Values], bool | None]:
    """Whether a change of the answers on a sheet of this perspective finishes it or opens it again; `other`:
    the perspective it changes to.
    """
    whose = whose or EVERYBODY

    def finished(before: Values, after: Values) -> bool | None:
        return asking.finishes(
            questionnaire.open_questions(whose, before), questionnaire.open_questions(other or whose, after)
        )

    return finished


def shelved(
    link: str, opened: Opened, sheet: Sheet | None, sheets: Mapping[PerspectiveId, int], now: datetime
) -> Shelved:
    """A line of a shelf. `sheet` is the link's own, `sheets` how many there are by perspective."""
    check, questionnaire = opened.check, questionnaire_of(opened.check)
    answered, total = progress(check, sheet) if sheet else (0, 0)
    minimum = questionnaire.catalogue.rules.minimum_group
    number = None if check.emptied else in_all(sheets, check.mode, state(check, now), minimum)
    return Shelved(
        title=check.process.title,
        place=check.process.place,
        questionnaire=questionnaire,
        mode=check.mode,
        link=link,
        check_id=check.id,
        opened=check.life.created,
        answered=answered,
        total=total,
        kind=opened.link.kind,
        state=state(check, now),
        sheets=number,
        emptied=emptied(check),
    )


def progress(check: Check, sheet: Sheet) -> tuple[int, int]:
    """How many of the questions a sheet asks now are answered, and how many there are."""
    given = given_on(sheet)
    asked = questionnaire_of(check).asked_on(sheet)
    return sum(question in given for question in asked), len(asked)


def listed_sheet(kept: SheetEntry, check: Check, shown: Callable[[Link], str]) -> ListedSheet:
    """A line of the organiser's list; `shown` writes a link. A sheet with a label was added by the organiser,
    who may go on with it.
    """
    answered, total = progress(check, kept.sheet)
    link = shown(kept.link) if kept.link and kept.label else None
    whose = kept.sheet.perspective
    return ListedSheet(
        kept.sheet.id, whose, kept.label, answered, total, kept.finished, kept.out, link, kept.last_saved
    )


def result(
    about: Round,
    sheets: Collection[Sheet],
    closings: Mapping[SheetId, Mapping[str, str]],
    only: Collection[str] | None = None,
    **marked: Marking,
) -> Result:
    """Profile and remarks, as far as the gate lets them through; `only` narrows both to parts or criteria."""
    questionnaire, mode = about.questionnaire, about.mode
    shown = profile(questionnaire, frame(questionnaire, sheets), mode, only)
    said = remarks(questionnaire, sheets, mode, SystemRandom(), closings, **marked)
    criteria_shown = {row.criterion for row in shown.criteria}
    reported = {
        question.id
        for criterion in criteria_shown
        for question in questionnaire.catalogue.criterion(criterion).questions
    }
    return Result(
        title=about.title,
        place=about.place,
        questionnaire=questionnaire,
        mode=mode,
        profile=shown,
        remarks=tuple(
            remark for remark in said if remark.question in reported or remark.criterion in criteria_shown
        ),
        closing=tuple(
            remark
            for remark in said
            if remark.question in CLOSING or (remark.question, remark.criterion) == (None, None)
        ),
    )


def hands(counted: Iterable[Hands]) -> dict[QuestionId, dict[PerspectiveId, int]]:
    """How many people of each perspective raised their hands, by question."""
    raised: dict[QuestionId, dict[PerspectiveId, int]] = {}
    for row in counted:
        raised.setdefault(row.question, {})[row.perspective] = sum(row.numbers.values())
    return raised


def given(kept: KeptAnswer) -> Given:
    """An answer with what belongs to it."""
    evidence = kept.answer.evidence or Evidence("")
    return Given(kept.answer.value, kept.answer.comment, evidence.title, evidence.link, kept.saved)
