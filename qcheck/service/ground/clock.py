"""What time it is, for all parts of the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Clock:
    """`now` tells the time, aware; a test sets another one."""

    now: Callable[[], datetime]
