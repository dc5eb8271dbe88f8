"""The command for those who write catalogues: a link for an author, from the operator."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import Service

NO_DRAFTS = N_("nobody is writing a questionnaire here")
NOT_THERE = N_("the file {file} cannot be read")


def author(orders: Namespace, words: Language) -> int:
    """`qcheck author`: begins a draft with a title, or from a file, and gives its link; without either, the
    links of all drafts.
    """
    from qcheck.addresses import written_address
    from qcheck.cli.base_url import address
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, settings):
        links = _begun(orders, service, words)
        base = address(settings, words) if links else ""
    for title, link in links:
        print(f"{title}\n  {base.rstrip('/')}{written_address(link)}")
    if not links:
        print(words.say(NO_DRAFTS), file=sys.stderr)
    return 0 if links else 1


def _begun(orders: Namespace, service: Service, words: Language) -> list[tuple[str, str]]:
    drafting = service.drafting
    if orders.file:
        link = drafting.begin_from(_read(orders.file))
    elif orders.title:
        link = drafting.begin(orders.title, words.locale.language)
    else:
        return [(draft.title, draft.link) for draft in drafting.everything_here()]
    return [(draft.title, draft.link) for draft in drafting.known([link])]


def _read(file: str) -> bytes:
    from qcheck.refusals import Invalid

    try:
        return Path(file).read_bytes()
    except OSError:
        raise Invalid(NOT_THERE, file=file) from None
