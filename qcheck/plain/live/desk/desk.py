"""What the facilitator sees: where the workshop stands, what the wall shows, who is here, and what there is
to do now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from qcheck import agenda
from qcheck.agenda import BY_FLAG, Topic
from qcheck.catalogue import CriterionId
from qcheck.plain.live import lights
from qcheck.plain.live.desk import possible_moves
from qcheck.plain.live.desk.autosave import BETWEEN, kept_values
from qcheck.plain.live.desk.entries import NOTHING_TYPED, Group, Typed
from qcheck.plain.live.desk.parts import ClockFace, Line, Talk
from qcheck.plain.live.desk.people import People
from qcheck.plain.live.desk.sayings import DIFFICULT, SAYINGS
from qcheck.plain.live.desk.way_in import WayIn
from qcheck.plain.live.labels import BEFORE_THE_REVEAL, HINTS, SIGHTS, TITLES
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.service import Measure, Result, Workshop
from qcheck.web.check_facts import clock as time_of_day
from qcheck.web.visit import Visit
from qcheck.wording import LIGHT_WORDS, Voice, due_dates, prompts, reason_word, reasons, view
from qcheck.workshop import AGREEABLE, Sight, Stage, Station, Stop

WITH_TOPICS = frozenset({Station.TOPICS, Station.AGREEING})


@dataclass(frozen=True)
class Desk:
    """Everything that the templates of the screen say. `typed` is what could not be kept.

    `by_script`: the clock's figures are left to the script, so that time alone changes nothing.
    """

    visit: Visit
    room: Workshop
    typed: Typed = NOTHING_TYPED
    by_script: bool = False

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.room.questionnaire, self.visit.tongue(self.room.catalogue))

    @cached_property
    def result(self) -> Result | None:
        """The result of the check; None before the answering has ended."""
        return self.visit.service.results.result(self.visit.access) if self.stage.has_results else None

    @cached_property
    def agenda(self) -> tuple[Topic, ...]:
        """The topics that the answers propose, the most pressing first."""
        return tuple(agenda.agenda(self.result.profile)) if self.result else ()

    @property
    def whose(self) -> str:
        """Whose answers the result is made of, where those of one perspective alone or not of all are shown;
        empty before the answering has ended, and where everybody is in it.
        """
        if not self.result:
            return ""
        views = {view(row, self.voice) for row in self._rows.values() if row.overall.shown}
        unseen = sum(number is None for number in self.result.sheets.values())
        told = self.voice.count(
            "{number} perspective with too few sheets to be shown",
            "{number} perspectives with too few sheets to be shown",
            unseen,
        )
        return " · ".join(filter(None, (views.pop() if len(views) == 1 else "", told if unseen else "")))

    @property
    def stage(self) -> Stage:
        return self.room.stage

    @property
    def link(self) -> str:
        return self.visit.link

    @property
    def stops(self) -> list[tuple[Stop, str]]:
        """The plan, each stop with its name."""
        return [(stop, self.voice.say(TITLES[stop.station])) for stop in self.stage.plan]

    @property
    def title(self) -> str:
        return self.voice.say(TITLES[self.stage.station])

    @property
    def hint(self) -> str:
        return self.voice.say(HINTS[self.stage.station])

    @property
    def sayings(self) -> list[str]:
        """What the facilitator can say now, word for word."""
        return [self.voice.say(saying) for saying in SAYINGS[self.stage.station]]

    @property
    def difficult(self) -> list[tuple[str, str]]:
        """When it gets difficult, and what helps."""
        return [(self.voice.say(when), self.voice.say(what)) for when, what in DIFFICULT]

    # the steps

    @cached_property
    def onward(self) -> str:
        return possible_moves.onward(self.room, self.voice)

    @cached_property
    def backward(self) -> str:
        return possible_moves.backward(self.room, self.voice)

    @property
    def closes_for_good(self) -> bool:
        return possible_moves.closes_for_good(self.room)

    @cached_property
    def ending(self) -> str:
        """How many have not finished yet, where Next ends the answering."""
        return possible_moves.ending(self.room, self.voice)

    @cached_property
    def clock(self) -> ClockFace:
        at = "" if self.by_script else time_of_day(self.room.now, self.room.zone, self.voice.language)
        return ClockFace.of(self.stage.clock, self.room, at, by_script=self.by_script)

    # the wall

    @property
    def sight(self) -> str:
        """What the wall shows, in words."""
        if self.is_quiet and self.stage.has_results and not self.stage.tells:
            return self.voice.say(BEFORE_THE_REVEAL)
        return self.voice.say(SIGHTS[self.stage.sight])

    @cached_property
    def sights(self) -> list[tuple[str, str]]:
        """What the wall could show: what a button asks for, and its words."""
        return list(possible_moves.sights(self.room, self.result, self.voice))

    @property
    def shown_pages(self) -> list[tuple[str, str]]:
        """The pages of what the wall shows."""
        return [sight for sight in self.sights if sight[0].startswith(f"show:{self.stage.sight}:")]

    @property
    def is_quiet(self) -> bool:
        return self.stage.sight is Sight.QUIET

    @property
    def after_pause(self) -> str:
        """What the wall shows when a pause ends."""
        return possible_moves.instead_of_silence(self.stage)

    # the room

    @cached_property
    def people(self) -> People:
        return People(self.visit, self.room, self.voice)

    @cached_property
    def way_in(self) -> WayIn:
        return WayIn(self.visit, self.room, self.voice)

    # the topics

    @cached_property
    def lines(self) -> list[Line]:
        """Every criterion as a line; while topics are chosen, the chosen and the proposed ones come first."""
        extent = self.room.questionnaire.criterion_ids
        if self.stage.station is Station.CHOOSING:
            proposed = (topic.criterion for topic in self.agenda)
            extent = tuple(dict.fromkeys((*self.stage.topics, *self._voted, *proposed, *extent)))
        return [self._line(criterion) for criterion in extent]

    @property
    def topics(self) -> list[Line]:
        """The chosen topics, in their order."""
        return sorted(
            (line for line in self.lines if line.place is not None), key=lambda line: line.place or 0
        )

    @cached_property
    def topic_minutes(self) -> int:
        """How long the plan gives to the talk."""
        stops = (stop.minutes for stop in self.stage.plan if stop.station is Station.TOPICS)
        return next(stops, agenda.LEAST_MINUTES)

    @property
    def topics_fit(self) -> int:
        """How many topics fit into the minutes of the talk."""
        return agenda.fit(self.topic_minutes)

    @property
    def votes(self) -> bool:
        """Whether phones are voting now."""
        return self.stage.station is Station.CHOOSING and bool(self.room.ballot and self.room.ballot.is_open)

    @property
    def takes_vote(self) -> bool:
        """Whether Next takes the topics with most dots: nobody has chosen others since the vote has ended."""
        return self.stage.station is Station.CHOOSING and not self.stage.topics and bool(self._voted)

    @property
    def topic(self) -> CriterionId | str:
        """The one that is talked about; empty at steps without topics."""
        return (self.stage.criterion or "") if self.stage.station in WITH_TOPICS else ""

    @cached_property
    def talk(self) -> Talk | None:
        row = self._rows.get(self.topic)
        if row is None:
            return None
        topic = next((topic for topic in self.agenda if topic.criterion == row.criterion), Topic(row, ()))
        line = next(line for line in self.lines if line.id == row.criterion)
        kept = self.room.agreed.get(row.criterion)
        return Talk(line, reasons(topic, self.voice), prompts(topic, self.voice), kept)

    @property
    def late(self) -> list[CriterionId]:
        """The topics about which something was typed that could not be kept, while the talk went on to
        another.
        """
        keys = (key.partition(":") for key in sorted(self.typed.wrong))
        return [CriterionId(about) for kind, _, about in keys if kind == "agree" and about != self.topic]

    @property
    def lights(self) -> list[tuple[Light, Markup, str, str]]:
        """What can be agreed on: each light with its picture, its title and its word."""
        words = ((light, LIGHT_WORDS[light]) for light in AGREEABLE)
        say = self.voice.say
        return [(light, lights.drawn(light), say(word.title), say(word.word)) for light, word in words]

    def criterion_title(self, criterion: str) -> str:
        return self.voice.criterion(criterion)

    def criteria_titles(self, joined: str) -> str:
        """The titles of the criteria of a measure, from the value of its field."""
        return self.voice.criteria(joined.split(BETWEEN))

    def by_when(self, measure: Measure) -> str:
        """By when something is to be done, in words."""
        return due_dates.said(measure, self.voice.language)

    # what is typed

    def group(self, kind: str, about: str = "") -> Group:
        """A group of fields with what is kept in it, or what was typed where that could not be kept."""
        return self.typed.group(kind, about, kept_values(self.room, kind, about, self._proposed))

    @property
    def wrong_groups(self) -> frozenset[str]:
        """The groups of fields in which something is wrong."""
        return self.typed.wrong

    @cached_property
    def _proposed(self) -> tuple[CriterionId, ...]:
        return self._voted[: self.topics_fit] or agenda.proposed(self.agenda, self.topic_minutes)

    @property
    def _voted(self) -> tuple[CriterionId, ...]:
        """The topics of a vote that has ended, most dots first."""
        return self.room.ballot.ranking if self.room.ballot else ()

    @cached_property
    def _rows(self) -> dict[str, CriterionProfile]:
        return {row.criterion: row for row in self.result.profile.criteria} if self.result else {}

    @cached_property
    def _whys(self) -> dict[CriterionId, str]:
        """Why each proposed criterion is proposed, in a few words, by its id."""
        return {topic.criterion: ", ".join(self._because(topic)) for topic in self.agenda}

    def _because(self, topic: Topic) -> Iterable[str]:
        flags = BY_FLAG.values()
        return (reason_word(reason, self.voice) for reason in topic.reasons if reason in flags)

    def _line(self, criterion: CriterionId) -> Line:
        stage, kept, row = self.stage, self.room.agreed.get(criterion), self._rows.get(criterion)
        revealed = stage.whole or criterion in stage.revealed
        is_seen = revealed or stage.station is not Station.REVEAL
        return Line(
            criterion,
            self.voice.criterion(criterion),
            computed=lights.computed(row, self.voice) if row and is_seen else None,
            agreed=lights.agreed(kept, self.voice) if kept else None,
            revealed=revealed,
            place=stage.topics.index(criterion) if criterion in stage.topics else None,
            why=self._whys.get(criterion, ""),
            is_current=criterion == stage.criterion,
        )
