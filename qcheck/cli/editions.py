"""`qcheck diff`: what differs between two editions of a catalogue, and what is not declared."""

from __future__ import annotations

from argparse import Namespace

from qcheck.catalogue import Catalogue
from qcheck.catalogue.versions import precedence
from qcheck.cli.catalogues import edition_of, editions_of
from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver
from qcheck.cli.formats.editions import EDITION_FORMATS, TwoEditions
from qcheck.importing import Complaint
from qcheck.language import N_, Language

OTHER_CATALOGUE = N_("'{old}' and '{new}' are two catalogues, not two editions of one")


def diff(orders: Namespace, words: Language) -> int:
    """`qcheck diff OLD NEW`: exit code 1 where changes are not declared, or are declared and not so."""
    two = _two(edition_of(orders.old), edition_of(orders.new))
    deliver(EDITION_FORMATS[orders.format](two, words), orders.output)
    return 0 if two.is_whole else 1


def _two(old: Catalogue, new: Catalogue) -> TwoEditions:
    if old.id != new.id:
        raise WrongUsage(Complaint(OTHER_CATALOGUE, (("old", old.id), ("new", new.id))))
    before = (
        edition for edition in editions_of(new.id) if precedence(edition.version) < precedence(old.version)
    )
    return TwoEditions(old, new, tuple(before))
