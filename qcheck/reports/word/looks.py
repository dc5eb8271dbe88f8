"""How a report looks in Word: its styles, its lists, its settings, all of them small and ours.

The parts are written as a whole. The template of python-docx brings 160 styles, Japanese faces and a setting
that the schema does not allow.
"""

from __future__ import annotations

from docx.document import Document as File
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from qcheck.charts.colours import FRAME, INK, QUIET
from qcheck.language import N_, language
from qcheck.reports.brand import Brand
from qcheck.reports.document import Document
from qcheck.reports.office_package import locale
from qcheck.reports.office_text import as_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FACE = "Calibri"  # Word has it on every system, LibreOffice its twin Carlito

NAMES = {
    "Lead": N_("Lead paragraph"),
    "Note": N_("Text in a box"),
    "Small": N_("Small print"),
    "Kicker": N_("Kicker"),
    "Question": N_("Question above its answers"),
    "Cell": N_("Table text"),
    "CellTitle": N_("Table title"),
    "Gap": N_("Gap"),
}
"""Our own styles, as whoever works on the file reads their names; Word itself translates its own."""

_HEADINGS = ((18, 360, 120), (14, 300, 100), (12, 240, 80), (11, 200, 60))
"""Size in points, space before and after in twentieths of a point, by level."""


def give(file: File, document: Document, brand: Brand) -> None:
    """Gives the file the looks of a report."""
    replace(file.styles.element, _styles(document, brand))
    replace(file.settings.element, _settings(document))
    replace(file.part.numbering_part.element, _numbering())


def replace(element: BaseOxmlElement, xml: str) -> None:
    """Puts what stands in the XML in place of all that stood in the element."""
    new = parse_xml(xml)
    for child in list(element):
        element.remove(child)
    for child in list(new):
        element.append(child)


def _settings(document: Document) -> str:
    tag = locale(document.language)
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:autoHyphenation w:val="true"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{tag}"/></w:settings>'
    )


def _numbering() -> str:
    return (
        f"<w:numbering {W}>{_list(0, 'bullet', '•', 'ListBullet')}{_list(1, 'decimal', '%1.', 'ListNumber')}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _list(number: int, kind: str, sign: str, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _styles(document: Document, brand: Brand) -> str:
    size = 14 if document.large else 11
    return (
        f"<w:styles {W}>{_defaults(document, size)}{_paragraphs(document, brand, size)}{_tables()}</w:styles>"
    )


def _defaults(document: Document, size: int) -> str:
    faces = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces}{_colour(INK)}{_size(size)}"
        f'<w:lang w:val="{locale(document.language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _paragraphs(document: Document, brand: Brand, size: int) -> str:
    accent, more = brand.accent, size - 11
    kept = "<w:keepNext/><w:keepLines/>"
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'{kept}<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f"<w:b/>{_colour(accent if level < 3 else INK)}{_size(points + more)}",
            next_="Normal",
        )
        for level, (points, before, after) in enumerate(_HEADINGS, start=1)
    )
    return "".join(
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            "<w:qFormat/></w:style>",
            headings,
            _style("Title", "Title", _spaced(0, 60), f"<w:b/>{_colour(accent)}{_size(26 + more)}"),
            _style("Subtitle", "Subtitle", _spaced(0, 280), f"{_colour(QUIET)}{_size(14 + more)}"),
            _style("Header", "header", _spaced(0, 0), f"{_colour(QUIET)}{_size(9 + more // 2)}"),
            _style(
                "Footer", "footer", _edge("top") + _spaced(0, 0), f"{_colour(QUIET)}{_size(9 + more // 2)}"
            ),
            _style("ListBullet", "List Bullet", _listed(1)),
            _style("ListNumber", "List Number", _listed(2)),
            _style(
                "Caption", "caption", kept + _spaced(160, 80), f"<w:b/>{_colour(QUIET)}{_size(10 + more)}"
            ),
            _style(
                "Quote",
                "Quote",
                f'{_edge("left", accent)}{_spaced(80, 120)}<w:ind w:left="357" w:right="357"/>',
                "<w:i/>",
            ),
            _own(document, "Lead", _spaced(0, 200), _size(13 + more)),
            _own(document, "Note", _box(accent) + _spaced(160, 200) + '<w:ind w:left="170" w:right="170"/>'),
            _own(document, "Small", _spaced(0, 80), f"{_colour(QUIET)}{_size(9 + more)}"),
            _own(document, "Kicker", kept + _spaced(0, 40), f"<w:b/>{_colour(QUIET)}{_size(11 + more)}"),
            _own(document, "Question", kept + _spaced(160, 80), "<w:b/>"),
            _own(document, "Cell", _spaced(20, 20), _size(size - 1)),
            _own(document, "CellTitle", "<w:keepNext/>" + _spaced(20, 20), f"<w:b/>{_size(size - 1)}"),
            _own(document, "Gap", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'),
        )
    )


def _own(document: Document, id_: str, paragraph: str, run: str = "") -> str:
    return _style(id_, as_xml(language(document.language).say(NAMES[id_])), paragraph, run, own=True)


def _style(id_: str, name: str, paragraph: str, run: str = "", next_: str = "", own: bool = False) -> str:
    follows = f'<w:next w:val="{next_}"/>' if next_ else ""
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{follows}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _tables() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{FRAME[1:]}"/>'
        for side in ("top", "bottom", "insideH")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Report"><w:name w:val="qcheck"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>'
        '<w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour[1:]}"/>'


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _listed(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{_spaced(0, 60)}'


def _edge(side: str, colour: str = FRAME) -> str:
    width, space = (18, 10) if side == "left" else (4, 6)
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour[1:]}"/></w:pBdr>'
    )


def _box(colour: str) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{colour[1:]}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{lines}</w:pBdr>"
