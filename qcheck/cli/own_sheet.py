"""`qcheck sheet LINK`: what is kept of one person's sheet, by its personal code, for whoever is asked for it:
into a file without being read, or deleted.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, NamedTuple

from qcheck.cli.checks import KEPT, is_sure
from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver_file
from qcheck.importing import Complaint
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import Access, Service

FROM_INPUT = "-"
NO_CODE = N_("which sheet? Say its personal code with --code, or --code - to read it from standard input")
NO_FILE = N_("say --output FILE, so that nobody reads the answers on the screen, or --delete")
ONE_INPUT = N_("standard input holds one line: say the link or the code there, not both")


class Said(NamedTuple):
    """What is asked before a sheet is deleted, and what is said afterwards."""

    sure: str
    done: str


WHOLE = Said(
    N_("Delete the sheet with this code in '{title}', with everything on it? It cannot be undone. (yes/no) "),
    N_("the sheet in '{title}' has been deleted, with everything on it"),
)
WORDS = Said(
    N_(
        "Delete the words, times and code of this sheet in '{title}'? Its bare answers go on counting. It "
        "cannot be undone. (yes/no) "
    ),
    N_(
        "the words, times and code of the sheet in '{title}' have been deleted; its bare answers go on "
        "counting"
    ),
)


def own_sheet(orders: Namespace, words: Language) -> int:
    """`qcheck sheet LINK`: writes a copy as JSON, or deletes the sheet after asking; exit code 1 where the
    answer is no.
    """
    from qcheck.cli.open_service import desk, link_in

    if not orders.code:
        raise WrongUsage(Complaint(NO_CODE))
    if orders.link == orders.code == FROM_INPUT:
        raise WrongUsage(Complaint(ONE_INPUT))
    if not (orders.delete or orders.output):
        raise WrongUsage(Complaint(NO_FILE))
    link = link_in(orders.link)
    code = sys.stdin.readline().strip() if orders.code == FROM_INPUT else orders.code
    with desk(orders) as (service, _):
        sheet = service.joining.by_personal_code(link, code)
        if orders.output:
            deliver_file(_copy(service, sheet, words), orders.output)
        if orders.delete:
            return _deleted(service, service.access.open(sheet), orders.yes, words)
    return 0


def _copy(service: Service, sheet: str, words: Language) -> bytes:
    from qcheck.reports.gathering import Wish, source_of
    from qcheck.reports.own_sheet_json import as_json
    from qcheck.reports.source import SheetSource
    from qcheck.service import Matter

    source = source_of(service.taking_away, sheet, Matter.OWN, Wish(words.tag))
    assert isinstance(source, SheetSource)
    return as_json(source).encode()


def _deleted(service: Service, own: Access, is_said: bool, words: Language) -> int:
    from qcheck.service import State, goes_whole

    has_ended = own.state is State.CLOSED
    said = WORDS if has_ended and not goes_whole(own) else WHOLE
    if not (is_said or is_sure(words.say(said.sure, title=own.title))):
        print(words.say(KEPT), file=sys.stderr)
        return 1
    if has_ended:
        service.own_data.erase(own, whole=said is WHOLE)
    else:
        service.answering.withdraw(own)
    print(words.say(said.done, title=own.title), file=sys.stderr)
    return 0
