"""Makes the database of one version of qcheck, by that version's own code, with something in every table that
it fills in a few steps. How it is called, says README.md beside it.

What a version does not know yet is left out, and named on the way.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

NOT_THERE = (AttributeError, ImportError, TypeError, KeyError)
CATALOGUE = """id: spielplatz
version: 1.0.0
title: Spielplatz
{trial}perspectives:
  - {{id: eltern, title: Eltern}}
  - {{id: amt, title: Amt}}
criteria:
  - id: treffen
    title: Das Treffen
    questions:
      - {{id: dabei, text: Wir waren dabei.}}
      - {{id: platz, text: Der Platz ist schön.}}
"""
ASKS_BACK = "0017"
"""From this step on a catalogue can be in trial."""
IN_TRIAL = "status: trial\n"


def verb(service: Any, name: str) -> Any:  # Any: of whatever version
    """A verb of the service, in whichever of its parts it is there."""
    parts = (value for part, value in vars(service).items() if not part.startswith("_"))
    for part in (service, *parts):
        if hasattr(type(part), name):
            return getattr(part, name)
    raise AttributeError(name)


def attempt(what: str, does: Callable[[], Any]) -> Any:
    try:
        return does()
    except NOT_THERE as error:
        sys.stderr.write(f"  without {what}: {type(error).__name__} {error}\n")
        return None


def first(*does: Callable[[], Any]) -> Any:
    """The first that this version knows."""
    for each in does[:-1]:
        try:
            return each()
        except NOT_THERE:
            continue
    return does[-1]()


def make(folder: Path, step: str) -> dict[str, Any]:
    """An installation in this folder; gives the links to what is in it."""
    settings_of, door = import_module("qcheck.settings"), import_module("qcheck.service")
    settings = settings_of.Settings(data=folder)
    (folder / "criteria").mkdir(parents=True)
    (folder / "key").write_bytes(bytes(range(32)))
    file = folder / "criteria" / "spielplatz.yaml"
    file.write_text(CATALOGUE.format(trial=IN_TRIAL if step >= ASKS_BACK else ""), "utf-8")
    service = door.open_service(settings)
    link = checked(service)
    found = {"organise": link}
    answered(service, link)
    answered_by_others(service, link, found)
    agreed(service, link)
    tried(service, link, found)
    service.close()
    return found


def checked(service: Any) -> str:
    door, records = import_module("qcheck.service"), import_module("qcheck.records")
    wish = door.NewCheck(
        "Spielplatz am Bach", "Musterstadt", "spielplatz", None, records.Scope(), "eltern", records.Mode.OPEN
    )
    make_check: Any = first(lambda: verb(service, "create_check"), lambda: verb(service, "new_check"))
    link: str = make_check(wish)
    return link


def answered(service: Any, link: str) -> None:
    verb(service, "answer")(link, "dabei", 4)
    verb(service, "comment")(link, "dabei", "Fast alle waren da.", "")
    verb(service, "answer")(link, "platz", "dk")
    verb(service, "closing")(link, "open_good", "Weiter so.", "")
    verb(service, "finish")(link)


def answered_by_others(service: Any, link: str, found: dict[str, Any]) -> None:
    def join() -> str:
        invitation = next(
            each.link
            for each in verb(service, "links")(link)
            if str(getattr(each.kind, "value", each.kind)) == "answer"
        )
        joined: str = verb(service, "join")(invitation, "amt", verb(service, "new_nonce")())
        verb(service, "answer")(joined, "dabei", 2)
        return joined

    def say() -> None:
        fits = import_module("qcheck.records").Fit
        verb(service, "say_of_question")(found["sheet"], "dabei", {fits.UNCLEAR}, "Wobei?", "wort", "de")

    if joined := attempt("sheets of others", join):
        found["sheet"] = joined
        attempt("what is said about questions", say)


def agreed(service: Any, link: str) -> None:
    def measure() -> None:
        made = import_module("qcheck.records").Measure
        plan = made(id="m", what="Bänke aufstellen", who="Amt")
        first(
            lambda: verb(service, "add_measure")(link, plan),
            lambda: verb(service, "measure")(link, verb(service, "workshop_revision")(link), plan),
        )

    attempt("workshops", lambda: verb(service, "start_workshop")(link, "90"))
    attempt("measures", measure)


def tried(service: Any, link: str, found: dict[str, Any]) -> None:
    def trial() -> str:
        made: str = service.trials.make("Erprobung Nord")
        return made

    def pilot() -> str:
        added: str = service.piloting.add(found["trial"], "Stadt Nord")
        service.piloting.join(added, link)
        return added

    def register() -> str:
        of = import_module("qcheck.piloting.dates")
        begins = datetime(2027, 3, 1, 18, tzinfo=UTC)
        plan = of.DatePlan(
            next(iter(of.DateKind)), "Auftakt", begins, begins + timedelta(hours=2), place="Rathaus", seats=5
        )
        date = service.dates.add(found["trial"], plan).id
        of_a_person = first(
            lambda: import_module("qcheck.service").Person,
            lambda: import_module("qcheck.service.registering").Person,
        )
        person = of_a_person("Ada Beispiel", "Amt", "ada@example.org")
        opened = service.trials.coordinate(found["trial"]).trial
        registered: str = service.registering.register(opened, date, person, service.registering.new_once())
        return registered

    attempt("drafts", lambda: found.update(draft=service.drafting.begin("Schulhof")))
    if made := attempt("trials", trial):
        found["trial"] = made
        attempt("pilots", lambda: found.update(pilot=pilot()))
        attempt("dates", lambda: found.update(registration=register()))


def main(out: str, step: str) -> None:
    """Writes the database as SQL beside this script, and its links into the list of all of them."""
    folder, here = Path(out), Path(__file__).parent
    found = make(folder, step)
    with closing(sqlite3.connect(folder / "qcheck.sqlite")) as connection:
        [[at]] = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        assert at == step, f"this is step {at}"
        dump = "\n".join(connection.iterdump())
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        filled = [name for name in tables if connection.execute(f'SELECT 1 FROM "{name}"').fetchone()]
    (here / f"{step}.sql.gz").write_bytes(gzip.compress(dump.encode(), mtime=0))
    file = here / "links.json"
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    known[step] = found
    file.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", "utf-8")
    sys.stderr.write(f"{step}: {' '.join(sorted(filled))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
