"""In whose words something is told: a language, and the questionnaire whose titles and questions
are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel.lists import format_list
from babel.numbers import format_percent

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, AnswerValue, Catalogue, PhaseId, Scale
from qcheck.language import Language


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything a sentence about a profile needs besides the figures; the phase chooses the wording of the
    questions.
    """

    questionnaire: Questionnaire
    language: Language

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that is asked."""
        return self.questionnaire.catalogue

    @property
    def phase(self) -> PhaseId | None:
        """The phase it is asked in; None where the catalogue has none."""
        return self.questionnaire.phase

    @property
    def written_in(self) -> str:
        """The language in which people have most likely written what they added, the questionnaire's first.
        Empty where it is the language of this voice.
        """
        first = self.catalogue.spoken[0].partition("-")[0]
        return "" if first == self.language.tag.partition("-")[0] else first

    def say(self, message: str, **values: object) -> str:
        """A message in this language, with `{names}` filled in."""
        return self.language.say(message, **values)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A message for this number, in this language; `{number}` is filled in, too."""
        return self.language.count(one, many, number, **values)

    def criterion(self, criterion_id: str) -> str:
        """The title of a criterion."""
        return self.catalogue.criterion(criterion_id).title.say(self.language.tag)

    def criteria(self, criterion_ids: Iterable[str]) -> str:
        """The titles of criteria as a sentence lists them; one that this catalogue does not have goes by
        its id. Empty for none.
        """
        known = {criterion.id for criterion in self.catalogue.every_criterion}
        return self.listed(
            self.criterion(criterion_id) if criterion_id in known else criterion_id
            for criterion_id in criterion_ids
        )

    def perspective(self, perspective_id: str) -> str:
        """The title of a perspective; the group of everybody is *alle zusammen*."""
        if perspective_id == EVERYBODY:
            return self.say("all together")
        titles = {perspective.id: perspective.title for perspective in self.catalogue.perspectives}
        return titles[perspective_id].say(self.language.tag)

    def question(self, question_id: str) -> str:
        """The wording of a question in this phase."""
        return self.catalogue.questions[question_id].wording(self.phase).say(self.language.tag)

    def label(self, value: AnswerValue) -> str:
        """How the usual scale calls an answer: for what is said of `dk` and `na` in general."""
        return self.catalogue.scale.label(value).say(self.language.tag)

    def scale_of(self, question_id: str) -> Scale:
        """The answers to a question."""
        return self.catalogue.scale_of(self.catalogue.questions[question_id])

    def label_of(self, question_id: str, value: AnswerValue) -> str:
        """How the scale of a question calls an answer to it."""
        return self.scale_of(question_id).label(value).say(self.language.tag)

    def asked(self, criterion_id: str) -> int:
        """How many perspectives the criterion puts a question to in this phase."""
        return len(self.questionnaire.concerned(self.catalogue.criterion(criterion_id)))

    def listed(self, items: Iterable[str]) -> str:
        """Items as a sentence lists them: `one, two and three`; empty for none."""
        return format_list(list(items), locale=self.language.locale)

    def either(self, items: Iterable[str]) -> str:
        """Items of which one is meant: `one, two or three`; empty for none."""
        return format_list(list(items), style="or", locale=self.language.locale)

    def percent(self, share: float) -> str:
        """A share of 0–1 as whole percent."""
        return str(format_percent(share, locale=self.language.locale))
