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
SURE_OF_ANSWERS = N_(
    "Delete all answers and comments of '{title}' now? What the check keeps remains. It cannot be undone. "
    "(yes/no) "
)
ANSWERS_DELETED = N_("the answers and comments of '{title}' have been deleted")
SURE_OF_PROCESS = N_(
    "Delete the whole process '{title}' (checks in it: {number}), with all answers, results, agreed lights "
    "and measures? It cannot be undone. (yes/no) "
)
PROCESS_DELETED = N_("the process '{title}' has been deleted, with everything in it")
ASKED_AND_SAID = {
    "check": (SURE, DELETED),
    "answers": (SURE_OF_ANSWERS, ANSWERS_DELETED),
    "process": (SURE_OF_PROCESS, PROCESS_DELETED),
}
"""What is asked before something is deleted, and what is said afterwards."""
NONE_FOUND = N_("there is no such check")
OPENED = N_("'{title}' is open")
CLOSED = N_("'{title}' is closed")
NEVER = "-"
"""In place of a moment or a day: none is chosen."""
NOTHING_CHOSEN = N_("say --ends, --deletes or --keeps, or several of them; '-' takes a choice back")
ONE_OF_TWO = N_("say --answers or --process, not both")
SCHEDULED = N_("'{title}': closes itself on {moment}; everything is deleted on {day}")
BY_HAND = N_("'{title}': is closed by hand; everything is deleted on {day}")
IS_CLOSED = N_("'{title}': is closed; everything is deleted on {day}")
CLOSES_ITSELF, BY_HAND_ALONE, CLOSED_ALREADY = (
    N_("'{title}': closes itself on {moment}"),
    N_("'{title}': is closed by hand"),
    N_("'{title}': is closed"),
)


def new(orders: Namespace, words: Language) -> int:
    """`qcheck new`: makes a process with a check, and prints its links."""
    from qcheck.cli.base_url import address
    from qcheck.cli.listing import MADE
    from qcheck.cli.new_check import invitations, wish
    from qcheck.cli.open_service import desk

    with desk(orders, make=True) as (service, settings):
        wanted = wish(orders, service.shelf.catalogues(), service.shelf.drafts())
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
    from qcheck import addresses
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
        deliver(f"{address(settings, words)}{addresses.address_of(made.kind, made.link)}\n", None)
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
        standing = service.organising.status(link)
        deliver(STATUS[orders.format](service.access.open(link), standing, words), None)
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
    from qcheck.service import Keeps

    if orders.ends is None and orders.deletes is None and orders.keeps is None:
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
        if orders.keeps:
            service.organising.keep(link, Keeps(orders.keeps))
        access = service.access.open(link)
        print(_dates(access, words), file=sys.stderr)
    return 0


def _dates(access: Access, words: Language) -> str:
    """When a check closes and when it is deleted, whichever of them was set, and what may stay."""
    from qcheck.wording import deletion

    day, ends = words.day(access.deletes), access.life.ends
    values = {"title": access.title, "day": day}
    if access.life.closed is not None:
        whole, alone = IS_CLOSED, CLOSED_ALREADY
    elif ends is None:
        whole, alone = BY_HAND, BY_HAND_ALONE
    else:
        whole, alone = SCHEDULED, CLOSES_ITSELF
        values["moment"] = words.moment(ends, access.life.zone)
    if not (told := deletion.KEEPS[access.keeps].told):
        return words.say(whole, **values)
    return f"{words.say(alone, **values)}. {words.say(told, day=day)}"


def close(orders: Namespace, words: Language) -> int:
    """`qcheck close`: ends the answering; in a confidential check for good, after asking; exit code 1 where
    the answer is no.
    """
    from qcheck.cli.open_service import desk, link_in
    from qcheck.service import Mode, State

    link = link_in(orders.link)
    with desk(orders) as (service, _):
        service.organising.status(link)  # no other kind of link gets as far as the question
        access = service.access.open(link)
        for_good = access.mode is Mode.CONFIDENTIAL and access.state is not State.CLOSED
        if for_good and not (orders.yes or is_sure(words.say(FOR_GOOD, title=access.title))):
            print(words.say(STAYS_OPEN), file=sys.stderr)
            return 1
        service.organising.end_check(link)
        print(words.say(CLOSED, title=service.access.open(link).title), file=sys.stderr)
    return 0


def delete(orders: Namespace, words: Language) -> int:
    """`qcheck delete`: deletes a check, its answers alone or its process, after asking; exit code 1 where the
    answer is no.
    """
    from qcheck.cli.errors import WrongUsage
    from qcheck.cli.open_service import desk, link_in
    from qcheck.importing import Complaint

    if orders.answers and orders.process:
        raise WrongUsage(Complaint(ONE_OF_TWO))
    asked, said = ASKED_AND_SAID["answers" if orders.answers else "process" if orders.process else "check"]
    link = link_in(orders.link)
    with desk(orders) as (service, _):
        service.organising.status(link)  # no other kind of link gets as far as the question
        others = service.known_checks.other_checks(link)
        values = {"title": service.access.open(link).title, "number": len(others) + 1}
        if not (orders.yes or is_sure(words.say(asked, **values))):
            print(words.say(KEPT), file=sys.stderr)
            return 1
        delete_it = {
            DELETED: service.organising.delete,
            ANSWERS_DELETED: service.organising.delete_answers,
            PROCESS_DELETED: service.organising.delete_process,
        }
        delete_it[said](link)
        print(words.say(said, **values), file=sys.stderr)
    return 0


def links(orders: Namespace, words: Language) -> int:
    """`qcheck links`: the organisers' links of all checks, for the operator, where one was lost."""
    from qcheck.cli.base_url import address
    from qcheck.cli.listing import FOUND
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, settings):
        organisers = service.known_checks.organisers(orders.text)
    deliver(FOUND[orders.format](organisers, address(settings, words) if organisers else "", words), None)
    if not organisers:
        print(words.say(NONE_FOUND), file=sys.stderr)
    return 0 if organisers else 1


def is_sure(question: str) -> bool:
    """Asks on standard error, beside the result, and takes silence for a no."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in YES
