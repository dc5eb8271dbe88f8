"""Only a few reports are made at the same time, whichever process of a server makes them."""

import subprocess
import sys

import pytest

HOLDS_ONE_AND_WAITS_FOR_THE_OTHER = """
import os
from threading import Event, Thread
from qcheck.reports.slots import slot

def process(mine, others, say, hear):
    held, over = Event(), Event()
    def holder():
        with slot(mine):
            held.set()
            over.wait()
    def waiter():
        with slot(others):
            pass
    threads = [Thread(target=holder), Thread(target=waiter)]
    threads[0].start()
    held.wait()
    os.write(say, b"x")
    os.read(hear, 1)      # both hold one place now
    threads[1].start()
    threads[1].join(0.2)  # both wait for the other's
    over.set()
    for each in threads:
        each.join()

import threading
wrong = []
threading.excepthook = lambda trouble: wrong.append(trouble.exc_type)
(hear_child, say_parent), (hear_parent, say_child) = os.pipe(), os.pipe()
if child := os.fork():
    process(0, 1, say_child, hear_child)
    _, status = os.waitpid(child, 0)
    print(len(wrong), os.waitstatus_to_exitcode(status))
else:
    process(1, 0, say_parent, hear_parent)
    os._exit(len(wrong))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there one process serves alone")
def test_two_processes_that_each_wait_for_a_place_of_the_other_both_get_it() -> None:
    both = subprocess.run(
        [sys.executable, "-c", HOLDS_ONE_AND_WAITS_FOR_THE_OTHER],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert both.stdout == "0 0\n"
