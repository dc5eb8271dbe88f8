"""What Next and Back would do, and what else the wall could show: each move is tried on the stage, without
making it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qcheck import workshop
from qcheck.plain.live.labels import SIGHTS, TITLES
from qcheck.plain.live.wall import texts
from qcheck.plain.live.wall.topic import OVERALL, topic_pages
from qcheck.service import NotPossible, Result, State, Workshop
from qcheck.wording import Voice
from qcheck.workshop import Answering, Grounds, Sight, Stage, Station

BY_CRITERION = frozenset({Sight.PROFILE, Sight.MATRIX})


def grounds(room: Workshop) -> Grounds:
    """What the moves depend on, as far as their words need it."""
    return Grounds.of(room.questionnaire.criterion_ids)


def onward(room: Workshop, voice: Voice) -> str:
    """What comes next, in words; empty at the end."""
    return _said(room, voice, lambda: workshop.forward(room.stage, room.now, grounds(room)))


def backward(room: Workshop, voice: Voice) -> str:
    """What was before; empty at the beginning."""
    return _said(room, voice, lambda: workshop.back(room.stage, room.now, grounds(room)))


def closes_for_good(room: Workshop) -> bool:
    """Whether Next closes a confidential check."""
    return room.closes_for_good and _next_closes(room)


def _next_closes(room: Workshop) -> bool:
    """Whether Next ends the answering."""
    after = _tried(lambda: workshop.forward(room.stage, room.now, grounds(room)))
    return after is not None and workshop.effect_on_answering(room.stage, after) is Answering.CLOSES


def ending(room: Workshop, voice: Voice) -> str:
    """How many have not finished yet, in words, where Next ends the answering; empty where it does not."""
    if room.state is not State.OPEN or not _next_closes(room):
        return ""
    joined, done = (
        [number for number in counts.values() if isinstance(number, int)]
        for counts in (room.joined, room.finished)
    )
    if len(joined) + len(done) < len(room.joined) + len(room.finished):
        return voice.say("whoever has not finished yet cannot go on")
    if not sum(joined):
        return voice.say("nobody has joined with a device yet")
    left = sum(joined) - sum(done)
    return (
        voice.count("{number} has not finished yet", "{number} have not finished yet", left)
        if left
        else voice.say("all have finished")
    )


def sights(room: Workshop, result: Result | None, voice: Voice) -> Iterator[tuple[str, str]]:
    """What the wall could show now: what a button asks for, and its words; the pages of a long sight one by
    one.
    """
    known = grounds(room)
    offered = (
        (sight, words)
        for sight, words in SIGHTS.items()
        if sight is not Sight.STATEMENT and (sight is not Sight.VOTE or room.ballot)
    )
    for sight, words in offered:
        if _tried(lambda sight=sight: workshop.show(room.stage, sight, 0, known)):  # type: ignore[misc]
            for page in range(pages := pages_of(sight, room, result, voice)):
                yield f"show:{sight}:{page}", _paged(sight, page, voice) if pages > 1 else voice.say(words)


def pages_of(sight: Sight, room: Workshop, result: Result | None, voice: Voice) -> int:
    """How many pages a sight has on a wall in this language."""
    row = (
        next((row for row in result.profile.criteria if row.criterion == room.stage.criterion), None)
        if result
        else None
    )
    if sight is Sight.MEASURES:
        return len(texts.planned(room.measures, voice).pages)
    if sight is Sight.TOPIC and result and row:
        return len(topic_pages(result.profile, row, voice).pages)
    if sight is Sight.AGREED and row:
        return len(
            texts.said(room.agreed.get(row.criterion), OVERALL, voice.criterion(row.criterion), voice).pages
        )
    return grounds(room).pages_of(sight) if sight in BY_CRITERION and room.stage.whole else 1


def instead_of_silence(stage: Stage) -> str:
    """What the wall shows when a silence ends; empty where there is nothing but silence yet."""
    if stage.station is Station.REVEAL:
        return f"show:{Sight.PROFILE}:{stage.page}" if stage.whole or stage.revealed else ""
    return f"show:{workshop.USUAL[stage.station]}:{stage.page}"


def _paged(sight: Sight, page: int, voice: Voice) -> str:
    return voice.say("{sight}, page {page}", sight=voice.say(SIGHTS[sight]), page=page + 1)


def _said(room: Workshop, voice: Voice, move: Callable[[], Stage]) -> str:
    before, after = room.stage, _tried(move)
    if after is None:
        return ""
    if after.place != before.place:
        return voice.say(TITLES[after.station])
    if after.topic != before.topic and after.criterion:
        return voice.criterion(after.criterion)
    if after.page != before.page:
        return voice.say("Page {page}", page=after.page + 1)
    return voice.say("Show the whole profile")


def _tried(move: Callable[[], Stage]) -> Stage | None:
    try:
        return move()
    except NotPossible:
        return None
