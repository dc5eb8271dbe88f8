"""Reads what we send as a browser does, and names what a browser would run, load or follow that
is not ours.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

OUR_SCRIPTS = ("/sheet/", "/live/", "/web/", "/assets/", "./static/")
RUNNING = frozenset({"iframe", "object", "embed", "base", "foreignobject", "animate", "set", "math"})
LEADING = frozenset({"href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data"})
SAFE = ("/", "?", "#", "http://", "https://", "data:image/svg+xml;", "./", "mailto:?")
_A_PICTURE = "data:image/svg+xml;base64,"


def dangers(html: str) -> list[str]:
    """What is dangerous in a page or a piece of one, the pictures it carries along included."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def dangers_in_svg(drawn: str) -> list[str]:
    """The same for a picture, which has to be sound XML."""
    return [
        problem
        for each in ElementTree.fromstring(drawn).iter()
        for problem in _of_element(each.tag.split("}")[-1], dict(each.attrib))
    ]


def said(html: str) -> str:
    """All that a page says, in texts and in attributes, as people get to know it."""
    reader = _Reader()
    reader.feed(html)
    return "\n".join(reader.said)


def _of_element(tag: str, given: dict[str, str]) -> Iterator[str]:
    if tag.lower() in RUNNING or (tag == "script" and not given.get("src", "").startswith(OUR_SCRIPTS)):
        yield f"<{tag}>"
    for name, value in given.items():
        if name.startswith("on") or name == "srcdoc":
            yield f"<{tag} {name}={value}>"
        if name in LEADING and value and not value.startswith(SAFE):
            yield f"<{tag} {name}={value}>"
    if tag == "img" and not given.get("src", "").startswith(("data:image/svg+xml;", "/device/")):
        yield f"<img src={given.get('src')}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += _of_element(tag, given)
        self.said += given.values()
        if given.get("src", "").startswith(_A_PICTURE):
            self.found += dangers_in_svg(b64decode(given["src"].removeprefix(_A_PICTURE)).decode())

    def handle_data(self, data: str) -> None:
        self.said.append(data)
