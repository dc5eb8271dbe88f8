"""The commands about checks in the database: make, look at, open, close, delete and find them, without a
browser.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import Access

SURE = N_("Delete '{title}' with all its answers and comments? It cannot be undone. (yes/no) ")
FOR_GOOD = N_(
    "Close '{title}' for good? In a confidential check nothing can be answered or changed afterwards. "
    "It cannot be undone. (yes/no) "
)
YES = frozenset({"yes", "y", "ja", "j"})
KEPT = N_("nothing was deleted")
STAYS_OPEN = N_("nothing was closed")
DELETED = N_("'{title}' has been deleted, with all its answers and comments")
NONE_FOUND = N_("there is no such check")
OPENED = N_("'{title}' is open")
CLOSED = N_("'{title}' is closed")
NEVER = "-"
"""In place of a moment or a day: none is chosen."""
NOTHING_CHOSEN = N_("say --ends or --deletes, or both; '-' takes a choice back")
SCHEDULED = N_("'{title}': closes itself on {moment}; everything is deleted on {day}")
BY_HAND = N_("'{title}': is closed by hand; everything is deleted on {day}")
IS_CLOSED = N_("'{title}': is closed; everything is deleted on {day}")


def new(orders: Namespace, words: Language) -> int:
    """`qcheck new`: makes a process with a check, and prints its links."""
    from qcheck.cli.base_url import address
    from qcheck.cli.listing import MADE
    from qcheck.cli.new_check import invitations, wish
    from qcheck.cli.open_service import desk

    with desk(orders, make=True) as (service, settings):
        wanted = wish(orders, service.shelf.catalogues())
        invited = invitations(orders, service.shelf.catalogues())
        link = service.organising.create_check(wanted)
        for perspective, name in invited:
            service.inviting.invite(link, perspective, name)
        deliver(
            MADE[orders.format](
                service.access.open(link), service.inviting.links(link), address(settings, words), words
            ),
            None,
        )
    return 0


def share(orders: Namespace, words: Language) -> int:
    """`qcheck share`: makes one more link to the results, with a name and the part that it shows."""
    from qcheck import browser
    from qcheck.cli.base_url import address
    from qcheck.cli.open_service import desk, link_in
    from qcheck.service import Shows

    with desk(orders) as (service, settings):
        criteria = None if orders.only is None else frozenset(orders.only)
        without = frozenset(orders.without)
        made = service.inviting.hand_on(
            link_in(orders.link),
            orders.name,
            Shows(criteria, "comments" not in without, "perspectives" not in without),
        )
        deliver(f"{address(settings, words)}{browser.address_of(made.kind, made.link)}\n", None)
    return 0


def status(orders: Namespace, words: Language) -> int:
    """`qcheck status`: how many sheets have come in; or how the installation stands."""
    from qcheck.cli import installation
    from qcheck.cli.listing import STATUS
    from qcheck.cli.open_service import MISSING_OR_ALL, desk, link_in

    if orders.installation:
        return installation.status(orders, words)
    link = link_in(orders.link, MISSING_OR_ALL)
    with desk(orders) as (service, _):
        found = service.organising.status(link)
        deliver(STATUS[orders.format](service.access.open(link), found, words), None)
    return 0


def open_(orders: Namespace, words: Language) -> int:
    """`qcheck open`: lets a prepared check be answered, or a closed open round once more."""
    from qcheck.cli.open_service import desk, link_in
    from qcheck.service import Mode, State

    link = link_in(orders.link)
    with desk(orders) as (service, _):
        access = service.access.open(link)
        again = access.state is State.CLOSED and access.mode is Mode.OPEN
        (service.organising.resume_check if again else service.organising.start_check)(link)
        print(words.say(OPENED, title=service.access.open(link).title), file=sys.stderr)
    return 0


def schedule(orders: Namespace, words: Language) -> int:
    """`qcheck schedule`: sets another end or another day of deletion; also where the stored one cannot be
    meant.
    """
    from qcheck.cli.errors import WrongUsage
    from qcheck.cli.new_check import day, moment
    from qcheck.cli.open_service import desk, link_in
    from qcheck.importing import Complaint

    if orders.ends is None and orders.deletes is None:
        raise WrongUsage(Complaint(NOTHING_CHOSEN))
    ends = moment(orders.ends, orders.zone) if orders.ends and orders.ends != NEVER else None
    deletes = day(orders.deletes) if orders.deletes and orders.deletes != NEVER else None
    link = link_in(orders.link)
    with desk(orders) as (service, _):
        later = (
            deletes is not None and deletes > service.access.open(link).deletes
        )  # makes room for a later end
        if orders.deletes and later:
            service.organising.keep_until(link, deletes)
        if orders.ends:
            service.organising.schedule(link, ends, orders.zone)
        if orders.deletes and not later:
            service.organising.keep_until(link, deletes)
        found = service.access.open(link)
        print(_dates(found, words), file=sys.stderr)
    return 0


def _dates(access: Access, words: Language) -> str:
    """When a check closes and when it is deleted, whichever of them was set."""
    day, ends = words.day(access.deletes), access.life.ends
    if access.life.closed is not None:
        return words.say(IS_CLOSED, title=access.title, day=day)
    if ends is None:
        return words.say(BY_HAND, title=access.title, day=day)
    moment = words.moment(ends, access.life.zone)
    return words.say(SCHEDULED, title=access.title, moment=moment, day=day)


def close(orders: Namespace, words: Language) -> int:
    """`qcheck close`: ends the answering; in a confidential check for good, after asking; exit code 1 where
    the answer is no.
    """
    from qcheck.cli.open_service import desk, link_in
    from qcheck.service import Mode, State

    link = link_in(orders.link)
    with desk(orders) as (service, _):
        service.organising.status(link)  # no other kind of link gets as far as the question
        found = service.access.open(link)
        for_good = found.mode is Mode.CONFIDENTIAL and found.state is not State.CLOSED
        if for_good and not (orders.yes or _is_sure(words.say(FOR_GOOD, title=found.title))):
            print(words.say(STAYS_OPEN), file=sys.stderr)
            return 1
        service.organising.end_check(link)
        print(words.say(CLOSED, title=service.access.open(link).title), file=sys.stderr)
    return 0


def delete(orders: Namespace, words: Language) -> int:
    """`qcheck delete`: deletes a check after asking; exit code 1 where the answer is no."""
    from qcheck.cli.open_service import desk, link_in

    link = link_in(orders.link)
    with desk(orders) as (service, _):
        service.organising.status(link)  # no other kind of link gets as far as the question
        title = service.access.open(link).title
        if not (orders.yes or _is_sure(words.say(SURE, title=title))):
            print(words.say(KEPT), file=sys.stderr)
            return 1
        service.organising.delete(link)
        print(words.say(DELETED, title=title), file=sys.stderr)
    return 0


def links(orders: Namespace, words: Language) -> int:
    """`qcheck links`: the organisers' links of all checks, for the operator, where one was lost."""
    from qcheck.cli.base_url import address
    from qcheck.cli.listing import FOUND
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, settings):
        found = service.checks.organisers(orders.text)
    deliver(FOUND[orders.format](found, address(settings, words) if found else "", words), None)
    if not found:
        print(words.say(NONE_FOUND), file=sys.stderr)
    return 0 if found else 1


def _is_sure(question: str) -> bool:
    """Asks on standard error, beside the result, and takes silence for a no."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in YES
