"""The conversation with the operator's mail server. What it says when something fails becomes one word of
ours: in its own words there may be addresses, and they end nowhere.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR
from threading import Timer

from qcheck.mailing.mail_server import Encryption, MailServer
from qcheck.mailing.parcel import Parcel
from qcheck.piloting import MailTrouble

PATIENCE = 30.0
"""Seconds for which the server may be silent."""
DEADLINE = 60.0
"""Seconds after which a conversation is cut, however much the server says: for beginning it, and for each
mail.
"""
_TOO_LARGE = 552
_NO_PASSWORD = {530, 534, 535}
_CLOSING = 421
_SPOKE_IN_THE_CLEAR = "WRONG_VERSION_NUMBER"


class Undelivered(Exception):
    """A mail did not go. `lasts`: trying again changes nothing. `all_of_them`: it is not about this mail."""

    def __init__(self, trouble: MailTrouble, *, lasts: bool = False, all_of_them: bool = False) -> None:
        super().__init__(trouble)
        self.trouble, self.lasts, self.all_of_them = trouble, lasts, all_of_them


class Conversation:
    """One conversation, for as many mails as there are; begun with the first. Undelivered where it fails."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Conversation:
        return self

    def __exit__(self, *_: object) -> None:
        if self._smtp is not None:
            with self._bounded(), suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
            self._smtp = None

    def send(self, parcel: Parcel) -> None:
        """The server took it; else Undelivered."""
        try:
            with self._bounded():
                self._send(self._begun(), parcel)
        except Undelivered as undelivered:
            if undelivered.all_of_them:
                self.cut()
            raise
        except (OSError, smtplib.SMTPException):
            self.cut()
            raise Undelivered(MailTrouble.AWAY, all_of_them=True) from None

    def rehearse(self) -> None:
        """As far as one can come without a mail: encrypted, logged in, the sender's address taken. Else
        Undelivered.
        """
        try:
            with self._bounded():
                smtp = self._begun()
                smtp.ehlo_or_helo_if_needed()
                _sender_taken(smtp.mail(self._server.sender.addr_spec))
                smtp.rset()
        except (OSError, smtplib.SMTPException):
            self.cut()
            raise Undelivered(MailTrouble.AWAY, all_of_them=True) from None

    def cut(self) -> None:
        """Ends it at once, from any thread."""
        smtp, self._smtp = self._smtp, None
        sock = getattr(smtp, "sock", None)
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(SHUT_RDWR)
            with suppress(OSError):
                sock.close()

    def _begun(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        server = self._server
        context = ssl.create_default_context()
        with _encryption_in_words():
            smtp = self._smtp = _silent(server, context)
            _taken(smtp.connect(server.host, server.port))
            if server.encryption is Encryption.STARTTLS:
                _encrypt(smtp, context)
        _log_in(smtp, server)
        return smtp

    def _send(self, smtp: smtplib.SMTP, parcel: Parcel) -> None:
        smtp.ehlo_or_helo_if_needed()
        options = []
        if not parcel.to.isascii():
            if not smtp.has_extn("smtputf8"):
                raise Undelivered(MailTrouble.LETTERS, lasts=True)
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        _sender_taken(smtp.mail(self._server.sender.addr_spec, options))
        _of_this_mail(smtp, smtp.rcpt(parcel.to)[0], MailTrouble.ADDRESS)
        try:
            code = smtp.data(parcel.message.as_bytes())[0]
        except smtplib.SMTPDataError as refused:
            code = refused.smtp_code
        _of_this_mail(smtp, code, MailTrouble.CONTENT)

    @contextmanager
    def _bounded(self) -> Iterator[None]:
        timer = Timer(DEADLINE, self.cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _silent(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    """Before a word is said; introduced by the sender's domain, not by this computer's name."""
    own = server.sender.domain
    if server.encryption is Encryption.TLS:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(local_hostname=own, timeout=PATIENCE, context=context)
    else:
        smtp = smtplib.SMTP(local_hostname=own, timeout=PATIENCE)
    smtp._host = server.host  # type: ignore[attr-defined]  # the name that the certificate has to prove
    return smtp


@contextmanager
def _encryption_in_words() -> Iterator[None]:
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise Undelivered(MailTrouble.CERTIFICATE, all_of_them=True) from None
    except ssl.SSLError as error:
        if error.reason != _SPOKE_IN_THE_CLEAR:
            raise
        raise Undelivered(MailTrouble.CLEAR, all_of_them=True) from None


def _encrypt(smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
    smtp.ehlo_or_helo_if_needed()
    if not smtp.has_extn("starttls"):
        raise Undelivered(MailTrouble.PLAIN, all_of_them=True)
    smtp.starttls(context=context)
    smtp.ehlo()


def _log_in(smtp: smtplib.SMTP, server: MailServer) -> None:
    if not server.user:
        return
    try:
        smtp.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as refused:
        raise _for_all(refused.smtp_code, MailTrouble.PASSWORD) from None
    except smtplib.SMTPNotSupportedError:  # it knows no way to say who one is
        raise Undelivered(MailTrouble.PASSWORD, all_of_them=True) from None


def _taken(answer: tuple[int, bytes]) -> None:
    """Raises Undelivered unless the server's greeting takes us in."""
    if answer[0] != 220:
        raise _for_all(answer[0], MailTrouble.AWAY)


def _sender_taken(answer: tuple[int, bytes]) -> None:
    code = answer[0]
    if code == _TOO_LARGE:
        raise Undelivered(MailTrouble.CONTENT, lasts=True)
    if code in _NO_PASSWORD:
        raise _for_all(code, MailTrouble.PASSWORD)
    if code != 250:
        raise _for_all(code, MailTrouble.SENDER)


def _of_this_mail(smtp: smtplib.SMTP, code: int, trouble: MailTrouble) -> None:
    """Nothing where the server took it; else why not, for this mail alone wherever that can be told."""
    if code in {250, 251}:
        return
    if code == _CLOSING:
        raise Undelivered(MailTrouble.LATER, all_of_them=True)
    if code in _NO_PASSWORD:
        raise Undelivered(MailTrouble.PASSWORD, all_of_them=True)
    smtp.rset()
    raise Undelivered(trouble, lasts=True) if code >= 500 else Undelivered(MailTrouble.LATER)


def _for_all(code: int, trouble: MailTrouble) -> Undelivered:
    return Undelivered(trouble if code >= 500 else MailTrouble.LATER, all_of_them=True)
