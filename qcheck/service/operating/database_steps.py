"""The steps of the database in the words of whoever runs qcheck: what each makes room for."""

from __future__ import annotations

from qcheck.language import N_

UNTOLD = N_("Changes that this version needs")
_OF_STEP = {
    "0001": N_("Processes, checks, sheets and answers"),
    "0002": N_("The life of a check, links of several kinds, sheets added for others"),
    "0003": N_("Workshops with notes, agreed lights and measures"),
    "0004": N_("Named links and the letterhead of invitations"),
    "0005": N_("Links to a part of the results"),
    "0006": N_("The fingerprint of the key, and when tidying last ran"),
    "0007": N_("Personal codes, and empty sheets that go by themselves"),
    "0008": N_("Votes of the room, Wi-Fi on the screen"),
    "0009": N_("When in words, and sheets from before a workshop"),
    "0010": N_("Measures belong to the process, with state and history"),
    "0011": N_("Agreed lights belong to the process, with their day and those before"),
    "0012": N_("What remains of a check after its day of deletion"),
    "0013": N_("Empty sheets are found faster"),
    "0014": N_("Asking again about a measure"),
    "0015": N_("Checks that came in a bundle"),
    "0016": N_("Answers from files"),
    "0017": N_("What people say about questions"),
    "0018": N_("Checks that go on to another edition of their questions"),
    "0019": N_("Questionnaires written here, with their versions"),
    "0020": N_("What was said about a question knows its edition"),
    "0021": N_("What was said about questions keeps no order"),
    "0022": N_("Trials of a questionnaire, with links and pilots"),
    "0023": N_("How long questions take, as counts"),
    "0024": N_("Mails that wait to be sent"),
    "0025": N_("How long registrations stay after their date"),
    "0026": N_("Decisions about questions in trial"),
    "0027": N_("What pilots hand over"),
    "0028": N_("Which pilots have ever shown a result"),
    "0029": N_("Dates with seats, and registrations for them"),
    "0030": N_("Messages to all people of a date"),
    "0031": N_("Workshops about a questionnaire"),
    "0032": N_("Who sees what became of decisions"),
    "0033": N_("Applications to a trial"),
    "0034": N_("Accounts, beside links"),
    "0035": N_("Which version of qcheck brought the database to which step"),
    "0036": N_("What lies on the shelf of an account"),
    "0037": N_("What people have deleted, for backups that are put back"),
}


def of_step(step: str) -> str:
    """What the step makes room for, as a message."""
    return _OF_STEP.get(step, UNTOLD)
