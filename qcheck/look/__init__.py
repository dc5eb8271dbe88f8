"""How all pages look: the tokens (colours, sizes, spaces) and the one type family, under one address each.

The tokens are CSS (`static/tokens.css`), because browsers read them; Python reads them here. The face is cut
by `make font`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
STATIC_PREFIX = "/look/"

_TOKENS = STATIC / "tokens.css"
_VALUE = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def tokens(*, dark: bool = False) -> Mapping[str, str]:
    """The tokens by name, without their dashes; `dark`: as they are on the projector's dark ground."""
    css = stylesheet()
    light = _block(css, ":root")
    return light | _block(css, "body.dark") if dark else light


@cache
def stylesheet() -> str:
    """Tokens and face as CSS, without comments: to be put into a page that loads no files."""
    return _COMMENT.sub("", _TOKENS.read_text(encoding="utf-8"))


@cache
def face() -> str:
    """The address of the face; its name ends in a hash of what is in it."""
    [file] = STATIC.glob("qcheck-sans-*.woff2")
    return STATIC_PREFIX + file.name


def _block(css: str, selector: str) -> dict[str, str]:
    """The values of this selector's blocks, where they hold for every screen."""
    blocks = re.findall(rf"^{re.escape(selector)} {{([^}}]*)}}", css, re.MULTILINE)
    return dict(_VALUE.findall("".join(blocks)))
