"""From a result to the HTML of its page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from qcheck.charts import is_dark, ramp, strip_parts, symbol
from qcheck.language import Language
from qcheck.plain.result.outline import Outline, outline
from qcheck.scoring.values import Light
from qcheck.service import Result
from qcheck.web.rendering import Templates

MOST_BYTES = 59_000
"""What the page may weigh before it is compressed."""
OPEN, COMMENTS = ".open", ".comments"
"""What is asked for beside single criteria, whose ids have no full stop."""

_STYLE = Path(__file__).parent / "templates" / "result.css"
_TEMPLATES = Templates("result")
_ATTRIBUTES = re.compile(r'^<svg class="light" viewBox="([^"]*)" aria-hidden="true">(.*)</svg>$', re.DOTALL)


def draw(result: Result, tongue: Language, more: str, show: str, back: str = "", take: str = "") -> str:
    """The page in this language; `more` leads on to where one can explore, `back` to one's own sheet, `take`
    to the files.

    `show`: `open` unfolds everything for printing, `comments` has all that was written, a criterion's id that
    one alone; anything else is the page itself. Where it would weigh too much, comments and then answers
    stand on pages of their own.
    """
    page = outline(result, tongue)
    if show == COMMENTS:
        return _drawn("comments", page, tongue, show)
    if show in page.told:
        return _drawn("criterion", page, tongue, show, each=page.told[show])
    if show == OPEN:
        return _drawn("result", page, tongue, show, more=more, back=back, take=take, unfolded=True)
    drawn = ""
    for answers, comments in ((True, True), (True, False), (False, False)):
        shown = {"take": take, "with_answers": answers, "with_comments": comments}
        drawn = _drawn("result", page, tongue, "", more=more, back=back, **shown)
        if len(drawn.encode()) <= MOST_BYTES:
            break
    return drawn


def _drawn(name: str, page: Outline, tongue: Language, show: str, more: str = "", **shown: object) -> str:
    catalogue = page.result.catalogue
    around = {
        "page": page,
        "more": f"{more}&lang={tongue.tag}" if more else "",
        "query": f"show={quote(show)}&" if show else "",
        "style": Markup(_style() + _ramps(page)),  # noqa: S704  our own style sheet
        "shapes": Markup(_shapes() + strip_parts(catalogue.rules.yellow_from, catalogue.rules.green_from)),  # noqa: S704
        "back": "",
        "take": "",
        "unfolded": False,
        "with_answers": True,
        "with_comments": True,
    }
    return _TEMPLATES.draw(name, catalogue, tongue, around | shown)


@cache
def _style() -> str:
    """Within the page: one answer is all a phone has to wait for."""
    return " ".join(_STYLE.read_text("utf-8").split("\n"))


def _ramps(page: Outline) -> str:
    """The blues of the answers for every length of a scale on the page."""
    catalogue = page.result.catalogue
    lengths = {
        catalogue.scale_of(question).points for question in page.result.questionnaire.questions.values()
    }
    lengths |= {question.scale.points for question in page.former}
    return "".join(map(_ramp, sorted(lengths)))


@cache
def _ramp(points: int) -> str:
    """The blues of the answers from the lowest to the highest point; every other one is hatched, so that no
    meaning hangs on a colour.
    """
    colours = enumerate(ramp(points), start=1)
    return "".join(
        (
            f".d{points} b:nth-child({place}),.k{points} :nth-child({place}) "
            f"b{{background-color:{colour};color:{'var(--paper)' if is_dark(colour) else 'var(--black)'}}}"
        )
        for place, colour in colours
    )


@cache
def _shapes() -> str:
    """The six lights, each once for the whole page."""
    parts = ((light, _ATTRIBUTES.fullmatch(symbol(light))) for light in Light)
    return "".join(
        f'<symbol id="l-{light}" viewBox="{shape[1]}">{shape[2]}</symbol>' for light, shape in parts if shape
    )
