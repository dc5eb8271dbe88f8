"""A look at a workshop about an instrument: what every sight of its wall is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from qcheck.charts import symbol
from qcheck.language import Language
from qcheck.plain.live.wall.wall_drawing import is_dark
from qcheck.scoring.values import Light
from qcheck.service import OpenedTrial, ReflectionWorkshop, Service, TalkedAbout
from qcheck.web.visit import Visit
from qcheck.wording import reflection
from qcheck.wording.scales import shortened

MOST_IN_A_HEAD = 180
"""Signs of a question above something else; its whole words have a sight of their own."""


@dataclass(frozen=True)
class Show:
    """A workshop about an instrument as its wall shows it to this visit, in one language."""

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
        """The symbol of a light as SVG, for a room that is dark or not."""
        return Markup(symbol(light, dark=is_dark(self.visit)))  # noqa: S704  our own shapes

    def wording(self, question: TalkedAbout) -> str:
        """The question that is talked about, as it is put to people."""
        return question.learned.wording(self.words.tag)

    def head(self, question: TalkedAbout) -> str:
        """The question as a heading above something else on the wall."""
        return shortened(self.wording(question), MOST_IN_A_HEAD)

    def page_of(self, pages: int) -> int:
        """The page to show, counted from 0, of a sight that has so many."""
        return min(self.room.course.page, pages - 1)
