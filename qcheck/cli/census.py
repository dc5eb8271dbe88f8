"""What whoever runs qcheck sees of what is here: everything without a title, and one check for a reason."""

from __future__ import annotations

import getpass
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver, usable
from qcheck.importing import Complaint
from qcheck.language import N_
from qcheck.watch.one_line import object_on_one_line

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import Inhabitants, Listed, LookedAt

RECORD = "looked-at.log"
"""In the data folder: who has looked at which check, when and why, a line for each."""
KEPT_FOR = timedelta(days=730)
"""How long a line stays there."""
NO_REASON = N_('say why you look at this check: --reason "…". It is written down, and who you are')
NO_CHECK = N_("a reason is for one check: say its id, as `qcheck checks` lists it")
WRITTEN_DOWN = N_("Written down in {file}: {who}, this check, the reason")
TITLE, PLACE = N_("Title: {text}"), N_("Place: {text}")
SENDER, CONTACT = N_("Who invites: {text}"), N_("Whom to ask: {text}")
ITS_LINKS = N_("The link to organise it is given by: qcheck links")


def checks(orders: Namespace, words: Language) -> int:
    """`qcheck checks`: everything that is here, or one check that there is a reason to look at."""
    if orders.id is None and orders.reason is not None:
        raise WrongUsage(Complaint(NO_CHECK))
    if orders.id is not None and not (orders.reason or "").strip():
        raise WrongUsage(Complaint(NO_REASON))
    return _one(orders, words) if orders.id else _all(orders, words)


def _all(orders: Namespace, words: Language) -> int:
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, _):
        inhabitants, today = service.census.inhabitants(), service.clock.now().date()
    deliver(FORMATS[orders.format](inhabitants, today, words), None)
    return 0


def _one(orders: Namespace, words: Language) -> int:
    from qcheck.cli.open_service import desk
    from qcheck.records import CheckId

    with desk(orders) as (service, settings):
        looked_at, file = service.census.look_at(CheckId(orders.id)), settings.data / RECORD
        who = _write_down(file, orders.id, orders.reason, service.clock.now())
    print(words.say(WRITTEN_DOWN, file=file, who=who), file=sys.stderr)
    deliver(ONE[orders.format](looked_at, words), None)
    return 0


def _write_down(file: Path, check: str, reason: str, now: datetime) -> str:
    """Adds a line, and drops those that are old; gives who looked. Where it cannot be written, nothing is
    shown.
    """
    who = os.environ.get("SUDO_USER") or getpass.getuser()
    said = {
        "time": now.astimezone(UTC).isoformat(timespec="seconds"),
        "who": who,
        "check": check,
        "reason": reason,
    }
    with usable(str(file)):
        before = file.read_text(encoding="utf-8").split("\n") if file.exists() else []
        lines = [line for line in before if line and not _is_old(line, now)]
        lines.append(object_on_one_line(said))
        coming = file.with_suffix(".coming")
        own = os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(own, "w", encoding="utf-8") as new:
            new.write("\n".join(lines) + "\n")
            new.flush()
            os.fsync(new.fileno())
        coming.replace(file)
    return who


def _is_old(line: str, now: datetime) -> bool:
    """Whether a line of the record is too old to be kept. One that cannot be read is kept: somebody may want
    to know of it.
    """
    try:
        return datetime.fromisoformat(json.loads(line)["time"]) < now - KEPT_FOR
    except (ValueError, KeyError, TypeError):
        return False


def _as_table(inhabitants: Inhabitants, today: date, words: Language) -> str:
    from qcheck.reports.census import told

    return "\n".join(_lines(told(inhabitants, today, words))) + "\n"


def _lines(told: Any) -> Iterator[str]:  # Any: `Told`, which is loaded only when it is needed
    width = max(len(name) for name, _ in told.facts)
    yield from (f"{name:<{width}}  {value}" for name, value in told.facts)
    yield from ("", told.soon)
    yield from ("  " + "  ".join(row) for row in told.going)
    if told.checks:
        yield from ("", *_columns((told.head, *told.checks)))


def _columns(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        if number == 0:
            yield "─" * (sum(widths) + 2 * len(widths) - 2)


def _as_json(inhabitants: Inhabitants, _: date, __: Language) -> str:
    """`sheets_at_least` are steps; `deletes` is null where the answers are gone."""
    values = {
        "by_state": {str(stands): number for stands, number in inhabitants.by_state.items()},
        "by_edition": [
            {"catalogue": id_, "version": version, "checks": number}
            for (id_, version), number in inhabitants.by_edition.items()
        ],
        "sheets_at_least": inhabitants.sheets,
        "trials": inhabitants.trials,
        "drafts": inhabitants.drafts,
        "checks": [_values(check) for check in inhabitants.checks],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _values(check: Listed) -> dict[str, object]:
    return {
        "id": check.id,
        "state": str(check.stands),
        "mode": str(check.mode),
        "catalogue": check.catalogue,
        "version": check.version,
        "created": check.created.isoformat(),
        "sheets_at_least": check.sheets,
        "deletes": check.deletes.isoformat() if check.deletes else None,
        "keeps": str(check.keeps),
    }


def _one_as_table(looked_at: LookedAt, words: Language) -> str:
    said = {
        TITLE: looked_at.title,
        PLACE: looked_at.place,
        SENDER: looked_at.sender,
        CONTACT: looked_at.contact,
    }
    lines = [words.say(message, text=text) for message, text in said.items() if text]
    return "\n".join((*lines, words.say(ITS_LINKS))) + "\n"


def _one_as_json(looked_at: LookedAt, _: Language) -> str:
    said = {
        "title": looked_at.title,
        "place": looked_at.place,
        "sender": looked_at.sender,
        "contact": looked_at.contact,
    }
    return json.dumps(_values(looked_at.listed) | said, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Inhabitants, date, Language], str]] = {"table": _as_table, "json": _as_json}
ONE: dict[str, Callable[[LookedAt, Language], str]] = {"table": _one_as_table, "json": _one_as_json}
