"""The ids of what was said: opaque words, each kind a type of its own."""

from __future__ import annotations

from typing import NewType

ProcessId = NewType("ProcessId", str)
CheckId = NewType("CheckId", str)
SheetId = NewType("SheetId", str)
LinkId = NewType("LinkId", str)
MeasureId = NewType("MeasureId", str)
ImportId = NewType("ImportId", str)
