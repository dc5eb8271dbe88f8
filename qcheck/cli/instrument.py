"""The command about the questions themselves: `qcheck stats`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver, deliver_file

if TYPE_CHECKING:
    from qcheck.language import Language


def stats(orders: Namespace, words: Language) -> int:
    """`qcheck stats CATALOGUE [LINK …]`: how its questions work, over these checks or all that are here."""
    from qcheck.cli.catalogues import catalogue_id
    from qcheck.cli.formats.instrument import INSTRUMENT_FORMATS
    from qcheck.cli.open_service import desk, link_in

    links = [link_in(each) for each in orders.links]
    wanted = catalogue_id(orders.catalogue)
    with desk(orders) as (service, _):
        about = service.statistics
        found = about.of_links(links, wanted) if links else about.of_installation(wanted)
        today = service.clock.now().date()
    if orders.format == "xlsx":
        from qcheck.reports.instrument import as_xlsx

        deliver_file(as_xlsx(found, words, today), orders.output)
    else:
        deliver(INSTRUMENT_FORMATS[orders.format](found, words), orders.output)
    return 0 if found.editions else 1
