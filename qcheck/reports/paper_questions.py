"""The questions of a sheet on paper as the data that its layout reads: in their parts and topics, with their
numbers, in words whom they are for and after which answers they are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from qcheck.asking import Asked, Questionnaire
from qcheck.catalogue import (
    Apart,
    Criterion,
    CriterionId,
    Filter,
    Option,
    PerspectiveId,
    Question,
    QuestionId,
    Scale,
    Text,
)
from qcheck.paragraphs import pieces
from qcheck.reports.typesetting.glyphs import headline, typeset
from qcheck.wording import Voice
from qcheck.wording.scales import Layout, common_prompt, layout

Data = Mapping[str, object]

KEYS = {Apart.DK: "d", Apart.NA: "n"}
"""How an answer that is no point of the scale is typed in."""
MOST_NUMBERS = 11
MOST_BESIDE, LONGEST_BESIDE, LONGEST_IN_A_COLUMN = 7, 34, 60
"""As many answers, and words as long as that, stand side by side; others one below the other, in two columns
or across the page.
"""


@dataclass(frozen=True)
class Questions:
    """What a sheet asks; `perspective` None: everything, to be chosen on the sheet."""

    voice: Voice
    perspective: PerspectiveId | None
    large: bool = False

    @property
    def questionnaire(self) -> Questionnaire:
        return self.voice.questionnaire

    @property
    def tag(self) -> str:
        return self.voice.language.tag

    @cached_property
    def asked(self) -> Asked:
        """What this sheet asks, before any filter."""
        if self.perspective is not None:
            return self.questionnaire.asked(self.perspective)
        everybody = self.questionnaire.perspectives
        pairs = (
            (criterion, self.questionnaire.put_to(criterion, everybody))
            for criterion in self.questionnaire.criteria
        )
        return tuple((criterion, questions) for criterion, questions in pairs if questions)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each question, over all that the check asks: as where sheets are typed in."""
        everybody = self.questionnaire.perspectives
        topics = (
            self.questionnaire.put_to(criterion, everybody) for criterion in self.questionnaire.criteria
        )
        return {question.id: number for number, question in enumerate(chain.from_iterable(topics), 1)}

    @cached_property
    def filters(self) -> Mapping[QuestionId, tuple[Filter, ...]]:
        """After which answers each question is left out, as far as that can happen on this sheet."""
        chosen = self.perspective
        whose = (chosen,) if chosen is not None else self.questionnaire.perspectives
        return {
            question: filters for view in whose for question, filters in self.questionnaire.form(view).filters
        }

    @property
    def has_gaps(self) -> bool:
        """Whether numbers are missing on this sheet."""
        return len(self.numbers) > sum(len(questions) for _, questions in self.asked)

    def groups(self) -> Iterator[Data]:
        """The criteria of each part, the modules in use last."""
        left = {CriterionId(criterion.id): (criterion, questions) for criterion, questions in self.asked}
        for part, criteria in self.voice.catalogue.groups:
            criteria_here = [
                left.pop(CriterionId(criterion.id)) for criterion in criteria if criterion.id in left
            ]
            if criteria_here:
                title = part.title.say(self.tag) if part else ""
                meaning = part.meaning.say(self.tag) if part and part.meaning else ""
                yield self._group(title, meaning, tuple(criteria_here))
        if left:
            yield self._group(self.voice.say("Add-on modules"), "", tuple(left.values()))

    @property
    def phase_intro(self) -> str:
        """What to think of in this phase; nothing where no question looks at the process."""
        phase = self.questionnaire.phase_asked
        looks_at_process = any(not criterion.is_about_place for criterion, _ in self.asked)
        return phase.intro.say(self.tag) if phase and phase.intro and looks_at_process else ""

    @property
    def is_intro_for_all(self) -> bool:
        """Whether the words of the phase hold for everything on the sheet; else they stand with the groups
        for which they do.
        """
        return not any(criterion.is_about_place for criterion, _ in self.asked)

    def _group(self, title: str, meaning: str, asked: Asked) -> Data:
        in_phase = not all(criterion.is_about_place for criterion, _ in asked)
        return {
            "title": headline(title),
            "meaning": _blocks(meaning),
            "intro": typeset(self.phase_intro) if in_phase and not self.is_intro_for_all else "",
            "topics": [self._topic(criterion, questions) for criterion, questions in asked],
        }

    def _topic(self, criterion: Criterion, questions: tuple[Question, ...]) -> Data:
        say = self.voice.say
        several = len(questions) > 1
        return {
            "title": headline(criterion.title.say(self.tag)),
            "meaning": _blocks(criterion.meaning.say(self.tag) if criterion.meaning else ""),
            "evidence": self._evidence(criterion),
            "questions": [self._question(question) for question in questions],
            "remarks": say("Your comments and evidence (with the number of the question)")
            if several
            else say("Your comments and evidence"),
            "lines": 3 if several else 2,
        }

    def _evidence(self, criterion: Criterion) -> list[Data]:
        if not criterion.evidence:
            return []
        told = f"{self.voice.say('How it can be shown')}: {criterion.evidence.say(self.tag)}"
        return _blocks(told)

    def _question(self, question: Question) -> Data:
        catalogue = self.voice.catalogue
        scale, prompt = catalogue.scale_of(question), catalogue.prompt_of(question)
        return {
            "number": str(self.numbers[question.id]),
            "text": typeset(self.voice.question(question.id)),
            "help": _blocks(question.help.say(self.tag) if question.help else ""),
            "only": typeset(self._only(question)),
            "leave": typeset(" ".join(self._left_out(question))),
            "prompt": typeset(prompt.say(self.tag) if prompt and self.prompt is None else ""),
            "options": [self._option(option) for option in scale.answers],
            "layout": self._layout(scale),
        }

    @cached_property
    def prompt(self) -> Text | None:
        """What is said once above all questions; None where these say it themselves."""
        asked = [question for _, questions in self.asked for question in questions]
        return common_prompt(self.voice.catalogue, asked)

    def _option(self, option: Option) -> Data:
        apart = isinstance(option.value, Apart)
        key = KEYS[option.value] if isinstance(option.value, Apart) else str(option.value)
        return {"label": typeset(option.label.say(self.tag)), "key": key, "apart": apart}

    def _layout(self, scale: Scale) -> str:
        """How the boxes stand to each other: beside, in two columns, or the points across the whole width."""
        longest = max(len(option.label.say(self.tag)) for option in scale.answers)
        if longest > LONGEST_IN_A_COLUMN:
            return "across"
        is_short = len(scale.answers) <= MOST_BESIDE or self._is_numbers(scale)
        return "beside" if is_short and longest <= LONGEST_BESIDE and not self.large else "below"

    def _is_numbers(self, scale: Scale) -> bool:
        return scale.points <= MOST_NUMBERS and layout(scale, self.tag) is Layout.NUMBERS

    def _only(self, question: Question) -> str:
        """Whom a question is for, on a sheet for everybody."""
        asked = self.questionnaire.asked_to(question)
        if self.perspective is not None or len(asked) == len(self.questionnaire.perspectives):
            return ""
        return self.voice.say(
            "Only for: {views}", views=self.voice.listed(map(self.voice.perspective, asked))
        )

    def _left_out(self, question: Question) -> Iterator[str]:
        say = self.voice.say
        for condition in self.filters.get(QuestionId(question.id), ()):
            answers = (
                say("“{answer}”", answer=self.voice.label_of(condition.question, value))
                for value in condition.answer
            )
            number = self.numbers[condition.question]
            yield say(
                "Please leave this out if you have ticked {answers} for question {question}.",
                answers=self.voice.either(answers),
                question=number,
            )
            if QuestionId(condition.question) in self.filters:
                yield say("The same if you have left out question {question}.", question=number)


def _blocks(text: str) -> list[Data]:
    """The paragraphs and lists of a longer text, each with whether it is a list."""
    return [
        {"list": False, "lines": [typeset(piece)]}
        if isinstance(piece, str)
        else {"list": True, "lines": [typeset(entry) for entry in piece]}
        for piece in pieces(text)
    ]
