"""How mail leaves: the operator's server, a mail as it travels, and the conversation with that server.

From the table to the server a mail goes like this. Whoever has something to say puts it into the table within
their own transaction (`store/enrolment/mail_rows.py`). `server/mail_loop.py` wakes when something was put
there, looks every quarter of a minute besides, and calls `send_due` of `service/enrolment/mailing.py`. That
claims one mail after the other (`store/enrolment/mail_queue.py`), makes a parcel of each, hands it over in a
`Conversation`, and writes down what came of it: it went, is tried again, or is given up.
"""

from qcheck.mailing.conversation import Conversation, Undelivered
from qcheck.mailing.mail_server import NO_MAIL_SERVER, MailServer, mail_server_from, mail_server_of
from qcheck.mailing.parcel import parcel
from qcheck.mailing.trial_run import rehearsed, try_out
from qcheck.mailing.trouble import NO_MAIL, TROUBLE

__all__ = [
    "NO_MAIL",
    "NO_MAIL_SERVER",
    "TROUBLE",
    "Conversation",
    "MailServer",
    "Undelivered",
    "mail_server_from",
    "mail_server_of",
    "parcel",
    "rehearsed",
    "try_out",
]
