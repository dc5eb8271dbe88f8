"""What the answer sheet says where nobody can answer: not open yet, over, deleted, too many attempts."""

from __future__ import annotations

from dataclasses import replace

from qcheck.language import N_
from qcheck.web.messages import TO_JOIN, Message

PREPARED = Message(
    200,
    N_("Not open yet"),
    N_(
        "This check is being prepared. As soon as the organisers open it, you can answer here. Please "
        "come back later with the same link."
    ),
    N_("Look again"),
)
CLOSED = Message(
    200,
    N_("This check is closed"),
    N_(
        "Answers are not possible any more. Everything that was given counts. You will hear about the "
        "results from the people who "
        "invited you. Thank you for your interest."
    ),
)
CLOSED_MEANWHILE = replace(
    CLOSED,
    text=N_(
        "It was closed while you were answering. What you gave last came too late and is not saved; "
        "everything that was saved before "
        "counts. You will hear about the results from the people who invited you. Thank you for taking part."
    ),
)
SEE_RESULT = (N_("See the result"), "/result")
CLOSED_AND_SHARED = replace(
    CLOSED,
    text=N_(
        "Answers are not possible any more. Everything that was given counts. Thank you for taking "
        "part: here is the result."
    ),
    onward=SEE_RESULT[0],
    way=SEE_RESULT[1],
)
CLOSED_MEANWHILE_AND_SHARED = replace(
    CLOSED_AND_SHARED,
    text=N_(
        "It was closed while you were answering. What you gave last came too late and is not saved; "
        "everything that was saved before "
        "counts. Thank you for taking part: here is the result."
    ),
)
WITHDRAWN = Message(
    200,
    N_("Your sheet has been deleted"),
    N_("All your answers and comments in this check are deleted."),
    N_("Begin a new sheet"),
)
ERASED = Message(
    200,
    N_("Your sheet has been deleted"),
    N_(
        "All your answers and comments in this check are deleted, and the result is counted without them "
        "from now on."
    ),
    N_("To the start page"),
    out="/",
)
WORDS_ERASED = Message(
    200,
    N_("What led to you has been deleted"),
    N_(
        "Your comments, evidence and closing texts, all times, your personal code and the link to your sheet "
        "are deleted. Your bare answers go on counting; nothing leads from them to you any more."
    ),
    N_("To the start page"),
    out="/",
)
SHARED = {CLOSED: CLOSED_AND_SHARED, CLOSED_MEANWHILE: CLOSED_MEANWHILE_AND_SHARED}
"""What is said instead to whoever answered, where those may see the result."""
TOO_MANY = Message(
    429,
    N_("Please wait a minute"),
    N_(
        "There were too many wrong attempts. In a minute you can try again. Please check the code "
        "letter by letter."
    ),
    N_("Try again"),
)
TOO_MANY_CODES = replace(TOO_MANY, out=TO_JOIN[1])
