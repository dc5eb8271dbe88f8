"""Collecting answers that people gave on paper, in open rounds: what a paper sheet asks, and a whole sheet
kept at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.asking import criteria, put_to
from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import Answer, CheckId, LinkId, Sheet, SheetId
from qcheck.service import checking, links, showing, writing
from qcheck.service.organising import Organising
from qcheck.service.views import PaperForm
from qcheck.store import NotPossible

NOT_ASKED_HERE = N_("This question is not asked from this perspective.")
NO_ANSWER = N_("There is no answer on this sheet yet.")


class Collecting(Organising):
    """For organisers of open rounds; NotPossible in a confidential check."""

    def paper_form(self, link: str) -> PaperForm:
        """Every question of the check in its order, with the perspectives it is for."""
        opened = self._open_round(link)
        check, about = opened.check, showing.about(opened.check)
        whose = about.catalogue.perspective_ids
        return PaperForm(
            access=self._access(opened),
            questions=tuple(
                (criterion, question)
                for criterion in criteria(about.catalogue, about.scope)
                for question in put_to(criterion, check.phase, whose)
            ),
        )

    def enter_sheet(
        self,
        link: str,
        perspective: PerspectiveId | None,
        label: str,
        answers: Mapping[QuestionId, AnswerValue],
        nonce: str,
    ) -> None:
        """Keeps a whole sheet, as it was filled in on paper or by a table together. The same nonce again
        changes nothing.
        """
        check = self._open_round(link).check
        catalogue = showing.catalogue_in(check.catalogue_text)
        whose = checking.asked_perspective(perspective, check)
        if not answers:
            raise NotPossible(NO_ANSWER)
        known = showing.questions(catalogue, check.scope)
        given = {}
        for question, value in answers.items():
            checking.question(question, catalogue, check.scope)
            if not known[question].is_for(whose) or not known[question].is_in(check.phase):
                raise NotPossible(NOT_ASKED_HERE)
            given[question] = Answer(checking.value(value, catalogue))
        sheet = Sheet(SheetId(self._from(check.id, "sheet", nonce)), whose, given)
        way = self._sheet_link(LinkId(self._from(check.id, "link", nonce)), check.id, sheet.id)
        self._store.enter(way, sheet, writing.label(label), self._now())

    def _from(self, check: CheckId, kind: str, nonce: str) -> str:
        return links.id_from(self._key, f"paper {kind}", check, nonce)
