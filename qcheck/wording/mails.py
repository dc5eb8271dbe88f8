"""Letters as e-mails: the whole letter as a text to copy, a short one for the mail program, and a
reminder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from qcheck.language import Language
from qcheck.wording import rounds
from qcheck.wording.letters import (
    Letter,
    Occasion,
    deadline,
    how_long,
    responsible,
    what_for,
    when_deleted,
)

MOST = 1_900
"""Signs of a `mailto:` address, encoded: Windows hands on some 2,000 to the mail program and drops the rest
in silence.
"""
DROPPED_FIRST = 5


def as_mail(letter: Letter, occasion: Occasion) -> str:
    """A letter as a text to copy, without a pattern to point at."""
    code = f"{letter.typed} {occasion.code}" if letter.typed else ""
    asking = ((letter.asking, letter.reply),) if letter.asking else ()
    points = "\n".join(
        f"{question if question.endswith('?') else f'{question}:'} {answer}"
        for question, answer in (*letter.points, *asking)
    )
    parts = (letter.headline, *letter.opening, occasion.address, code, points, letter.thanks, occasion.sender)
    return "\n\n".join(filter(None, parts))


def subject(occasion: Occasion, language: Language, *, to_see: bool = False) -> str:
    """What the e-mail is about."""
    if to_see:
        return language.say("The results: {process}", process=occasion.process)
    return language.say("Your view of the participation: {process}", process=occasion.process)


def mailto(occasion: Occasion, language: Language, *, to_see: bool = False) -> str:
    """The address of a new e-mail with subject and text, to nobody yet.

    The text is short. Where it is too long all the same, whole paragraphs are left out, those first that the
    text to copy and the first page of the sheet have as well; nothing is cut.
    """
    paragraphs = list(_results(occasion, language) if to_see else _invitation(occasion, language))
    about_it = subject(occasion, language, to_see=to_see)
    for rank in range(DROPPED_FIRST, -1, -1):
        address = _address(about_it, (text for needed, text in paragraphs if needed <= rank))
        if len(address) <= MOST:
            return address
    return _address(language.say("How well is participation working? Your view counts."), (occasion.address,))


def reminder(occasion: Occasion, language: Language) -> str:
    """To those who have not answered yet; nobody knows who they are, so it is sent to all."""
    return "\n\n".join(filter(None, _reminder(occasion, language)))


def _invitation(occasion: Occasion, language: Language) -> Iterator[tuple[int, str]]:
    """Paragraphs, each with how soon it is left out: 0 never, `DROPPED_FIRST` first."""
    say = language.say
    yield 0, say("Hello,")
    yield 1, say("It is about: {process}.", process=occasion.process)
    yield 5, what_for(occasion, language)
    yield 0, f"{say('Here you answer:')} {occasion.address}"
    yield 0, _code(occasion, language)
    yield 1, how_long(occasion, language)
    yield 0, f"{say('Until when?')} {deadline(occasion, language)}"
    yield 0, say("Taking part is voluntary. {mode}", mode=rounds.openness(occasion.mode, language))
    yield 4, occasion.afterwards
    yield 1, _asking(occasion, language)
    yield 3, responsible(occasion, language)
    yield 0, f"{when_deleted(occasion, language)} {say('Data protection:')} {occasion.privacy_page}"
    yield 0, say("Kind regards")
    yield 2, occasion.sender


def _results(occasion: Occasion, language: Language) -> Iterator[tuple[int, str]]:
    say = language.say
    yield 0, say("Hello,")
    yield 1, say("It is about: {process}.", process=occasion.process)
    yield 0, f"{say('Here you see the results:')} {occasion.address}"
    yield 5, occasion.afterwards
    yield 3, _asking(occasion, language)
    yield 0, when_deleted(occasion, language)
    yield 0, say("Kind regards")
    yield 2, occasion.sender


def _address(about_it: str, paragraphs: Iterable[str]) -> str:
    body = "\n\n".join(filter(None, paragraphs)).replace("\n", "\r\n")
    return f"mailto:?subject={quote(' '.join(about_it.split()), safe='')}&body={quote(body, safe='')}"


def _code(occasion: Occasion, language: Language) -> str:
    """Where the code is typed, and the code; empty without one."""
    if not occasion.code:
        return ""
    return f"{language.say('Or go to {join} and type this code:', join=occasion.join)} {occasion.code}"


def _asking(occasion: Occasion, language: Language) -> str:
    return f"{language.say('Whom can you ask?')} {occasion.contact}" if occasion.contact else ""


def _reminder(occasion: Occasion, language: Language) -> Iterator[str]:
    say = language.say
    yield say("A reminder: {process}", process=occasion.process)
    yield say(
        "We have asked you how you see the participation. If you have answered already: thank you, you "
        "need not do anything more."
    )
    yield (
        say("If not, please answer by {moment}.", moment=occasion.ends)
        if occasion.ends
        else say("If not, we would be glad of your answers.")
    )
    yield (
        say("You answer from this perspective: {perspective}.", perspective=occasion.perspective)
        if occasion.perspective
        else ""
    )
    yield occasion.address
    yield _code(occasion, language)
    yield say(
        "As long as the check is running, you can change your answers: on the same device with the same "
        "link, on another one with your personal code as well."
    )
    yield say("Taking part is voluntary. {mode}", mode=rounds.openness(occasion.mode, language))
    yield _asking(occasion, language)
    yield f"{when_deleted(occasion, language)} {say('Data protection:')} {occasion.privacy_page}"
    yield occasion.sender
