"""All that reports and questionnaires on paper are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from qcheck.catalogue import QuestionId
from qcheck.disclosure import ShownAnswers
from qcheck.records import Letterhead, Measure
from qcheck.service.ground.check_values import Access
from qcheck.service.ground.result_values import Result, TwoChecks
from qcheck.service.ground.sheet_values import Given
from qcheck.service.incoming.carrying import paper_code
from qcheck.service.live.workshop_values import Workshop
from qcheck.store import BesideAnswers


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a report of a check is made of; `today` where the check is held."""

    result: Result
    today: date
    letterhead: Letterhead
    measures: tuple[Measure, ...] = ()
    earlier: TwoChecks | None = None
    workshop: Workshop | None = None
    answers: ShownAnswers | None = None


@dataclass(frozen=True, slots=True)
class GatheredForm:
    """What a questionnaire on paper is made of; `given` None: blank. `check` is its public id, which opens
    nothing, `code` what stands on each page. `beside` is what is kept of one's own sheet beside its answers.
    """

    access: Access
    today: date
    given: dict[QuestionId, Given] | None = None
    closing: dict[str, str] = field(default_factory=dict)
    check: str = ""
    beside: BesideAnswers | None = None

    @property
    def code(self) -> str:
        """By which sheets on paper are told apart."""
        return paper_code(self.check)
