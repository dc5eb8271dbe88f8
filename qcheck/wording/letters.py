"""What is written to people: invitations to answer and to see the results; the same words on paper and in an
e-mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qcheck.language import N_, Language
from qcheck.wording import deletion, rounds

Points = tuple[tuple[str, str], ...]

FROM_EACH = {
    "verwaltung": N_(
        "Please answer for your office, as you experience the process; you need not agree your answers "
        "with your superiors."
    ),
    "politik": N_("It is not about the plan itself, but about how the participation goes."),
    "zivilgesellschaft": N_(
        "You can speak for your group. If you do not all see it the same way, hand in several sheets."
    ),
    "prozessgestaltung": N_("Please do not answer how it was meant, but how it turned out."),
    "einwohnerschaft": N_("You need not know anything beforehand. “I can't say” helps us, too."),
}
"""Perspective of the catalogues that come with qcheck → what to know for answering from it; others say
nothing.
"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a letter is about. `perspective` is empty where each chooses one; `ends` where no end was chosen,
    `code` where there is none.

    `questions` and `minutes` are for the perspective that is asked most, of those that the letter is for.
    `keeps` says what remains after the day it `deletes`; `emptied` is the day on which the answers went,
    empty before. `released`: results can be seen. `views` are all perspectives that are asked.
    `shares`: whoever answers may see the result. `name` says
    for whom the organiser made the link. From `sender` on it is what the organiser has written for all
    letters, empty where nothing was.
    """

    process: str
    perspective: str
    perspective_id: str
    chooses: bool
    views: tuple[str, ...]
    questions: int
    minutes: int
    mode: str
    minimum: int
    ends: str
    deletes: str
    address: str
    code: str
    join: str
    privacy_page: str
    released: bool
    name: str = ""
    sender: str = ""
    contact: str = ""
    privacy: str = ""
    purpose: str = ""
    afterwards: str = ""
    part: bool = False
    keeps: str = "nothing"
    emptied: str = ""
    shares: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """`way` stands before the address, `typed` before the code (empty without one); `points` are questions
    with their answers.

    `head` is who writes and to whom, empty where nobody said so. `asking` is the question that whoever sends
    the letter can answer alone, where the organiser has not written an answer: a line to fill in on paper,
    `reply` in an e-mail; empty where it is answered.
    """

    head: tuple[str, ...]
    headline: str
    opening: tuple[str, ...]
    way: str
    typed: str
    points: Points
    asking: str
    reply: str
    thanks: str


def invitation(occasion: Occasion, language: Language) -> Letter:
    """The letter that asks somebody to answer."""
    say = language.say
    return Letter(
        head=_head(occasion, language),
        headline=say("How well is participation working? Your view counts."),
        opening=tuple(
            filter(
                None,
                (say("It is about: {process}.", process=occasion.process), *_opening(occasion, language)),
            )
        ),
        way=say("Scan the QR code with your phone, or type this address:"),
        typed=say("Or go to {join} and type this code:", join=occasion.join) if occasion.code else "",
        points=_questions(occasion, language),
        **_asking(occasion, language),
        thanks=say("Thank you for taking part!"),
    )


def _questions(occasion: Occasion, language: Language) -> Points:
    """What whoever is invited asks before answering, with the answers."""
    say = language.say
    return (
        (say("Until when?"), deadline(occasion, language)),
        (
            say("Do you have to take part?"),
            say(
                "No. Taking part is voluntary. You can leave questions out, and whoever does not "
                "take part has no disadvantage."
            ),
        ),
        (say("Who sees your answers?"), _who_sees(occasion, language)),
        (
            say("What do you need?"),
            say("A phone or a computer. You do not sign in, and you do not give your name."),
        ),
        *_afterwards(occasion, language),
        (say("Data protection in short"), data_protection(occasion, language)),
        *_contact(occasion, language),
    )


WHOLE = N_("Read everything that may be shown. You can change nothing with it.")
PART = N_("Read the part of the results that was chosen for it. You can change nothing with it.")


def results(occasion: Occasion, language: Language) -> Letter:
    """The letter that invites somebody to see the results."""
    say = language.say
    appear = say("This is a confidential check: there are results only after it has closed.")
    until = say("It closes itself on {moment}.", moment=occasion.ends) if occasion.ends else ""
    waiting = () if occasion.released else (" ".join(filter(None, (appear, until))),)
    return Letter(
        head=_head(occasion, language),
        headline=say("How do people see the participation?"),
        opening=(
            say("It is about: {process}.", process=occasion.process),
            say(
                "Everyone involved in running it or taking part was asked. Traffic lights show what "
                "goes well and what to discuss."
            ),
            *waiting,
        ),
        way=say("You see the results here; scan the QR code with your phone, or type this address:"),
        typed="",
        points=(
            (say("What can you do with the link?"), say(PART if occasion.part else WHOLE)),
            (
                say("May you pass it on?"),
                say("Whoever has the link sees the results. Please ask those who sent it to you first."),
            ),
            *_afterwards(occasion, language),
            (say("When are the answers deleted?"), when_deleted(occasion, language)),
            *_contact(occasion, language),
        ),
        **_asking(occasion, language),
        thanks="",
    )


def deadline(occasion: Occasion, language: Language) -> str:
    """Until when one can answer; honest where nobody has said so yet."""
    if occasion.ends:
        return language.say("Until {moment}.", moment=occasion.ends)
    return language.say("No deadline has been set yet. Please answer soon.")


def data_protection(occasion: Occasion, language: Language) -> str:
    """Who is responsible, what is stored, how long, and where to read on."""
    return " ".join(filter(None, _data_protection(occasion, language)))


def _data_protection(occasion: Occasion, language: Language) -> Iterator[str]:
    say = language.say
    yield responsible(occasion, language)
    yield say(
        "Your answers, comments and perspective are stored, and when you answered; nobody asks for your "
        "name or address."
    )
    if occasion.mode == "open":
        yield say("It is also stored by which invitation you came.")
    yield say("You can change and delete your sheet as long as the check is running.")
    yield when_deleted(occasion, language)
    yield say("More: {address}", address=occasion.privacy_page)


def responsible(occasion: Occasion, language: Language) -> str:
    """Who answers for data protection; empty where nobody said so."""
    who = _on_one_line(occasion.privacy or occasion.sender).rstrip(".")
    return language.say("Responsible: {who}.", who=who) if who else ""


def what_for(occasion: Occasion, language: Language) -> str:
    """What the answers are for, in the organiser's words where there are some."""
    return occasion.purpose or language.say(
        "We would like to know how well participation is working, and ask everybody who shapes it or "
        "takes part in it."
    )


