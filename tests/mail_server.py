"""A mail server for tests: aiosmtpd with a certificate made here, which takes, puts off or refuses mail."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST, USER, PASSWORD = "127.0.0.1", "versand", "sehr:geheim@1"
SENDER = "Erprobung <erprobung@example.org>"


class Letterbox:
    """What arrived, in order. `puts_off` and `refuses` are addresses; `sender_answer` is said to MAIL FROM and
    `data_answer` at the end of a mail, each where it is not empty.
    """

    def __init__(self) -> None:
        self.arrived: list[tuple[str, EmailMessage]] = []
        self.puts_off: set[str] = set()
        self.refuses: set[str] = set()
        self.sender_answer = ""
        self.data_answer = ""

    @property
    def recipients(self) -> list[str]:
        return [to for to, _ in self.arrived]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.sender_answer:
            return self.sender_answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.puts_off:
            return "451 4.7.1 Greylisted, please try again later"
        if address in self.refuses:
            return f"550 5.1.1 <{address}>: no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.data_answer:
            return self.data_answer
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.arrived.append((envelope.rcpt_tos[0], message))
        return "250 Message accepted for delivery"


class MailServer(Controller):
    """Listens on a port of its own choice; `again` opens the same one after it was closed."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def stop(self, no_assert: bool = False) -> None:
        """Once, however often it is told to."""
        if self._thread is not None:
            super().stop(no_assert)


@contextmanager
def mail_server(
    box: Letterbox,
    certificate: Path | None,
    *,
    port: int = 0,
    tls: bool = False,
    password: str = PASSWORD,
    accounts: bool = True,
) -> Iterator[MailServer]:
    """Encrypted by STARTTLS, or from the first word with `tls`; not at all without a certificate."""
    context = None
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
    known = {
        "authenticator": lambda *about: AuthResult(
            success=(about[-1].login, about[-1].password) == (USER.encode(), password.encode()),
            handled=False,
        ),
        "auth_require_tls": certificate is not None and not tls,
        "auth_required": accounts,
    }
    starttls = {} if tls or context is None else {"tls_context": context, "require_starttls": True}
    server = MailServer(
        box,
        hostname=HOST,
        port=port,
        ssl_context=context if tls else None,
        enable_SMTPUTF8=False,
        **(known if accounts else {}),
        **starttls,
    )
    server.start()
    try:
        yield server
    finally:
        server.stop()


def make_certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "certificate.pem"
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file
