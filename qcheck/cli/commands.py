"""The commands. Each loads what it needs only when it is called: nobody waits for the web server to check a
file.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import deliver, keep_apart, usable
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.settings import Settings


NEW_KEY = N_(
    "From now on there is a new key: all links, codes and QR codes so far are dead. `qcheck links` says "
    "the new ones for organising; the "
    "others are on the page of each check."
)
KEY_FITS = N_("The key fits these data: no new one is needed, and none was made")
NOT_LOCAL = N_(
    "QCHECK_LOCAL is switched off: this server can be reached from other computers, and the list of all "
    "checks with their links for "
    "organising is for this computer alone. `qcheck links` says them here."
)
NO_WORKERS = N_("Several processes on one port need Linux, macOS or another Unix. Leave out --workers.")
WRITTEN = N_("{file}: written")
LEFT = N_("{file}: was there already and stays as it is")


def serve(orders: Namespace, words: Language) -> int:
    """`qcheck serve`: runs the server until it is stopped. A database that cannot be used is said now, not to
    the first visitor.
    """
    from qcheck.browser import is_loopback, opens_here_only
    from qcheck.cli import lan
    from qcheck.cli.free_port import refuse_unless_free
    from qcheck.cli.settings import settings_with
    from qcheck.doctor import environment
    from qcheck.importing import Complaint
    from qcheck.service import NotPossible, told_to_operators
    from qcheck.settings import HANDOVER

    said = {
        "host": lan.EVERYWHERE if orders.lan else orders.host,
        "port": orders.port,
        "data": orders.data,
        "workers": orders.workers,
    }
    settings = settings_with(**said)
    if not (variables := environment(settings)).good:
        print(variables.said(words), file=sys.stderr)
    if settings.workers > 1 and not hasattr(os, "fork"):
        raise WrongUsage(Complaint(NO_WORKERS))
    if orders.lan:
        settings = settings_with(**said, base_url=f"http://{lan.address_in_room(orders.lan)}:{settings.port}")
    if settings.local and not (
        is_loopback(settings.host) and (not settings.base_url or opens_here_only(settings.base_url))
    ):
        settings = settings_with(**said, base_url=settings.base_url or None, local="false")
        print(words.say(NOT_LOCAL), file=sys.stderr)
    try:
        _open_once(settings, orders.new_key, words)
    except NotPossible as refused:
        raise ProblemsFound(told_to_operators(refused, settings)) from refused
    if HANDOVER not in os.environ:  # otherwise it goes on with the port and the room of the process before
        refuse_unless_free(settings.host, settings.port)
        if orders.lan:
            lan.announce(settings.base_url, words)
    from qcheck.server import (
        serve,
    )  # after the settings and the database: what is wrong with them is said at once

    return serve(settings)


def _open_once(settings: Settings, new_key: bool, words: Language) -> None:
    """What is wrong with data and key is said now; a new key only where the old one does not fit, and with
    what that means.
    """
    from qcheck.cli.upgrading import at_start
    from qcheck.service import NotItsKey, open_service, refuse_another_kind, refuse_to_upgrade
    from qcheck.settings import HANDOVER

    refuse_another_kind(settings)
    if HANDOVER in os.environ:
        refuse_to_upgrade(settings)
    try:
        at_start(settings, False, words)
        open_service(settings).close()
    except NotItsKey:
        if not new_key:
            raise
        at_start(settings, True, words)
        open_service(settings, new_key=True).close()
        print(words.say(NEW_KEY), file=sys.stderr)
        return
    if new_key:
        print(words.say(KEY_FITS), file=sys.stderr)


def texts(orders: Namespace, words: Language) -> int:
    """`qcheck texts`: writes legal texts to begin with beside those that are there; then lists what is still
    to be filled in.
    """
    from qcheck.cli.settings import settings_with
    from qcheck.legal import begin, unfinished

    folder = settings_with(data=orders.data).texts
    with usable(str(folder)):
        begun = tuple(begin(folder))
    for file, written in begun:
        print(words.say(WRITTEN if written else LEFT, file=file))
    for text in unfinished(folder):
        print(text.said(words), file=sys.stderr)
    return 0


def lint(orders: Namespace, words: Language) -> int:
    """`qcheck lint`: exit code 1 where a catalogue has a mistake; warnings stop nothing."""
    from qcheck.cli.catalogues import linted
    from qcheck.cli.problems import PROBLEM_FORMATS, summed_up

    result = linted(orders.files)
    deliver(PROBLEM_FORMATS[orders.format](result.problems, words), None)
    print(summed_up(result, words), file=sys.stderr)
    return 1 if result.mistakes else 0


def schema(orders: Namespace, _: Language) -> int:
    """`qcheck schema`: the schema of catalogues, as it lies in `criteria/` too, or that of bundles, as in
    `docs/`.
    """
    from qcheck import bundle
    from qcheck.loading.schema import schema_text

    of_kind = {"catalogue": schema_text, "bundle": bundle.schema_text}
    deliver(of_kind[orders.kind](), orders.output)
    return 0


def profile(orders: Namespace, words: Language) -> int:
    """The main job without a browser: answers in, or the check that has them, and profile out."""
    from qcheck.cli.formats import FORMATS
    from qcheck.cli.open_service import is_link
    from qcheck.cli.profile_source import of_check, of_file

    keep_apart(orders.answers or "", orders.output)
    result = (of_check if orders.answers is None or is_link(orders.answers) else of_file)(orders, words)
    deliver(FORMATS[orders.format](*result), orders.output)
    return 0


def compare(orders: Namespace, words: Language) -> int:
    """`qcheck compare`: two checks side by side, what has changed and what cannot be compared."""
    from qcheck.cli.formats.compared import COMPARED_FORMATS
    from qcheck.cli.two_sources import two_sources

    for source in (orders.then, orders.now):
        keep_apart(source, orders.output)
    deliver(COMPARED_FORMATS[orders.format](two_sources(orders, words)), orders.output)
    return 0
