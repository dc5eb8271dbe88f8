"""What is written to people: invitations to answer, to see the results, and a reminder; the same words on paper and in an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qcheck.language import Language
from qcheck.wording import rounds


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a letter is about. `perspective` is empty where each chooses one; `ends` where no end was chosen, else said in `zone`;
    `code` where there is none.

    `questions` and `minutes` are for the perspective that is asked most, of those that the letter is for. `released`: results can be seen.
    """

    process: str
    perspective: str
    chooses: bool
    questions: int
    minutes: int
    mode: str
    minimum: int
    ends: str
    zone: str
    deletes: str
    address: str
    code: str
    join: str
    released: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """`way` stands before the address, `typed` before the code (empty without one); `points` are questions with their answers.

    `asking` is the one question whose answer whoever sends the letter knows alone: a line to fill in on paper, `reply` in an e-mail.
    """

    headline: str
    opening: tuple[str, ...]
    way: str
    typed: str
    points: tuple[tuple[str, str], ...]
    asking: str
    reply: str
    thanks: str


def invitation(about: Occasion, language: Language) -> Letter:
    """To answer."""
    say, count = language.say, language.count
    opening = [
        say("It is about: {process}.", process=about.process),
        say("We would like to know how well participation is working, and ask everybody who shapes it or takes part in it."),
    ]
    if about.perspective:
        opening.append(say("You answer from this perspective: {perspective}.", perspective=about.perspective))
    elif about.chooses:
        opening.append(say("At the beginning you choose from which perspective you answer."))
    questions = count("{number} question", "{number} questions", about.questions)
    minutes = count("{number} minute", "{number} minutes", about.minutes)
    opening.append(
        say("It takes about {minutes} for {questions}. You can stop at any time and go on later.", minutes=minutes, questions=questions)
    )
    return Letter(
        headline=say("How well is participation working? Your view counts."),
        opening=tuple(opening),
        way=say("Scan the QR code with your phone, or type this address:"),
        typed=say("Or go to {join} and type this code:", join=about.join) if about.code else "",
        points=(
            (
                say("Until when?"),
                say("Until {moment} ({zone}).", moment=about.ends, zone=about.zone)
                if about.ends
                else say("No deadline has been set yet. Please answer soon."),
            ),
            (say("Who sees your answers?"), _who_sees(about, language)),
            (say("What do you need?"), say("A phone or a computer. You do not sign in, and you do not give your name.")),
            (say("When are the answers deleted?"), _deletion(about, language)),
        ),
        asking=say("Who invites you, and whom can you ask?"),
        reply=say("Whoever sent you this message. Just reply to it."),
        thanks=say("Thank you for taking part!"),
    )


def results(about: Occasion, language: Language) -> Letter:
    """To see the results."""
    say = language.say
    appear = say("This is a confidential check: there are results only after it has closed.")
    until = say("It closes itself on {moment} ({zone}).", moment=about.ends, zone=about.zone) if about.ends else ""
    waiting = () if about.released else (" ".join(filter(None, (appear, until))),)
    return Letter(
        headline=say("How do people see the participation?"),
        opening=(
            say("It is about: {process}.", process=about.process),
            say("Everyone involved in running it or taking part was asked. Traffic lights show what goes well and what to discuss."),
            *waiting,
        ),
        way=say("You see the results here; scan the QR code with your phone, or type this address:"),
        typed="",
        points=(
            (say("What can you do with the link?"), say("Read everything that may be shown. You can change nothing with it.")),
            (say("May you pass it on?"), say("Whoever has the link sees the results. Please ask those who sent it to you first.")),
            (say("When are the answers deleted?"), _deletion(about, language)),
        ),
        asking=say("Who invites you, and whom can you ask?"),
        reply=say("Whoever sent you this message. Just reply to it."),
        thanks="",
    )


def as_mail(letter: Letter, about: Occasion) -> str:
    """A letter as a text to copy, without a pattern to point at."""
    code = f"{letter.typed} {about.code}" if letter.typed else ""
    points = "\n".join(f"{question} {answer}" for question, answer in (*letter.points, (letter.asking, letter.reply)))
    parts = (letter.headline, *letter.opening, about.address, code, points, letter.thanks)
    return "\n\n".join(filter(None, parts))


def reminder(about: Occasion, language: Language) -> str:
    """To those who have not answered yet; nobody knows who they are, so it is sent to all."""
    return "\n\n".join(filter(None, _reminder(about, language)))


def _reminder(about: Occasion, language: Language) -> Iterator[str]:
    say = language.say
    yield say("A reminder: {process}", process=about.process)
    yield say("We have asked you how you see the participation. If you have answered already: thank you, you need not do anything more.")
    yield (
        say("If not, please answer by {moment} ({zone}).", moment=about.ends, zone=about.zone)
        if about.ends
        else say("If not, we would be glad of your answers.")
    )
    yield say("You answer from this perspective: {perspective}.", perspective=about.perspective) if about.perspective else ""
    yield about.address
    yield say("Or go to {join} and type this code:", join=about.join) + f" {about.code}" if about.code else ""
    yield say(
        "As long as the check is running, you can change your answers: on the same device with the same link, on another one with "
        "your personal code as well."
    )


def _who_sees(about: Occasion, language: Language) -> str:
    return f"{rounds.named(about.mode, language)} {rounds.meaning(about.mode, about.minimum, language)}"


def _deletion(about: Occasion, language: Language) -> str:
    return language.say("On {day} all answers are deleted.", day=about.deletes)
