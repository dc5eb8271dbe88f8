"""The sights of a workshop about an instrument, each drawn from where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from qcheck.addresses import trial_address
from qcheck.plain.live.reflect import bars, then_and_now
from qcheck.plain.live.reflect.looking_back import decided, notes, way
from qcheck.plain.live.reflect.show import Show
from qcheck.plain.live.wall import layout, texts
from qcheck.plain.live.wall.texts import Said
from qcheck.plain.live.wall.way_in import late_address, way_in
from qcheck.service import TalkedAbout, Voices
from qcheck.wording import decision_lines as in_words
from qcheck.wording import reflection
from qcheck.wording.fit import FITS
from qcheck.wording.reflection import CHOICES, Counted
from qcheck.workshop import Scene

END: Mapping[str, object] = {"sight": "reflect_end"}
HALF = 0.46
"""Of the width, for bars beside each other."""


def shown(show: Show) -> dict[str, object]:
    """The values that the template of this sight needs."""
    around = {"style": "", "show": show, "page": 1, "pages": 1}
    scene = show.room.course.scene
    if scene in OF_A_QUESTION:
        question = show.room.current
        sight = OF_A_QUESTION[scene](show, question) if question else END
    else:
        sight = SIGHTS[scene](show)
    return around | dict(sight)


def _opening(show: Show) -> Mapping[str, object]:
    there = trial_address("room", show.room.ways.room)
    return {"sight": "reflect_join", **way_in(show.visit, there, show.room.ways.code)}


def _question(show: Show, about: TalkedAbout) -> Mapping[str, object]:
    """The question with the counts of its marks; on further pages what had no room, then the sentences let
    through.
    """
    title, belongs = reflection.place(about.learned.catalogue, about.learned.criterion_id, show.words)
    title = title or show.scene
    rows = reflection.marks(about.learned.marks.items(), show.words)
    sizes, pieces = bars.question(show.wording(about), title, rows)
    rest = [Said(show.scene, piece) for piece in pieces[1:]]
    through = [sentence.text for sentence in about.sentences if sentence.is_through]
    said = [Said("", show.words.say("“{text}”", text=text)) for text in through]
    more = texts.spread([*rest, *said], title)
    later = more.pages if rest or said else ()
    page = show.page_of(1 + len(later))
    if page:
        return _written(title, more, page - 1, before=1)
    return {
        "sight": "reflect_question",
        "title": title,
        "belongs": belongs,
        "wording": pieces[0],
        "people": show.words.count("{number} person", "{number} people", about.learned.people),
        "number": about.learned.people,
        **_bars(rows),
        "pages": 1 + len(later),
        "style": layout.style(sizes),
    }


def _asking(show: Show, about: TalkedAbout) -> Mapping[str, object]:
    """What the phones are asked now, and how many have answered; nothing of what they said."""
    there = trial_address("room", show.room.ways.room)
    offered = FITS if show.room.course.scene is Scene.MARKING else CHOICES
    return {
        **way_in(show.visit, there, show.room.ways.code),
        "sight": "reflect_ask",
        "title": show.head(about),
        "options": [show.words.say(option) for option in offered.values()],
        "answered": show.words.count(
            "{number} phone has answered", "{number} phones have answered", show.room.answered
        ),
        "style": layout.style(late_address(show.visit)),
    }


def _result(show: Show, about: TalkedAbout) -> Mapping[str, object]:
    """The vote and the marks of the room beside each other."""
    title = show.head(about)
    room = layout.HEIGHT - layout.head(title) - 3 * bars.NOTE
    votes = _voices(about.voted, CHOICES, show)
    marks = _voices(about.marked, FITS, show)
    sizes = bars.row_size(max(votes, marks, key=len), room, HALF)
    return {
        "sight": "reflect_voices",
        "title": title,
        "votes": _bars(votes),
        "marks": _bars(marks),
        "voted": about.voted,
        "marked": about.marked,
        "style": layout.style({"row": sizes}),
    }


def _decision(show: Show, about: TalkedAbout) -> Mapping[str, object]:
    say, decision = show.words.say, about.learned.decision
    told = [Said(say("So far"), show.wording(about))]
    if decision is None:
        told.append(Said(say("Decided"), say("Nothing is decided yet.")))
    else:
        told += [Said(*line) for line in in_words.lines(decision, show.words)]
    return _written(show.scene, texts.spread(told, show.scene), show.room.course.page)


def _listed(told: Callable[[Show], Sequence[Said]]) -> Callable[[Show], Mapping[str, object]]:
    """A sight of texts, page by page."""

    def sight(show: Show) -> Mapping[str, object]:
        lines = told(show) or [Said("", show.words.say("There is nothing to be told yet."))]
        return _written(show.scene, texts.spread(lines, show.scene), show.room.course.page)

    return sight


def _written(title: str, told: texts.SaidPages, page: int, before: int = 0) -> Mapping[str, object]:
    """One page of texts; `before` pages of another kind stand before them."""
    index = min(page, len(told.pages) - 1)
    return {
        "sight": "reflect_written",
        "title": title,
        "here": told.pages[index],
        "page": before + index + 1,
        "pages": before + len(told.pages),
        "style": layout.style(told.sizes[index]),
    }


def _voices(voices: Voices | None, offered: Mapping[str, str], show: Show) -> tuple[Counted, ...]:
    if voices is None or voices.withheld:
        return ()
    return reflection.counted(voices.said, offered, show.words)


def _bars(rows: Iterable[Counted]) -> dict[str, object]:
    listed = tuple(rows)
    return {"rows": listed, "most": max((row.number for row in listed), default=0) or 1}


OF_A_QUESTION: Mapping[Scene, Callable[[Show, TalkedAbout], Mapping[str, object]]] = {
    Scene.QUESTION: _question,
    Scene.MARKING: _asking,
    Scene.VOTING: _asking,
    Scene.RESULT: _result,
    Scene.DECISION: _decision,
}
SIGHTS: Mapping[Scene, Callable[[Show], Mapping[str, object]]] = {
    Scene.OPENING: _opening,
    Scene.WAY: _listed(way),
    Scene.DECIDED: _listed(decided),
    Scene.THEN_AND_NOW: then_and_now.sight,
    Scene.NOTES: _listed(notes),
    Scene.END: lambda _: END,
}
"""Each sight with what it needs."""
