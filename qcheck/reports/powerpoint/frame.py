"""The empty deck: 16:9, two layouts, the places of title, footer and number, all in the look of the house."""

from __future__ import annotations

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout, SlideMaster

from qcheck.charts.colours import QUIET
from qcheck.reports.powerpoint import shapes
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.markup import EMU, NAMESPACES, Line, Run, text_body

WIDTH, HEIGHT = 960, 540
EDGE = 42
TITLE = Box(EDGE, 20, WIDTH - 2 * EDGE, 70)
CONTENT = Box(EDGE, 96, WIDTH - 2 * EDGE, 404)
FOOTER = Box(EDGE, 508, 740, 20)
TWO_LINES = Box(EDGE, 503, 740, 32)
NUMBER = Box(WIDTH - EDGE - 80, 508, 80, 20)
GREAT_TITLE = Box(EDGE, 150, WIDTH - 2 * EDGE, 130)
SUBTITLE = Box(EDGE, 292, WIDTH - 2 * EDGE, 120)
LOGO = Box(EDGE, 30, 280, 84)
FOOT_SIZE = 12

_FIRST, _USUAL = "Title Slide", "Title Only"
_NOT_OURS = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
_PLACES = {"title": TITLE, "ctrTitle": GREAT_TITLE, "subTitle": SUBTITLE, "body": CONTENT}


class Frame:
    """A deck without slides, and what every slide of it has."""

    def __init__(self, locale: str, footer: tuple[str, ...], accent: str) -> None:
        self.file: Presentation = pptx.Presentation()
        self.locale, self._footer = locale, footer
        self._make_wide()
        self._leave_out_what_the_template_brings()
        for layout in (self.file.slide_master, *self.file.slide_layouts):
            _place(layout, accent)

    def first(self) -> Slide:
        """The slide with the title of all."""
        return self._added(_FIRST)

    def usual(self) -> Slide:
        """A slide with a title."""
        return self._added(_USUAL)

    def _added(self, layout: str) -> Slide:
        added: Slide = self.file.slides.add_slide(self.file.slide_layouts.get_by_name(layout))
        return added

    def finish(self, slide: Slide) -> None:
        """Footer and number, last in the order in which a slide is read."""
        if self._footer:
            lines = tuple(Line((Run(text, FOOT_SIZE, colour=QUIET),)) for text in self._footer)
            box = FOOTER if len(lines) == 1 else TWO_LINES
            shapes.add_placeholder(slide, box, "ftr", 11, text_body(lines, self.locale))
        letters = f'<a:rPr lang="{self.locale}" sz="{FOOT_SIZE * 100}"/>'
        number = f'<a:fld id="{_SLIDE_NUMBER}" type="slidenum">{letters}<a:t>‹#›</a:t></a:fld>'
        body = text_body((), self.locale).replace(
            "</p:txBody>", f'<a:p><a:pPr algn="r"/>{number}</a:p></p:txBody>'
        )
        shapes.add_placeholder(slide, NUMBER, "sldNum", 12, body)

    def _make_wide(self) -> None:
        size = self.file.element.find("{*}sldSz")
        size.attrib.clear()  # the template says that it is 4:3
        size.set("cx", str(WIDTH * EMU))
        size.set("cy", str(HEIGHT * EMU))

    def _leave_out_what_the_template_brings(self) -> None:
        for layout in list(self.file.slide_layouts):
            if layout.name not in (_FIRST, _USUAL):
                self.file.slide_layouts.remove(layout)
        for rels in (self.file.part.rels, self.file.part.package._rels):
            for id_ in [id_ for id_, rel in rels.items() if rel.reltype in _NOT_OURS]:
                rels.pop(id_)


_SLIDE_NUMBER = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


def _place(slide: SlideMaster | SlideLayout, accent: str) -> None:
    """Moves the places of a layout to where they are on a wide page; there is none for a date."""
    for shape in list(slide.placeholders):
        kind = shape._element.xpath("string(.//p:ph/@type)")
        if kind in _PLACES:
            box = _PLACES[kind]
            shape.left, shape.top, shape.width, shape.height = box.emu
        elif kind == "ftr":
            shape.left, shape.top, shape.width, shape.height = FOOTER.emu
        elif kind == "sldNum":
            shape.left, shape.top, shape.width, shape.height = NUMBER.emu
        else:
            shape._element.getparent().remove(shape._element)
    for style in slide._element.iter(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}titleStyle"
    ):
        _in_our_look(style, accent)


def _in_our_look(style: BaseOxmlElement, accent: str) -> None:
    new = parse_xml(
        f'<p:titleStyle {NAMESPACES}><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="2800" b="1" kern="1200">'
        f'<a:solidFill><a:srgbClr val="{accent[1:]}"/></a:solidFill><a:latin typeface="+mj-lt"/>'
        '<a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>'
    )
    style.getparent().replace(style, new)
