"""The profile in a report: part by part as a picture and as a table, and what each perspective sees."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from qcheck.catalogue import EVERYBODY
from qcheck.charts import Block as Part
from qcheck.charts import Matrix, Picture, matrix, picture
from qcheck.charts.matrix import Cell as Seen
from qcheck.language import N_
from qcheck.reports.document import Block, Cell, Figure, Heading, LightCell, NumberCell, Paragraph, Table
from qcheck.reports.named_criteria import is_unanswered, without_answers
from qcheck.reports.occasion import without_result
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile, Light, Rating
from qcheck.service import Result
from qcheck.wording import LIGHT_WORDS, Voice, agreed_marks, marked, marks, span, view
from qcheck.wording import result as result_in_words

PART_ALONE = N_("This is a part of the result, as the organisers have chosen it.")


def profile(source: Source, voice: Voice) -> Iterator[Block]:
    """The profile: a picture and a table for each part of the catalogue, then the perspectives one by one."""
    yield from by_part(source, voice)
    if not without_result(source.result, voice):
        yield from _perspectives(source.result, voice)


def by_part(source: Source, voice: Voice) -> Iterator[Block]:
    """The profile: a picture and a table for each part of the catalogue."""
    result = source.result
    nothing = without_result(result, voice)
    yield Heading(voice.say("The traffic-light profile"))
    if nothing:
        yield Paragraph(nothing)
        return
    if not result.shows.everything:
        yield Paragraph(voice.say(PART_ALONE))
    drawn = pictured(result, voice)
    if drawn.view:
        yield Paragraph(f"{drawn.view[:1].upper()}{drawn.view[1:]}.")
    for part in drawn.parts:
        yield from _part(part, result, voice)


def pictured(result: Result, voice: Voice) -> Picture:
    """The profile as a picture, with what is agreed."""
    return picture(result.profile, result.catalogue, voice.language, agreed_marks(result.agreed, voice))


def figure(drawn: Picture) -> Figure:
    """A picture with its rows in words for those who do not see it; title and counts of a part stand above
    it.
    """
    bare = tuple(replace(block, title="", counts=()) for block in drawn.blocks)
    return Figure(replace(drawn, blocks=bare), alternative(drawn))


def alternative(drawn: Picture) -> str:
    """What a picture of the profile shows, row by row."""
    return f"{drawn.title}. {'; '.join(row.spoken for row in drawn.rows)}."


def counts(part: Part, voice: Voice) -> str:
    """How many criteria have which light: all that is said of several criteria together."""
    return voice.listed(f"{count.number} × {count.word}" for count in part.counts)


def light(rating: Rating, voice: Voice) -> LightCell:
    """A light with its word and, where there is one, its score: "auf dem Weg, 61"."""
    word = voice.say(LIGHT_WORDS[rating.light].word)
    return LightCell(rating.light, word if rating.score is None else f"{word}, {rating.score}")


def in_one_line(row: CriterionProfile, voice: Voice) -> str:
    """A criterion's result with its spread, and whose view it is where it is one alone: "Gelb, auf dem Weg,
    61 von 100 (42 bis 83)".
    """
    between, whose = span(row, voice), view(row, voice)
    beside = ", ".join(filter(None, (between, whose)))
    said = result_in_words(row.overall.rating, voice)
    return f"{said} ({beside})" if beside else said


def _part(drawn: Picture, result: Result, voice: Voice) -> Iterator[Block]:
    [part] = drawn.blocks
    if part.title:
        yield Heading(part.title, 2)
    rows = {row.criterion: row for row in result.profile.criteria}
    reported = tuple(rows[row.criterion] for row in part.rows)
    if all(map(is_unanswered, reported)):
        yield Paragraph(without_answers(reported, voice))
        return
    yield figure(drawn)  # at once, so that its heading goes with it to another page
    if part.counts:
        yield Paragraph(
            voice.count(
                "{number} criterion: {lights}.",
                "{number} criteria: {lights}.",
                len(part.rows),
                lights=counts(part, voice),
            )
        )
    yield _table(part, reported, voice)


def _table(part: Part, rows: tuple[CriterionProfile, ...], voice: Voice) -> Table:
    say = voice.say
    several = any(len(row.overall.shown) > 1 for row in rows)
    marked = [_marks(row, voice) for row in rows]
    columns: list[tuple[str, int, list[Cell]]] = [
        (say("Criterion"), 29, [voice.criterion(row.criterion) for row in rows]),
        (say("Light and score"), 25, [light(row.overall.rating, voice) for row in rows]),
    ]
    if several:
        columns += [
            (say("Spread"), 13, [NumberCell(span(row, voice) or "–") for row in rows]),
            (say("Perspectives"), 16, [NumberCell(_shown(row, voice)) for row in rows]),
        ]
    if any(marked):
        columns.append((say("Marks"), 27, [words or "–" for words in marked]))
    title = say("The profile as a table")
    return Table(
        caption=f"{title}: {part.title}" if part.title else title,
        titles=tuple(name for name, _, _ in columns),
        rows=tuple(zip(*(cells for _, _, cells in columns), strict=True)),
        widths=tuple(width for _, width, _ in columns),
    )


def _marks(row: CriterionProfile, voice: Voice) -> str:
    return "; ".join(marked(marks(row, voice), voice))


def _shown(row: CriterionProfile, voice: Voice) -> str:
    return voice.say("{shown} of {asked}", shown=len(row.overall.shown), asked=voice.asked(row.criterion))


def _perspectives(result: Result, voice: Voice) -> Iterator[Block]:
    """What each perspective sees, where there are several."""
    seen = matrix(result.profile, result.catalogue, voice.language)
    if len([column for column in seen.columns if column.perspective != EVERYBODY]) < 2:
        return
    yield Heading(voice.say("What each perspective sees"), 2)
    yield _matrix(seen, {row.criterion for row in result.profile.criteria if is_unanswered(row)}, voice)


def _matrix(seen: Matrix, left_out: Collection[str], voice: Voice) -> Table:
    return Table(
        caption=voice.say("Light and score of each perspective"),
        titles=(voice.say("Criterion"), *(column.title for column in seen.columns)),
        rows=tuple(
            (row.title, *(_seen(cell, voice) for cell in seen.cells[row.criterion]))
            for block in seen.blocks
            for row in block.rows
            if row.criterion not in left_out
        ),
        widths=(30, *(14 for _ in seen.columns)),
    )


def _seen(cell: Seen, voice: Voice) -> Cell:
    """By the name of the light, which is short; where it is no colour, by its word."""
    if cell.light is None:
        return cell.word
    if cell.light is Light.WITHHELD:
        return LightCell(cell.light, voice.say(LIGHT_WORDS[cell.light].without_score))
    words = f"{voice.say(LIGHT_WORDS[cell.light].title)} {cell.number}" if cell.number else cell.word
    return LightCell(cell.light, f"{words} ({cell.note})" if cell.note else words)
