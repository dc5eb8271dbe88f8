"""The questionnaire on paper: an accessible A4 file to be filled in with a pen, in usual or large print, for
one perspective or for a choice among all of them.

Beside each box stands in grey the key with which its answer is typed in, and each question has the number
that it has there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from qcheck.asking import Questionnaire
from qcheck.catalogue import Perspective, PerspectiveId
from qcheck.language import N_, language
from qcheck.reports import method, typesetting
from qcheck.reports.brand import Brand
from qcheck.reports.paper_questions import Data, Questions
from qcheck.reports.pdf.house_style import Sheet, around, set_with
from qcheck.reports.source import SheetSource
from qcheck.reports.typesetting.glyphs import typeset
from qcheck.service import Mode
from qcheck.wording import CLOSING, Voice, words_around
from qcheck.wording.fit import FITS

LARGE_PRINT = 17
"""Points."""

CROSS = N_("Please put a cross in one box for each statement. Leave it empty if you do not want to answer.")
WRONG_BOX = N_("The wrong box? Fill it in completely, and put your cross in the right one.")
NO_USE = N_("You do not need the grey signs beside the boxes.")  # nobody may type this sheet in
GREY_SIGNS = N_("You do not need the grey signs beside the boxes: they help to type the answers in.")
GAPS = N_("Some numbers are missing here: those questions are put to others.")
NOBODY_TYPES_IT_IN = N_(
    "This check is confidential: nobody may type in a sheet for somebody else. Use this paper to think it "
    "over beforehand, and then answer by yourself, with your invitation, on a device of your own or one at "
    "the place."
)
FIT_ON_PAPER = N_(
    "The small line below each question asks whether it fits: for those who write the questions. It counts "
    "for no result and is typed in apart from your answers."
)
ASKS_FIT = N_("Does this question fit?")
AFTERWARDS_ON_PAPER = N_("What comes of it, you hear from the people who gave you this sheet.")


def write(source: SheetSource, brand: Brand, *, large: bool = False) -> bytes:
    """The blank sheet as PDF/UA-1 and PDF/A-2a."""
    paper = _Paper(source, large)
    sheet = Sheet(source.title, source.made, large, paper.footers)
    asked = paper.data()

    def laid_out(look: Brand) -> bytes:
        data = {**around(sheet, look, paper.voice.language), **asked}
        return typesetting.pdf("sheet.typ", data, source.made)

    return set_with(brand, laid_out)


@dataclass(frozen=True)
class _Paper:
    source: SheetSource
    large: bool

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.source.questionnaire, language(self.source.language))

    @cached_property
    def questions(self) -> Questions:
        return Questions(self.voice, self.source.perspective, self.large)

    @property
    def questionnaire(self) -> Questionnaire:
        return self.source.questionnaire

    @property
    def tag(self) -> str:
        return self.voice.language.tag

    @property
    def whose(self) -> str:
        """The perspective of the sheet, empty where there is none or it is to be chosen."""
        chosen = self.source.perspective
        return self.voice.perspective(chosen) if chosen and self.voice.catalogue.perspectives else ""

    @property
    def footers(self) -> tuple[str, ...]:
        code = self.voice.say("Code {code}", code=self.source.code) if self.source.code else ""
        first = " · ".join(filter(None, (self.source.title, self.whose, code)))
        return first, method.catalogue(self.voice.catalogue, self.voice.language)

    def data(self) -> Data:
        """All that `sheet.typ` lays out."""
        say = self.voice.say
        return {
            "kicker": typeset(say("Questionnaire on paper")),
            "about": typeset(" · ".join(filter(None, self._about()))),
            "whose": typeset(say("You answer as: {view}", view=self.whose) if self.whose else ""),
            "for-whom": typeset(self._for_whom(self.source.perspective)),
            "warning": typeset(say(NOBODY_TYPES_IT_IN) if self.source.mode is Mode.CONFIDENTIAL else ""),
            "letter": [[say(label), typeset(text)] for label, text in self._letter() if text],
            "before": [typeset(text) for text in self._before() if text],
            "how": [say("How to answer"), [typeset(text) for text in self._how() if text]],
            "choose": self._choice(),
            "print": LARGE_PRINT,
            "prompt": typeset(prompt.say(self.tag) if (prompt := self.questions.prompt) else ""),
            "groups": list(self.questions.groups()),
            "fit": self._fit(),
            "closing": self._closing(),
            "thanks": typeset(words_around(self.voice.catalogue, "thanks", self.voice.language)),
            "back": typeset(self._back()),
        }

    def _about(self) -> Iterator[str]:
        source, say = self.source, self.voice.say
        phase = self.questionnaire.phase_title(self.tag)
        views = () if source.perspective is None else (source.perspective,)
        length = self.questionnaire.longest(views)
        questions = self.voice.count("{number} question", "{number} questions", length.questions)
        yield source.place
        yield say("Phase: {phase}", phase=phase) if phase else ""
        yield self.voice.count(
            "{questions}, about {number} minute",
            "{questions}, about {number} minutes",
            length.minutes,
            questions=questions,
        )
        yield say("voluntary")

    def _letter(self) -> Iterator[tuple[str, str]]:
        head = self.source.letterhead
        yield N_("Who asks"), head.sender
        yield N_("What it is about"), head.purpose
        yield N_("Questions to"), head.contact
        yield N_("Afterwards"), head.afterwards or self.voice.say(AFTERWARDS_ON_PAPER)
        yield N_("Data protection"), head.privacy

    def _before(self) -> Iterator[str]:
        """What the online sheet says at its beginning."""
        welcome = self.voice.catalogue.texts.welcome
        yield welcome.say(self.tag) if welcome else ""
        yield " ".join(self.source.facts)
        yield words_around(self.voice.catalogue, "freetext_notice", self.voice.language)

    def _how(self) -> Iterator[str]:
        say = self.voice.say
        yield self.questions.phase_intro if self.questions.is_intro_for_all else ""
        yield words_around(self.voice.catalogue, "how_to_answer", self.voice.language)
        yield f"{say(CROSS)} {say(WRONG_BOX)}"
        yield words_around(self.voice.catalogue, "comment_prompt", self.voice.language)
        if self.source.asks_fit:
            yield say(FIT_ON_PAPER)
        signs = NO_USE if self.source.mode is Mode.CONFIDENTIAL else GREY_SIGNS
        yield f"{say(signs)} {say(GAPS) if self.questions.has_gaps else ''}".strip()

    def _fit(self) -> list[str]:
        """What can be said about a question, after the words that ask it; nothing where it is not asked."""
        if not self.source.asks_fit:
            return []
        return [typeset(self.voice.say(sentence)) for sentence in (ASKS_FIT, *FITS.values())]

    def _choice(self) -> Data | None:
        """The boxes for the perspective, where it is to be chosen on the sheet."""
        known = {perspective.id: perspective for perspective in self.voice.catalogue.perspectives}
        if self.source.perspective is not None or not known:
            return None
        offered = [
            known[perspective] for perspective in self.questionnaire.perspectives if perspective in known
        ]
        return {
            "title": self.voice.say("From which perspective do you answer?"),
            "offered": [
                [typeset(self._said(perspective)), typeset(self._meant(perspective))]
                for perspective in offered
            ],
        }

    def _for_whom(self, perspective: PerspectiveId | None) -> str:
        titled = (known for known in self.voice.catalogue.perspectives if known.id == perspective)
        return next(map(self._meant, titled), "")

    def _said(self, perspective: Perspective) -> str:
        return perspective.title.say(self.tag)

    def _meant(self, perspective: Perspective) -> str:
        return perspective.for_whom.say(self.tag) if perspective.for_whom else ""

    def _closing(self) -> Data:
        catalogue, tongue = self.voice.catalogue, self.voice.language
        return {
            "title": self.voice.say("In closing"),
            "note": self.voice.say("Two open questions. You may leave them empty."),
            "questions": [
                typeset(f"{letter}. {words_around(catalogue, key, tongue, self.questionnaire.phase)}")
                for letter, key in zip(ascii_uppercase, CLOSING, strict=False)
            ],
        }

    def _back(self) -> str:
        if self.source.mode is Mode.CONFIDENTIAL:
            return ""
        return self.voice.say("Please give the sheet back to whoever gave it to you.")
