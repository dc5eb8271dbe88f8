"""The flags in words, each with the rule that raised it: what deserves a talk, between perspectives and
within one.
"""

from __future__ import annotations

from collections.abc import Collection

from babel.numbers import format_decimal

from qcheck.catalogue import Apart, PerspectiveId, Role
from qcheck.scoring.values import CriterionProfile, Flag, Light, QuestionTally, Rating
from qcheck.wording.lights import LIGHT_WORDS
from qcheck.wording.voice import Voice

DIFFERENCES = (Flag.DIFFERENCE, Flag.STRONG_DIFFERENCE)


def of_the_group(row: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    """Differences between the perspectives, a possible blind spot, and lights that the shared questions alone
    would give otherwise.
    """
    flags = row.overall.rating.flags if len(row.overall.shown) > 1 else ()
    seen_differently = (
        (difference(row, voice), basis(row, voice)) if any(flag in DIFFERENCES for flag in flags) else ()
    )
    unseen = (blind_spot(row, voice),) if Flag.BLIND_SPOT in flags else ()
    return (*seen_differently, *unseen, *on_shared_questions(row, voice))


def of_the_perspective(
    rating: Rating, perspective: PerspectiveId | None, voice: Voice, flags: Collection[Flag] = tuple(Flag)
) -> tuple[str, ...]:
    """What stands out within one perspective, which is named where there are several; or only one of these
    `flags`.
    """
    name = "" if perspective is None else f"{voice.perspective(perspective)}: "
    raised = set(rating.flags) & set(flags)
    disagreement = _disagreements(rating, voice) if Flag.DISAGREEMENT in raised else ()
    gap = (_knowledge_gap(rating, voice),) if Flag.KNOWLEDGE_GAP in raised else ()
    unfit = (_often_not_relevant(rating, voice),) if Flag.OFTEN_NOT_RELEVANT in raised else ()
    return tuple(name + sentence for sentence in (*disagreement, *gap, *unfit))


def difference(row: CriterionProfile, voice: Voice) -> str:
    """Who sees it highest and who lowest, with the rule; for a row in which at least two can be compared."""
    (highest, top), (lowest, bottom) = _extremes(row)
    return voice.say(
        "Here you see it differently: {highest} {top}, {lowest} {bottom} ({rule}).",
        highest=voice.perspective(highest),
        top=shared_score(highest, row, voice),
        lowest=voice.perspective(lowest),
        bottom=shared_score(lowest, row, voice),
        rule=_rule_of_difference(top - bottom, voice),
    )


def between(row: CriterionProfile, voice: Voice) -> str:
    """The same in short, where the heading says that it is seen differently: who is where, and how far."""
    (highest, top), (lowest, bottom) = _extremes(row)
    return voice.count(
        "{highest} {top}, {lowest} {bottom} ({number} point)",
        "{highest} {top}, {lowest} {bottom} ({number} points)",
        top - bottom,
        highest=voice.perspective(highest),
        top=shared_score(highest, row, voice),
        lowest=voice.perspective(lowest),
        bottom=shared_score(lowest, row, voice),
    )


def _extremes(row: CriterionProfile) -> tuple[tuple[PerspectiveId, int], tuple[PerspectiveId, int]]:
    """The perspectives that see it highest and lowest, with their scores."""
    scores = sorted(row.comparison.scores.items(), key=lambda item: -item[1])
    return scores[0], scores[-1]


def shared_score(perspective: PerspectiveId, row: CriterionProfile, voice: Voice) -> str:
    """What a perspective has in a comparison; where its own score is another one, with the word that says
    why.
    """
    score = row.comparison.scores[perspective]
    word = other_than_own(perspective, row, voice)
    return f"{score} ({word})" if word else str(score)


def with_score(perspective: PerspectiveId, row: CriterionProfile, voice: Voice) -> str:
    """Its name and its score in the comparison; where that is another one than in the profile, with the word
    that says why.
    """
    told = (str(row.comparison.scores[perspective]), other_than_own(perspective, row, voice))
    return f"{voice.perspective(perspective)} ({', '.join(filter(None, told))})"


def other_than_own(perspective: PerspectiveId, row: CriterionProfile, voice: Voice) -> str:
    """Why a perspective has another number here than in the profile; empty where it has the same."""
    own = row.perspectives.get(perspective)
    if own is None or own.score in (None, row.comparison.scores[perspective]):
        return ""
    return voice.say("shared questions only")


def basis(row: CriterionProfile, voice: Voice) -> str:
    """On how many questions the comparison rests."""
    return voice.count(
        "Only the {number} question put to all of them is compared.",
        "Only the {number} questions put to all of them are compared.",
        len(row.comparison.questions),
    )


def _rule_of_difference(points: int, voice: Voice) -> str:
    rules = voice.catalogue.rules
    if points >= rules.strong_difference:
        return voice.say(
            "difference of {points} points; strong from {limit}", points=points, limit=rules.strong_difference
        )
    if points >= rules.difference:
        return voice.say(
            "difference of {points} points; marked from {limit}", points=points, limit=rules.difference
        )
    return voice.say("green and red, two lights apart")


def blind_spot(row: CriterionProfile, voice: Voice) -> str:
    """The sentence of a possible blind spot: who organises and sees green, who takes part and sees red."""
    organising = _who_see(row, Role.ORGANISING, Light.GREEN, voice)
    taking_part = _who_see(row, Role.TAKING_PART, Light.RED, voice)
    return voice.say(
        (
            "Possible blind spot: those who organise see green ({organising}), those who take part see red "
            "({taking_part})."
        ),
        organising=organising,
        taking_part=taking_part,
    )


def _who_see(row: CriterionProfile, role: Role, light: Light, voice: Voice) -> str:
    having = [p.id for p in voice.catalogue.perspectives if p.role is role]
    return voice.listed(
        voice.perspective(p) for p, seen in row.comparison.lights.items() if p in having and seen is light
    )


def on_shared_questions(row: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    """The perspectives whose light would be another if only the shared questions counted."""
    own = {p: row.perspectives[p].light for p in row.comparison.lights if p in row.perspectives}
    return tuple(
        voice.say(
            "On the shared questions alone, {perspective} would be {shared} instead of {own}.",
            perspective=voice.perspective(p),
            shared=voice.say(LIGHT_WORDS[row.comparison.lights[p]].name),
            own=voice.say(LIGHT_WORDS[light].name),
        )
        for p, light in own.items()
        if light is not row.comparison.lights[p]
    )


def _disagreements(rating: Rating, voice: Voice) -> tuple[str, ...]:
    return tuple(_disagreement(tally, voice) for tally in rating.questions if tally.disagreement)


def _disagreement(tally: QuestionTally, voice: Voice) -> str:
    question = voice.question(tally.question)
    if tally.agreement is None:
        return voice.say(
            "On “{question}” the answers reach from one end of the scale to the other.", question=question
        )
    return voice.say(
        "On “{question}” the answers are far apart (agreement {agreement} on a scale from −1 to 1; up "
        "to {limit} the "
        "group counts as divided).",
        question=question,
        agreement=format_decimal(round(float(tally.agreement), 2), locale=voice.language.locale).replace(
            "-", "−"
        ),
        limit=format_decimal(voice.catalogue.rules.disagreement, locale=voice.language.locale),
    )


def _knowledge_gap(rating: Rating, voice: Voice) -> str:
    limit, label = voice.percent(voice.catalogue.rules.knowledge_gap), voice.label(Apart.DK)
    unknown = sum(tally.dk for tally in rating.questions)
    given = unknown + sum(sum(tally.points) for tally in rating.questions)
    if any(tally.withheld for tally in rating.questions):
        return voice.say(
            "At least {limit} of the answers are “{label}”: an information gap.", limit=limit, label=label
        )
    return voice.count(
        "{unknown} of {number} answer is “{label}”: an information gap (marked from {limit}).",
        "{unknown} of {number} answers are “{label}”: an information gap (marked from {limit}).",
        given,
        unknown=unknown,
        label=label,
        limit=limit,
    )


def _often_not_relevant(rating: Rating, voice: Voice) -> str:
    limit, label = voice.percent(voice.catalogue.rules.often_not_relevant), voice.label(Apart.NA)
    unfit = sum(tally.na for tally in rating.questions)
    given = unfit + sum(tally.dk + sum(tally.points) for tally in rating.questions)
    if any(tally.withheld for tally in rating.questions):
        return voice.say(
            "At least {limit} of the answers are “{label}”: often enough to ask why.",
            limit=limit,
            label=label,
        )
    return voice.count(
        "{unfit} of {number} answer is “{label}”: often enough to ask why (marked from {limit}).",
        "{unfit} of {number} answers are “{label}”: often enough to ask why (marked from {limit}).",
        given,
        unfit=unfit,
        label=label,
        limit=limit,
    )
