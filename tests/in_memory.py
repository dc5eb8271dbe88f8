"""Where files of tests lie: in memory where there is room, so that nobody waits for a disk. What is tried with
kills is the same there, since no test takes the power away.
"""

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3
"""Bytes; a whole run writes a few hundred MB."""


def folder_in_memory() -> str | None:
    """The folder; None where there is none, or too little room in it."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return str(MEMORY) if usable else None
