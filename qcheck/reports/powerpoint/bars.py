"""A stacked bar chart of PowerPoint's own, with the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.chart import ChartPart
from pptx.slide import Slide
from xlsxwriter.utility import xl_col_to_name

from qcheck.charts import is_dark, ramp
from qcheck.charts.colours import INK, PAPER
from qcheck.reports.office_text import as_xml
from qcheck.reports.powerpoint import shapes
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.markup import filled
from qcheck.reports.powerpoint.sheet_of_chart import SHEET, workbook

SIZE = 14
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ZERO_IS_SILENT = "0;;;"
_KEY = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'


@dataclass(frozen=True)
class Bars:
    """A bar for each row, as long as all others; its stretches are called by the `labels`. `spoken` says it
    to those who do not see it; `place` is where the bars are, in parts of the chart.
    """

    title: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    spoken: str
    place: Box
    has_key: bool = True

    def put_on(self, slide: Slide, box: Box, locale: str, made: date) -> None:
        """Adds the chart to a slide."""
        package = slide.part.package
        name = package.next_partname(ChartPart.partname_template)
        part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, self._markup(locale).encode())
        table: list[tuple[str | int, ...]] = [("", *self.labels)]
        table += [(name, *numbers) for name, numbers in self.rows]
        part.chart_workbook.update_from_xlsx_blob(workbook(table, made))
        relation = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        shapes.add_frame(
            slide,
            box,
            self.spoken,
            "http://schemas.openxmlformats.org/drawingml/2006/chart",
            f'<c:chart {_NAMESPACES} r:id="{relation}"/>',
        )

    def _markup(self, locale: str) -> str:
        series = "".join(map(self._series, range(len(self.labels)), ramp(len(self.labels))))
        return (
            f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{locale}"/>'
            f'<c:roundedCorners val="0"/><c:chart>{self._title(locale)}<c:autoTitleDeleted val="0"/>'
            f"<c:plotArea>{self._layout()}"
            '<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/><c:varyColors val="0"/>'
            f'{series}<c:gapWidth val="35"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/>'
            f"</c:barChart>{_AXES}</c:plotArea>"
            f'{_KEY if self.has_key else ""}<c:plotVisOnly val="1"/>'
            f'<c:dispBlanksAs val="gap"/></c:chart>{_letters(INK)}</c:chartSpace>'
        )

    def _title(self, locale: str) -> str:
        look = f'sz="{SIZE * 100}" b="1"'
        return (
            f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}/></a:pPr>"
            f'<a:r><a:rPr lang="{locale}" {look}/><a:t>{as_xml(self.title)}</a:t></a:r></a:p></c:rich></c:tx>'
            '<c:overlay val="0"/></c:title>'
        )

    def _layout(self) -> str:
        at = {"x": self.place.left, "y": self.place.top, "w": self.place.width, "h": self.place.height}
        placed = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in at.items())
        return (
            '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{placed}</c:manualLayout></c:layout>'
        )

    def _series(self, number: int, colour: str) -> str:
        column, last = xl_col_to_name(number + 1), len(self.rows) + 1
        counted = [numbers[number] for _, numbers in self.rows]
        return (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
            f"<c:tx>{_texts(f'${column}$1', [self.labels[number]])}</c:tx>"
            f'<c:spPr>{filled(colour)}<a:ln w="9525">{filled(PAPER)}</a:ln></c:spPr>'
            f'<c:invertIfNegative val="0"/>{_counts(PAPER if is_dark(colour) else INK)}'
            f"<c:cat>{_texts(f'$A$2:$A${last}', [name for name, _ in self.rows])}</c:cat>"
            f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
            f"<c:formatCode>General</c:formatCode>{_points(counted)}</c:numCache></c:numRef></c:val></c:ser>"
        )


def _texts(cells: str, texts: Sequence[str]) -> str:
    points = _points(map(as_xml, texts), len(texts))
    return f"<c:strRef><c:f>{SHEET}!{cells}</c:f><c:strCache>{points}</c:strCache></c:strRef>"


def _points(values: Iterable[object], number: int | None = None) -> str:
    given = list(values)
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(given))
    return f'<c:ptCount val="{len(given) if number is None else number}"/>{points}'


def _counts(colour: str) -> str:
    """The number on each stretch; none where nobody gave the answer."""
    shown = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{_ZERO_IS_SILENT}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(colour)}{shown}</c:dLbls>"
    )


def _letters(colour: str) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{SIZE * 100}">{filled(colour)}</a:defRPr>'
        "</a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )


_AXES = (
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
    '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
    '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
    '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
    '<c:axPos val="t"/><c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
    '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
)
"""The first group stands on top; the axis of the shares is not shown, because each stretch has its number."""
