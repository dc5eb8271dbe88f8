"""A look at files in words, ready to be shown: each file with its sheets and problems, and what can be said
about columns and words that were not understood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language
from qcheck.loading.problems import shown
from qcheck.plain.incoming.sent_form import ANSWER, COLUMN, UNFINISHED, VIEW, WITHOUT_CONSENT, packed
from qcheck.service import LEAVE_OUT, TAKE_IN, Access, FilesLook, LookedFile
from qcheck.wording import CLOSING, imports, words_around

MOST_SHEETS = 60
"""So many sheets of a file are listed; the others are counted."""
IGNORE, PERSPECTIVE, LABEL, CONSENT = "ignore", "perspective", "label", "consent"
OTHERS = {
    PERSPECTIVE: N_("the perspective"),
    LABEL: N_("what the sheet is called"),
    CONSENT: N_("the consent that the answers are used"),
    IGNORE: N_("not wanted"),
}
SENT, MARK = "sent", "id"
ALONE = {SENT: N_("when it was sent off"), MARK: N_("the number of the response")}
"""What is understood by itself, and need not be chosen."""
WISHES = {LEAVE_OUT: N_("leave out"), TAKE_IN: N_("take in")}
WHOLE_FILE = N_("One perspective for all of a table that has no column for it")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its field, what it is called, an example, the possible values with their words,
    and which of them is chosen. `is_open`: nothing need be chosen.
    """

    field: str
    label: str
    example: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet of a file: its name, its perspective, how much is on it, whether it is there already."""

    name: str
    view: str
    answered: int
    known: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A file: its name, what it is, in short what of it comes in; its problems, what is not taken, its
    sheets, how many more there are, and how each column was understood. `state` is `good`, `bad` or `there`.
    """

    name: str
    kind: str
    short: str
    state: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that goes along in the form."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Looked:
    """All of it; `choices` are in groups with their titles."""

    files: tuple[Shown, ...]
    choices: tuple[tuple[str, tuple[Choice, ...]], ...]
    kept: tuple[Kept, ...]
    new: int
    fits: bool
    has_said: bool
    has_problems: bool


def looked(access: Access, look: FilesLook, tongue: Language) -> Looked:
    """The look in this language."""
    words = _Words(access, tongue)
    groups = (
        (tongue.say(N_("Responses")), tuple(_wishes(look, words))),
        (tongue.say(N_("Columns")), tuple(_columns(look, words))),
        (tongue.say(N_("Perspectives")), tuple(_views(look, words))),
        (tongue.say(N_("Answers")), tuple(_answers(look, words))),
    )
    return Looked(
        tuple(_shown(file, look, words) for file in look.files),
        tuple((title, choices) for title, choices in groups if choices),
        tuple(Kept(file.name, packed(file)) for file in look.given),
        sum(file.new for file in look.files if file.fits),
        look.fits,
        look.said.says_anything,
        any(file.problems for file in look.files) and not look.refused,
    )


class _Words:
    """The words of one check's questions, perspectives and answers."""

    def __init__(self, access: Access, tongue: Language) -> None:
        self.tongue, catalogue = tongue, access.catalogue
        questionnaire, tag = access.questionnaire, tongue.tag
        views = {perspective.id: perspective.title.say(tag) for perspective in catalogue.perspectives}
        self.views = tuple(
            (perspective, views[perspective])
            for perspective in questionnaire.perspectives
            if perspective in views
        )
        self.answers = tuple(_every_answer(catalogue, tag))
        self.names = imports.question_names(catalogue, access.phase, tongue)
        texts = {
            question: one.wording(access.phase).say(tag) for question, one in questionnaire.questions.items()
        }
        asked = tuple((question, shown(text, 90)) for question, text in texts.items())
        remarks = tuple((f"{question} comment", self._comment(text)) for question, text in asked)
        closing = tuple((key, words_around(catalogue, key, tongue, access.phase)) for key in CLOSING)
        others = tuple((key, tongue.say(words)) for key, words in OTHERS.items())
        self.meanings = (*others[:3], *asked, *closing, *remarks, others[3])
        self.view_of = dict(self.views)
        self.meaning_of = {**dict(self.meanings), **{key: tongue.say(said) for key, said in ALONE.items()}}

    def _comment(self, text: str) -> str:
        return self.tongue.say(N_("comment: {question}"), question=text)


