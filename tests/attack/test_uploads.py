"""Files that come in slowly, many at once, onto a full disk, or made to break something: they cost little memory,
change nothing, and nobody who answers notices.
"""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Callable
from errno import ENOSPC
from io import BytesIO
from tempfile import SpooledTemporaryFile

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from qcheck.plain.incoming import reading_process
from qcheck.service import Service
from qcheck.web import bodies
from qcheck.web.endpoint import Endpoint, endpoint
from tests.importing.reading import workbook
from tests.incoming.test_bringing import GOOD, again, number, send
from tests.loops import run
from tests.sheet.devices import Device, new_check, text

LARGE = 600_000
SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"=cmd|' /C calc'!A0 {SCRIPT} \u202e{{{{ 7*7 }}}} %(x)s {{why}}"


@pytest.fixture
def link(service: Service) -> str:
    return new_check(service)


class Slow:
    """Somebody who sends a large body piece by piece and waits before the last of them."""

    def __init__(self, size: int = LARGE) -> None:
        self.may_end = asyncio.Event()
        self.pieces = [b"x" * 50_000] * (size // 50_000)
        scope = {"type": "http", "method": "POST", "path": "/bundle", "headers": [], "query_string": b""}
        self.request = Request(scope, self.receive)

    async def receive(self) -> dict[str, object]:
        if not self.pieces:
            await self.may_end.wait()
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(0)
        return {"type": "http.request", "body": self.pieces.pop(), "more_body": True}


def ok(_: object) -> Response:
    return PlainTextResponse("ok")


async def all_at_once(door: Endpoint, slow: list[Slow], meanwhile: Callable[[], Slow]) -> list[int]:
    """Twenty begin; once all of them wait, somebody else comes by; then they go on. All statuses, the one
    that came by first.
    """
    waiting = [asyncio.ensure_future(door(each.request)) for each in slow]
    while any(each.pieces for each in slow):
        await asyncio.sleep(0)
    taken = bodies.ROOM.taken
    passing = meanwhile()
    passing.may_end.set()
    passed = await door(passing.request)
    for each in slow:
        each.may_end.set()
    answered = await asyncio.gather(*waiting)
    assert taken <= bodies.MOST_TOGETHER
    return [passed.status_code, *(each.status_code for each in answered)]


def test_slow_uploads_of_twenty_share_a_limited_room_and_whoever_answers_gets_through(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "MOST_TOGETHER", 3 * LARGE)
    door = endpoint(ok, most=10 * LARGE)

    async def crowd() -> list[int]:
        return await all_at_once(door, [Slow() for _ in range(20)], lambda: Slow(50_000))

    passed, *answered = run(crowd())

    assert passed != 503
    assert answered.count(503) == 20 - 3 * LARGE // (LARGE - bodies.FREE)
    assert bodies.ROOM.taken == 0


def test_whoever_finds_no_room_is_told_when_to_come_again(
    service: Service, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "MOST_TOGETHER", 0)

    page = send(link, ("tische.csv", GOOD * 3000))

    assert (page.status_code, page.headers["retry-after"]) == (503, "60")
    assert "Gerade kommen mehrere große Dateien an." in text(page.text)


def test_a_full_disk_does_no_harm_to_files_that_come_in(
    service: Service, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(SpooledTemporaryFile, "rollover", full)
    monkeypatch.setattr(reading_process, "LARGE", 10**9)
    rows = "".join(f"Tisch {n};politik;k-ziel;4;{'x' * 4_900}\n" for n in range(300))
    large = f"sheet;perspective;question;answer;comment\n{rows}".encode()

    page = again(link, send(link, ("groß.csv", large)), "take")

    assert page.status_code == 200
    assert number(service, link) == 300


def test_markup_stays_text_wherever_it_stands_in_what_is_brought(link: str) -> None:
    wide = f'perspektive;k-ziel;"{HOSTILE}"\nPolitik;4;"{HOSTILE}"\n"{HOSTILE}";"{HOSTILE}";x\n'
    rows = f'sheet;perspective;question;answer\n"{HOSTILE}";politik;k-ziel;4\n"{HOSTILE}";politik;"{HOSTILE}";9\n'
    sheets = workbook([["perspektive", "k-ziel"], ["Politik", HOSTILE]], [["a", HOSTILE]])
    columns = f'columns: {{"{SCRIPT}": "{SCRIPT}"}}\nunfinished: "{SCRIPT}"\n'
    given = [("file", (f"{SCRIPT}{name}", content)) for name, content in
             [("a.csv", wide.encode()), ("b.csv", rows.encode()), ("c.xlsx", sheets)]]  # fmt: skip

    first = Device().post(
        f"/bring/{link}", data={"wish": "look"}, files=[*given, ("map", ("m.yaml", columns.encode()))]
    )
    second = again(link, first, "look", **{f"column:{HOSTILE}": SCRIPT, "perspective": SCRIPT})

    assert "&lt;script&gt;" in first.text
    assert "&lt;script&gt;" in second.text
    assert SCRIPT not in first.text + second.text


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        (b"[" * 100_000, 422),
        (b"columns: " + b"{a: " * 5_000, 422),
        (b"columns: {" + b",".join(b"k%d: x" % n for n in range(20_000)) + b"}", 200),
        (b"a: &a [x, x]\nb: &b [*a, *a]\ncolumns: *b", 422),
        (b"!!python/object/apply:os.system ['true']", 422),
        (b"perspective: " + b"9" * 200_000, 200),
        (b"columns: {k-ziel: k-zeit}\ncolumns: {k-ziel: k-ziel}", 422),
        (GOOD, 422),
        (b"\x00" * 100, 422),
        (b"- - - -", 422),
    ],
    ids=range(10),
)
def test_a_file_about_columns_that_is_foreign_or_made_to_break_something_does_no_harm(
    link: str, columns: bytes, status: int
) -> None:
    page = Device().post(
        f"/bring/{link}",
        data={"wish": "look"},
        files=[("file", ("tische.csv", GOOD)), ("map", ("m.yaml", columns))],
    )

    assert page.status_code == status
    assert 'name="kept-name" value="tische.csv"' in page.text


def test_paths_in_a_workbook_lead_nowhere(link: str, tmp_path) -> None:
    source, tricked = BytesIO(workbook([["perspektive", "k-ziel"], ["Politik", 4]])), BytesIO()
    with zipfile.ZipFile(source) as clean, zipfile.ZipFile(tricked, "w") as archive:
        for part in clean.infolist():
            archive.writestr(part.filename, clean.read(part))
        for name in (
            f"..{tmp_path}/owned.xml",
            f"{tmp_path}/owned.xml",
            "../" * 30 + "tmp/owned.rels",
            "c:\\o.xml",
        ):
            archive.writestr(name, "<x/>")

    page = send(link, ("tische.xlsx", tricked.getvalue()))

    assert "1 Bogen übernehmen" in text(page.text)
    assert list(tmp_path.iterdir()) == []
