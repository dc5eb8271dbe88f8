"""How an instrument is tried: a trial, its links, its pilots, its dates and who comes, and what it writes to
people; pure.
"""

from qcheck.piloting.applications import Answered, Application, ApplicationId, ApplicationState
from qcheck.piloting.dates import (
    DateId,
    DateKind,
    DatePlan,
    DateState,
    Happening,
    Registration,
    RegistrationId,
    RegistrationState,
    Taken,
    TrialDate,
    Who,
    people_go,
)
from qcheck.piloting.decisions import Decision, DecisionId, DecisionKind, Meaning, ShownTo
from qcheck.piloting.form import USUAL, FieldKind, Form, FormField, FormReading, form_of, read_form
from qcheck.piloting.letters import DateLetter, ToWhom
from qcheck.piloting.mails import Mail, MailState, MailTrouble, mail_address
from qcheck.piloting.values import Asks, Pilot, PilotId, SaidFile, Trial, TrialId, TrialLink, TrialLinkKind

__all__ = [
    "USUAL",
    "Answered",
    "Application",
    "ApplicationId",
    "ApplicationState",
    "Asks",
    "DateId",
    "DateKind",
    "DateLetter",
    "DatePlan",
    "DateState",
    "Decision",
    "DecisionId",
    "DecisionKind",
    "FieldKind",
    "Form",
    "FormField",
    "FormReading",
    "Happening",
    "Mail",
    "MailState",
    "MailTrouble",
    "Meaning",
    "Pilot",
    "PilotId",
    "Registration",
    "RegistrationId",
    "RegistrationState",
    "SaidFile",
    "ShownTo",
    "Taken",
    "ToWhom",
    "Trial",
    "TrialDate",
    "TrialId",
    "TrialLink",
    "TrialLinkKind",
    "Who",
    "form_of",
    "mail_address",
    "people_go",
    "read_form",
]
