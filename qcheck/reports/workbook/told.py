"""What the tabs of a workbook are made of: the source of the report with the words for it, and the questions
in the order of the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from qcheck.catalogue import AnswerValue, Criterion, Question
from qcheck.language import N_, language
from qcheck.reports.source import Source
from qcheck.reports.workbook.tab import LightWord
from qcheck.scoring.values import Light
from qcheck.service import Result
from qcheck.wording import LIGHT_WORDS, Voice
from qcheck.wording.removed_words import told

WITHOUT_COLOUR = (Light.WITHHELD, Light.NOT_RELEVANT)


@dataclass(frozen=True)
class Told:
    """A source with its voice."""

    source: Source

    @property
    def result(self) -> Result:
        return self.source.result

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.result.questionnaire, language(self.source.language))

    @cached_property
    def parts(self) -> dict[str, str]:
        """By criterion, the title of its part; empty where there are no parts."""
        tag, modules = self.voice.language.tag, self.voice.say(N_("Add-on modules"))
        titles = {
            criterion.id: part.title.say(tag) if part else ""
            for part, criteria in self.voice.catalogue.groups
            for criterion in criteria
        }
        return titles | {module.id: modules for module in self.voice.catalogue.modules}

    @property
    def asked(self) -> Iterator[tuple[Criterion, Question]]:
        """The questions of the check that may be told of here, in the catalogue's order: those of the
        criteria that stand in the profile, or of all where there is none.
        """
        shown = {row.criterion for row in self.result.profile.criteria}
        for criterion in self.result.questionnaire.criteria:
            if criterion.id in shown or not shown:
                yield from ((criterion, question) for question in criterion.asks_in(self.voice.phase))

    def light(self, light: Light) -> LightWord:
        """A light in words: "Gelb, auf dem Weg"; one that is no colour by its word alone."""
        words = LIGHT_WORDS[light]
        title = () if light in WITHOUT_COLOUR else (self.voice.say(words.title),)
        return LightWord(light, ", ".join((*title, self.voice.say(words.word))))

    def label(self, question: str | None, value: AnswerValue | None) -> str:
        """The words of an answer to a question; empty for none."""
        if value is None:
            return ""
        return self.voice.label_of(question, value) if question else self.voice.label(value)

    def words(self, text: str) -> str:
        """What somebody wrote, with a phrase where organisers have removed words."""
        return told(text, self.voice.language)
