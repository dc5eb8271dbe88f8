"""Markdown as operators write it → HTML that is safe to show, and the places that are still to be filled in:
`[Name der Stadt]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

LEADS_TO = {"https", "http", "mailto"}
"""Where links may lead; others stay text."""
PLACE = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, its headings from the second level on, and the places that nobody has filled in yet."""

    html: Markup
    places: tuple[str, ...]


def rendered(text: str) -> Rendered:
    """HTML in the text comes out as text, pictures as links; a new line is a new line."""
    markdown = _Markdown("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
    markdown.enable("table").disable("image")
    tokens = markdown.parse(text)
    html = Markup(markdown.renderer.render(_below_the_title(tokens), markdown.options, {}))  # noqa: S704
    return Rendered(html, tuple(_places(tokens)))


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        return url.partition(":")[0].lower() in LEADS_TO


class _Renderer(RendererHTML):
    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        """Places to fill in stand out."""
        return PLACE.sub(r"<mark>\g<0></mark>", str(escape(tokens[idx].content)))

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        """A table that is wider than a phone moves sideways by itself, by keys, too; its columns name it."""
        head = next(place for place in range(idx, len(tokens)) if tokens[place].type == "thead_close")
        name = ", ".join(token.content for token in tokens[idx:head] if token.type == "inline")
        return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(name)}"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        return "</table></div>\n"


def _below_the_title(tokens: list[Token]) -> list[Token]:
    """The page has a title of its own: the text's highest heading becomes a second-level one, the others
    follow it.
    """
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    down = 2 - min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) + down)}"
    return tokens


def _places(tokens: list[Token]) -> list[str]:
    texts = [child.content for token in tokens for child in token.children or () if child.type == "text"]
    return list(dict.fromkeys(place for text in texts for place in PLACE.findall(text)))
