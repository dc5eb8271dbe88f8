"""The commands about mail: how it stands, and one mail to try the settings."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.mailing import MailServer
    from qcheck.service import MailStanding

SERVER = N_("Mail server: {host}, port {port}; from {sender}")
WAITING = N_("Waiting: {number}")
LATE = N_("Of these for more than half an hour: {number}")
SENT = N_("Sent: {number}")
GIVEN_UP = N_("Could not be delivered: {number}")
TO_WHOM = N_("to which address? Say: qcheck mail try ADDRESS")
NO_ADDRESS = N_("'{address}' is not one mail address")
SUBJECT = N_("A test mail from qcheck")
BODY = N_(
    "Hello,\n\nthis is a test mail. If you can read it, this installation of qcheck can send mail.\n\nIt was "
    "sent by the command “qcheck mail try”."
)
TAKEN = N_("The mail server took the test mail. Please look into the mailbox, among unwanted mail, too")


def mail(orders: Namespace, words: Language) -> int:
    """`qcheck mail`: exit code 1 where somebody should do something."""
    return _try(orders, words) if orders.deed else _state(orders, words)


def _state(orders: Namespace, words: Language) -> int:
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, _):
        standing, server = service.mailing.standing(), service.mailing.server
    deliver(FORMATS[orders.format](standing, server, words), None)
    return 1 if standing.is_stuck else 0


def _try(orders: Namespace, words: Language) -> int:
    from datetime import UTC, datetime

    from qcheck.cli.settings import settings_with
    from qcheck.mailing import NO_MAIL, TROUBLE, mail_server_of, try_out

    server = mail_server_of(settings_with())
    if not server.is_usable:
        print(words.say(server.wrong or NO_MAIL), file=sys.stderr)
        return 1
    to, subject, body = _address(orders.address), words.say(SUBJECT), words.say(BODY)
    print(_server(server, words), file=sys.stderr)
    trouble = try_out(server, to, words.tag, subject, body, datetime.now(UTC))
    print(words.say(TROUBLE[trouble] if trouble else TAKEN), file=sys.stderr)
    return 1 if trouble else 0


def _address(typed: str | None) -> str:
    from qcheck.cli.errors import WrongUsage
    from qcheck.importing import Complaint
    from qcheck.piloting import mail_address

    if typed is None:
        raise WrongUsage(Complaint(TO_WHOM))
    if (address := mail_address(typed)) is None:
        raise WrongUsage(Complaint(NO_ADDRESS, (("address", typed),)))
    return address


def mail_lines(standing: MailStanding, words: Language) -> Iterator[str]:
    """How it stands, in numbers; without them where no mail is sent."""
    if standing.is_on:
        yield words.say(WAITING, number=str(standing.waiting))
        if standing.late:
            yield words.say(LATE, number=str(standing.late))
        yield words.say(SENT, number=str(standing.sent))
        yield words.say(GIVEN_UP, number=str(standing.given_up))
    if standing.wrong:
        yield words.say(standing.wrong)


def _as_text(standing: MailStanding, server: MailServer, words: Language) -> str:
    from qcheck.mailing import NO_MAIL

    off = "" if standing.is_on or standing.wrong else words.say(NO_MAIL)
    first = _server(server, words) if server.is_usable else off
    return "".join(f"{line}\n" for line in (first, *mail_lines(standing, words)) if line)


def _server(server: MailServer, words: Language) -> str:
    return words.say(SERVER, host=server.host, port=str(server.port), sender=str(server.sender))


def as_values(standing: MailStanding) -> dict[str, object]:
    """How it stands with mail as JSON values: counts alone."""
    return {
        "on": standing.is_on,
        "waiting": standing.waiting,
        "late": standing.late,
        "sent": standing.sent,
        "given_up": standing.given_up,
        "wrong": standing.wrong,
    }


def _as_json(standing: MailStanding, _: MailServer, __: Language) -> str:
    return json.dumps(as_values(standing), ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[MailStanding, MailServer, Language], str]] = {"text": _as_text, "json": _as_json}