def _every_answer(catalogue: Catalogue, tag: str) -> Iterator[tuple[str, str]]:
    """Each answer that a question can have, with all its labels where scales have several for it."""
    labels: dict[str, dict[str, None]] = {}
    for question in catalogue.questions.values():
        for option in catalogue.scale_of(question).answers:
            labels.setdefault(str(option.value), {}).setdefault(option.label.say(tag))
    points = sorted((value for value in labels if value.isdigit()), key=int)
    for value in (*points, *(value for value in labels if not value.isdigit())):
        yield value, shown(" / ".join(labels[value]), 90)


def _wishes(look: FilesLook, words: _Words) -> Iterator[Choice]:
    """What becomes of responses that nobody sent off, and of those without consent, where there are any."""
    options = tuple((value, words.tongue.say(said)) for value, said in WISHES.items())
    unfinished = sum(file.unfinished for file in look.files)
    without = sum(file.without_consent for file in look.files)
    if unfinished:
        label = words.tongue.count(
            "{number} response that was not sent off",
            "{number} responses that were not sent off",
            unfinished,
        )
        yield Choice(UNFINISHED, label, "", options, look.said.unfinished or LEAVE_OUT, False)
    if without:
        label = words.tongue.count(
            "{number} response without consent", "{number} responses without consent", without
        )
        yield Choice(WITHOUT_CONSENT, label, "", options, look.said.without_consent or LEAVE_OUT, False)


def _shown(file: LookedFile, look: FilesLook, words: _Words) -> Shown:
    tongue = words.tongue
    number = (file.new, file.is_there, tongue)
    short = imports.in_short(len(file.sheets), *number) if file.sheets else imports.sealed(*number)
    rows = tuple(
        Row(
            sheet.label,
            words.view_of.get(sheet.perspective, ""),
            sheet.answered,
            tongue.say(imports.KNOWN[sheet.known]),
        )
        for sheet in file.sheets
    )
    return Shown(
        file.name,
        tongue.say(imports.KINDS[file.kind]),
        tongue.say(N_("does not fit")) if file.problems else short,
        "bad" if file.problems else "good" if file.fits else "there",
        tuple(problem.below(tongue, words.names) for problem in file.problems),
        tuple(imports.not_taken(look.not_taken(file), words.names, tongue)),
        rows[:MOST_SHEETS],
        max(0, len(rows) - MOST_SHEETS),
        tuple(_understood(file, words)),
    )


def _understood(file: LookedFile, words: _Words) -> Iterator[tuple[str, str]]:
    for column in file.columns:
        if column.meaning in words.meaning_of:
            yield column.head, words.meaning_of[column.meaning]


def _columns(look: FilesLook, words: _Words) -> Iterator[Choice]:
    """Columns that mean nothing yet, and those about which something was said; then the perspective of a
    whole file.
    """
    seen: set[str] = set()
    for file in look.files:
        for column in file.columns:
            chosen = look.said.columns.get(column.head, "")
            if column.head not in seen and (chosen or not column.meaning):
                seen.add(column.head)
                yield Choice(COLUMN + column.head, column.head, column.example, words.meanings, chosen)
    if any(file.columns for file in look.files) and words.views:
        label = words.tongue.say(WHOLE_FILE)
        yield Choice("perspective", label, "", words.views, look.said.perspective)


def _views(look: FilesLook, words: _Words) -> Iterator[Choice]:
    known = dict.fromkeys((*look.said.perspectives, *(w for file in look.files for w in file.strange_views)))
    for word in known:
        yield Choice(VIEW + word, word, "", words.views, look.said.perspectives.get(word, ""))


def _answers(look: FilesLook, words: _Words) -> Iterator[Choice]:
    known = dict.fromkeys((*look.said.answers, *(w for file in look.files for w in file.strange_answers)))
    for word in known:
        yield Choice(ANSWER + word, word, "", words.answers, look.said.answers.get(word, ""))
