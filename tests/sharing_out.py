"""How the workers of a run share its files out: in the order in which these stand, but those that need a browser to
two of the workers alone. A browser with its server and its first pages costs a worker as much as a hundred tests, and
of two one always has something to do while the other waits.
"""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

WITH_BROWSER = 2
BROWSER = "tests/browser/"


class ByFile(LoadFileScheduling):
    """Whoever has no browser gets what needs one only where nothing else is left."""

    def _assign_work_unit(self, node: WorkerController) -> None:
        if node not in self.nodes[:WITH_BROWSER]:
            others = (file for file in self.workqueue if not file.startswith(BROWSER))
            if file := next(others, None):
                self.workqueue.move_to_end(file, last=False)
        super()._assign_work_unit(node)
