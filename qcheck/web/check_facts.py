"""The facts of a check that stand at the head of every page below its link: mode, end, day of deletion, and
what the mode means for whoever answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_time

from qcheck.language import N_, Language, local
from qcheck.service import Access, Keeps, Mode, State
from qcheck.wording import deletion, rounds

WHO_KNOWS_MORE = N_("Whoever has filled in all the other sheets of a group could work out the last one.")
"""What no rule can prevent in a confidential check, and what is therefore said."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a check as whole sentences in one language, ready to show."""

    title: str
    place: str
    phase: str
    perspective: str
    for_whom: str
    label: str
    mode: str
    in_short: str
    anonymity: str
    until: str
    deleted: str
    remains: str
    afterwards: str


def facts(access: Access, tongue: Language) -> Facts:
    """The facts of the check behind a link, in the visitor's language."""
    catalogue, tag = access.catalogue, tongue.tag
    view = next(
        (perspective for perspective in catalogue.perspectives if perspective.id == access.perspective), None
    )
    return Facts(
        title=access.title,
        place=access.place,
        phase=access.questionnaire.phase_title(tag),
        perspective=view.title.say(tag) if view else "",
        for_whom=view.for_whom.say(tag) if view and view.for_whom else "",
        label=access.label,
        mode=tongue.say(rounds.MODES[access.mode].title),
        in_short=" · ".join(_in_short(access, tongue)),
        anonymity=" ".join(_meaning(access, tongue)),
        until=_until(access, tongue),
        deleted=_deleted(access, tongue),
        remains=deletion.more(access.keeps, tongue),
        afterwards=rounds.seen_by(tongue, shares=access.shares),
    )


def sentences(access: Access, tongue: Language) -> tuple[str, ...]:
    """What is said at the beginning of a sheet on paper, in its order: how open the round is, until when,
    when all is deleted, who sees the result; not how one looks at it on a device, which paper has not.
    """
    said = facts(access, tongue)
    seen_by = "" if access.shares else said.afterwards
    told = (said.anonymity, said.until, said.deleted, said.remains, seen_by)
    return tuple(sentence for sentence in told if sentence)


def _meaning(access: Access, tongue: Language) -> Iterator[str]:
    """What the mode means for whoever answers; and where it promises to hide something, how far that goes."""
    yield rounds.promise(access.mode, access.catalogue.rules.minimum_group, tongue)
    if access.mode is Mode.CONFIDENTIAL:
        yield tongue.say(WHO_KNOWS_MORE)


def _in_short(access: Access, tongue: Language) -> Iterator[str]:
    """The parts of the one line that is always seen: mode, end, day of deletion."""
    yield tongue.say(rounds.MODES[access.mode].in_short)
    if access.ends:
        yield tongue.say("until {day}", day=tongue.short_day(local(access.ends, access.life.zone).date()))
    if access.emptied is None:
        day = tongue.short_day(access.deletes)
        yield deletion.in_short(access.keeps, day, tongue, N_("deleted on {day}"))


def _deleted(access: Access, tongue: Language) -> str:
    """When the answers are deleted and what may stay; or that they are gone."""
    if access.emptied is not None:
        with_result = access.keeps is not Keeps.RESULT
        return deletion.gone(tongue.day(access.emptied), tongue, with_result=with_result)
    day = tongue.day(access.deletes)
    return deletion.told(access.keeps, day, tongue, N_("Everything is deleted on {day}."))


def _until(access: Access, tongue: Language) -> str:
    if access.state is State.CLOSED:
        return tongue.say("The check has closed. Nobody can answer any more.")
    if access.ends is None:
        return tongue.say("You can answer until the organisers close the check.")
    zone = access.life.zone
    return tongue.say(
        "You can answer until {moment}.",
        moment=tongue.at(access.ends, zone),
    )


def clock(moment: datetime, zone: str, tongue: Language) -> str:
    """The time of day where the check is held, such as `14:02`."""
    return format_time(local(moment, zone), "short", locale=tongue.locale)