def how_long(occasion: Occasion, language: Language) -> str:
    """How many questions there are, and how long they take."""
    return language.say(
        "It takes about {minutes} for {questions}. You can stop at any time and go on later.",
        minutes=language.count("{number} minute", "{number} minutes", occasion.minutes),
        questions=language.count("{number} question", "{number} questions", occasion.questions),
    )


def _head(occasion: Occasion, language: Language) -> tuple[str, ...]:
    whom = language.say("For: {name}", name=occasion.name) if occasion.name else ""
    return tuple(filter(None, (occasion.sender, whom)))


def _opening(occasion: Occasion, language: Language) -> Iterator[str]:
    say = language.say
    yield what_for(occasion, language)
    if occasion.chooses and not occasion.perspective:
        yield say("Asked are: {views}.", views=", ".join(occasion.views))
        yield say("At the beginning you choose from which perspective you answer.")
    elif occasion.perspective:
        advice = FROM_EACH.get(occasion.perspective_id, "")
        yield " ".join(
            filter(
                None,
                (
                    say("You answer from this perspective: {perspective}.", perspective=occasion.perspective),
                    advice and say(advice),
                ),
            )
        )
    yield how_long(occasion, language)


def _afterwards(occasion: Occasion, language: Language) -> Points:
    return ((language.say("What happens afterwards?"), occasion.afterwards),) if occasion.afterwards else ()


def _contact(occasion: Occasion, language: Language) -> Points:
    return ((language.say("Whom can you ask?"), occasion.contact),) if occasion.contact else ()


def _asking(occasion: Occasion, language: Language) -> Mapping[str, str]:
    say = language.say
    if occasion.contact:
        return {"asking": "", "reply": ""}
    asking = say("Whom can you ask?") if occasion.sender else say("Who invites you, and whom can you ask?")
    return {"asking": asking, "reply": say("Whoever sent you this message. Just reply to it.")}


def _who_sees(occasion: Occasion, language: Language) -> str:
    return " ".join(
        (
            rounds.named(occasion.mode, language),
            rounds.promise(occasion.mode, occasion.minimum, language),
            rounds.seen_by(language, shares=occasion.shares),
        )
    )


def when_deleted(occasion: Occasion, language: Language) -> str:
    """When the answers are deleted, and what may stay; or that they are gone."""
    if occasion.emptied:
        return deletion.gone(occasion.emptied, language, with_result=occasion.keeps != "result")
    whole = N_("On {day} all answers are deleted.")
    told = deletion.told(occasion.keeps, occasion.deletes, language, whole)
    return " ".join(filter(None, (told, deletion.more(occasion.keeps, language))))


def _on_one_line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())
