"""The command that makes a report: of a check, by its link, or of a spreadsheet of answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.cli import one_file
from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import STREAM, deliver_file, keep_apart
from qcheck.importing import Complaint
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.catalogue import PerspectiveId
    from qcheck.language import Language
    from qcheck.reports.brand import Brand
    from qcheck.reports.gathering import AnySource
    from qcheck.reports.kinds import Format, Kind
    from qcheck.service import Access, Matter

NO_SUCH_KIND = N_("--kind: there is no '{id}'; possible are: {possible}")
OF_A_CHECK_ALONE = N_(
    "{kind} needs a check: say its link instead of a file. From a file of answers are made: {possible}"
)
ONE_PERSPECTIVE = N_("--perspective is for questionnaires: --kind bogen, fragebogen or ausfuellen")
FOR_FILES_ALONE = ("catalogue", "phase", "mode", "modules", "title", "place")


def report(orders: Namespace, words: Language) -> int:
    """`qcheck report`: what the page *Take away* offers, without a browser."""
    from qcheck.cli.open_service import is_link
    from qcheck.cli.settings import settings_with
    from qcheck.reports.brand import brand_in

    keep_apart(orders.source or "", orders.output)
    if orders.kind == one_file.KIND:
        if orders.source and Path(orders.source).is_file():
            raise _of_a_check_alone(one_file.KIND)
        return one_file.one_file(orders, words)
    kind, chosen = _chosen(orders)
    if orders.perspective and not _is_questionnaire(kind):
        raise WrongUsage(Complaint(ONE_PERSPECTIVE))
    source = (_of_check if orders.source is None or is_link(orders.source) else _of_file)(
        orders, kind, chosen, words
    )
    look = brand_in(settings_with(data=orders.data).brand)
    for complaint in look.complaints:
        print(complaint.said(words), file=sys.stderr)
    deliver_file(_written(chosen, source, look.brand), orders.output)
    return 0


def _is_questionnaire(kind: Kind) -> bool:
    """Whether it can be made for one perspective alone."""
    from qcheck.service import Matter

    return kind.matter in (Matter.FORM, Matter.FILL_IN)


def _written(chosen: Format, source: AnySource, brand: Brand) -> bytes:
    from qcheck.service import NotPossible

    try:
        return chosen.write(source, brand)
    except NotPossible as refused:
        raise ProblemsFound(refused) from None


def _chosen(orders: Namespace) -> tuple[Kind, Format]:
    from qcheck.reports.kinds import KINDS, kind

    wanted = kind(orders.kind)
    if wanted is None:
        possible = ", ".join((*(known.name for known in KINDS), one_file.KIND))
        raise WrongUsage(Complaint(NO_SUCH_KIND, (("id", orders.kind), ("possible", possible))))
    chosen = wanted.format(orders.format) if orders.format else wanted.formats[0]
    if chosen is None:
        possible = ", ".join(offered.name for offered in wanted.formats)
        values = (("kind", wanted.name), ("possible", possible), ("id", orders.format))
        raise WrongUsage(Complaint(one_file.NO_SUCH_FORMAT, values))
    return wanted, chosen


def _of_check(orders: Namespace, kind: Kind, chosen: Format, words: Language) -> AnySource:
    from qcheck.cli.open_service import desk, link_in
    from qcheck.cli.profile_source import KNOWN_BY_THE_CHECK
    from qcheck.reports.gathering import Wish, source_of
    from qcheck.web.check_facts import sentences

    if said := [f"--{name}" for name in FOR_FILES_ALONE if getattr(orders, name)]:
        raise WrongUsage(*(Complaint(KNOWN_BY_THE_CHECK, (("option", option),)) for option in said))
    link = link_in(orders.source)
    with desk(orders) as (service, _):
        access = service.access.open(link)
        wish = Wish(words.tag, _perspective(orders, access), sentences(access, words))
        return source_of(service.taking_away, link, kind.matter_of(chosen), wish)


def _perspective(orders: Namespace, access: Access) -> PerspectiveId | None:
    possible = access.questionnaire.perspectives
    if orders.perspective and orders.perspective not in possible:
        raise WrongUsage(Complaint(one_file.FOR_WHOM, (("possible", ", ".join(possible)),)))
    return orders.perspective or None


def _of_file(orders: Namespace, kind: Kind, chosen: Format, words: Language) -> AnySource:
    from qcheck.cli.catalogues import catalogue_of
    from qcheck.cli.choices import choices_of
    from qcheck.cli.files import source_of
    from qcheck.cli.profile_source import CATALOGUE_NEEDED, NO_SHEET
    from qcheck.cli.settings import settings_with
    from qcheck.reports.source import Source
    from qcheck.service import Round as About
    from qcheck.service import UnusableAnswers, result_of_answers

    if kind.matter_of(chosen) not in _of_files():
        raise _of_a_check_alone(kind.name)
    if orders.catalogue is None:
        if orders.source != STREAM:
            source_of(orders.source)  # where there is no such file, that is what is wrong
        raise WrongUsage(Complaint(CATALOGUE_NEEDED))
    settings_with(data=orders.data)
    orders.only = None
    choices = choices_of(orders, catalogue_of(orders.catalogue))
    title = orders.title or ("" if orders.source == STREAM else Path(orders.source).stem)
    about = About(title, orders.place or "", choices.questionnaire, choices.mode)
    try:
        result, answers = result_of_answers(source_of(orders.source), orders.source, about)
    except UnusableAnswers as unusable:
        raise ProblemsFound(*unusable.problems) from None
    if not result.profile.sheets:
        print(words.say(NO_SHEET, file=orders.source), file=sys.stderr)
    return Source(result, words.tag, datetime.now(UTC).astimezone().date(), answers=answers)


def _of_files() -> set[Matter]:
    from qcheck.service import Matter

    return {Matter.RESULT, Matter.PERSPECTIVES, Matter.ANSWERS}


def _of_a_check_alone(kind: str) -> WrongUsage:
    from qcheck.reports.kinds import KINDS

    possible = ", ".join(kind.name for kind in KINDS if kind.matter in _of_files())
    return WrongUsage(Complaint(OF_A_CHECK_ALONE, (("kind", kind), ("possible", possible))))
