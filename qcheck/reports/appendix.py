"""The appendix of a report: every question that was asked, and how it was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qcheck.asking import Questionnaire
from qcheck.catalogue import Apart, Criterion, CriterionId, PerspectiveId, Question, Scale
from qcheck.charts import answer_bar
from qcheck.reports.document import Answered, Block, Bullets, Distribution, Heading, Paragraph, Role, Share
from qcheck.reports.method import gone
from qcheck.reports.named_criteria import is_unanswered
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile, Light, QuestionTally
from qcheck.service import Result
from qcheck.wording import Voice, of_hands, why
from qcheck.wording.scales import MOST_BESIDE, is_cut, numbered, shortened


def appendix(source: Source, voice: Voice) -> Iterator[Block]:
    """All questions, criterion by criterion, with why each light is what it is and all answers as far as they
    are shown.
    """
    result = source.result
    rows = {row.criterion: row for row in result.profile.criteria}
    criteria = [
        criterion for criterion in result.questionnaire.criteria if _is_reported(criterion, result, rows)
    ]
    yield Heading(voice.say("Appendix: all questions and answers"), new_page=True)
    if said := _beside_the_answers(result, voice):
        yield Paragraph(said, Role.SMALL)
    for criterion in criteria:
        yield from _criterion(criterion, rows.get(CriterionId(criterion.id)), result, voice)


def _beside_the_answers(result: Result, voice: Voice) -> str:
    """Why only the questions stand here, or where the comments are; empty where neither is to be said."""
    if result.emptied:
        return gone(result, voice)
    if not (result.shows.comments and result.profile.criteria):
        return ""
    return voice.say("Comments are not printed here. Whoever has a link to the result reads them there.")


def _is_reported(criterion: Criterion, result: Result, rows: dict[CriterionId, CriterionProfile]) -> bool:
    """Whether it is part of this report, and asks anything in this phase."""
    is_shown = not rows or criterion.id in rows
    return is_shown and bool(_questions(criterion, result.questionnaire))


def _questions(criterion: Criterion, questionnaire: Questionnaire) -> tuple[Question, ...]:
    return questionnaire.put_to(criterion, questionnaire.catalogue.perspective_ids)


def _criterion(
    criterion: Criterion, row: CriterionProfile | None, result: Result, voice: Voice
) -> Iterator[Block]:
    yield Heading(criterion.title.say(voice.language.tag), 2)
    if row and is_unanswered(row):
        yield Paragraph(voice.say("Nobody has answered anything here."), Role.SMALL)
        yield Bullets(
            tuple(_worded(question, voice) for question in _questions(criterion, result.questionnaire))
        )
        return
    if row and row.perspectives and row.overall.rating.light is not Light.WITHHELD:
        yield Paragraph(
            " ".join((*why(row, voice, marked=False), *of_hands(row, result.hands, voice))), Role.SMALL
        )
    silent: list[str] = []
    for question in _questions(criterion, result.questionnaire):
        if row and (counted := _distribution(question, row, voice)):
            yield counted
            if is_cut(voice.scale_of(question.id), voice.language.tag):
                whole = numbered(voice.scale_of(question.id), voice.language.tag)
                yield Paragraph(voice.say("The answers in full: {answers}.", answers=whole), Role.SMALL)
        else:
            silent.append(_worded(question, voice))
    if silent:
        yield Bullets(tuple(silent))


def distributions(
    row: CriterionProfile,
    questionnaire: Questionnaire,
    voice: Voice,
    by: Callable[[Question], tuple[int, ...]],
) -> Iterator[Distribution]:
    """How the questions of a criterion were answered, without those of which nothing is shown, in an order
    `by` what matters.
    """
    criterion = questionnaire.catalogue.criterion(row.criterion)
    for question in sorted(_questions(criterion, questionnaire), key=by):
        if counted := _distribution(question, row, voice):
            yield counted


def _distribution(question: Question, row: CriterionProfile, voice: Voice) -> Distribution | None:
    groups = tuple(_groups(question, row, voice))
    steps = voice.scale_of(question.id).points
    return Distribution(_worded(question, voice), groups, steps) if groups else None


def _worded(question: Question, voice: Voice) -> str:
    words = voice.question(question.id)
    return f"{words} ({voice.say('key question')})" if question.critical else words


def _groups(question: Question, row: CriterionProfile, voice: Voice) -> Iterator[Answered]:
    for perspective, tally in row.tallies(question.id).items():
        if row.perspectives[perspective].light is not Light.WITHHELD:
            yield answered(perspective, tally, voice)


def answered(perspective: PerspectiveId, tally: QuestionTally, voice: Voice) -> Answered:
    """How one group answered a question."""
    whose = voice.perspective(perspective) if voice.catalogue.perspectives else ""
    if tally.withheld:
        return Answered(whose, (), voice.say(answer_bar.TOO_FEW))
    if not (any(tally.points) or tally.dk or tally.na):
        return Answered(whose, (), answer_bar.nothing(tally, voice.language))
    scale, language = voice.scale_of(tally.question), voice.language
    on_it = tuple(
        Share(_called(stretch.label, step, scale, voice), stretch.count, step)
        for step, stretch in enumerate(answer_bar.stretches(tally.points, scale, language), 1)
    )
    beside = (
        Share(voice.label_of(tally.question, Apart.DK), tally.dk, None),
        Share(voice.label_of(tally.question, Apart.NA), tally.na, None),
        Share(voice.say("not answered"), tally.open, None),
    )
    return Answered(whose, (*on_it, *beside))


def _called(label: str, step: int, scale: Scale, voice: Voice) -> str:
    """An answer as it stands beside a bar or above a column: where answers are long, with its number, cut."""
    return f"{step}: {shortened(label, MOST_BESIDE)}" if is_cut(scale, voice.language.tag) else label
