"""An application to a trial: what was answered, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from qcheck.piloting.form import FieldKind, Form, FormField, form_of
from qcheck.piloting.values import PilotId, TrialId

ApplicationId = NewType("ApplicationId", str)
Answered: TypeAlias = str | tuple[str, ...]
"""Words, the id of an option, or the ids of several."""


class ApplicationState(StrEnum):
    """Where an application stands; one that was taken back is gone."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Application:
    """`form` is the YAML of what was asked when it was sent, `answers` by the id of each field, without those
    left open. `note` is for the coordinators alone. `greeting` and `reply` are what they wrote to the
    decision. `pilot` is the pilot of an accepted one. What people wrote stands in no `repr`.
    """

    id: ApplicationId
    trial: TrialId
    form: str = field(repr=False)
    answers: Mapping[str, Answered] = field(repr=False)
    language: str
    sent: datetime
    changed: datetime
    state: ApplicationState = ApplicationState.SENT
    note: str = field(default="", repr=False)
    greeting: str = field(default="", repr=False)
    reply: str = field(default="", repr=False)
    decided: datetime | None = None
    pilot: PilotId | None = None
    revision: int = 1

    @property
    def asked(self) -> Form:
        """What was asked; the usual questions where the block cannot be read any more."""
        return form_of(self.form)

    @property
    def name(self) -> str:
        """As it stands in lists."""
        return ", ".join(filter(None, (self.said(naming, "de") for naming in self.asked.naming)))

    @property
    def mail(self) -> str:
        """The mail address for answers; empty without one."""
        asked = self.asked.mail
        return self.said(asked, "de") if asked else ""

    def said(self, asked: FormField, language: str) -> str:
        """What was answered to this field, in words; empty where it was left open."""
        given = self.answers.get(asked.id, "")
        if asked.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
            chosen = (given,) if isinstance(given, str) else given
            return ", ".join(asked.option(option, language) for option in chosen if option)
        return given if isinstance(given, str) else ", ".join(given)
