"""Where those wait who ask for the same at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qcheck.service.ground.batching import Batching


@dataclass(frozen=True, slots=True)
class Queues:
    """One for each kind of what whole rooms ask for: `beginning` a sheet and the like, `looking` at pages,
    and `saving` answers (Any: wishes of their own).
    """

    beginning: Batching[Callable[[], object]]
    looking: Batching[Callable[[], object]]
    saving: Batching[Any]

    def close(self) -> None:
        """Ends all of them after what is waiting."""
        for queue in (self.saving, self.beginning, self.looking):
            queue.close()
