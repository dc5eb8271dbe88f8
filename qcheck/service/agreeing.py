"""What a workshop brings about: notes, agreed lights, measures; and hands counted in the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qcheck.asking import asks_one_each
from qcheck.catalogue import AnswerValue, CriterionId, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import AgreedLight, Hands, Measure, MeasureId, Mode
from qcheck.scoring.values import Light
from qcheck.service import checking, links, showing, writing
from qcheck.service.doorkeeper import Doorkeeper
from qcheck.store import NotPossible, Opened

MOST_HANDS = 1_000
NO_HANDS_IN_SECRET = N_(
    "In a confidential check hands are not counted: everybody in the room would see who raised theirs."
)
NO_HANDS_HERE = N_(
    "Hands can be counted only where each criterion asks one question, as in the Kurzcheck. "
    "Here a light comes from several answers of the same person."
)
TOO_MANY_HANDS = N_("Please give the number of raised hands (0 to {most}).")
NO_LIGHT = N_("Please choose a light, or leave it open.")
NO_MEASURE = N_("Please say what is to be done.")
LIGHTS = frozenset({Light.RED.value, Light.YELLOW.value, Light.GREEN.value})


class Agreeing(Doorkeeper):
    """For whoever leads a workshop, with the organiser's link; `expected` is the revision a change was made
    on.
    """

    def agree(
        self, link: str, expected: int, criterion: CriterionId, light: str | None, reason: str, minority: str
    ) -> None:
        """The light that the group settles on, or None where it deliberately leaves it open."""
        check = self._organise(link).check
        checking.topics([criterion], showing.catalogue_in(check.catalogue_text), check.scope)
        if light is not None and light not in LIGHTS:
            raise NotPossible(NO_LIGHT)
        agreed = AgreedLight(
            criterion,
            light,
            *(writing.within(writing.cleaned(text), writing.COMMENT) for text in (reason, minority)),
        )
        self._store.agree(check.id, expected, agreed, criterion)

    def disagree(self, link: str, expected: int, criterion: CriterionId) -> None:
        """Takes an agreed light away."""
        self._store.agree(self._organise(link).check.id, expected, None, criterion)

    def note(self, link: str, criterion: CriterionId | None, text: str, seen: str) -> str:
        """Keeps a note where the window showed `seen`, on a topic or on the workshop; what came in between
        stays, too.
        """
        check = self._organise(link).check
        if criterion:
            checking.topics([criterion], showing.catalogue_in(check.catalogue_text), check.scope)
        return self._store.note(check.id, criterion, writing.comment(text, seen))

    def meet_again(self, link: str, text: str, expected: int | None = None) -> bool:
        """When and where one meets again; whether that is a change."""
        return self._store.meet_again(self._organise(link).check.id, writing.line(text), expected)

    def measure(self, link: str, expected: int, measure: Measure) -> None:
        """Keeps a measure; one without an id is new."""
        check = self._organise(link).check
        if measure.criterion:
            checking.topics([measure.criterion], showing.catalogue_in(check.catalogue_text), check.scope)
        checking.due(measure.due, self._now())
        written = _written(measure)
        self._store.measure(check.id, expected, replace(written, id=MeasureId(measure.id or links.new_id())))

    def drop_measure(self, link: str, expected: int, measure: MeasureId) -> None:
        """Takes a measure away."""
        self._store.drop_measure(self._organise(link).check.id, expected, measure)

    def hands(self, link: str) -> tuple[Hands, ...]:
        """The hands counted so far; NotPossible where none can be counted."""
        return self._store.hands(self._countable(link).check.id)

    def hands_counted(self, link: str) -> tuple[Hands, ...]:
        """The same; nothing where none can be counted."""
        return self._store.hands(self._organise(link).check.id)

    def count_hands(
        self, link: str, perspective: PerspectiveId, question: QuestionId, numbers: Mapping[AnswerValue, int]
    ) -> None:
        """Keeps the hands of one perspective for one question, in place of those before; there a hand is a
        sheet.
        """
        check = self._countable(link).check
        catalogue = showing.catalogue_in(check.catalogue_text)
        checking.question(question, catalogue, check.scope)
        whose = checking.asked_perspective(perspective, check)
        if any(not 0 <= number <= MOST_HANDS for number in numbers.values()):
            raise NotPossible(TOO_MANY_HANDS, most=MOST_HANDS)
        counted = {checking.value(value, catalogue): number for value, number in numbers.items()}
        self._store.count_hands(check.id, whose, question, counted, self._now())

    def _countable(self, link: str) -> Opened:
        opened = self._organise(link)
        check = opened.check
        if check.mode is not Mode.OPEN:
            raise NotPossible(NO_HANDS_IN_SECRET)
        if not asks_one_each(showing.catalogue_in(check.catalogue_text), check.phase, check.scope):
            raise NotPossible(NO_HANDS_HERE)
        return opened


def _written(measure: Measure) -> Measure:
    """A measure with its texts cleaned; NotPossible without a word of what is to be done."""
    what = writing.within(writing.cleaned(measure.what), writing.COMMENT)
    if not what:
        raise NotPossible(NO_MEASURE)
    who, partners, success, by_when = map(
        writing.line, (measure.who, measure.partners, measure.success, measure.by_when)
    )
    return replace(measure, what=what, who=who, partners=partners, success=success, by_when=by_when)
