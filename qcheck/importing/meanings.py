"""What the cells of one catalogue's answers mean: the words people write → ids and values, or what is wrong
with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from qcheck.catalogue import EVERYBODY, AnswerValue, Catalogue, PerspectiveId, QuestionId, Scale, Text
from qcheck.importing.problems import Complaint, InWords, Value
from qcheck.language import N_
from qcheck.loading.problems import shown
from qcheck.records import Evidence, SheetId
from qcheck.typed_text import one_line, visible

V = TypeVar("V")

EMPTY_SHEET = Complaint(
    N_("the cell 'sheet' is empty"),
    hint=N_("every row says to which sheet it belongs, by any name or number"),
)
NO_NAME_SHEET = Complaint(
    N_("the cell 'sheet' says NA, which is how R writes a missing name"),
    hint=N_("every row says to which sheet it belongs, by any name or number"),
)
NA_OF_R = Complaint(
    N_("'NA' can mean two things: R writes it where an answer is missing"),
    hint=N_("write na for 'not relevant here', or leave the cell empty"),
)
EMPTY_PERSPECTIVE = N_("the cell 'perspective' is empty")
EMPTY_QUESTION = Complaint(N_("the cell 'question' is empty"))
UNKNOWN_QUESTION = N_("there is no question '{cell}' in this catalogue")
UNKNOWN_PERSPECTIVE = N_("there is no perspective '{cell}' in this catalogue")
POSSIBLE = N_("possible are: {possible}")
NO_PERSPECTIVES = N_("this catalogue has no perspectives, so '{cell}' cannot be one")
LEAVE_EMPTY = N_("leave the column out or empty")
OFF_SCALE = N_("'{cell}' is not an answer on the scale")
A_DAY = N_("'{cell}' is a day: the spreadsheet has made one of what was typed")
SEVERAL_ANSWERS = N_("'{cell}' can mean several answers: {meant}")

_WHOLE = re.compile(r"\+?0*(\d+)(?:[.,]0*)?")  # 3, and 3.0 or 3,0 as spreadsheets write it
_NUMBER_FIRST = re.compile(r"[(\[]?(?P<value>a?o?\d{1,4}|dk|na)[)\]]?\s*[-:.=)|]*\s+(?P<label>.*[^\W\d].*)")
_NUMBER_LAST = re.compile(r"(?P<label>.*[^\W\d].*?)\s*[(\[](?P<value>a?o?\d{1,4}|dk|na)[)\]]")
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[ t].*)?|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?"
    r"|\d{1,2}[. -]+[^\W\d]{3,9}\.?(?:[ -]\d{2,4})?"
)  # 2026-04-03, 3.4.2026, 03. Apr
_GAP = re.compile(r"(?<=[^\W\d_])[\s_.-]+(?=\d)")  # between a word and its number
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d+$)")
MISSING_IN_R = "NA"
MISSING = frozenset({MISSING_IN_R, "N/A", "#N/A", "#NV"})
"""The same of other tools and of formulas that found nothing."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Meanings:
    """The words of one catalogue. Upper and lower case, spaces too many and invisible characters make no
    difference.

    Except for `NA` in capitals, which R writes where something is missing: taken as "not relevant here", it
    would make lights green.
    """

    def __init__(self, catalogue: Catalogue, in_words: bool = False) -> None:
        """`in_words`: what is possible is named as people read it, not by ids and numbers alone."""
        self._catalogue, self._in_words = catalogue, in_words
        self._own: dict[str, Answers] = {}

    def sheet(self, cell: str) -> SheetId | Complaint:
        """The sheet as its name looks: kinds of spaces and invisible characters make no other sheet."""
        name = " ".join(visible(cell).split())
        return (
            NO_NAME_SHEET
            if name == MISSING_IN_R
            else SheetId(unicodedata.normalize("NFC", name)) or EMPTY_SHEET
        )

    def question(self, cell: str) -> QuestionId | Complaint:
        """The question of this id."""
        if not (word := plain(cell)):
            return EMPTY_QUESTION
        if word in self._catalogue.questions:
            return QuestionId(word)
        return Complaint(UNKNOWN_QUESTION, (("cell", shown(cell)),), near=tuple(self._catalogue.questions))

    def perspective(self, cell: str) -> PerspectiveId | Complaint:
        """The perspective of this id, or with this title in any language; `all` for a catalogue without
        perspectives.
        """
        word = plain(cell)
        meant = self._perspectives.get(word) or _by_slug(word, self._perspectives)
        if len(meant) == 1:
            return meant[0]
        if not self._catalogue.perspectives:
            return (
                EVERYBODY if not word else Complaint(NO_PERSPECTIVES, (("cell", shown(cell)),), LEAVE_EMPTY)
            )
        message = UNKNOWN_PERSPECTIVE if word else EMPTY_PERSPECTIVE
        titles = [known.title for known in self._catalogue.perspectives]
        ids = ", ".join(self._catalogue.perspective_ids)
        possible = InWords.of(titles) if self._in_words else ids
        return Complaint(
            message, (("cell", shown(cell)), ("possible", possible)), POSSIBLE, tuple(self._perspectives)
        )

    def answer(self, cell: str, question: str = "") -> AnswerValue | Complaint | None:
        """The point or the answer set apart, by its value or by its label in any language; None for an empty
        cell. The scale is that of this `question`, without one the usual scale of the catalogue.
        """
        asked = self._catalogue.questions.get(question)
        if asked is None or (asked.scale is None and asked.options is None):
            return self._usual.meant(cell)
        if question not in self._own:
            self._own[question] = Answers(self._catalogue.scale_of(asked), self._in_words)
        return self._own[question].meant(cell)

    def is_answer(self, cell: str) -> bool:
        """Whether this is an answer to any question."""
        return any(
            not isinstance(self.answer(cell, question), Complaint) for question in self._catalogue.questions
        )

    @cached_property
    def _usual(self) -> Answers:
        return Answers(self._catalogue.scale, self._in_words)

    @cached_property
    def _perspectives(self) -> dict[str, list[PerspectiveId]]:
        titles = _by_word((PerspectiveId(p.id), p.title) for p in self._catalogue.perspectives)
        return titles | {p: [p] for p in self._catalogue.perspective_ids}


