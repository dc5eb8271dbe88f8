"""How long the results of very many sheets take: `python -m benchmarks.results`, with `--sheets`.

One check with so many sheets, all questions of Part A answered, a comment on every twentieth answer. A new
visitor opens each page of the results over Streamlit's websocket: first on a server that has computed nothing
yet, then again, when what was computed is remembered; and once more after another answer has come in. Read
the figures beside those of the start page in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import insert

from benchmarks.host import Host, serving
from benchmarks.sheets import furnished
from benchmarks.visitor import visiting
from qcheck.asking import Questionnaire
from qcheck.catalogue import CriterionId, PhaseId, QuestionId
from qcheck.service import NewCheck, Scope, Service, open_service
from qcheck.store.tables.checks import answers, sheets

PAGES = ("profile", "matrix", "differences", "talk")
VALUES = ("1", "2", "3", "4", "dk", "na")
PATIENCE = 120.0


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.results", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "--sheets", type=int, default=3_000, metavar="N", help="how many sheets the check has"
    )
    wished = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        del os.environ[name]  # a benchmark never comes near an installation's own data
    with furnished("sqlite") as settings, closing(open_service(settings)) as service:
        link, sheet, given = filled(service, wished.sheets)
        print(f"{wished.sheets} sheets with {given} answers; milliseconds until the page stands")
        with serving(settings) as host:
            for line in _lines(host, service, link, sheet):
                print(line, flush=True)


def _lines(host: Host, service: Service, link: str, sheet: str) -> Iterator[str]:
    yield f"{'start page':<34} {opened(host, '', ''):>8.0f}"
    yield f"{'profile, nothing computed yet':<34} {opened(host, 'profile', link):>8.0f}"
    for page in PAGES:
        yield f"{page + ', remembered':<34} {opened(host, page, link):>8.0f}"
    question = QuestionId(service.answering.own_sheet(sheet).asked[0][1][0].id)
    service.answering.answer(sheet, question, 1)
    yield f"{'matrix, after one more answer':<34} {opened(host, 'matrix', link):>8.0f}"


def opened(host: Host, page: str, link: str, more: str = "", cookie: str = "") -> float:
    """Milliseconds until a page stands for a new visitor; `more` is added to its address, `cookie` is what
    the browser remembers.
    """
    query = (f"lang=de&link={link}" if link else "lang=de") + more
    return 1000 * asyncio.run(_visit(host, page, query, cookie))


async def _visit(host: Host, page: str, query: str, cookie: str) -> float:
    began = time.perf_counter()
    async with visiting(host.netloc, page, query, cookie) as visitor:
        await visitor.arrive(PATIENCE)
        return time.perf_counter() - began


def filled(
    service: Service, number: int, beside: str | None = None, name: str = "sheet", *, whole: bool = False
) -> tuple[str, str, int]:
    """A check with so many sheets, written straight into the database: its link, that of one more sheet, and
    the number of answers. `beside`: the link of another check of the same process; then the sheets need
    another `name`. `whole`: all parts are asked, not the first one alone.
    """
    catalogue = next(known for known in service.shelf.catalogues() if known.id == "qualitaetscheck")
    scope, phase = (
        Scope()
        if whole
        else Scope(frozenset(CriterionId(criterion.id) for criterion in catalogue.parts[0].criteria)),
        PhaseId(catalogue.phase_ids[1]),
    )
    link = service.organising.create_check(
        NewCheck("Verkehrskonzept", "Musterstadt", catalogue.id, phase, scope, None, beside=beside)
    )
    check, chance, now = service.access.open(link).check_id, random.Random(name), datetime.now(UTC)
    usual = {"comment": "", "evidence_title": "", "evidence_link": "", "revision": 1, "saved": now}
    whose = [catalogue.perspective_ids[place % len(catalogue.perspective_ids)] for place in range(number)]
    put = {p: Questionnaire(catalogue, phase, scope).form(p).ids for p in catalogue.perspective_ids}
    said = [
        {**usual, "sheet": f"{name}-{place}", "question": question, "value": chance.choice(VALUES)}
        | _remark(chance)
        for place, perspective in enumerate(whose)
        for question in put[perspective]
    ]
    rows = [
        {"id": f"{name}-{place}", "check": check, "perspective": p, "finished": True}
        for place, p in enumerate(whose)
    ]
    with service._store.database.writing() as connection:
        connection.execute(insert(sheets), rows)
        connection.execute(insert(answers), said)
    return (
        link,
        service.joining.join(
            service.inviting.own_answer_link(link), catalogue.perspective_ids[0], service.joining.new_nonce()
        ),
        len(said),
    )


def _remark(chance: random.Random) -> dict[str, str]:
    return {"comment": "Das haben wir so erlebt."} if chance.random() < 0.05 else {}


if __name__ == "__main__":
    main()
