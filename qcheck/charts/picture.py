"""The profile as a picture, described once: what stands where, in which words. `svg` and `figure` draw the
same description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, Catalogue, Criterion, CriterionId, Part, PerspectiveId
from qcheck.language import Language
from qcheck.scoring.values import CriterionProfile, Light, Profile
from qcheck.wording import (
    LIGHT_WORDS,
    AgreedMark,
    Mark,
    Voice,
    in_short,
    marks,
    marks_of_perspective,
    number,
    result,
    span,
    spoken,
    view,
    why_perspective,
)
from qcheck.wording.initials import initials
from qcheck.wording.lights import thresholds


@dataclass(frozen=True, slots=True)
class Ring:
    """Where one perspective stands on the band; `letter` says in the picture whose ring it is."""

    perspective: PerspectiveId
    title: str
    score: int
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion. `rings`, `lowest` and `highest` only where there is a shared result; `number` says why
    where there is no score.

    `view` names the one perspective whose view it is, unless the whole picture is of that view. `hover`
    explains in a sentence, `spoken` is the row for a screen reader. `agreed` is the light that the group
    has settled on, None where it has not.
    """

    criterion: CriterionId
    title: str
    light: Light
    word: str
    view: str
    marks: tuple[Mark, ...]
    score: int | None
    lowest: int | None
    highest: int | None
    rings: tuple[Ring, ...]
    number: str
    span: str
    hover: str
    spoken: str
    agreed: AgreedMark | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many criteria of a part have a light; the only thing said of several criteria together."""

    light: Light
    number: int
    word: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the catalogue; nameless where it has no parts."""

    title: str
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The words of the small key below the picture: what the bar, the rings, the line and the two thresholds
    mean, and which letter is whose.
    """

    result: str
    rings: str
    line: str
    thresholds: str
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole profile; `view` where every row with a score shows one and the same perspective alone, "nur
    Sicht: Verwaltung".
    """

    title: str
    yellow_from: int
    green_from: int
    view: str
    blocks: tuple[Block, ...]
    key: Key

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def parts(self) -> tuple[Picture, ...]:
        """One picture for each part, so that no page break cuts a row."""
        return tuple(replace(self, blocks=(block,)) for block in self.blocks)


Agreed = Mapping[CriterionId, AgreedMark]


def picture(
    profile: Profile, catalogue: Catalogue, language: Language, agreed: Agreed = MappingProxyType({})
) -> Picture:
    """The profile in a language, part by part in the catalogue's order, the modules in use last; what is
    `agreed` beside what was computed.
    """
    voice = Voice(Questionnaire(catalogue, profile.phase), language)
    views = {view(row, voice) for row in profile.criteria if row.overall.shown}
    common = views.pop() if len(views) == 1 else ""
    letters = initials({str(p): voice.perspective(p) for p in profile.sheets if p != EVERYBODY})
    blocks = tuple(_with_agreed(block, agreed) for block in _blocks(profile, voice, common, letters))
    ringed = {ring.perspective for block in blocks for row in block.rows for ring in row.rings}
    return Picture(
        title=voice.say("Traffic-light profile"),
        yellow_from=catalogue.rules.yellow_from,
        green_from=catalogue.rules.green_from,
        view=common,
        blocks=blocks,
        key=_key(voice, {p: letter for p, letter in letters.items() if p in ringed}),
    )


def _with_agreed(block: Block, agreed: Agreed) -> Block:
    """A part with what is agreed on its criteria."""
    return replace(block, rows=tuple(_agreed(row, agreed.get(row.criterion)) for row in block.rows))


def _agreed(row: Row, mark: AgreedMark | None) -> Row:
    if mark is None:
        return row
    return replace(
        row, agreed=mark, hover=f"{row.hover} {mark.sentence}", spoken=f"{row.spoken}, {mark.long}"
    )


