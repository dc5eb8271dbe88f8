"""What people say about the questions of a catalogue in trial: kept apart from sheets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from random import SystemRandom
from zoneinfo import ZoneInfo

from qcheck import disclosure
from qcheck.catalogue import EVERYBODY, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import Check, Feedback, Fit, Mode
from qcheck.refusals import Invalid
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import Store

NOT_ASKED = N_("This check does not ask whether its questions fit (any more). Your answers are not touched.")
NOTHING_SAID = N_("Please tick something, or write a sentence.")
SAID_OFTEN = N_(
    "Very much has been said about questions from your network just now. What you typed stays here: please "
    "try again in a minute."
)


class FeedbackOnQuestions:
    """For whoever answers, and for organisers who do not want to be asked."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def new_word(self) -> str:
        """A word for one form: whoever sends it twice says it once."""
        return links.new_id() + links.new_id()

    def say_of_question(
        self,
        link: AnyLink,
        question: QuestionId,
        marks: Collection[Fit],
        text: str,
        once: str,
        language: str,
    ) -> None:
        """Keeps what the holder of a sheet says about a question. `once` is the word of the form; of what was
        said with the same one the last counts. Nothing of the sheet is kept but its perspective.
        """
        opened, _ = self._access.own(link)
        check = opened.check
        if not self._access.describe(opened).asks_fit:
            raise Invalid(NOT_ASKED)
        validation.question(question, assembly.questionnaire_of(check))
        sentence = text_rules.line(text, "fit")
        if marks or sentence:
            whose = opened.perspective or EVERYBODY
            self._keep(check, question, frozenset(marks), sentence, whose, language, once)

    def say_for_paper(
        self,
        link: AnyLink,
        question: QuestionId,
        perspective: PerspectiveId,
        marks: Collection[Fit],
        text: str,
        once: str,
        language: str,
    ) -> None:
        """Keeps what somebody has said about a question on paper, typed in by the organiser of an open round;
        in a confidential check nobody types in anything for others.
        """
        opened = self._access.organise(link)
        check = opened.check
        if check.mode is not Mode.OPEN or not self._access.describe(opened).asks_fit:
            raise Invalid(NOT_ASKED)
        validation.question(question, assembly.questionnaire_of(check))
        whose = validation.asked_perspective(perspective, check)
        sentence = text_rules.line(text, "fit")
        if not marks and not sentence:
            raise Invalid(NOTHING_SAID)
        self._keep(check, question, frozenset(marks), sentence, whose, language, once)

    def take_out_of_file(
        self,
        check: Check,
        perspective: PerspectiveId,
        fit: Mapping[QuestionId, tuple[frozenset[str], str]],
        once: str,
    ) -> None:
        """Keeps what an answer file says about questions, apart from its sheet; what is no mark of ours, or
        not asked here, is left out.
        """
        questionnaire = assembly.questionnaire_of(check)
        if not (once and check.asks_back and questionnaire.catalogue.is_in_trial):
            return
        for question, (marks, text) in fit.items():
            known = frozenset(Fit(mark) for mark in marks if mark in set(Fit))
            sentence = text_rules.line(text)
            if question in questionnaire.questions and (known or sentence):
                self._keep(check, question, known, sentence, perspective, "", once)

    def _keep(
        self,
        check: Check,
        question: QuestionId,
        marks: frozenset[Fit],
        sentence: str,
        whose: PerspectiveId,
        language: str,
        once: str,
    ) -> None:
        now = self._clock.now()
        week, version = _week(now, check.life.zone), check.catalogue_version
        said = Feedback(question, marks, sentence, whose, language, week, version=version)
        self._store.say(self._access.id_from("fit", check.id, once, question), check.id, said, now)

    def ask_back(self, link: AnyLink, asks: bool) -> None:
        """Whether the check asks it; what was said so far stays."""
        self._store.ask_back(self._access.organise(link).check.id, asks)

    def of_check(self, check: Check) -> tuple[Feedback, ...]:
        """What was said about the questions of a check, as far as it may be told. Its sheets are read only
        where that hangs on them.
        """
        said, state = self._store.feedback_of(check.id), assembly.state(check, self._clock.now())
        hangs = said and check.mode is Mode.CONFIDENTIAL and disclosure.released(check.mode, state)
        sheets = self._store.sheets_of(check.id) if hangs else ()
        questionnaire = assembly.questionnaire_of(check)
        return disclosure.feedback(questionnaire, said, sheets, check.mode, state, SystemRandom())


def _week(now: datetime, zone: str) -> str:
    """The week of the calendar, where the check is held."""
    year, week, _ = now.astimezone(ZoneInfo(zone)).isocalendar()
    return f"{year}-W{week:02}"
