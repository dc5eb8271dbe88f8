"""A profile as a table for a terminal of 100 columns. A light is a symbol and a word, never a
colour alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.reports.process import Process
from qcheck.scoring.values import CriterionProfile, Light, Profile, Rating
from qcheck.service import AgreedLight
from qcheck.wording import (
    CAPPED,
    CLOSE_CALL,
    LIGHT_WORDS,
    AgreedMark,
    Voice,
    agreed_mark,
    marked,
    marks,
    rounds,
    span,
    view,
)

WIDTHS = (30, 24, 14, 4, 20)
"""Of the columns criterion, light, score, sheets and marks; with two spaces between them 100 in all."""

WIDTH = sum(WIDTHS) + 2 * (len(WIDTHS) - 1)
HEADER = (N_("Criterion"), N_("Light"), N_("Score"), N_("n"), N_("What stands out"))
SYMBOLS = {
    Light.GREEN: "✓",
    Light.YELLOW: "!",
    Light.RED: "✕",
    Light.GREY: "–",
    Light.WITHHELD: "□",
    Light.NOT_RELEVANT: "–",
}


def as_table(profile: Profile, voice: Voice, process: Process | None) -> str:
    """Process, title and sheets, then part by part the criteria with their perspectives below them."""
    views = {view(row, voice) for row in profile.criteria if row.overall.shown}
    common = views.pop() if len(views) == 1 else ""
    header = [*line([voice.say(name) for name in HEADER]), "─" * WIDTH]
    named = wrap(", ".join(filter(None, (process.title, process.place))), WIDTH) if process else []
    agreed = process.agreed if process else {}
    lines = [
        *named,
        *_title(profile, voice, common),
        "",
        *header,
        *_groups(profile, voice, common, agreed),
        *_closing(voice),
    ]
    return "\n".join(lines) + "\n"


def _title(profile: Profile, voice: Voice, common: str) -> Iterator[str]:
    """`common` is the one view that the whole profile shows, such as "one view only: Administration"; each
    row need not repeat it.
    """
    title = f"{voice.catalogue.title.say(voice.language.tag)} ({profile.version})"
    phase = voice.questionnaire.phase_title(voice.language.tag)
    yield from wrap(
        ", ".join(filter(None, [title, phase, rounds.mode(profile.mode, voice.language), common])), WIDTH
    )
    sheets = ", ".join(
        f"{voice.perspective(perspective)} {_sheets(n, voice)}" for perspective, n in profile.sheets.items()
    )
    yield from wrap(voice.say("Sheets: {sheets}", sheets=sheets or "0"), WIDTH)


def _sheets(number: int | None, voice: Voice) -> str:
    return (
        str(number) if number is not None else rounds.few(voice.catalogue.rules.minimum_group, voice.language)
    )


def _groups(
    profile: Profile, voice: Voice, common: str, agreed: Mapping[CriterionId, AgreedLight]
) -> Iterator[str]:
    """The rows under the title of their part, with its count of lights; modules last, under a heading of
    their own.
    """
    catalogue, tag = voice.catalogue, voice.language.tag
    groups = [(part.title.say(tag) if part else "", criteria) for part, criteria in catalogue.groups]
    for title, criteria in [*groups, (voice.say("Add-on modules"), catalogue.modules)]:
        known = {criterion.id for criterion in criteria}
        rows = [row for row in profile.criteria if row.criterion in known]
        yield from _heading(title, rows, voice, known=bool(profile.sheets)) if rows and title else ()
        for row in rows:
            yield from _criterion(row, voice, common) if profile.sheets else _unanswered(row, voice)
            if row.criterion in agreed:
                yield from _agreed(agreed_mark(agreed[row.criterion], voice), voice)


def _heading(title: str, rows: Sequence[CriterionProfile], voice: Voice, *, known: bool) -> list[str]:
    counts = Counter(row.overall.rating.light for row in rows if known)
    lights = ", ".join(
        f"{counts[light]} {voice.say(LIGHT_WORDS[light].name)}" for light in Light if counts[light]
    )
    return ["", *wrap(f"{title}: {lights}" if lights else title, WIDTH), ""]


def _unanswered(row: CriterionProfile, voice: Voice) -> Iterator[str]:
    """A row where there is no sheet at all: nothing is known of it, not even whether it is relevant."""
    yield from line([voice.criterion(row.criterion), voice.say("no answers yet"), "", "", ""])


def _criterion(row: CriterionProfile, voice: Voice, common: str) -> Iterator[str]:
    rating, spread, whose = row.overall.rating, span(row, voice), view(row, voice)
    score = f"{_score(rating)} ({spread})" if spread else _score(rating)
    talk = ", ".join(filter(None, ["" if whose == common else whose, *marked(marks(row, voice), voice)]))
    yield from line(
        [voice.criterion(row.criterion), light_in_words(rating.light, voice), score, _n(rating), talk]
    )
    for perspective, own in row.perspectives.items() if len(row.perspectives) > 1 else ():
        talk = ", ".join(
            voice.say(words.mark)
            for words, holds in ((CAPPED, own.capped_by), (CLOSE_CALL, own.close_call))
            if holds
        )
        yield from line(
            [voice.perspective(perspective), light_in_words(own.light, voice), _score(own), _n(own), talk],
            indent="    ",
        )


def light_in_words(light: Light, voice: Voice) -> str:
    """A light as a sign and a word."""
    return f"{SYMBOLS[light]} {voice.say(LIGHT_WORDS[light].word)}"


def _agreed(mark: AgreedMark, voice: Voice) -> Iterator[str]:
    """What was agreed, with its day; below it why, who sees it otherwise, and what was agreed before. A light
    that was deliberately left open has no symbol.
    """
    light = light_in_words(mark.light, voice) if mark.light else mark.name
    yield from line([voice.say("agreed"), light, "", "", mark.day], indent="    ")
    minority = f"{voice.say('Minority view')}: {mark.minority}" if mark.minority else ""
    for said in filter(None, (mark.reason, minority, *mark.earlier)):
        yield from wrap(said, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _score(rating: Rating) -> str:
    return "–" if rating.score is None else str(rating.score)


def _n(rating: Rating) -> str:
    return "" if rating.n is None else str(rating.n)


def _closing(voice: Voice) -> list[str]:
    words = voice.catalogue.texts.disclaimer_result
    return ["", *wrap(words.say(voice.language.tag), WIDTH)] if words else []


def line(cells: Sequence[str], indent: str = "", widths: Sequence[int] = WIDTHS) -> list[str]:
    """One row of a table, as many lines high as its highest cell; the first cell may be indented."""
    first, *others = [
        wrap(cell, width - len(indent) * (not place))
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    columns = [[f"{indent}{line}" for line in first], *others]
    lines = zip_longest(*columns, fillvalue="")
    return [
        "  ".join(part.ljust(width) for part, width in zip(row, widths, strict=True)).rstrip()
        for row in lines
    ]
