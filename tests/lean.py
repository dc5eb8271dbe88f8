"""For pytest: refuses the packages that a server goes without, as if they were not installed.

python -m pytest -p tests.lean …
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

from deploy.server_requirements import LEFT_OUT


class _Refusal(MetaPathFinder):
    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name.partition(".")[0] in LEFT_OUT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


assert not LEFT_OUT & sys.modules.keys()
sys.meta_path.insert(0, _Refusal())
