"""Who writes each format of each kind of file: a function that takes a source and the look.

What it needs is loaded when it is called, because a server makes no report in its own process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from qcheck.reports.brand import Brand
from qcheck.reports.document import Document
from qcheck.reports.source import BundleSource, MeasuresSource, SheetSource, Source

Write: TypeAlias = Callable[[Any, Brand], bytes]  # Any: what `gathering` puts together for its matter


def council_paper_pdf(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import council_paper, pdf

    return pdf.write(council_paper.compose(source), brand)


def council_paper_docx(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import council_paper, word

    return word.write(council_paper.compose(source), brand)


def handout_pdf(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import handout, pdf

    return pdf.write(handout.compose(source), brand)


def slides_pptx(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import powerpoint, slides

    return powerpoint.write(slides.compose(source), brand)


def minutes_pdf(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import minutes, pdf

    return pdf.write(minutes.compose(source), brand)


def minutes_docx(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import minutes, word

    return word.write(minutes.compose(source), brand)


def minutes_text(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import minutes, plain_text

    return plain_text.text(minutes.compose(source)).encode()


def reflection_pdf(minutes: Document, brand: Brand) -> bytes:
    from qcheck.reports import pdf

    return pdf.write(minutes, brand)


def reflection_docx(minutes: Document, brand: Brand) -> bytes:
    from qcheck.reports import word

    return word.write(minutes, brand)


def reflection_text(minutes: Document, _brand: Brand) -> bytes:
    from qcheck.reports import plain_text

    return plain_text.text(minutes).encode()


def workbook_xlsx(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import workbook

    return workbook.xlsx(source)


def workbook_csv(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import workbook

    return workbook.csv(source)


def workbook_wide(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import workbook

    return workbook.wide(source)


def profile_svg(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import pictures, subjects

    drawn = subjects.profile(source)
    return pictures.svg(drawn, subjects.belonging(source, drawn))


def profile_png(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import pictures, subjects

    drawn = subjects.profile(source)
    return pictures.png(drawn, subjects.belonging(source, drawn))


def matrix_svg(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import pictures, subjects

    drawn = subjects.matrix(source)
    return pictures.svg(drawn, subjects.belonging(source, drawn))


def matrix_png(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import pictures, subjects

    drawn = subjects.matrix(source)
    return pictures.png(drawn, subjects.belonging(source, drawn))


def then_and_now_svg(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import pictures, subjects

    drawn = subjects.then_and_now(source)
    return pictures.svg(drawn, subjects.belonging(source, drawn))


def then_and_now_png(source: Source, _brand: Brand) -> bytes:
    from qcheck.reports import pictures, subjects

    drawn = subjects.then_and_now(source)
    return pictures.png(drawn, subjects.belonging(source, drawn))


def measures_pdf(source: MeasuresSource, brand: Brand) -> bytes:
    from qcheck.reports import measures_paper, pdf

    return pdf.write(measures_paper.compose(source), brand)


def measures_docx(source: MeasuresSource, brand: Brand) -> bytes:
    from qcheck.reports import measures_paper, word

    return word.write(measures_paper.compose(source), brand)


def fill_in_xlsx(source: SheetSource, _brand: Brand) -> bytes:
    from qcheck.reports import fill_in

    return fill_in.xlsx(source)


def bundle_json(source: BundleSource, _brand: Brand) -> bytes:
    return source.content


def paper_pdf(source: SheetSource, brand: Brand) -> bytes:
    from qcheck.reports import paper_sheet

    return paper_sheet.write(source, brand)


def paper_large_pdf(source: SheetSource, brand: Brand) -> bytes:
    from qcheck.reports import paper_sheet

    return paper_sheet.write(source, brand, large=True)


def own_pdf(source: SheetSource, brand: Brand) -> bytes:
    from qcheck.reports import own_sheet, pdf

    return pdf.write(own_sheet.compose(source), brand)


def own_csv(source: SheetSource, _brand: Brand) -> bytes:
    from qcheck.reports.own_sheet_csv import as_csv

    return as_csv(source).encode()


def own_json(source: SheetSource, _brand: Brand) -> bytes:
    from qcheck.reports.own_sheet_json import as_json

    return as_json(source).encode()
