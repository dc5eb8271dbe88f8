"""The sheet of one perspective in one language as a single HTML file, for people without a network: made of
the same templates and the same script as the sheet online, with nothing around it that a server would do.

It is opened by a double click, keeps itself in the browser and hands out an answer file
(`qcheck/answer_files`). Styles and scripts stand in the page, and its policy allows these alone, by their
hashes: it can load nothing and send nothing.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import unescape

from markupsafe import Markup

from qcheck import look
from qcheck.catalogue import Criterion, Phase, Text
from qcheck.language import N_, Language
from qcheck.plain.sheet.fit import AsksFit
from qcheck.plain.sheet.question_fields import Shown, closing_texts, keys, shown
from qcheck.service import Access, CarriedSheet
from qcheck.web.check_facts import facts
from qcheck.web.field_names import NAMES
from qcheck.web.files import PACKAGE
from qcheck.web.rendering import Templates
from qcheck.wording import CLOSING, words_around
from qcheck.wording.scales import common_prompt

SCRIPTS = ("answering.js", "one_file.js", "beginning.js")
"""The sheet; the last one begins it."""
NOTHING: dict[str, str] = {}
_BARE = re.compile(r"^ +|^//.*\n|/\*.*?\*/\n?", re.MULTILINE)
"""Indents and comments, which a page that goes by e-mail need not carry."""
WORDS = {
    "kept": N_("Kept in this browser at {time}"),
    "notKept": N_("Only in this window: this browser keeps nothing."),
    "changed": N_("The questions below have changed."),
    "answeredOf": N_("{answered} of {total} questions answered"),
    "answered": N_("answered"),
    "notYet": N_("not answered yet"),
    "complete": N_("complete"),
    "partly": N_("{answered} of {total} answered"),
    "nothingWritten": N_("nothing written"),
    "nothing": N_("Nothing has been answered yet."),
    "tooLong": N_("One of your texts has {length} characters; {most} are possible. Please shorten it."),
    "noAddress": N_("Please give the whole address of a page, beginning with https:// or http://."),
    "tooLarge": N_("All texts together are too long for one answer file. Please shorten some of them."),
    "change": N_("change"),
    "answer": N_("answer"),
    "changeWhat": N_("Change: {question}"),
    "answerWhat": N_("Answer: {question}"),
    "thither": N_("To this field"),
    "stands": N_("This is file {number} of your sheet."),
    "saved": N_("Your browser saves the file {name}, usually in the folder for downloads."),
    "copied": N_("The text is copied. Insert it into an e-mail now."),
    "copyByHand": N_("The text is selected. Please copy it with Ctrl and C, or with a long tap."),
    "fileName": N_("answers"),
}
"""What the script says, by the names it knows."""
STEP = {True: N_("Question {step} of {steps}"), False: N_("Topic {step} of {steps}")}

READABLE = N_("Whoever gets the answer file can read your answers.")
SEALED = N_(
    "Your browser seals the answer file: whoever collects it or passes it on cannot read it, only the qcheck "
    "of this check can. That a file came from you, and when, is seen by whoever gets it."
)
BACK_BY = N_("The answer file has to be back by {moment}.")
BACK_BEFORE_THE_END = N_("The answer file has to be back before the organisers close the check.")
FILES_STAY = N_("Files and e-mails with your answers are deleted only by those who have them.")
AFTERWARDS = N_(
    "Ask the people who invited you for the result: this page does not show it. If you want your answers to "
    "be taken out again, ask them, too: they can do that as long as the check is running."
)
AFTERWARDS_SEALED = N_(
    "Ask the people who invited you for the result: this page does not show it. Once your file has been "
    "taken in, your answers cannot be taken out by themselves: that would tell which ones are yours."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A topic of the sheet with its questions as they stand on the page."""

    criterion: Criterion
    questions: tuple[Shown, ...]
    subject: Text
    phase: Phase | None
    prompt: Text | None

    @property
    def alone(self) -> bool:
        """Whether it is one question, which then is what its page is about."""
        return len(self.questions) == 1


@dataclass(frozen=True, slots=True)
class Carried:
    """In place of an entrance: what the templates of the sheet ask one for."""

    access: Access


def one_file(carried: CarriedSheet, tongue: Language, *, preview: bool = False) -> str:
    """The sheet as one HTML page; as a preview it says so and keeps nothing in the browser."""
    access, catalogue = carried.sheet.access, carried.sheet.access.catalogue
    style, script = _style(), _script()
    around = {
        "topics": _parts(carried),
        "texts": closing_texts(carried.sheet, NOTHING, NOTHING),
        "keys_of": keys(carried.sheet),
        "begun": carried.sheet.parts_begun,
        "length": access.questionnaire.length(carried.sheet.perspective),
        "filters": _filters(carried),
        "from_the_list": False,
        "preview": preview,
        "fit": AsksFit(sends=False) if access.asks_fit else None,
        "words": lambda name: words_around(catalogue, name, tongue, access.phase),
        "clock": str,
        "entrance": Carried(access),
        "facts": facts(access, tongue),
        "letterhead": access.letterhead,
        "way": _way(carried, tongue),
        "file_id": _file_id(carried),
        "carried": _for_the_script(carried, tongue, preview=preview),
        "style": Markup(style),  # noqa: S704  our own files
        "script": Markup(script),  # noqa: S704  our own files
        "policy": _policy(style, script),
    }
    return _TEMPLATES.draw("one_file", catalogue, tongue, around)


