"""A row of the profile in few words: its number, its spread, its marks, and the sentence a screen reader
says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.scoring.values import CriterionProfile, Flag, Light, Rating
from qcheck.wording.lights import CAPPED, CLOSE_CALL, FLAG_WORDS, LIGHT_WORDS, FlagWords
from qcheck.wording.next_light import to_the_next_light
from qcheck.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class Mark:
    """A short word in a frame beside a light, and what it means."""

    text: str
    sentence: str
    words: FlagWords

    @property
    def strong(self) -> bool:
        """Whether the mark stands out."""
        return self.words.strong


def spoken(row: CriterionProfile, voice: Voice) -> str:
    """For a screen reader: "Zugang und Vielfalt: Gelb, auf dem Weg, 61 von 100, knapp"."""
    words = [result(row.overall.rating, voice), view(row, voice), *marked(marks(row, voice), voice)]
    return f"{voice.criterion(row.criterion)}: {', '.join(filter(None, words))}"


def in_short(row: CriterionProfile, voice: Voice) -> str:
    """The explanation in one or two sentences, for hovering: the result, from whom, and what is missing to
    the next light.
    """
    sentences = (
        _outcome(row, voice),
        to_the_next_light(row.overall.rating, voice),
        *(mark.sentence for mark in _talked_about(row, voice)),
    )
    return " ".join(filter(None, sentences))


def result(rating: Rating, voice: Voice) -> str:
    """A rating without its criterion: "Gelb, auf dem Weg, 61 von 100"; a light that is no colour by its word
    alone.
    """
    words = LIGHT_WORDS[rating.light]
    title = () if rating.light in (Light.WITHHELD, Light.NOT_RELEVANT) else (voice.say(words.title),)
    score = () if rating.score is None else (voice.say("{score} of 100", score=rating.score),)
    return ", ".join((*title, voice.say(words.word), *score))


def number(rating: Rating, voice: Voice) -> str:
    """What stands in the column of numbers: the score, or in two or three words why there is none."""
    if rating.score is not None:
        return str(rating.score)
    words = LIGHT_WORDS[rating.light].without_score
    return voice.say(words) if words else "–"


def span(row: CriterionProfile, voice: Voice) -> str:
    """Lowest and highest perspective, "42 bis 83" or "alle gleich"; empty where fewer than two are shown."""
    if len(row.overall.shown) < 2:
        return ""
    if row.overall.lowest == row.overall.highest:
        return voice.say("all alike")
    return voice.say("{lowest} to {highest}", lowest=row.overall.lowest, highest=row.overall.highest)


def view(row: CriterionProfile, voice: Voice) -> str:
    """Whose view it is where it is that of one perspective alone: "nur Sicht: Verwaltung"; empty for a shared
    result.
    """
    if len(row.overall.shown) != 1 or len(voice.catalogue.perspective_ids) == 1:
        return ""
    [only] = row.overall.shown
    return (
        voice.perspective(only)
        if only == EVERYBODY
        else voice.say("one view only: {perspective}", perspective=voice.perspective(only))
    )


def marks(row: CriterionProfile, voice: Voice) -> tuple[Mark, ...]:
    """Everything to mark in a row, in the order of `FLAG_WORDS`; a perspective's flag with its name where it
    is not the only one.
    """
    told = (pair for pair in dict.fromkeys(row.flags) if not _is_said(row.overall.rating, pair[0]))
    flags = sorted(told, key=lambda pair: list(FLAG_WORDS).index(pair[0]))
    named = (_mark(FLAG_WORDS[flag], voice, _whose(row, perspective)) for flag, perspective in flags)
    return (*named, *_marks_of_light(row.overall.rating, voice))


def each_once(marked: Iterable[Mark], voice: Voice) -> Iterator[tuple[FlagWords, str]]:
    """These marks, each once, with the names of all whom it is about; empty for all together: (divided,
    "Verwaltung und Politik").
    """
    whose: dict[FlagWords, list[str]] = {}
    for mark in marked:
        name = mark.text.removeprefix(voice.say(mark.words.mark)).removeprefix(": ")
        whose.setdefault(mark.words, []).append(name)
    return ((words, voice.listed(filter(None, names))) for words, names in whose.items())


def marked(all_marks: Iterable[Mark], voice: Voice) -> tuple[str, ...]:
    """These marks in a sentence, each once: "starker Unterschied", "uneinig: Verwaltung und Politik"."""
    once = ((voice.say(words.mark), names) for words, names in each_once(all_marks, voice))
    return tuple(f"{mark}: {names}" if names else mark for mark, names in once)


def marks_of_perspective(rating: Rating, voice: Voice) -> tuple[Mark, ...]:
    """Everything to mark in one perspective's own rating."""
    return (
        *(
            _mark(words, voice)
            for flag, words in FLAG_WORDS.items()
            if flag in rating.flags and not _is_said(rating, flag)
        ),
        *_marks_of_light(rating, voice),
    )


def _is_said(rating: Rating, flag: Flag) -> bool:
    """Whether the light says already what the flag would: not relevant here is often not relevant, too."""
    return flag is Flag.OFTEN_NOT_RELEVANT and rating.light is Light.NOT_RELEVANT


def _marks_of_light(rating: Rating, voice: Voice) -> tuple[Mark, ...]:
    capped = (_mark(CAPPED, voice),) if rating.capped_by else ()
    several = (
        rating.n is None or rating.n > 1
    )  # with one sheet every answer decides: a mark that is always there says nothing
    return (*capped, _mark(CLOSE_CALL, voice)) if rating.close_call and several else capped


def _mark(words: FlagWords, voice: Voice, perspective: PerspectiveId | None = None) -> Mark:
    text = voice.say(words.mark)
    named = text if perspective is None else f"{text}: {voice.perspective(perspective)}"
    return Mark(named, voice.say(words.sentence), words)


def _whose(row: CriterionProfile, perspective: PerspectiveId | None) -> PerspectiveId | None:
    return perspective if len(row.perspectives) > 1 else None


def _outcome(row: CriterionProfile, voice: Voice) -> str:
    between = span(row, voice)
    said = result(row.overall.rating, voice) + (f" ({between})" if between else "")
    return f"{voice.criterion(row.criterion)}: {', '.join(filter(None, (said, _voices(row, voice))))}."


def _voices(row: CriterionProfile, voice: Voice) -> str:
    shown, asked = len(row.overall.shown), voice.asked(row.criterion)
    if shown < 2:
        return view(row, voice)
    return voice.count(
        "{number} of {asked} perspective", "{number} of {asked} perspectives", shown, asked=asked
    )


def _talked_about(row: CriterionProfile, voice: Voice) -> tuple[Mark, ...]:
    """The first flag's sentence and the cap: enough for a glance."""
    flags = [flag for flag in FLAG_WORDS if flag in {flag for flag, _ in row.flags}]
    capped = (_mark(CAPPED, voice),) if row.overall.rating.capped_by else ()
    return (*capped, *(_mark(FLAG_WORDS[flag], voice) for flag in flags[:1]))
