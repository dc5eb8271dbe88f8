"""`qcheck import FILE.qcheck.json`: takes a bundle in, after saying what is in it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.cli.errors import ProblemsFound
from qcheck.cli.files import STREAM, deliver, usable
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import Access, Look

NOTHING_TAKEN = N_("this was a look: nothing has been taken in")
TAKEN = N_("'{title}' has been taken in")


def take_in(file: str, orders: Namespace, words: Language) -> int:
    """Makes a new process of a bundle, and prints the links of its checks; `--dry-run`: only says what is in
    it.
    """
    from qcheck import addresses
    from qcheck.cli.base_url import address
    from qcheck.cli.open_service import desk
    from qcheck.service import NotABundle

    source = _source(file)
    with desk(orders, make=True) as (service, settings):
        try:
            look = service.bundle_exchange.look(source)
            made = () if orders.dry_run else service.bundle_exchange.take_in(source, again=orders.again)
        except NotABundle as refused:
            raise ProblemsFound(*refused.problems) from None
        opened = [service.access.open(link) for link in made]
        url = address(settings, words) if made else ""
    links = [f"{url}{addresses.address_of(check.kind, check.link)}" for check in opened]
    if orders.format == "json":
        deliver(_as_json(look, links), None)
    else:
        deliver(
            "".join(f"{line}\n" for line in (*_as_text(look, words), *_links(opened, links, words))), None
        )
    said = NOTHING_TAKEN if orders.dry_run else TAKEN
    print(words.say(said, title=look.title) if made else words.say(said), file=sys.stderr)
    return 0


def _source(name: str) -> bytes:
    """The content of a file or of standard input, up to one byte more than a bundle may have, so that too
    much is noticed.
    """
    from qcheck.bundle import LARGEST

    with usable(name):
        if name == STREAM:
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)


def _as_text(look: Look, words: Language) -> Iterator[str]:
    from qcheck.wording import bundles, moving

    yield ", ".join(filter(None, (look.title, look.place)))
    for check in look.checks:
        about = (check.questionnaire, check.mode, check.state, check.made, check.sheets)
        yield f"    {bundles.check(*about, words)}"
        if before := "; ".join(moving.asked_before(check.moved, words)):
            yield f"    {words.say('Asked {editions}.', editions=before)}"
        yield f"    {bundles.until(check.keeps, check.deletes, check.emptied, words)}"
    yield from (f"    {line}" for line in bundles.outcomes(look.agreements, look.measures, words))
    if already := bundles.HERE[look.here]:
        yield words.say(already)


def _links(opened: Sequence[Access], links: Sequence[str], words: Language) -> Iterator[str]:
    from qcheck.cli.listing import ORGANISE

    if opened:
        yield ""
        yield words.say(ORGANISE)
        yield from (f"    {link}" for link in links)


def _as_json(look: Look, links: Sequence[str]) -> str:
    """`here` says whether it was here before; `links` are the new ones to organise, the newest check first,
    empty after a look.
    """
    whole = {
        "title": look.title,
        "place": look.place,
        "here": look.here.value,
        "checks": [
            {
                "catalogue": {
                    "id": check.questionnaire.catalogue.id,
                    "version": check.questionnaire.catalogue.version,
                },
                "phase": check.questionnaire.phase,
                "mode": check.mode,
                "state": check.state,
                "made": check.made.isoformat(),
                "sheets": check.sheets,
                "deletes": check.deletes.isoformat(),
                "keeps": check.keeps,
                "answers_deleted": check.emptied.isoformat() if check.emptied else None,
            }
            for check in look.checks
        ],
        "agreements": look.agreements,
        "measures": look.measures,
        "links": list(links),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
