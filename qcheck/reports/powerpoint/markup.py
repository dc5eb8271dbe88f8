"""Small pieces of the markup of PowerPoint: paragraphs and runs. Every text is escaped here, and only here.
Sizes are in points.
"""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.charts.colours import INK
from qcheck.reports.office_text import as_xml

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
EMU = 12_700  # in a point


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one size, weight and colour."""

    text: str
    size: float
    strong: bool = False
    slanted: bool = False
    colour: str = INK
    outline: str = ""

    def markup(self, locale: str) -> str:
        line = f'<a:ln w="9525">{filled(self.outline)}</a:ln>' if self.outline else ""
        return (
            f'<a:r><a:rPr lang="{locale}" sz="{self.size * 100:.0f}" b="{self.strong:d}" '
            f'i="{self.slanted:d}" dirty="0">{line}{filled(self.colour)}</a:rPr>'
            f"<a:t>{as_xml(self.text)}</a:t></a:r>"
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs, the space after it, and what stands before it: nothing, a sign, or a number."""

    runs: tuple[Run, ...]
    after: float = 0
    bullet: str = ""  # "•", or the number with which the list goes on
    align: str = "l"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def markup(self, locale: str) -> str:
        runs = "".join(run.markup(locale) for run in self.runs if run.text)
        size = self.runs[0].size if self.runs else 18
        end = "" if runs else f'<a:endParaRPr lang="{locale}" sz="{size * 100:.0f}"/>'
        return f"<a:p>{self._properties()}{runs}{end}</a:p>"

    def _properties(self) -> str:
        indent = INDENT * EMU if self.bullet else 0
        sign = "<a:buNone/>"
        if self.bullet:
            sign = (
                f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{self.bullet}"/>'
                if self.bullet.isdecimal()
                else '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
            )
        return (
            f'<a:pPr marL="{indent}" indent="{-indent}" algn="{self.align}"><a:lnSpc><a:spcPct val="100000"/>'
            f'</a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{self.after * 100:.0f}"/></a:spcAft>{sign}</a:pPr>'
        )


INDENT = 20  # points by which a list is set in


def text_body(lines: tuple[Line, ...], locale: str, tag: str = "p:txBody", inset: float = 0) -> str:
    """The text of a shape or a cell."""
    around = "".join(f'{side}Ins="{inset * EMU:.0f}" ' for side in "ltrb")
    written = "".join(line.markup(locale) for line in lines)
    return (
        f'<{tag} {NAMESPACES}><a:bodyPr wrap="square" {around}rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{written}</{tag}>"
    )


def filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
