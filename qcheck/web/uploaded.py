"""The one file of a form: its content and its name, as a browser sends them."""

from __future__ import annotations

import re
from typing import NamedTuple

from qcheck.web.visit import Visit

_BOUNDARY = re.compile(r'boundary="?([^";,\s]{1,200})"?')
_FILE = re.compile(rb';\s*name="file"')
_NAME = re.compile(rb'filename="([^"\r\n]{0,400})"')


class Uploaded(NamedTuple):
    """A file as it was sent; both are empty without one."""

    content: bytes = b""
    name: str = ""


def uploaded(visit: Visit) -> Uploaded:
    """What stands in the field `file` of the form."""
    boundary = _BOUNDARY.search(visit.request.headers.get("content-type", ""))
    if boundary is None:
        return Uploaded()
    for part in visit.body.split(b"--" + boundary[1].encode()):
        head, _, content = part.partition(b"\r\n\r\n")
        if _FILE.search(head):
            named = _NAME.search(head)
            name = named[1].decode("utf-8", "replace") if named else ""
            return Uploaded(content.removesuffix(b"\r\n"), name)
    return Uploaded()
