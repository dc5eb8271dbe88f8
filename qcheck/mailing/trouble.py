"""What each trouble with mail is called, for operators and coordinators; and that there is no mail."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.language import N_
from qcheck.piloting import MailTrouble

NO_MAIL = N_("No mail is sent: QCHECK_SMTP is not set")
TROUBLE: Mapping[MailTrouble, str] = {
    MailTrouble.AWAY: N_("The mail server does not answer."),
    MailTrouble.PLAIN: N_(
        "The mail server offers no encryption (STARTTLS), and nothing is sent without. Perhaps it is "
        "smtps:// with port 465."
    ),
    MailTrouble.CLEAR: N_(
        "The mail server does not begin encrypted at this port. Perhaps it is smtp:// (STARTTLS) rather than "
        "smtps://, or another port: 465."
    ),
    MailTrouble.CERTIFICATE: N_(
        "The mail server cannot prove who it is: its certificate is not valid for the name in QCHECK_SMTP, "
        "or is signed by an authority that this computer does not know."
    ),
    MailTrouble.PASSWORD: N_("The mail server does not accept user and password of QCHECK_SMTP."),
    MailTrouble.SENDER: N_("The mail server does not let the address of QCHECK_MAIL_FROM send."),
    MailTrouble.LATER: N_("The mail server asks to be tried again later."),
    MailTrouble.ADDRESS: N_("The mail could not be delivered: this mail address is not known."),
    MailTrouble.LETTERS: N_(
        "The mail could not be delivered: the mail server does not know some letters of this mail address."
    ),
    MailTrouble.CONTENT: N_("The mail could not be delivered: the mail server refused it."),
    MailTrouble.TOO_LONG: N_("The mail could not be delivered: it was tried for four days."),
}
