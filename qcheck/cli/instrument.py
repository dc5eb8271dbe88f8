"""The command about the questions themselves: `qcheck stats`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver, deliver_file, source_of

if TYPE_CHECKING:
    from datetime import date

    from qcheck.language import Language
    from qcheck.service import CatalogueFigures


def stats(orders: Namespace, words: Language) -> int:
    """`qcheck stats CATALOGUE [LINK or FILE …]`: how its questions work, over these checks or all that are
    here, and what was said about them, also in other installations.
    """
    from qcheck.cli.catalogues import catalogue_id
    from qcheck.cli.errors import ProblemsFound
    from qcheck.service import NotPossible

    wanted = catalogue_id(orders.catalogue)
    figures, today = _figures(wanted, orders)
    try:
        figures = figures.with_files(source_of(source) for source in orders.sources if not _is_link(source))
    except NotPossible as refused:
        raise ProblemsFound(refused) from None
    _deliver(figures, orders, words, today)
    return 0 if figures.editions or figures.said else 1


def _figures(wanted: str, orders: Namespace) -> tuple[CatalogueFigures, date]:
    """The figures over the checks of these links; over all checks here where nothing is named; over none
    where files alone are named.
    """
    from datetime import UTC, datetime

    from qcheck.cli.open_service import desk, link_in
    from qcheck.service import CatalogueFigures

    links = [link_in(source) for source in orders.sources if _is_link(source)]
    if orders.sources and not links:
        return CatalogueFigures(wanted, ()), datetime.now(UTC).date()
    with desk(orders) as (service, _):
        about = service.statistics
        figures = about.of_links(links, wanted) if links else about.of_installation(wanted)
        return figures, service.clock.now().date()


def _deliver(figures: CatalogueFigures, orders: Namespace, words: Language, today: date) -> None:
    from qcheck.cli.formats.instrument import INSTRUMENT_FORMATS

    if orders.format == "xlsx":
        from qcheck.reports.instrument import as_xlsx

        deliver_file(as_xlsx(figures, words, today), orders.output)
    elif orders.format == "feedback":
        deliver(figures.feedback_file(), orders.output)
    else:
        deliver(INSTRUMENT_FORMATS[orders.format](figures, words), orders.output)


def _is_link(source: str) -> bool:
    from qcheck.cli.open_service import is_link

    return source == "-" or is_link(source)
