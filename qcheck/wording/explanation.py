"""Why a light is what it is, in plain sentences: who and what counts, what was left out, which rule decided,
what would change it.

The sentences speak of sheets. Where there is one sheet only, they speak of that one person's answers and do
not pretend a group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from qcheck.catalogue import EVERYBODY, Apart, PerspectiveId, QuestionId
from qcheck.scoring.values import CriterionProfile, Explanation, Light, Rating, Rule
from qcheck.wording.flag_reasons import of_the_group, of_the_perspective
from qcheck.wording.lights import LIGHT_WORDS, threshold
from qcheck.wording.next_light import close_call, to_the_next_light
from qcheck.wording.rows import span, view
from qcheck.wording.voice import Voice


def heading_of_why(rating: Rating, voice: Voice) -> str:
    """The heading above an explanation, such as *Warum gelb?*"""
    return voice.say(LIGHT_WORDS[rating.light].heading)


def why(row: CriterionProfile, voice: Voice, *, own: bool = False, marked: bool = True) -> tuple[str, ...]:
    """The overall light of a criterion explained. `own`: the reader gave the one sheet there is, and is
    spoken to. Without what is `marked`, it is the light alone.
    """
    rating = row.overall.rating
    who = (
        _together(row, voice)
        if len(row.overall.shown) > 1
        else (*_whose_view(row, voice), *_counted(rating.explanation, voice, own))
    )
    flags = (*of_the_group(row, voice), *_of_perspectives(row, voice)) if marked else ()
    decided = _decided(row, rating, row.perspectives, voice)
    return _said((*who, _without_result(row, voice), *decided, *_change(rating, voice), *flags))


def why_perspective(
    row: CriterionProfile, perspective: PerspectiveId, voice: Voice, *, own: bool = False
) -> tuple[str, ...]:
    """One perspective's light explained."""
    rating = row.perspectives[perspective]
    counted = _counted(rating.explanation, voice, own)
    decided = _decided(row, rating, [perspective], voice)
    return _said((*counted, *decided, *_change(rating, voice), *of_the_perspective(rating, None, voice)))


def of_hands(
    row: CriterionProfile, hands: Mapping[QuestionId, Mapping[PerspectiveId, int]], voice: Voice
) -> tuple[str, ...]:
    """How much of a criterion's light comes from counted answers (hands in the room, piles of paper), by
    question and perspective; nothing where none does.
    """
    counted: Counter[PerspectiveId] = Counter()
    for question in voice.catalogue.criterion(row.criterion).questions:
        counted.update(hands.get(QuestionId(question.id), {}))
    if not (number := counted.total()):
        return ()
    seen = voice.listed(f"{voice.perspective(perspective)} {count}" for perspective, count in counted.items())
    sentence = voice.count(
        "Among them {number} answer that was counted (raised hands, a pile of paper): {seen}.",
        "Among them {number} answers that were counted (raised hands, a pile of paper): {seen}.",
        number,
        seen=seen,
    )
    return (sentence,)


def _said(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)


