"""The questionnaire as one HTML file on the command line: `qcheck report LINK --kind bogen`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver_file
from qcheck.importing import Complaint
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language

KIND = "bogen"
FORMAT = "html"
FOR_WHOM = N_("--perspective: the file is for one perspective; possible are: {possible}")
NO_SUCH_FORMAT = N_("--format: {kind} is made as {possible}, not as '{id}'")


def one_file(orders: Namespace, words: Language) -> int:
    """The file of one perspective in one language; of a running or prepared check alone."""
    from qcheck.catalogue import PerspectiveId
    from qcheck.cli.open_service import desk, link_in
    from qcheck.plain.sheet.one_file import one_file

    if orders.format not in (None, FORMAT):
        values = (("kind", KIND), ("possible", FORMAT), ("id", orders.format))
        raise WrongUsage(Complaint(NO_SUCH_FORMAT, values))
    link = link_in(orders.source)
    with desk(orders) as (service, _):
        possible = service.carrying.carried_perspectives(link)
        wanted = PerspectiveId(orders.perspective) if orders.perspective else None
        whose = possible[0] if wanted is None and len(possible) == 1 else wanted
        if whose not in possible:
            raise WrongUsage(Complaint(FOR_WHOM, (("possible", ", ".join(possible)),)))
        html = one_file(service.carrying.carried_sheet(link, whose), words)
    deliver_file(html.encode(), orders.output)
    return 0
