"""`qcheck catalogue history`: the editions of a catalogue, what changed in each, why, and since when."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from qcheck.cli.catalogues import POSSIBLE, shelf_of_catalogues
from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver
from qcheck.importing import Complaint
from qcheck.language import N_, Language
from qcheck.wording import history as wording

NO_EDITIONS = N_("there is no catalogue '{id}' on the shelf")
IN_THE_TERMINAL = N_("{version} ({facts})")


def history(orders: Namespace, words: Language) -> int:
    """`qcheck catalogue history ID`: prints the editions, the newest first. The argument `file` holds the id
    here.
    """
    shelf = shelf_of_catalogues()
    editions = [(edition.catalogue, edition.since) for edition in shelf.editions(orders.file)]
    if not editions:
        known = tuple(catalogue.id for catalogue in shelf.catalogues())
        values = (("id", orders.file), ("possible", ", ".join(known)))
        raise WrongUsage(Complaint(NO_EDITIONS, values, POSSIBLE, known))
    title = editions[-1][0].title.say(words.tag)
    lines = [title, *(line for edition in wording.told(editions, words) for line in _lines(edition, words))]
    deliver("\n".join(lines) + "\n", orders.output)
    return 0


def _lines(edition: wording.ToldEdition, words: Language) -> Iterator[str]:
    yield ""
    yield words.say(
        IN_THE_TERMINAL,
        version=edition.version,
        facts=", ".join(filter(None, (edition.stage, edition.since))),
    )
    yield f"  {edition.before}"
    for change in edition.changes:
        yield f"  - {change.kind}: {change.what}"
        yield from (f"      {words.say(wording.INSTEAD_OF, text=text)}" for text in change.instead_of)
        yield f"      {change.why}"
