"""What stands on the page of measures, in words ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from qcheck.catalogue import CriterionId
from qcheck.charts import light_symbol
from qcheck.language import N_, Language
from qcheck.measure_calendar import has_day
from qcheck.service import STILL_TO_DO, AgreedLight, Measure, MeasureList, MeasureState
from qcheck.wording import AgreedMark, Voice, agreed_mark, due_dates
from qcheck.wording.measures import IS_PAST, URGENCY_WORDS, state_in_words

IN_THE_ORDER_OF_THEIR_STATES = (
    (N_("To do"), STILL_TO_DO),
    (N_("Completed"), (MeasureState.DONE,)),
    (N_("Dropped"), (MeasureState.DROPPED,)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in words; `note` is what is to be said of its day; `urgency` and `calendar`, the name of its
    calendar file, are empty where nothing is to be done any more, the latter without a day, too.
    """

    what: str
    about: str
    who: str
    partners: str
    by_when: str
    note: str
    success: str
    urgency: str
    state: str
    calendar: str


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of the same state, those that are due first on top."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A criterion on which something is agreed; `light` is drawn, empty where it was left open on purpose."""

    title: str
    light: Markup
    mark: AgreedMark


@dataclass(frozen=True, slots=True)
class Outline:
    """The page, from top to bottom. `agreed` are the agreed lights by criterion; `subscription` is the
    address for calendars, empty where no measure has a day.
    """

    title: str
    place: str
    as_of: str
    groups: tuple[Group, ...]
    subscription: str
    agreed: tuple[Settled, ...] = ()


def outline(
    measure_list: MeasureList, agreed: Mapping[CriterionId, AgreedLight], tongue: Language, subscription: str
) -> Outline:
    """The page of these measures, and of what is `agreed`, in a language."""
    return Outline(
        title=measure_list.access.title,
        place=measure_list.access.place,
        as_of=tongue.day(measure_list.today),
        groups=tuple(_groups(measure_list, tongue)),
        subscription=subscription if any(map(has_day, measure_list.measures)) else "",
        agreed=tuple(_settled(measure_list, agreed, tongue)),
    )


def _settled(
    measure_list: MeasureList, agreed: Mapping[CriterionId, AgreedLight], tongue: Language
) -> Iterator[Settled]:
    """In the order of the criteria in the catalogues; without minority views, which tell of answers."""
    voice = Voice(measure_list.access.questionnaire, tongue)
    for criterion in (
        *(title for title in measure_list.titles if title in agreed),
        *(agreed.keys() - measure_list.titles),
    ):
        mark = agreed_mark(_without_minority(agreed[criterion]), voice)
        light = Markup(light_symbol(mark.light, 20)) if mark.light else Markup()  # noqa: S704  drawn by us
        yield Settled(measure_list.criterion(criterion, tongue.tag), light, mark)


def _without_minority(kept: AgreedLight) -> AgreedLight:
    return replace(kept, minority="", earlier=tuple(map(_without_minority, kept.earlier)))


def _groups(measure_list: MeasureList, tongue: Language) -> Iterator[Group]:
    for title, states in IN_THE_ORDER_OF_THEIR_STATES:
        measures = [measure for measure in measure_list.measures if measure.state in states]
        if measures:
            ordered = sorted(measures, key=lambda measure: measure.due or date.max)
            yield Group(tongue.say(title), tuple(_row(measure, measure_list, tongue) for measure in ordered))


def _row(measure: Measure, measure_list: MeasureList, tongue: Language) -> Row:
    is_to_do = measure.state in STILL_TO_DO
    is_late = is_to_do and measure.due is not None and measure.due < measure_list.today
    return Row(
        what=measure.what,
        about=", ".join(measure_list.criterion(criterion, tongue.tag) for criterion in measure.criteria)
        or tongue.say("for the whole process"),
        who=measure.who,
        partners=measure.partners,
        by_when=due_dates.said(measure, tongue),
        note=tongue.say(IS_PAST) if is_late else "",
        success=measure.success,
        urgency=tongue.say(URGENCY_WORDS[measure.urgency]) if is_to_do else "",
        state=state_in_words(measure.state, measure.since, measure.reason, tongue),
        calendar=f"measures.ics?measure={measure.id}" if is_to_do and has_day(measure) else "",
    )
