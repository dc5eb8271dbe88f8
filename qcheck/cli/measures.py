"""The command about the measures of a process: for lists, and for reminders by cron."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver

if TYPE_CHECKING:
    from datetime import date

    from qcheck.language import Language
    from qcheck.service import Measure, MeasureList


def measures(orders: Namespace, words: Language) -> int:
    """`qcheck measures`: what is to be done, by whom and by when; of what is due by a day that alone."""
    from qcheck.cli.formats.planned import MEASURE_FORMATS
    from qcheck.cli.new_check import day
    from qcheck.cli.open_service import desk, link_in

    by = day(orders.due, "--due") if orders.due else None
    link = link_in(orders.link)
    with desk(orders) as (service, _):
        measure_list = service.measures.measure_list(link)
        deliver(MEASURE_FORMATS[orders.format](measure_list, _wanted(measure_list, by), words), orders.output)
    return 0


def _wanted(measure_list: MeasureList, by: date | None) -> list[Measure]:
    """All measures, by their days; or those that are still to be done `by` a day."""
    from datetime import date

    from qcheck.service import STILL_TO_DO

    wanted = [
        measure
        for measure in measure_list.measures
        if by is None or (measure.due is not None and measure.due <= by and measure.state in STILL_TO_DO)
    ]
    return sorted(wanted, key=lambda measure: measure.due or date.max)
