"""The texts by which an answer in a file belongs to a question: those that are asked now, and those of
earlier editions whose answers still count, because the newer one says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qcheck.answer_files import wording_hash
from qcheck.catalogue import Catalogue, PhaseId, Question, QuestionId, Text
from qcheck.importing import header_words


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """An earlier edition of a catalogue, and the questions of it whose answers go on to count."""

    catalogue: Catalogue
    carried: frozenset[QuestionId]


class Wordings:
    """Of one catalogue in one phase; without a phase, all texts that a question has."""

    def __init__(
        self, catalogue: Catalogue, phase: PhaseId | None, earlier: Sequence[EarlierEdition] = ()
    ) -> None:
        self._catalogue, self._phase = catalogue, phase
        self._earlier = {edition.catalogue.version: edition for edition in earlier}

    def of(self, question: str) -> frozenset[str]:
        """Its wordings in every language, as they are compared, whatever edition they are of."""
        return frozenset(
            header_words.text(words) for asked in self._asked(question) for words in self._words(asked)
        )

    def is_left(self, question: str, version: str) -> bool:
        """Whether answers to this question of that edition do not count any more: it is gone, or means
        something else. False where nothing is known of that edition.
        """
        known = self._earlier.get(version)
        is_gone = question not in self._catalogue.questions and version != self._catalogue.version
        return is_gone or (known is not None and question not in known.carried)

    def gone(self) -> dict[str, str]:
        """The questions of earlier editions that are not asked any more, by id, in their words."""
        return {
            name: self.called(name, version)
            for version, edition in self._earlier.items()
            for name in edition.catalogue.questions
            if name not in self._catalogue.questions
        }

    def has(self, question: str, said: str, version: str) -> bool:
        """Whether these words, as a file of that edition has them, are those of this question; where it has
        none, whether the edition counts.
        """
        if question not in self._catalogue.questions or self.is_left(question, version):
            return False
        if not said:
            return version == self._catalogue.version or version in self._earlier
        return header_words.text(said) in self.of(question)

    def has_hash(self, question: str, said: str, version: str) -> bool:
        """The same by the hash of the words that were read."""
        if not said:
            return self.has(question, "", version)
        texts = (words for asked in self._asked(question) for words in self._words(asked))
        return not self.is_left(question, version) and said in map(wording_hash, texts)

    def called(self, question: str, version: str) -> str:
        """A question of that earlier edition in its words, where they are known; else its id."""
        known = self._earlier.get(version)
        asked = known.catalogue.questions.get(question) if known else None
        return next(iter(asked.wording(self._phase).root.values())) if asked else question

    def _asked(self, question: str) -> Iterable[Question]:
        """The question now, and as it was where its answers still count."""
        name = QuestionId(question)
        if question in self._catalogue.questions:
            yield self._catalogue.questions[name]
            yield from (
                edition.catalogue.questions[name]
                for edition in self._earlier.values()
                if name in edition.carried
            )

    def _words(self, question: Question) -> Iterable[str]:
        texts: Iterable[Text] = (question.text, *question.text_by_phase.values())
        return (
            words
            for text in ([question.wording(self._phase)] if self._phase else texts)
            for words in text.root.values()
        )
