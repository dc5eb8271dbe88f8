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
from qcheck.typography import unbroken
from qcheck.web.compression import html_response
from qcheck.web.cookies import remember_language
from qcheck.web.files import address_of_file
from qcheck.web.visit import Visit, offered

PACKAGE = Path(__file__).parent.parent
KIT = "web"
"""The room whose templates every other one can extend and include."""


NOTHING: Mapping[str, object] = {}


class Templates:
    """The templates of one room, `qcheck/<room>/templates`, and those of the kit where it has none of that
    name.

    Each of them can `say` and `count` words in the visitor's language (`tag`), `whole` writes numbers, `said`
    gives the catalogue's texts, `languages` are those to choose from, `file` is the address of a style or
    script: of the room's own by its name, of another room's as `room/name`. `more` is what all of a room's
    templates know besides.
    """

    def __init__(self, room: str, more: Mapping[str, object] = NOTHING) -> None:
        self._room = room
        self._environment = Environment(
            loader=FileSystemLoader([PACKAGE / each / "templates" for each in dict.fromkeys((room, KIT))]),
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
    own = catalogue.spoken[0] if catalogue else "de"
    wanted = tongue.tag.split("-")[0]

    def say(text: Text) -> str:
        words = text.say(tongue.tag)
        if not text.root.keys().isdisjoint((tongue.tag, wanted)):
            return words
        tag = next((tag for tag, said in text.root.items() if said == words), "") or own
        return (
            words if tag.split("-")[0] == wanted else Markup('<span lang="{}">{}</span>').format(tag, words)
        )

    return say
