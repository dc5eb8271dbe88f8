"""A look at a workshop about an instrument: what every sight of its wall is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from qcheck.charts import symbol
from qcheck.language import Language
from qcheck.live.wall.seen import is_dark
from qcheck.scoring.values import Light
from qcheck.service import OpenedTrial, ReflectionWorkshop, Service, TalkedAbout
from qcheck.web.visit import Visit
from qcheck.wording import reflection
from qcheck.wording.scales import shortened

MOST_IN_A_HEAD = 180
"""Signs of a question above something else; its whole words have a sight of their own."""


@dataclass(frozen=True)
class Show:
    """For the language of a visit."""

    visit: Visit
    room: ReflectionWorkshop

    @property
    def words(self) -> Language:
        return self.visit.tongue()

    @property
    def service(self) -> Service:
        return self.visit.service

    @property
    def opened(self) -> OpenedTrial:
        return self.visit.trial

    @property
    def scene(self) -> str:
        """The name of the step that the workshop has come to."""
        return self.words.say(reflection.SCENES[self.room.course.scene])

    @property
    def before(self) -> str:
        """What stands small above a title: which question it is, and whose workshop."""
        number = reflection.number_of(self.room.course, self.words)
        return " · ".join(filter(None, (number, self.room.title)))

    def light(self, light: Light) -> Markup:
        """Drawn, for a room that is dark or not."""
        return Markup(symbol(light, dark=is_dark(self.visit)))  # noqa: S704  our own shapes

    def wording(self, question: TalkedAbout) -> str:
        """The question as it is put."""
        return question.learned.wording(self.words.tag)

    def head(self, question: TalkedAbout) -> str:
        """The same where it stands above something else."""
        return shortened(self.wording(question), MOST_IN_A_HEAD)

    def page_of(self, pages: int) -> int:
        """Which of so many pages is to be seen, from 0."""
        return min(self.room.course.page, pages - 1)
