"""argparse in our language. It looks its words up by gettext's name in its own room; for the time of one call
these are ours.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qcheck.language import N_, Language

WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
)
"""What argparse may say about our commands; anything else stays English."""


@contextmanager
def spoken(words: Language) -> Iterator[None]:
    """Lets argparse speak this language until it is left."""
    room: Any = argparse  # Any: its `_` is no part of its public types
    before = room._
    room._ = lambda message: words.say(message) if message in WORDS else before(message)
    try:
        yield
    finally:
        room._ = before
