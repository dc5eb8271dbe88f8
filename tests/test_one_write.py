"""Head and body of an answer leave together, and nothing of them is lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from qcheck.server.one_write import MOST, OneWrite


class Line(asyncio.Transport):
    """Notes what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[bytes | str] = []

    def write(self, data) -> None:
        self.came.append(bytes(data))

    def close(self) -> None:
        self.came.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.came


class Turns:
    """A loop that is turned by hand."""

    def __init__(self) -> None:
        self._next: list[Callable[[], object]] = []

    def call_soon(self, work: Callable[[], object]) -> None:
        self._next.append(work)

    def turn(self) -> None:
        due, self._next = self._next, []
        for work in due:
            work()


def after(deeds: Callable[[OneWrite], object]) -> tuple[list[bytes | str], list[bytes | str]]:
    """What has reached the line when this is done, and a turn of the loop later."""
    line, loop = Line(), Turns()
    deeds(OneWrite(line, loop))
    before = list(line.came)
    loop.turn()
    return before, line.came


def answered(line: OneWrite) -> None:
    line.write(b"head")
    line.write(b"body")


def test_what_is_written_in_one_turn_leaves_together():
    assert after(answered) == ([], [b"headbody"])


def test_two_answers_of_one_turn_stay_in_order():
    assert after(lambda line: [answered(line), answered(line)])[1] == [b"headbodyheadbody"]


def test_a_line_is_closed_after_what_was_written():
    assert after(lambda line: [answered(line), line.close()])[1] == [b"headbody", "closed"]


def test_what_is_long_does_not_wait():
    long = b"x" * (MOST + 1)

    assert after(lambda line: [answered(line), line.write(long), line.write(b"rest")]) == (
        [b"headbody" + long],
        [b"headbody" + long, b"rest"],
    )


def test_nothing_is_written_where_nothing_was():
    assert after(lambda line: [answered(line), line.flush(), line.flush()]) == ([b"headbody"], [b"headbody"])


def test_all_else_is_asked_of_the_line_itself():
    asked = []

    after(lambda line: asked.extend([line.is_closing(), line.close(), line.is_closing()]))

    assert asked == [False, None, True]
