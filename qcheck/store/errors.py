"""What people are told when something cannot be done: the sentence in English, put into their language when
it is shown.
"""

from __future__ import annotations

from babel.numbers import format_decimal

from qcheck.language import N_, Language

LEADS_NOWHERE = N_(
    "This link does not open a check. Perhaps it was not copied completely, was replaced by a new one, "
    "or the check was deleted."
)

GONE = N_("What this link opened has been deleted: the check with everything in it, or the one sheet.")
REPLACED = N_("This link has been replaced by a new one. Please ask whoever sent it to you for the new link.")
WITHDRAWN = N_(
    "This link has been withdrawn by whoever organises the check. Please ask them for another one."
)


class Refusal(Exception):
    """A sentence fit for the screen, with `{names}` for its values; whole numbers are written as the reader's
    language does.
    """

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def said(self, language: Language) -> str:
        """The sentence in this language."""
        return language.say(
            self.message, **{name: _written(value, language) for name, value in self.values.items()}
        )


class NotPossible(Refusal):
    """What was asked for cannot be done; nothing was changed. The sentence says why and what to do."""


class NotNow(NotPossible):
    """The same wish may be granted in a moment: it is the database that is busy, full or away. Programs try
    again.
    """


class UnknownLink(Refusal):
    """This link opens nothing: copied in part, or its check was deleted; which of them is not said.

    Only to those who hold a link that was right once it is said that it was replaced or withdrawn.
    """

    def __init__(self, message: str = LEADS_NOWHERE) -> None:
        super().__init__(message)


class Gone(UnknownLink):
    """The link was right once; what it opened has been deleted. Said only to those who hold it whole."""

    def __init__(self) -> None:
        super().__init__(GONE)


def _written(value: str | int, language: Language) -> str:
    return format_decimal(value, locale=language.locale) if isinstance(value, int) else value
