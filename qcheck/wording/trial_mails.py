"""What a trial writes by mail to those who register for its dates or apply to it, in the words of each.

Nothing that somebody has typed in registering or applying stands in a mail, not even a name: nobody can send
words of their own to others through us. The texts are plain, their lines unbroken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime

from babel.dates import format_date, format_time

from qcheck.language import N_, Language, local
from qcheck.piloting import Trial, people_go

MOST_IN_SUBJECT = 60
"""Characters of a title in a subject: phones show no more."""
REGISTERED = N_(
    "You get this message because your mail address was given in registering for a date of the trial "
    "“{trial}”."
)
APPLIED = N_(
    "You get this message because your mail address was given in an application to the trial “{trial}”."
)
NOT_ME_REGISTERED = N_(
    "Was that not you? Then please cancel the registration under the link above: we will not write to you "
    "again about it."
)
NOT_ME_APPLIED = N_(
    "Was that not you? Then please take the application back under the link above: we will not write to you "
    "again about it."
)

GOES = N_("On {day} all that is kept about you here is deleted.")
GOES_BY_PROGRAM = N_(
    "On {day} all that is kept about you here is deleted. This message was sent by a program."
)
OWN_REGISTRATION = N_("Your registration: see it, change it or cancel:")
OWN_PAGE = N_("Your page:")
OWN_APPLICATION = N_("Your application: see it, change it or take it back:")
DECIDED_APPLICATION = N_("Your application: see it or take it back:")


@dataclass(frozen=True, slots=True)
class DateInMail:
    """A date as mails tell it. `place` is empty where it is online; `access` is how to get into an online
    meeting, said on the day alone; `requirements` is what one needs for it.
    """

    title: str
    starts: datetime
    ends: datetime
    zone: str
    place: str = ""
    access: str = ""
    requirements: str = ""


@dataclass(frozen=True, slots=True)
class MailText:
    """What stands in a mail."""

    subject: str
    body: str


def seat(trial: Trial, date: DateInMail, link: str, language: Language) -> MailText:
    """Whoever registered has a seat."""
    say = language.say
    lead = say("You are registered: there is a seat for you.")
    subject = say("Your seat: {date}", date=_short(date.title))
    body = (lead, *_facts(date, language), *_coming(date, language))
    return _of_date(subject, body, trial, date, link, language)


def waiting(trial: Trial, date: DateInMail, link: str, language: Language, place: int) -> MailText:
    """Whoever registered waits for a seat; `place` on the waiting list, from 1."""
    say = language.say
    lead = say(
        "All seats are taken. You are on the waiting list, at place {place}.", place=language.whole(place)
    )
    then = say(
        "When a seat becomes free, the next person on the list gets it at once. We then write to you; where "
        "you are at the moment always stands on your page."
    )
    subject = say("Waiting list: {date}", date=_short(date.title))
    return _of_date(subject, (lead, *_facts(date, language), then), trial, date, link, language)


def moved_up(trial: Trial, date: DateInMail, link: str, language: Language) -> MailText:
    """A seat became free for somebody who waited."""
    say = language.say
    lead = say("A seat has become free, and it is yours now. You are no longer on the waiting list.")
    busy = say("If you cannot come any more, please cancel: then the next person gets the seat.")
    subject = say("There is a seat for you: {date}", date=_short(date.title))
    body = (lead, *_facts(date, language), *_coming(date, language), busy)
    return _of_date(subject, body, trial, date, link, language)


def again(trial: Trial, date: DateInMail, link: str, language: Language) -> MailText:
    """Somebody gave the name and address of a person who is registered already. `link` is the page of the
    registration that counts.
    """
    say = language.say
    lead = say(
        "Your name and your mail address were given once more in registering. You are registered already, "
        "for this date or for one of the same content: your first registration counts, and takes one seat."
    )
    way = say("Would you rather come to this date? On your page you can change to it in one step.")
    subject = say("You are registered already: {date}", date=_short(date.title))
    return _of_date(subject, (lead, *_facts(date, language), way), trial, date, link, language)


def access(trial: Trial, date: DateInMail, link: str, language: Language) -> MailText:
    """On the day: how to get into the online meeting, or where it is."""
    say = language.say
    into = say("This is how you get in:") + "\n" + date.access if date.access else ""
    subject = say("Today: {date}", date=_short(date.title))
    body = (say("Today is the day; we are looking forward to you."), *_facts(date, language), into)
    return _of_date(subject, body, trial, date, link, language)


def changed(trial: Trial, date: DateInMail, link: str, language: Language) -> MailText:
    """Something about the date is different now; the registration stays."""
    say = language.say
    lead = say("Something about this date has changed. This is how it is now; your registration stays.")
    subject = say("Changed: {date}", date=_short(date.title))
    return _of_date(subject, (lead, *_facts(date, language)), trial, date, link, language)


def called_off(trial: Trial, date: DateInMail, link: str, language: Language, why: str = "") -> MailText:
    """The date does not take place; `why` in the coordinator's words."""
    say = language.say
    lead = say("Unfortunately this date does not take place. You need not do anything.")
    subject = say("Called off: {date}", date=_short(date.title))
    return _of_date(subject, (lead, why, *_facts(date, language)), trial, date, link, language)


def cancelled(trial: Trial, date: DateInMail, link: str, language: Language) -> MailText:
    """The registration was cancelled, by the person or by the coordinator."""
    say = language.say
    lead = say("Your registration for this date is cancelled. You get no more messages about it.")
    subject = say("Registration cancelled: {date}", date=_short(date.title))
    return _of_date(subject, (lead, *_facts(date, language)), trial, date, link, language, may_cancel=False)


