"""A look at a workshop: what every sight of the wall is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from qcheck.catalogue import CriterionId
from qcheck.charts import symbol
from qcheck.scoring.values import Light
from qcheck.service import Result, Workshop
from qcheck.web.visit import Visit
from qcheck.wording import Voice
from qcheck.workshop import pages


@dataclass(frozen=True)
class Show:
    """A look at the workshop, for a language and a room that is dark or not."""

    visit: Visit
    room: Workshop
    dark: bool

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.room.questionnaire, self.visit.tongue(self.room.catalogue))

    @cached_property
    def result(self) -> Result | None:
        """What has been revealed to the room; None before the reveal."""
        return self.visit.service.facilitating.workshop_result(self.visit.access)

    @cached_property
    def pages(self) -> tuple[tuple[CriterionId, ...], ...]:
        return pages([CriterionId(criterion.id) for criterion in self.room.questionnaire.criteria])

    @property
    def page(self) -> int:
        return self.page_of(len(self.pages))

    def page_of(self, pages: int) -> int:
        """Which of so many pages is to be seen; how many there are depends on the language of the wall."""
        return min(self.room.stage.page, pages - 1)

    def light(self, light: Light) -> Markup:
        """The symbol of a light as SVG, for the ground of this room."""
        return Markup(symbol(light, dark=self.dark))  # noqa: S704  our own shapes

    @property
    def revealed(self) -> Result:
        """The same where a sight is only reached once something was revealed."""
        assert self.result is not None  # `views` looks first
        return self.result
