"""A report as a PDF that archives keep and screen readers read: PDF/A-2a and PDF/UA-1 in one file, typeset by
Typst.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from qcheck.language import Language, language
from qcheck.reports import typesetting
from qcheck.reports.brand import Brand
from qcheck.reports.document import Document, Paragraph, Role
from qcheck.reports.pdf.blocks import blocks, data_of
from qcheck.reports.pdf.house_style import Sheet, around, set_with
from qcheck.reports.typesetting.glyphs import MISSING, typeset


def write(document: Document, brand: Brand) -> bytes:
    """The document as it is printed, kept and read aloud."""
    return set_with(brand, lambda look: typesetting.pdf("report.typ", _data(document, look), document.made))


def _data(document: Document, brand: Brand) -> Mapping[str, object]:
    told = language(document.language)
    sheet = Sheet(document.title, document.made, document.large, (document.footer,))
    said = blocks(document)
    content = {
        "kicker": typeset(document.kicker),
        "subtitle": typeset(document.subtitle),
        "contents": "" if document.large else told.say("Contents"),
        "blocks": said,
    }
    said += _replaced({**content, "title": typeset(document.title), "footer": typeset(document.footer)}, told)
    return {**around(sheet, brand, told), **content}


def _replaced(content: Mapping[str, object], told: Language) -> list[Mapping[str, object]]:
    """What the sign for missing letters means, at the end, where it was needed."""
    if MISSING not in json.dumps(content, ensure_ascii=False):
        return []
    said = told.say(
        "{sign} stands for characters that the typeface of this file does not have.", sign=MISSING
    )
    return [data_of(Paragraph(said, Role.SMALL))]
