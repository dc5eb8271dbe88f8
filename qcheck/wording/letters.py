"""What is written to people: invitations to answer and to see the results; the same words on paper and in an
e-mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qcheck.language import N_, Language
from qcheck.wording import rounds

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
    else said in `zone`; `code` where there is none.

    `questions` and `minutes` are for the perspective that is asked most, of those that the letter is for.
    `released`: results can be seen. `views` are all perspectives that are asked. `name` says for whom the
    organiser made the link. From `sender` on it is what the organiser has written for all letters, empty
    where nothing was.
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
    zone: str
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


def invitation(about: Occasion, language: Language) -> Letter:
    """The letter that asks somebody to answer."""
    say = language.say
    return Letter(
        head=_head(about, language),
        headline=say("How well is participation working? Your view counts."),
        opening=tuple(
            filter(None, (say("It is about: {process}.", process=about.process), *_opening(about, language)))
        ),
        way=say("Scan the QR code with your phone, or type this address:"),
        typed=say("Or go to {join} and type this code:", join=about.join) if about.code else "",
        points=(
            (say("Until when?"), deadline(about, language)),
            (
                say("Do you have to take part?"),
                say(
                    "No. Taking part is voluntary. You can leave questions out, and whoever does not "
                    "take part has no disadvantage."
                ),
            ),
            (say("Who sees your answers?"), _who_sees(about, language)),
            (
                say("What do you need?"),
                say("A phone or a computer. You do not sign in, and you do not give your name."),
            ),
            *_afterwards(about, language),
            (say("Data protection in short"), data_protection(about, language)),
            *_contact(about, language),
        ),
        **_asking(about, language),
        thanks=say("Thank you for taking part!"),
    )


WHOLE = N_("Read everything that may be shown. You can change nothing with it.")
PART = N_("Read the part of the results that was chosen for it. You can change nothing with it.")


def results(about: Occasion, language: Language) -> Letter:
    """The letter that invites somebody to see the results."""
    say = language.say
    appear = say("This is a confidential check: there are results only after it has closed.")
    until = (
        say("It closes itself on {moment} ({zone}).", moment=about.ends, zone=about.zone)
        if about.ends
        else ""
    )
    waiting = () if about.released else (" ".join(filter(None, (appear, until))),)
    return Letter(
        head=_head(about, language),
        headline=say("How do people see the participation?"),
        opening=(
            say("It is about: {process}.", process=about.process),
            say(
                "Everyone involved in running it or taking part was asked. Traffic lights show what "
                "goes well and what to discuss."
            ),
            *waiting,
        ),
        way=say("You see the results here; scan the QR code with your phone, or type this address:"),
        typed="",
        points=(
            (say("What can you do with the link?"), say(PART if about.part else WHOLE)),
            (
                say("May you pass it on?"),
                say("Whoever has the link sees the results. Please ask those who sent it to you first."),
            ),
            *_afterwards(about, language),
            (say("When are the answers deleted?"), _deletion(about, language)),
            *_contact(about, language),
        ),
        **_asking(about, language),
        thanks="",
    )


def deadline(about: Occasion, language: Language) -> str:
    """Until when one can answer; honest where nobody has said so yet."""
    if about.ends:
        return language.say("Until {moment} ({zone}).", moment=about.ends, zone=about.zone)
    return language.say("No deadline has been set yet. Please answer soon.")


def data_protection(about: Occasion, language: Language) -> str:
    """Who is responsible, what is stored, how long, and where to read on."""
    return " ".join(filter(None, _data_protection(about, language)))


def _data_protection(about: Occasion, language: Language) -> Iterator[str]:
    say = language.say
    if responsible := about.privacy or about.sender:
        yield say("Responsible: {who}.", who=_on_one_line(responsible).rstrip("."))
    yield say(
        "Your answers, comments and perspective are stored, and when you answered; nobody asks for your "
        "name or address."
    )
    if about.mode == "open":
        yield say("It is also stored by which invitation you came.")
    yield say("You can change and delete your sheet as long as the check is running.")
    yield _deletion(about, language)
    yield say("More: {address}", address=about.privacy_page)


def _head(about: Occasion, language: Language) -> tuple[str, ...]:
    whom = language.say("For: {name}", name=about.name) if about.name else ""
    return tuple(filter(None, (about.sender, whom)))


def _opening(about: Occasion, language: Language) -> Iterator[str]:
    say, count = language.say, language.count
    yield about.purpose or say(
        "We would like to know how well participation is working, and ask everybody who shapes it or "
        "takes part in it."
    )
    if about.chooses and not about.perspective:
        yield say("Asked are: {views}.", views=", ".join(about.views))
        yield say("At the beginning you choose from which perspective you answer.")
    elif about.perspective:
        advice = FROM_EACH.get(about.perspective_id, "")
        yield " ".join(
            filter(
                None,
                (
                    say("You answer from this perspective: {perspective}.", perspective=about.perspective),
                    advice and say(advice),
                ),
            )
        )
    questions = count("{number} question", "{number} questions", about.questions)
    minutes = count("{number} minute", "{number} minutes", about.minutes)
    yield say(
        "It takes about {minutes} for {questions}. You can stop at any time and go on later.",
        minutes=minutes,
        questions=questions,
    )


def _afterwards(about: Occasion, language: Language) -> Points:
    return ((language.say("What happens afterwards?"), about.afterwards),) if about.afterwards else ()


def _contact(about: Occasion, language: Language) -> Points:
    return ((language.say("Whom can you ask?"), about.contact),) if about.contact else ()


def _asking(about: Occasion, language: Language) -> Mapping[str, str]:
    say = language.say
    if about.contact:
        return {"asking": "", "reply": ""}
    asking = say("Whom can you ask?") if about.sender else say("Who invites you, and whom can you ask?")
    return {"asking": asking, "reply": say("Whoever sent you this message. Just reply to it.")}


def _who_sees(about: Occasion, language: Language) -> str:
    return f"{rounds.named(about.mode, language)} {rounds.meaning(about.mode, about.minimum, language)}"


def _deletion(about: Occasion, language: Language) -> str:
    return language.say("On {day} all answers are deleted.", day=about.deletes)


def _on_one_line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())
