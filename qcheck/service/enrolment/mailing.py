"""Mail of trials: whether it can be sent, sending what waits, and how it stands, in numbers alone.

`server/mail_loop.py` calls it. No address and no word of a mail gets into a log, and no trouble has them in
it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from threading import Event

from qcheck.mailing import TROUBLE, Conversation, MailServer, Undelivered, parcel
from qcheck.piloting import MailState, MailTrouble
from qcheck.service.ground.clock import Clock
from qcheck.service.limits.network_limits import NetworkLimits
from qcheck.service.trial.trials import OpenedTrial
from qcheck.store import Claimed, Store
from qcheck.watch import events

AGAIN = (1, 2, 5, 10, 30, 60)
"""Minutes until a mail is tried again that was refused for the time being; then each two hours."""
LATER = 120
FOR_DAYS = timedelta(days=4)
"""How long a mail is tried."""
REST: Mapping[MailTrouble, timedelta] = {
    MailTrouble.AWAY: timedelta(seconds=30),
    MailTrouble.LATER: timedelta(minutes=2),
}
"""How long all mail rests where the server takes none; else `LONG_REST`: with a wrong password tried often, a
server shuts us out.
"""
LONG_REST = timedelta(minutes=10)
PER_CONVERSATION = 50
"""Mails in one conversation: servers end longer ones by themselves."""


@dataclass(frozen=True, slots=True)
class MailStanding:
    """How it stands with mail. `wrong` is a sentence where it cannot be sent: the settings are wrong, or the
    server took none the last time; `late`: mails that could have gone more than half an hour ago; `tried`:
    waiting mails that were refused before; `oldest`: since when the first of the waiting could have gone.
    """

    is_on: bool
    waiting: int
    late: int
    sent: int
    given_up: int
    wrong: str = ""
    tried: int = 0
    oldest: datetime | None = None

    @property
    def is_stuck(self) -> bool:
        return bool(self.wrong or self.late)


class Mailing:
    """For the server, for commands, and for whoever has something to say to people."""

    def __init__(self, store: Store, clock: Clock, server: MailServer, limits: NetworkLimits) -> None:
        self._store, self._clock, self.server, self._limits = store, clock, server, limits
        self._name = token_hex(8)  # tells this process from others over the same database
        self._stopping = Event()
        self._running: Conversation | None = None
        self._went: list[str] = []  # keys of what the server took and is not written down yet

    @property
    def is_on(self) -> bool:
        """Whether mail is sent here. Where not, nothing is queued: it would wait for ever."""
        return self.server.is_wanted

    def allows_trials_mail(self, address: str, network: str) -> bool:
        """Whether one more mail that nobody but a form has asked for may go to this address, wished from this
        network: or strangers could be flooded through us.
        """
        return self._limits.mails_to.take(_mailbox(address)) and self._limits.mails_from.take(network)

    def allows_followup(self, address: str) -> bool:
        """The same for what follows from it, such as moving up: a number of its own, so that nobody who
        floods an address keeps its owner from hearing of a seat.
        """
        return self._limits.mails_following.take(_mailbox(address))

    def told(self, opened: OpenedTrial) -> Mapping[str, str]:
        """By the id of a registration or application what to say of a mail that could not be delivered."""
        return {of: TROUBLE[trouble] for of, trouble in self._store.undelivered(opened.trial.id).items()}

    def standing(self) -> MailStanding:
        """How it stands. NotNow without the database."""
        counts = self._store.mail_counts(self._clock.now())
        trouble = TROUBLE[counts.trouble] if counts.trouble else ""
        states = counts.states
        return MailStanding(
            is_on=self.is_on,
            waiting=states[MailState.WAITING],
            late=counts.late,
            sent=states[MailState.SENT],
            given_up=states[MailState.GIVEN_UP],
            wrong=self.server.wrong or (trouble if self.is_on else ""),
            tried=counts.tried,
            oldest=counts.oldest,
        )

    def on_queued(self, wake: Callable[[], None]) -> None:
        """`wake` is called, in any thread, when there is mail to be sent."""
        self._store.on_mail(wake)

    def begin(self) -> None:
        """This process will send: what waited for the mail server waits no longer."""
        if self.server.is_usable:
            self._store.wake_all_mail(self._clock.now())

    def stop(self) -> None:
        """Nothing more is sent after the mail that is just being handed over."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        return self._stopping.is_set()

    def cut(self) -> None:
        """Whatever is being handed over is cut off: it waits for the next start."""
        if self._running is not None:
            self._running.cut()

    def send_due(self) -> int:
        """Sends what is due, as far as the server takes it and the rate allows; gives how many went."""
        if not self.server.is_usable or not self._store.has_mail_due(self._clock.now()):
            return 0
        sent = 0
        while (went := self._conversation()) == PER_CONVERSATION:
            sent += went
        self._store.rest_from_mail(self._name, None, None)
        self._store.forget()
        return sent + went

    def _conversation(self) -> int:
        """Sends as many mails as one conversation may have; gives how many went."""
        sent = 0
        with Conversation(self.server) as self._running:
            while sent < PER_CONVERSATION and (claimed := self._claimed()) is not None:
                undelivered = self._tried(self._running, claimed)
                if undelivered is None:
                    sent += 1
                    self._write_down()
                elif not self._keep(claimed, undelivered):
                    break
        return sent

    def _claimed(self) -> Claimed | None:
        """The next mail; not before all that went is written down as sent."""
        self._write_down()
        if self._stopping.is_set():
            return None
        return self._store.claim_mail(self._name, self._clock.now(), self.server.rate)

    def _write_down(self) -> None:
        """What the server took; what the database is too busy for stays to be written down before the next
        mail.
        """
        while self._went:
            self._store.mail_sent(self._went[-1], self._clock.now())
            self._went.pop()

    def _tried(self, conversation: Conversation, claimed: Claimed) -> Undelivered | None:
        """Why it did not go; None where it went."""
        try:
            conversation.send(parcel(claimed.mail, self.server.sender, claimed.contact, self._clock.now()))
        except Undelivered as undelivered:
            return undelivered
        except Exception as error:  # noqa: BLE001  whatever is wrong with one mail, it must not stop the others; what it says may hold an address
            events.MAIL_UNWRITABLE.happened(error=type(error).__name__)
            return Undelivered(MailTrouble.CONTENT)
        self._went.append(claimed.mail.key)
        return None

    def _keep(self, claimed: Claimed, undelivered: Undelivered) -> bool:
        """Writes down why a mail did not go; whether others may."""
        now, key, trouble = self._clock.now(), claimed.mail.key, undelivered.trouble
        if undelivered.lasts:
            self._store.give_mail_up(key, trouble, now)
        elif now - claimed.since > FOR_DAYS:
            self._store.give_mail_up(key, MailTrouble.TOO_LONG, now)
        elif undelivered.all_of_them:
            self._store.try_mail_again(key, trouble, now + REST.get(trouble, LONG_REST), claimed.tries)
        else:
            self._store.try_mail_again(key, trouble, now + _interval(claimed.tries), claimed.tries + 1)
        if not undelivered.all_of_them:
            return True
        self._store.rest_from_mail(self._name, now + REST.get(trouble, LONG_REST), trouble)
        events.MAIL_REFUSED.happened(trouble=TROUBLE[trouble])
        return False


def _mailbox(address: str) -> str:
    """Whose mail it is, without saying so: name+anything@ reaches the same person as name@."""
    name, _, host = address.casefold().partition("@")
    return sha256(f"{name.partition('+')[0] or name}@{host}".encode()).hexdigest()


def _interval(tries: int) -> timedelta:
    return timedelta(minutes=AGAIN[tries] if tries < len(AGAIN) else LATER)
