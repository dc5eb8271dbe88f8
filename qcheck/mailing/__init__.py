"""How mail leaves: the operator's server, a mail as it travels, and the conversation with that server."""

from qcheck.mailing.connection import Connection, Undelivered
from qcheck.mailing.parcel import parcel
from qcheck.mailing.post import NO_POST, Post, post, post_of
from qcheck.mailing.trial_run import rehearsed, try_out
from qcheck.mailing.trouble import NO_MAIL, TROUBLE

__all__ = [
    "NO_MAIL",
    "NO_POST",
    "TROUBLE",
    "Connection",
    "Post",
    "Undelivered",
    "parcel",
    "post",
    "post_of",
    "rehearsed",
    "try_out",
]