class Answers:
    """The words of one scale."""

    def __init__(self, scale: Scale, in_words: bool = False) -> None:
        self._options = scale.answers
        self._in_words = in_words

    def meant(self, cell: str) -> AnswerValue | Complaint | None:
        """The answer that this cell gives; None where it is empty."""
        if not (word := plain(cell)):
            return None
        if unicodedata.normalize("NFKC", visible(cell)).strip() in MISSING and not self._has_capital_label:
            return NA_OF_R
        meant = self._meant(word) or self._meant_twice(one_line(word))
        if len(meant) == 1:
            return meant[0]
        message = SEVERAL_ANSWERS if meant else A_DAY if _DAY.fullmatch(word) else OFF_SCALE
        values = (("cell", shown(cell)), ("meant", ", ".join(map(str, meant))), ("possible", self.possible))
        return Complaint(message, values, POSSIBLE)

    @property
    def possible(self) -> Value:
        """All answers, as they may be written."""
        if not self._in_words:
            return ", ".join(str(option.value) for option in self._options)
        return InWords.of(
            [option.label for option in self._options], [f"{{}} ({option.value})" for option in self._options]
        )

    def _meant(self, word: str) -> list[AnswerValue]:
        """All that a number or a label can mean. A survey tool's code such as `A4` is the place in a list
        that may begin with either end: what it means is said in the column map.
        """
        whole = _WHOLE.fullmatch(word)
        for said in (whole[1] if whole else word, word.rstrip(".! ")):
            if said in self._answers:
                return self._answers[said]
        return _by_slug(word, self._answers)

    def _meant_twice(self, word: str) -> list[AnswerValue]:
        """The same for a number with its label, such as `4 - trifft voll zu`: where the two do not agree, it
        is what both can mean.
        """
        said = _NUMBER_FIRST.fullmatch(word) or _NUMBER_LAST.fullmatch(word)
        if said is None:
            return []
        values, labels = self._meant(said["value"]), self._meant(said["label"])
        if not values or not labels:
            return []
        return [value for value in values if value in labels] or [*values, *labels]

    @cached_property
    def _has_capital_label(self) -> bool:
        """Whether the catalogue itself calls an answer NA."""
        return any(MISSING_IN_R in option.label.root.values() for option in self._options)

    @cached_property
    def _answers(self) -> dict[str, list[AnswerValue]]:
        words = _by_word((option.value, option.label) for option in self._options)
        return words | {str(option.value): [option.value] for option in self._options}


def evidence(cell: str) -> Evidence | None:
    """A note of evidence; a web address in it becomes its link, and its title too where there is nothing
    else.
    """
    words = " ".join(visible(cell).split())
    if words == MISSING_IN_R:
        return None
    if not (address := _ADDRESS.search(words)):
        return Evidence(words) if words else None
    link = _without_punctuation(address[0])
    before, after = (
        words[: address.start()].rstrip(" ([<"),
        words[address.start() + len(link) :].lstrip(")]>"),
    )
    return Evidence((before + after).strip(" ,.:;–-") or link, link)


def _without_punctuation(address: str) -> str:
    """What follows an address in a sentence does not belong to it; a closing bracket does where it was opened
    inside.
    """
    return address.rstrip(".,;:!?]}'" if "(" in address else ".,;:!?)]}'")


def comment(cell: str) -> str:
    """A comment; R writes NA where there is none."""
    words = cell.strip()
    return "" if words == MISSING_IN_R else words


def plain(cell: str) -> str:
    """The word without what people do not see: case, kinds of spaces and of apostrophes, composed or
    decomposed letters.
    """
    return " ".join(visible(unicodedata.normalize("NFKC", cell)).casefold().replace("’", "'").split())


def alike(sheet: str) -> str:
    """What names of sheets have in common that may well mean the same one: `Tisch 1`, `tisch 01` and
    `Tisch-1`; `1`, `1.0` and `01`.
    """
    word = plain(sheet)
    if whole := _WHOLE.fullmatch(word):
        return whole[1]
    return _ZEROS.sub("", _GAP.sub("", word))


def _by_slug(word: str, by_word: Mapping[str, list[V]]) -> list[V]:
    """What a name means that Kobo has made of a label, such as `trifft_voll_zu`; nothing for other words."""
    if " " in word or "_" not in word:
        return []
    spelled_alike = (meant for label, meant in by_word.items() if _slug(label) == word.strip("_"))
    return list(dict.fromkeys(value for meant in spelled_alike for value in meant))


def _slug(label: str) -> str:
    return _NOT_IN_NAMES.sub("_", label).strip("_")


def _by_word(meanings: Iterable[tuple[V, Text]]) -> dict[str, list[V]]:
    """Every word of these texts, in every language, with all that it can mean."""
    by_word: dict[str, list[V]] = {}
    for meaning, text in meanings:
        for words in set(map(plain, text.root.values())):
            by_word.setdefault(words, []).append(meaning)
    return by_word
