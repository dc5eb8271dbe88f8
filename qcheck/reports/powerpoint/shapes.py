"""Shapes as markup on a slide, each with a number of its own; what is added last is read last."""

from __future__ import annotations

from io import BytesIO

from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.parts.image import Image
from pptx.slide import Slide

from qcheck.reports.office_text import as_xml, on_one_line
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.markup import NAMESPACES, Line, text_body


def add_text(slide: Slide, box: Box, lines: tuple[Line, ...], locale: str) -> None:
    """Puts a box of text on a slide."""
    add(
        slide,
        f'<p:sp {NAMESPACES}><p:nvSpPr>{_named(slide)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm>{_at(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"{text_body(lines, locale)}</p:sp>",
    )


def add_frame(slide: Slide, box: Box, spoken: str, kind: str, content: str) -> None:
    """A table or a chart, which is `spoken` to those who do not see it."""
    add(
        slide,
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{_named(slide, spoken)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm>{_at(box)}</p:xfrm><a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData>'
        "</a:graphic></p:graphicFrame>",
    )


def add_picture(slide: Slide, box: Box, drawn: bytes, spoken: str) -> None:
    """A picture as large as fits into the box, at its upper left corner."""
    across, down = Image.from_blob(drawn).size
    scale = min(box.width / across, box.height / down)
    place = Box(box.left, box.top, across * scale, down * scale)
    picture = slide.shapes.add_picture(BytesIO(drawn), *place.emu)
    picture._element.xpath("p:nvPicPr/p:cNvPr")[0].set("descr", on_one_line(spoken))


def add_placeholder(slide: Slide, box: Box, kind: str, index: int, body: str) -> None:
    """A place of the layout, filled."""
    add(
        slide,
        f'<p:sp {NAMESPACES}><p:nvSpPr>{_named(slide)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{_at(box)}</a:xfrm></p:spPr>{body}</p:sp>",
    )


def add(slide: Slide, markup: str) -> None:
    _tree(slide).append(parse_xml(markup))


def _tree(slide: Slide) -> BaseOxmlElement:
    return slide.shapes._spTree


def _named(slide: Slide, spoken: str = "") -> str:
    number = 1 + max(int(taken) for taken in _tree(slide).xpath("//p:cNvPr/@id"))
    told = f' descr="{as_xml(on_one_line(spoken))}"' if spoken else ""
    return f'<p:cNvPr id="{number}" name="qcheck {number}"{told}/>'


def _at(box: Box) -> str:
    left, top, width, height = box.emu
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
