"""Pages drawn from Jinja templates: one set-up for all rooms. What people wrote is escaped, figures get fixed
spaces, and the answer is compressed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import JSONResponse, RedirectResponse, Response

from qcheck.catalogue import Catalogue, Text
from qcheck.language import OWN_NAMES, Language
from qcheck.paragraphs import Piece, pieces
from qcheck.typography import unbroken
from qcheck.web.compression import html_response
from qcheck.web.cookies import remember_language
from qcheck.web.files import address_of_file
from qcheck.web.visit import Visit, offered

PACKAGE = Path(__file__).parent.parent
KIT = "web"
"""The room whose templates every other one can extend and include."""


NOTHING: Mapping[str, object] = {}
NO_SHEET: Mapping[str, object] = {
    "form": None,
    "errors": {},
    "entrance": None,
    "facts": None,
    "begun_elsewhere": False,
}
"""What the frame of the answer sheet is given on pages that look like it and belong to no sheet."""


class Templates:
    """The templates of one room of plain pages, of the server or of the kit, and those of the kit where it
    has none of that name.

    Each of them can `say` and `count` words in the visitor's language (`tag`), `whole` writes numbers,
    `said` gives the catalogue's texts, `passage` longer ones with lists, `languages` are those to choose
    from, `file` is the address of a style or script: of the room's own by its name, of another room's as
    `room/name`. `more` is what all of a room's templates know besides.
    """

    def __init__(self, room: str, more: Mapping[str, object] = NOTHING) -> None:
        self._room = room
        self._environment = Environment(
            loader=FileSystemLoader(
                [folder / "templates" for folder in (PACKAGE / "plain" / room, PACKAGE / room, PACKAGE / KIT)]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(more)

    def draw(
        self, name: str, catalogue: Catalogue | None, tongue: Language, shown: Mapping[str, object]
    ) -> str:
        """The template of this name as HTML."""
        html = self._environment.get_template(f"{name}.html").render(
            say=tongue.say,
            count=tongue.count,
            whole=tongue.whole,
            tag=tongue.tag,
            said=voiced(catalogue, tongue),
            passage=passages(catalogue, tongue),
            languages={tag: OWN_NAMES[tag] for tag in offered(catalogue)},
            file=self._address_of_file,
            **shown,
        )
        return unbroken(html)

    def page(
        self,
        visit: Visit,
        name: str,
        catalogue: Catalogue | None,
        shown: Mapping[str, object],
        status: int = 200,
    ) -> Response:
        """The template of this name as an answer, in the visitor's language, which is remembered where it was
        asked for.
        """
        tongue = visit.tongue(catalogue)
        return sent(visit, self.draw(name, catalogue, tongue, shown), tongue, status)

    def _address_of_file(self, name: str) -> str:
        return address_of_file(name if "/" in name else f"{self._room}/{name}")


def sent(visit: Visit, html: str, tongue: Language, status: int = 200) -> Response:
    """A drawn page as the answer to this visit; the language is remembered where the address asks for one."""
    response = html_response(visit.request.headers, html, status)
    if visit.language_asked:
        remember_language(visit.request, response, tongue.tag)
    return response


def sent_on(visit: Visit, address: str) -> Response:
    """The answer to a form that was taken: on to another page. Our script is told its address and goes there
    itself.
    """
    return JSONResponse({"onward": address}) if visit.by_script else RedirectResponse(address, 303)


def voiced(catalogue: Catalogue | None, tongue: Language) -> Callable[[Text], str]:
    """Says the catalogue's texts; one that it does not have in the page's language is marked as being in
    another.
    """
    spoken = _spoken(catalogue, tongue)

    def say(text: Text) -> str:
        words, other = spoken(text)
        return Markup('<span lang="{}">{}</span>').format(other, words) if other else words

    return say


def passages(catalogue: Catalogue | None, tongue: Language) -> Callable[..., Markup]:
    """Says longer texts of the catalogue as paragraphs and lists, in elements of a class."""
    spoken = _spoken(catalogue, tongue)

    def passage(text: Text, kind: str = "") -> Markup:
        words, other = spoken(text)
        mark = Markup(' class="{}"').format(f"{kind} written".strip())
        if other:
            mark += Markup(' lang="{}"').format(other)
        return Markup("\n").join(_element(piece, mark) for piece in pieces(words))

    return passage


def _element(piece: Piece, mark: Markup) -> Markup:
    if isinstance(piece, str):
        return Markup("<p{}>{}</p>").format(mark, piece)
    entries = Markup("").join(Markup("<li>{}</li>").format(entry) for entry in piece)
    return Markup("<ul{}>{}</ul>").format(mark, entries)


def _spoken(catalogue: Catalogue | None, tongue: Language) -> Callable[[Text], tuple[str, str]]:
    """The words of a text, and their language where it is another than the page's."""
    own = catalogue.spoken[0] if catalogue else "de"
    wanted = tongue.tag.split("-")[0]

    def spoken(text: Text) -> tuple[str, str]:
        words = text.say(tongue.tag)
        if not text.root.keys().isdisjoint((tongue.tag, wanted)):
            return words, ""
        tag = next((tag for tag, said in text.root.items() if said == words), "") or own
        return words, "" if tag.split("-")[0] == wanted else tag

    return spoken
