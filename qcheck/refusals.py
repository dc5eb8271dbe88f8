"""What people are told when something cannot be done, as a tree of exceptions: the class says which kind of
refusal it is and with which status the web answers; the sentence is in English, and put into the reader's
language when it is shown.

```
Refusal
├── UnknownLink              404  the link opens nothing
│   ├── Gone                 404  … any more
│   ├── Replaced             404  … since there is a new one in its place
│   ├── Withdrawn            404  … since whoever handed it on took it back
│   ├── NotOfTrial           404  it opens a trial, which has not what is asked for
│   ├── AuthorsLink          403  it opens a draft, no check
│   └── TrialsLink           403  it belongs to a trial of an instrument
└── NotPossible              409  not as things stand: too early, too late, too many
    ├── WrongLink            403  the link opens something else
    ├── Invalid              422  what was typed or chosen cannot be taken like this
    │   └── Several          422  … in several fields at once
    ├── Stale                409  somebody else was faster
    │   ├── Overtaken        409  … by a step of the workshop: the same may be right at the next one
    │   └── Moved            409  … who moved the check on to another edition of its questions
    ├── SignInFirst          403  only with an account
    ├── NeedsConfirmation    409  it cannot be taken back, and was not confirmed
    ├── OutOfOrder           500  the installation cannot do it until its operator mends something
    └── NotNow               503  the same may be granted in a moment
```
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from qcheck.language import N_, Language

LEADS_NOWHERE = N_(
    "This link does not open a check. Perhaps it was not copied completely, was replaced by a new one, "
    "or the check was deleted."
)

GONE = N_(
    "What this link opened has been deleted: the answers of a check that has ended, the check with "
    "everything in it, or the one sheet."
)
REPLACED = N_("This link has been replaced by a new one. Please ask whoever sent it to you for the new link.")
WITHDRAWN = N_(
    "This link has been withdrawn by whoever organises the check. Please ask them for another one."
)


FOR_AUTHORS = N_("This link is for writing a questionnaire. It opens no check.")
OF_TRIAL = N_("This link belongs to a trial of a questionnaire. It opens no check.")


class Refusal(Exception):
    """A sentence fit for the screen, with `{names}` for its values; whole numbers are written as the reader's
    language does. `status` is that of HTTP; `retry_after` are the seconds after which trying again makes
    sense, None where it makes none.
    """

    status: ClassVar[int] = 409
    retry_after: ClassVar[int | None] = None

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
    """What was asked for cannot be done as things stand; nothing was changed. The sentence says why and what
    to do.
    """


class WrongLink(NotPossible):
    """This link opens something, but not this."""

    status = 403


class Invalid(NotPossible):
    """What was typed or chosen cannot be taken like this. `field` names the parameter that it stood in, where
    there are several; empty where nobody needs to be told.
    """

    status = 422

    def __init__(self, message: str, *, field: str = "", **values: str | int) -> None:
        super().__init__(message, **values)
        self.field = field


class Several(Invalid):
    """Several fields cannot be taken: `reasons` says of each why, in the order of the page."""

    def __init__(self, message: str, reasons: Mapping[str, Invalid] = MappingProxyType({})) -> None:
        super().__init__(message)
        self.reasons = reasons


class Stale(NotPossible):
    """Somebody else was faster: what this wish was based on is no longer how things stand."""


class Overtaken(Stale):
    """A step of the workshop was made meanwhile. Whoever looks at how things stand now may wish the same
    again.
    """


class Moved(Stale):
    """The check went on to another edition of its catalogue meanwhile: look anew at what is asked."""


class NotYet(NotPossible):
    """It will be there later, and nothing is to be done for it but to come back."""


class NeedsConfirmation(NotPossible):
    """It cannot be taken back, and whoever wants it has to say so first."""


class SignInFirst(NotPossible):
    """The operator wants whoever does this to have signed in with an account, and nobody has on this device,
    or no longer. The page says how, and keeps what was typed.
    """

    status = 403


class OutOfOrder(NotPossible):
    """The installation cannot do it until its operator mends something: its files, its key, its database."""

    status = 500


class NotNow(NotPossible):
    """The same wish may be granted in a moment: it is the database that is busy, full or away. Programs try
    again.
    """

    status = 503
    retry_after = 5


class UnknownLink(Refusal):
    """This link opens nothing: copied in part, or its check was deleted; which of them is not said.

    Only to those who hold a link that was right once it is said that it was replaced or withdrawn.
    """

    status = 404

    def __init__(self, message: str = LEADS_NOWHERE) -> None:
        super().__init__(message)


class Gone(UnknownLink):
    """The link was right once; what it opened has been deleted. Said only to those who hold it whole."""

    def __init__(self) -> None:
        super().__init__(GONE)


class Replaced(UnknownLink):
    """The link was right once, and a new one has been put in its place."""

    def __init__(self) -> None:
        super().__init__(REPLACED)


class Withdrawn(UnknownLink):
    """The link was right once, and has been withdrawn."""

    def __init__(self) -> None:
        super().__init__(WITHDRAWN)


class NotOfTrial(UnknownLink):
    """The link opens a trial; the pilot or workshop that is asked for does not belong to it (any more)."""


class AuthorsLink(UnknownLink):
    """The link opens a draft of a catalogue, and no check."""

    status = 403

    def __init__(self) -> None:
        super().__init__(FOR_AUTHORS)


def _written(value: str | int, language: Language) -> str:
    return language.whole(value) if isinstance(value, int) else value


class TrialsLink(UnknownLink):
    """The link belongs to a trial: `kind` is which of its links it is, and so where it leads."""

    status = 403

    def __init__(self, kind: str = "coordinate") -> None:
        super().__init__(OF_TRIAL)
        self.kind = kind
