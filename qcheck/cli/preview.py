"""`qcheck preview`: the sheet of a catalogue as one perspective will see it, as one HTML file."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import deliver_file
from qcheck.importing import Complaint
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.catalogue import Catalogue, PerspectiveId, PhaseId
    from qcheck.language import Language

FOR_WHOM = N_("--perspective: the preview is for one perspective; possible are: {possible}")
SILENT = N_("--perspective: '{id}' is asked nothing in this phase; possible are: {possible}")


def preview(orders: Namespace, words: Language) -> int:
    """`qcheck preview CATALOGUE`: made of the templates of the sheet as one file; no check is made for it."""
    from datetime import UTC, datetime

    from qcheck.cli.catalogues import text_of
    from qcheck.cli.settings import settings_with
    from qcheck.loading import read
    from qcheck.plain.sheet.one_file import one_file
    from qcheck.service import previewed

    settings_with(data=orders.data)
    text = text_of(orders.catalogue)
    reading = read(text.encode(), orders.catalogue)
    if reading.catalogue is None:
        raise ProblemsFound(*reading.mistakes)
    catalogue = reading.catalogue
    phase = _phase(orders, catalogue)
    view = _perspective(orders, catalogue, phase)
    title, now = catalogue.title.say(words.tag), datetime.now(UTC)
    carried = previewed(catalogue, text, view, phase, title, now)
    deliver_file(one_file(carried, words, preview=True).encode(), orders.output)
    return 0


def _phase(orders: Namespace, catalogue: Catalogue) -> PhaseId | None:
    from qcheck.catalogue import PhaseId
    from qcheck.cli.choices import about_phase

    if complaints := list(about_phase(orders.phase, catalogue)):
        raise WrongUsage(*complaints)
    return PhaseId(orders.phase) if orders.phase else None


def _perspective(orders: Namespace, catalogue: Catalogue, phase: PhaseId | None) -> PerspectiveId:
    from qcheck.asking import Questionnaire

    possible = Questionnaire(catalogue, phase).perspectives
    wanted = orders.perspective
    if wanted is None and len(possible) == 1:
        return possible[0]
    if perspective := next((known for known in possible if known == wanted), None):
        return perspective
    is_silent = wanted in catalogue.perspective_ids
    values = (("possible", ", ".join(possible)), ("id", str(wanted)))
    raise WrongUsage(Complaint(SILENT if is_silent else FOR_WHOM, values))