_TEMPLATES = Templates("sheet", {"names": json.dumps(NAMES)})


def _parts(carried: CarriedSheet) -> list[Part]:
    phase = carried.sheet.access.phase
    return [
        Part(
            criterion,
            shown(carried.sheet, questions, NOTHING, NOTHING),
            questions[0].wording(phase) if len(questions) == 1 else criterion.title,
            carried.sheet.phase_told_at(criterion.id),
            common_prompt(carried.sheet.access.catalogue, questions),
        )
        for criterion, questions in carried.sheet.asked
    ]


def _filters(carried: CarriedSheet) -> dict[str, str]:
    """By question its filters, as the script reads them."""
    return {
        question: json.dumps(
            [{"question": condition.question, "answer": condition.answer} for condition in filters]
        )
        for question, filters in carried.filters.items()
    }


def _way(carried: CarriedSheet, tongue: Language) -> dict[str, str]:
    """What is said of the way back: who can read the file, until when it counts, what becomes of it."""
    access = carried.sheet.access
    return {
        "seal": tongue.say(SEALED if carried.seal else READABLE),
        "until": _until(access, tongue),
        "files": tongue.say(FILES_STAY),
        "afterwards": tongue.say(AFTERWARDS_SEALED if carried.seal else AFTERWARDS),
    }


def _until(access: Access, tongue: Language) -> str:
    if access.ends is None:
        return tongue.say(BACK_BEFORE_THE_END)
    return tongue.say(BACK_BY, moment=tongue.at(access.ends, access.life.zone))


def _file_id(carried: CarriedSheet) -> str:
    return f"{carried.check}-{carried.sheet.perspective}"


def _for_the_script(carried: CarriedSheet, tongue: Language, *, preview: bool) -> Markup:
    """Everything that the script needs to know, as JSON that ends no element of the page."""
    access = carried.sheet.access
    asked = [question for _, questions in carried.sheet.asked for question in questions]
    is_each_alone = all(len(questions) == 1 for _, questions in carried.sheet.asked)
    known = {
        "title": access.title,
        "file": _file_id(carried),
        "preview": preview,
        "check": carried.check,
        "catalogue": {"id": access.catalogue.id, "version": access.catalogue.version},
        "phase": access.phase,
        "perspective": carried.sheet.perspective,
        "language": tongue.tag,
        "seal": {"x": carried.seal[0], "y": carried.seal[1]} if carried.seal else None,
        "questions": [question.id for question in asked],
        "wordings": dict(carried.wordings(tongue.tag)),
        "closing": CLOSING,
        "words": {name: tongue.say(message, **_blanks(message)) for name, message in WORDS.items()}
        | {
            "step": tongue.say(STEP[is_each_alone], step="{step}", steps="{steps}"),
            "written": [
                tongue.count("{number} answer written", "{number} answers written", number)
                for number in (1, 2)
            ],
        },
    }
    return Markup(json.dumps(known, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704  no element ends here


def _blanks(message: str) -> dict[str, str]:
    """The names in a message filled in with themselves, for the script to fill in."""
    return {name: f"{{{name}}}" for name in re.findall(r"\{(\w+)\}", message)}


@cache
def _style() -> str:
    """Tokens without the face, which would be half of the file: the faces that devices have are near it."""
    faces = look.stylesheet().split("@font-face")
    tokens = "@font-face".join(face for face in faces if "/look/" not in face.partition("}")[0])
    own = (PACKAGE / "plain/sheet/static/sheet.css").read_text(encoding="utf-8")
    return tokens + _BARE.sub("", own)


@cache
def _script() -> str:
    *sheet, beginning = [
        (PACKAGE / "plain/sheet/static" / name).read_text(encoding="utf-8") for name in SCRIPTS
    ]
    return _BARE.sub("", "\n".join(["function sheet() {", *sheet, "}", beginning]))


def policy_of(page: str) -> str:
    """What a page made here may do, as a server says it."""
    match = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    return unescape(match[1]) if match else "default-src 'none'"


def _policy(style: str, script: str) -> str:
    """What the page may do: be drawn with this style and this script, and nothing else."""
    own = (b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    allowed = "style-src 'sha256-{}'; script-src 'sha256-{}'".format(*own)
    return f"default-src 'none'; {allowed}; form-action 'none'; base-uri 'none'"