def _together(row: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    explanation, shown = row.overall.rating.explanation, row.overall.shown
    sheets = voice.count("{number} sheet", "{number} sheets", explanation.counted)
    perspectives = voice.count(
        "{number} of {asked} perspective",
        "{number} of {asked} perspectives",
        len(shown),
        asked=voice.asked(row.criterion),
    )
    scores = voice.listed(f"{voice.perspective(p)} {row.perspectives[p].score}" for p in shown)
    counts = voice.say(
        "{sheets} from {perspectives} count, each perspective alike: {scores}.",
        sheets=sheets,
        perspectives=perspectives,
        scores=scores,
    )
    return (counts, *_sheets_left_out(explanation, voice), _answers_left_out(explanation, voice))


def _whose_view(row: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    if not view(row, voice):
        return ()
    [only] = row.overall.shown
    if only == EVERYBODY:
        return (
            voice.say(
                "No perspective alone has enough sheets, but all together do. So they are shown as one group."
            ),
        )
    return (
        voice.say(
            "So far only one perspective has answered here: {perspective}.",
            perspective=voice.perspective(only),
        ),
    )


def _without_result(row: CriterionProfile, voice: Voice) -> str:
    """The other perspectives, each with the reason why it gives no result."""
    others = [
        (p, rating)
        for p, rating in row.perspectives.items()
        if row.overall.shown and p not in row.overall.shown
    ]
    reasons = [
        f"{voice.perspective(p)} ({voice.say(LIGHT_WORDS[rating.light].word)})" for p, rating in others
    ]
    return voice.say("Not counted in: {perspectives}.", perspectives=voice.listed(reasons)) if reasons else ""


def _counted(explanation: Explanation, voice: Voice, own: bool) -> tuple[str, ...]:
    if explanation.sheets == 1:
        return _of_one_sheet(explanation, voice, own)
    if not explanation.counted:
        return (
            voice.say("None of the {sheets} sheets has enough answers here.", sheets=explanation.sheets)
            if explanation.too_few
            else "",
        )
    sheets = voice.count("{number} sheet counts", "{number} sheets count", explanation.counted)
    answers = voice.count("with {number} answer in all", "with {number} answers in all", explanation.points)
    counted = (
        f"{sheets}, {answers}." if explanation.points else f"{sheets}."
    )  # of *alle zusammen* answers are not always told
    return (counted, *_sheets_left_out(explanation, voice), _answers_left_out(explanation, voice))


def _of_one_sheet(explanation: Explanation, voice: Voice, own: bool) -> tuple[str, ...]:
    given = explanation.points + explanation.points_left_out
    asked = given + explanation.dk + explanation.na + explanation.open
    if not asked:
        return ()
    if own:
        opening = voice.count(
            "You have assessed {given} of {number} question.",
            "You have assessed {given} of {number} questions.",
            asked,
            given=given,
        )
    else:
        opening = voice.count(
            "There is one sheet. On it, {given} of {number} question is assessed.",
            "There is one sheet. On it, {given} of {number} questions are assessed.",
            asked,
            given=given,
        )
    return (opening, _answers_left_out(explanation, voice))


def _sheets_left_out(explanation: Explanation, voice: Voice) -> tuple[str, ...]:
    too_few = voice.count(
        "{number} sheet does not count here, because too few of its questions are assessed.",
        "{number} sheets do not count here, because too few of their questions are assessed.",
        explanation.too_few,
    )
    not_relevant = voice.count(
        "On {number} sheet nothing applies here.",
        "On {number} sheets nothing applies here.",
        explanation.not_relevant,
    )
    return (too_few if explanation.too_few else "", not_relevant if explanation.not_relevant else "")


def _answers_left_out(explanation: Explanation, voice: Voice) -> str:
    given = {Apart.DK: explanation.dk, Apart.NA: explanation.na}
    apart = [
        voice.say("{times} times “{label}”", times=times, label=voice.label(value))
        for value, times in given.items()
        if times
    ]
    unanswered = (
        [voice.count("{number} open question", "{number} open questions", explanation.open)]
        if explanation.open
        else []
    )
    return (
        voice.say("Not counted: {answers}.", answers=voice.listed(apart + unanswered))
        if apart or unanswered
        else ""
    )


def _decided(
    row: CriterionProfile, rating: Rating, seen_by: Iterable[PerspectiveId], voice: Voice
) -> tuple[str, ...]:
    if rating.explanation.rule is Rule.CAPPED:
        return _capped(row, rating, voice)
    if rating.explanation.rule is Rule.SCORE:
        return (
            f"{_score(row, rating, voice)} {threshold(rating.light, voice.catalogue.rules, voice.language)}",
        )
    return (_without_score(row, rating, seen_by, voice),)


def _score(row: CriterionProfile, rating: Rating, voice: Voice) -> str:
    if rating is row.overall.rating and (between := span(row, voice)):
        return voice.say("On average this makes {score} of 100 ({span}).", score=rating.score, span=between)
    return voice.say("This makes {score} of 100.", score=rating.score)


def _capped(row: CriterionProfile, rating: Rating, voice: Voice) -> tuple[str, ...]:
    rules = voice.catalogue.rules
    opening = (
        f"{_score(row, rating, voice)} "
        f"{voice.say('That would be green (from {green}).', green=rules.green_from)}"
    )
    rule = voice.count(
        (
            "Where a key question is below {yellow}, the light is yellow at most. It turns green as soon as "
            "this question reaches {yellow}."
        ),
        (
            "Where a key question is below {yellow}, the light is yellow at most. It turns green as soon as "
            "these questions reach {yellow}."
        ),
        len(rating.capped_by),
        yellow=rules.yellow_from,
    )
    return (opening, *(_cap(question, rating, voice) for question in rating.capped_by), rule)


def _cap(question: QuestionId, rating: Rating, voice: Voice) -> str:
    mean = rating.critical.get(question)
    score = "" if mean is None else voice.say(" ({score} of 100)", score=mean)
    return voice.say("Limited by: “{question}”{score}.", question=voice.question(question), score=score)


def _without_score(
    row: CriterionProfile, rating: Rating, seen_by: Iterable[PerspectiveId], voice: Voice
) -> str:
    if rating.light is Light.GREY and _most_questions(row, seen_by, voice) == 1:
        return voice.say("For a result, the one question here must be assessed.")
    if rating.light is Light.GREY:
        return voice.say(
            "For a result, at least half of the questions that apply must be assessed and, where two or "
            "more apply, at least two."
        )
    if rating.light is Light.WITHHELD:
        minimum = voice.catalogue.rules.minimum_group
        return voice.say(
            "A perspective is shown from {minimum} sheets, so that nobody can be recognised.", minimum=minimum
        )
    return _not_relevant(row, rating, voice)


def _most_questions(row: CriterionProfile, seen_by: Iterable[PerspectiveId], voice: Voice) -> int:
    """How many questions the criterion puts to the one of these perspectives that is asked most."""
    asks, criterion = voice.questionnaire, voice.catalogue.criterion(row.criterion)
    everybody = asks.catalogue.perspective_ids
    groups = (everybody if perspective == EVERYBODY else (perspective,) for perspective in seen_by)
    numbers = (len(asks.put_to(criterion, group)) for group in groups)
    return max(numbers, default=len(asks.put_to(criterion, everybody)))


def _not_relevant(row: CriterionProfile, rating: Rating, voice: Voice) -> str:
    if not voice.asked(row.criterion):
        return voice.say("There are no questions on this in this phase.")
    if not (rating.explanation.sheets or row.perspectives):
        return voice.say("So far nobody was asked who has a question here.")
    return voice.say("According to the answers, none of the questions applies here.")


def _change(rating: Rating, voice: Voice) -> tuple[str, str]:
    return to_the_next_light(rating, voice), close_call(rating, voice)


def _of_perspectives(row: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    named = len(row.perspectives) > 1
    return tuple(
        sentence
        for p, rating in row.perspectives.items()
        for sentence in of_the_perspective(rating, p if named else None, voice)
    )