def views(row: CriterionProfile, voice: Voice) -> Picture:
    """One criterion as a picture of its own, a row for each perspective; to be drawn without headings."""
    rows = tuple(_view(row, perspective, voice) for perspective in row.perspectives)
    rules = voice.catalogue.rules
    return Picture(
        voice.criterion(row.criterion),
        rules.yellow_from,
        rules.green_from,
        "",
        (Block("", (), rows),),
        _key(voice, {}),
    )


def _blocks(profile: Profile, voice: Voice, common: str, letters: Mapping[str, str]) -> Iterator[Block]:
    profiles = {row.criterion: row for row in profile.criteria}
    modules = (voice.say("Add-on modules"), voice.catalogue.modules)
    for title, criteria in (
        *((_title(part, voice), criteria) for part, criteria in voice.catalogue.groups),
        modules,
    ):
        rows = tuple(_row(profiles[id_], voice, common, letters) for id_ in _ids(criteria) if id_ in profiles)
        if rows:
            counts = _counts(profile.lights([row.criterion for row in rows]), voice)
            yield (
                Block(title, counts, rows)
                if profile.sheets
                else Block(title, (), tuple(_unanswered(row, voice) for row in rows))
            )


def _title(part: Part | None, voice: Voice) -> str:
    return part.title.say(voice.language.tag) if part else ""


def _ids(criteria: tuple[Criterion, ...]) -> tuple[CriterionId, ...]:
    return tuple(CriterionId(criterion.id) for criterion in criteria)


def _counts(lights: dict[Light, int], voice: Voice) -> tuple[Count, ...]:
    return tuple(
        Count(light, lights[light], voice.say(words.word))
        for light, words in LIGHT_WORDS.items()
        if light in lights
    )


def _row(row: CriterionProfile, voice: Voice, common: str, letters: Mapping[str, str]) -> Row:
    rating, whose = row.overall.rating, view(row, voice)
    return Row(
        criterion=row.criterion,
        title=voice.criterion(row.criterion),
        light=rating.light,
        word=voice.say(LIGHT_WORDS[rating.light].word),
        view="" if whose == common else whose,
        marks=marks(row, voice),
        score=rating.score,
        lowest=row.overall.lowest if len(row.overall.shown) > 1 else None,
        highest=row.overall.highest if len(row.overall.shown) > 1 else None,
        rings=_rings(row, voice, letters),
        number=number(rating, voice),
        span=span(row, voice),
        hover=in_short(row, voice),
        spoken=spoken(row, voice),
    )


def _unanswered(row: Row, voice: Voice) -> Row:
    """A row of a profile without any sheet."""
    word = voice.say("no answers yet")
    return replace(row, word=word, hover=word, spoken=f"{row.title}: {word}")


def _rings(row: CriterionProfile, voice: Voice, letters: Mapping[str, str]) -> tuple[Ring, ...]:
    scores = ((p, row.perspectives[p].score) for p in row.overall.shown if len(row.overall.shown) > 1)
    return tuple(
        Ring(p, voice.perspective(p), score, letters.get(p, "")) for p, score in scores if score is not None
    )


def _view(row: CriterionProfile, perspective: PerspectiveId, voice: Voice) -> Row:
    rating, title = row.perspectives[perspective], voice.perspective(perspective)
    return Row(
        criterion=row.criterion,
        title=title,
        light=rating.light,
        word=voice.say(LIGHT_WORDS[rating.light].word),
        view="",
        marks=marks_of_perspective(rating, voice),
        score=rating.score,
        lowest=None,
        highest=None,
        rings=(),
        number=number(rating, voice),
        span="",
        hover=" ".join(why_perspective(row, perspective, voice)),
        spoken=f"{title}: {result(rating, voice)}",
    )


def _key(voice: Voice, letters: Mapping[str, str]) -> Key:
    shared = bool(letters)
    return Key(
        result=voice.say("result across all perspectives") if shared else voice.say("result"),
        rings=voice.say("one perspective each") if shared else "",
        line=voice.say("from the lowest to the highest") if shared else "",
        thresholds=thresholds(voice.catalogue.rules, voice.language),
        letters=tuple(f"{letter} {voice.perspective(PerspectiveId(p))}" for p, letter in letters.items()),
    )
