"""Collecting answers that did not come from a phone of their own: sheets added or typed in for others, and
hands counted in the room. In open rounds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, AnswerValue, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import Answer, Check, Hands, LinkId, Mode, Sheet, SheetId
from qcheck.refusals import Invalid
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.sheet_values import EnteredSheet, ListedSheet, PaperForm
from qcheck.service.incoming.carrying import paper_code, public_id
from qcheck.store import Link, NotPossible, Opened, Store

ONLY_IN_OPEN_ROUNDS = N_(
    "In a confidential check nobody sees single sheets or adds them for others: anyone who filled in "
    "four could work out the fifth."
)
NOT_ASKED_HERE = N_("This question is not asked from this perspective.")
NO_ANSWER = N_("There is no answer on this sheet yet.")
MOST_HANDS = 1_000
NO_HANDS_IN_SECRET = N_(
    "In a confidential check hands are not counted: everybody in the room would see who raised theirs."
)
NO_COUNTS_HERE = N_(
    "Raised hands and piles of paper can be counted only where each criterion asks one question, as in the "
    "Kurzcheck. Here a light comes from several answers of the same person, and mere numbers do not say "
    "which answers belong together."
)
NO_WORDS: Mapping[Any, str] = MappingProxyType({})  # Any: by question or by name
TOO_MANY_HANDS = N_("Please give the number of raised hands (0 to {most}).")


class NotCountable(NotPossible):
    """Answers cannot come in as mere numbers here; sheet by sheet they can."""


class Collecting:
    """For organisers of open rounds; NotPossible in a confidential check."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def sheets(self, link: AnyLink) -> tuple[ListedSheet, ...]:
        """The sheets of an open round with an answer on them or a label; NotPossible for a confidential
        check.
        """
        opened = self._open_round(link)
        listed = (
            assembly.listed_sheet(entry, opened.check, self._access.written)
            for entry in self._store.listed(opened.check.id)
        )
        return tuple(
            sorted(
                (sheet for sheet in listed if sheet.answered or sheet.label),
                key=lambda sheet: (_in_order(sheet.label), sheet.id),
            )
        )

    def add_sheet(self, link: AnyLink, perspective: PerspectiveId | None, label: str, nonce: str = "") -> str:
        """A sheet for a table, or for a person on the phone; gives its link. The same nonce gives the same
        sheet. Open rounds only.
        """
        check, called, once = self._open_round(link).check, text_rules.label(label), nonce or links.new_id()
        sheet = Sheet(
            SheetId(self._access.id_from("added sheet", check.id, once)),
            validation.asked_perspective(perspective, check),
        )
        way = self._access.sheet_link(
            LinkId(self._access.id_from("added link", check.id, once)), check.id, sheet.id
        )
        self._store.begin_sheet(way, sheet, self._clock.now(), called)
        return self._access.written(way)

    def take_out(self, link: AnyLink, sheet: SheetId, out: bool) -> None:
        """A test or doubled sheet counts nowhere, or counts again. Open rounds only."""
        self._store.take_out(self._open_round(link).check.id, sheet, out)

    def paper_form(self, link: AnyLink) -> PaperForm:
        """Every question of the check in its order, with the perspectives it is for."""
        opened = self._open_round(link)
        questionnaire = assembly.questionnaire_of(opened.check)
        return PaperForm(
            access=self._access.describe(opened),
            questions=tuple(
                (criterion, question)
                for criterion in questionnaire.criteria
                for question in questionnaire.put_to(criterion, questionnaire.perspectives)
            ),
            code=paper_code(public_id(self._access, opened.check.id)),
        )

    def enter_sheet(
        self,
        link: AnyLink,
        perspective: PerspectiveId | None,
        label: str,
        answers: Mapping[QuestionId, AnswerValue],
        nonce: str,
        comments: Mapping[QuestionId, str] = NO_WORDS,
        closing: Mapping[str, str] = NO_WORDS,
    ) -> None:
        """Keeps a whole sheet, as it was filled in on paper or by a table together. The same nonce again
        changes nothing.
        """
        check = self._open_round(link).check
        whose = validation.asked_perspective(perspective, check)
        if not (answers or comments or closing):
            raise Invalid(NO_ANSWER)
        given = _given(answers, comments, assembly.questionnaire_of(check), whose)
        for key in closing:
            validation.closing(key)
        way, sheet = self._paper(check, nonce, whose, given)
        words = {key: _text(text) for key, text in closing.items()}
        self._store.enter_sheet(way, sheet, text_rules.label(label), self._clock.now(), words)

    def take_back_sheet(self, link: AnyLink, nonce: str) -> EnteredSheet | None:
        """Takes a sheet that was typed in back, and gives what stood on it; None where it is not there."""
        check = self._open_round(link).check
        way, sheet = self._paper(check, nonce, EVERYBODY, {})
        entered = next(
            (listed for listed in self._store.listed(check.id) if listed.sheet.id == sheet.id), None
        )
        if entered is None:
            return None
        whole = self._store.sheet(sheet.id)
        self._store.withdraw(way, self._clock.now())
        kept = {question: given.answer for question, given in whole.answers.items()}
        return EnteredSheet(
            whole.sheet.perspective,
            entered.label,
            {question: given.value for question, given in kept.items() if given.value is not None},
            {question: given.comment for question, given in kept.items() if given.comment},
            {key: closing.text for key, closing in whole.closings.items()},
        )

    def _paper(
        self, check: Check, nonce: str, whose: PerspectiveId, given: Mapping[QuestionId, Answer]
    ) -> tuple[Link, Sheet]:
        """A sheet on paper with its link; both follow from the nonce."""
        sheet = Sheet(SheetId(self._access.id_from("paper sheet", check.id, nonce)), whose, given)
        link = LinkId(self._access.id_from("paper link", check.id, nonce))
        return self._access.sheet_link(link, check.id, sheet.id), sheet

    def hands(self, link: AnyLink) -> tuple[Hands, ...]:
        """The hands counted so far; NotPossible where none can be counted."""
        return self._store.hands(self._countable(link).check.id)

    def hands_counted(self, link: AnyLink) -> tuple[Hands, ...]:
        """The same; nothing where none can be counted."""
        return self._store.hands(self._access.organise(link).check.id)

    def count_hands(
        self,
        link: AnyLink,
        perspective: PerspectiveId,
        question: QuestionId,
        numbers: Mapping[AnswerValue, int],
    ) -> None:
        """Keeps the hands of one perspective for one question, in place of those before; there a hand is a
        sheet.
        """
        check = self._countable(link).check
        questionnaire = assembly.questionnaire_of(check)
        validation.question(question, questionnaire)
        whose = validation.asked_perspective(perspective, check)
        if any(not 0 <= number <= MOST_HANDS for number in numbers.values()):
            raise Invalid(TOO_MANY_HANDS, most=MOST_HANDS)
        scale = questionnaire.scale_of(question)
        counted = {validation.value(value, scale): number for value, number in numbers.items()}
        self._store.count_hands(check.id, whose, question, counted, self._clock.now())

    def _open_round(self, link: AnyLink) -> Opened:
        opened = self._access.organise(link)
        if opened.check.mode is not Mode.OPEN:
            raise NotPossible(ONLY_IN_OPEN_ROUNDS)
        return opened

    def _countable(self, link: AnyLink) -> Opened:
        opened = self._access.organise(link)
        check = opened.check
        if check.mode is not Mode.OPEN:
            raise NotPossible(NO_HANDS_IN_SECRET)
        if not assembly.questionnaire_of(check).asks_one_each:
            raise NotCountable(NO_COUNTS_HERE)
        return opened


def _in_order(label: str) -> list[tuple[int, str]]:
    """Names with numbers as people sort them: sheet 2 before sheet 10."""
    parts = re.split(r"(\d+)", label)
    return [(int(part) if part.isdecimal() else 0, part.casefold()) for part in parts]


def _given(
    answers: Mapping[QuestionId, AnswerValue],
    comments: Mapping[QuestionId, str],
    questionnaire: Questionnaire,
    whose: PerspectiveId,
) -> dict[QuestionId, Answer]:
    """What stands on a sheet of this perspective, each question with its comment."""
    given = {}
    for question in dict.fromkeys((*answers, *comments)):
        validation.question(question, questionnaire)
        if question not in questionnaire.form(whose).all_ids:
            raise Invalid(NOT_ASKED_HERE)
        value = answers.get(question)
        point = None if value is None else validation.value(value, questionnaire.scale_of(question))
        given[question] = Answer(point, _text(comments.get(question, "")))
    return given


def _text(typed: str) -> str:
    return text_rules.within(text_rules.cleaned(typed), text_rules.COMMENT)
