"""What whoever applies has typed, read field by field as the form asks it; pure."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.language import N_
from qcheck.piloting import Answered, FieldKind, Form, FormField, mail_address
from qcheck.refusals import Invalid, Several
from qcheck.service.ground import text_rules

SEVERAL = N_("Some answers cannot be taken like this. What you typed is still here.")
MISSING = N_("Please fill in this field: {title}")
NOT_CHOSEN = N_("Please choose here: {title}")
NO_OPTION = N_("This cannot be chosen any more. Please choose again: {title}")
NO_MAIL = N_("“{text}” is not a mail address. Please write it like name@example.org.")
MOST = 2_000
"""Characters of a longer answer."""


def field_name(asked: FormField, option: str = "") -> str:
    """How a field of the form is called on the page; a tick has that of its option behind it."""
    return f"a.{asked.id}.{option}" if option else f"a.{asked.id}"


def answered(form: Form, typed: Mapping[str, str], language: str) -> dict[str, Answered]:
    """The answers by the id of each field, without those left open; Several where some cannot be taken."""
    answers: dict[str, Answered] = {}
    reasons: dict[str, Invalid] = {}
    for asked in form.fields:
        try:
            if given := _answer(asked, typed, language):
                answers[asked.id] = given
        except Invalid as wrong:
            reasons[field_name(asked)] = wrong
    if reasons:
        raise Several(SEVERAL, reasons)
    return answers


def _answer(asked: FormField, typed: Mapping[str, str], language: str) -> Answered:
    title = asked.title.say(language)
    given = _READERS[asked.kind](asked, typed, title)
    if asked.required and not given:
        chosen = asked.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
        raise Invalid(NOT_CHOSEN if chosen else MISSING, title=title)
    return given


def _line(asked: FormField, typed: Mapping[str, str], _: str) -> Answered:
    return text_rules.line(typed.get(field_name(asked), ""))


def _text(asked: FormField, typed: Mapping[str, str], _: str) -> Answered:
    return text_rules.within(text_rules.cleaned(typed.get(field_name(asked), "")), MOST)


def _choice(asked: FormField, typed: Mapping[str, str], title: str) -> Answered:
    chosen = typed.get(field_name(asked), "")
    if chosen and chosen not in {option.id for option in asked.options}:
        raise Invalid(NO_OPTION, title=title)
    return chosen


def _choices(asked: FormField, typed: Mapping[str, str], _: str) -> Answered:
    return tuple(option.id for option in asked.options if typed.get(field_name(asked, option.id)))


def _mail(asked: FormField, typed: Mapping[str, str], _: str) -> Answered:
    words = text_rules.line(typed.get(field_name(asked), ""))
    if not words:
        return ""
    if (address := mail_address(words)) is None:
        raise Invalid(NO_MAIL, text=words)
    return address


_READERS = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.MAIL: _mail,
}