def to_all(
    trial: Trial, date: DateInMail, link: str, language: Language, subject: str, text: str
) -> MailText:
    """What the coordinator writes to those who registered, with a greeting of their own."""
    about = _facts(date, language)[0]
    return _of_date(subject, (text, about), trial, date, link, language, greets=False)


def received(trial: Trial, link: str, language: Language) -> MailText:
    """An application has arrived."""
    say = language.say
    lead = say("Your application has arrived. We will write to you when it is decided.")
    return _of_application(
        say("Your application: {trial}", trial=_short(trial.title)), (lead,), trial, link, language
    )


def accepted(
    trial: Trial, link: str, language: Language, pilot_link: str, text: str = "", greeting: str = ""
) -> MailText:
    """The application is accepted: with the pilot's own link, and what the coordinator adds; `greeting` is
    how they address people, where it is not the usual.
    """
    say = language.say
    lead = say("Your application is accepted: your process takes part in the trial.")
    way = say("With this link your process takes part; please keep it:") + "\n" + pilot_link
    subject = say("Accepted: {trial}", trial=_short(trial.title))
    return _of_application(subject, (lead, text, way), trial, link, language, greeting, decided=True)


def declined(trial: Trial, link: str, language: Language, text: str = "", greeting: str = "") -> MailText:
    """The application is declined, with what the coordinator says to it."""
    say = language.say
    lead = "" if text else say("Thank you for your application. This time we cannot accept it.")
    subject = say("Your application: {trial}", trial=_short(trial.title))
    return _of_application(subject, (lead, text), trial, link, language, greeting, decided=True)


def when_in_words(date: DateInMail, language: Language) -> str:
    """Such as `Donnerstag, 3. Dezember 2026, 10:00 bis 12:00 Uhr`, by the clocks of its zone."""
    starts, ends = local(date.starts, date.zone), local(date.ends, date.zone)
    day = f"{format_date(starts, 'EEEE', locale=language.locale)}, {language.day(starts.date())}"
    last = f"{format_date(ends, 'EEEE', locale=language.locale)}, {language.day(ends.date())}"
    begins, over = (format_time(moment, "HH:mm", locale=language.locale) for moment in (starts, ends))
    when = (
        language.say("{day}, {begins} to {over}", day=day, begins=begins, over=over)
        if starts.date() == ends.date()
        else language.say("{day}, {begins} to {last}, {over}", day=day, begins=begins, last=last, over=over)
    )
    return language.by_clocks(when, date.starts, date.zone)


def _facts(date: DateInMail, language: Language) -> tuple[str, ...]:
    """The date in three lines, and what one needs for it."""
    say = language.say
    where = date.place or say("online")
    lines = (
        say("Date: {title}", title=date.title),
        say("When: {when}", when=when_in_words(date, language)),
        say("Where: {place}", place=where),
    )
    needed = f"{say('What you need:')} {date.requirements}" if date.requirements else ""
    return tuple(filter(None, ("\n".join(lines), needed)))


def _coming(date: DateInMail, language: Language) -> Iterator[str]:
    """How one gets in, as long as that is not said."""
    if not date.place:
        yield language.say("On the day you get the access to the meeting; it then stands on your page, too.")


def _of_date(
    subject: str,
    paragraphs: tuple[str, ...],
    trial: Trial,
    date: DateInMail,
    link: str,
    language: Language,
    *,
    may_cancel: bool = True,
    greets: bool = True,
) -> MailText:
    own = language.say(OWN_REGISTRATION if may_cancel else OWN_PAGE)
    why = language.say(REGISTERED, trial=trial.title)
    not_me = language.say(NOT_ME_REGISTERED) if may_cancel else ""
    goes = people_go(trial, date.ends, date.zone)
    greeting = (language.say("Hello,"),) if greets else ()
    above = (*greeting, *paragraphs, f"{own}\n{link}")
    return _whole(subject, above, f"{why} {not_me}".strip(), trial, goes, language)


def _of_application(
    subject: str,
    paragraphs: tuple[str, ...],
    trial: Trial,
    link: str,
    language: Language,
    greeting: str = "",
    *,
    decided: bool = False,
) -> MailText:
    """What is said of a decision is copied by whoever coordinates as often as it is sent: no program speaks
    in it. A decided application cannot be changed any more.
    """
    own = language.say(DECIDED_APPLICATION if decided else OWN_APPLICATION)
    why = f"{language.say(APPLIED, trial=trial.title)} {language.say(NOT_ME_APPLIED)}"
    above = (greeting or language.say("Hello,"), *paragraphs, f"{own}\n{link}")
    return _whole(subject, above, why, trial, trial.deletes, language, by_hand=decided)


def _whole(
    subject: str,
    paragraphs: tuple[str, ...],
    why: str,
    trial: Trial,
    goes: day,
    language: Language,
    *,
    by_hand: bool = False,
) -> MailText:
    """A mail: what it is about, and below a line why one gets it, and when everything `goes`."""
    below = "\n\n".join(
        (
            why,
            *_around(trial, language),
            language.say(GOES if by_hand else GOES_BY_PROGRAM, day=language.day(goes)),
        )
    )
    return MailText(
        " ".join(subject.split()), "\n\n".join((*filter(None, paragraphs), f"-- \n{below}")) + "\n"
    )


def _around(trial: Trial, language: Language) -> Iterator[str]:
    """Who answers for it, and whom one can ask."""
    say = language.say
    who = ", ".join(trial.responsible.rstrip(".").splitlines())
    responsible = say("Responsible: {who}.", who=who) if who else ""
    asked = say("Questions: {contact}", contact=trial.contact) if trial.contact else ""
    yield from filter(None, (responsible, asked))


def _short(title: str) -> str:
    return title if len(title) <= MOST_IN_SUBJECT else f"{title[: MOST_IN_SUBJECT - 1].rstrip()}…"
