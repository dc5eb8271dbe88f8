"""Sheets that are carried to people without a network and come back as a file: what such a sheet asks, and
for whom its answers are sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qcheck.answer_files import Seal, wording_hash
from qcheck.catalogue import Filter, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import CheckId, Mode, State
from qcheck.refusals import NotPossible
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, validation
from qcheck.service.ground.check_values import Access, AnyLink
from qcheck.service.ground.sheet_values import OwnSheet
from qcheck.store import Opened

OVER = N_("This check has ended. Nobody can answer any more, so there is no sheet to hand out.")

SIGNS_ON_PAPER = 6


@dataclass(frozen=True, slots=True)
class CarriedSheet:
    """A sheet of one perspective on which nothing has been said yet.

    `check` is the check's public id, which opens nothing. `seal` is the public half of the check's key, as
    two numbers of a JSON Web Key; None in an open round, where answers are not sealed. `filters` lists, for
    each question that has one, its filters that can hold on this sheet.
    """

    sheet: OwnSheet
    check: str
    seal: tuple[str, str] | None
    filters: Mapping[QuestionId, tuple[Filter, ...]]

    def wordings(self, language: str) -> Mapping[str, str]:
        """By question the hash of its wording in the language with this tag: an answer file says by it which
        words were answered.
        """
        phase = self.sheet.access.phase
        questions = (question for _, asked in self.sheet.asked for question in asked)
        return {question.id: wording_hash(question.wording(phase).say(language)) for question in questions}


class Carrying:
    """For whoever holds the organiser's link."""

    def __init__(self, access: AccessControl) -> None:
        self._access = access

    def carried_perspectives(self, link: AnyLink) -> tuple[PerspectiveId, ...]:
        """Those for whom there is such a sheet: all that are asked something. NotPossible once the check has
        ended.
        """
        opened, _ = self._running(link)
        return assembly.questionnaire_of(opened.check).perspectives

    def carried_sheet(self, link: AnyLink, perspective: PerspectiveId | None) -> CarriedSheet:
        """The sheet of this perspective, as it leaves the house. NotPossible once the check has ended."""
        opened, access = self._running(link)
        whose = validation.asked_perspective(perspective, opened.check)
        form = assembly.questionnaire_of(opened.check).form(whose)
        public = public_id(self._access, opened.check.id)
        is_sealed = opened.check.mode is Mode.CONFIDENTIAL
        return CarriedSheet(
            sheet=OwnSheet(_answering(access, whose), whose, form.asked, {}, {}, None),
            check=public,
            seal=seal(self._access, opened.check.id).public if is_sealed else None,
            filters=dict(form.filters),
        )

    def _running(self, link: AnyLink) -> tuple[Opened, Access]:
        opened = self._access.organise(link)
        access = self._access.describe(opened)
        if access.state is State.CLOSED:
            raise NotPossible(OVER)
        return opened, access


def public_id(access: AccessControl, check: CheckId) -> str:
    """By which an answer file names its check: made of the installation's key, and opens nothing."""
    return access.id_from("answer file", check)


def paper_code(public: str) -> str:
    """The beginning of a check's public id: it stands on each page of its sheets on paper, and where they are
    typed in, so that the sheets of two checks can be told apart.
    """
    return public[:SIGNS_ON_PAPER]


def seal(access: AccessControl, check: CheckId) -> Seal:
    """What opens the sealed answer files of a check."""
    return Seal.of(access.key, public_id(access, check))


def _answering(access: Access, perspective: PerspectiveId) -> Access:
    """The check as whoever answers from this perspective sees it."""
    return replace(access, perspective=perspective, has_sheet=False, finished=False, label="", counts=True)
