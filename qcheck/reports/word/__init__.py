"""A report as a Word file: real headings, lists, header rows and styles, so that people can work on it."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from qcheck.reports.brand import Brand
from qcheck.reports.document import Document
from qcheck.reports.office_package import core_properties, settled
from qcheck.reports.word import looks
from qcheck.reports.word.body import Body
from qcheck.reports.word.page import set_up

__all__ = ["write"]

_NOT_OURS = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}


def write(document: Document, brand: Brand) -> bytes:
    """The bytes of the file; the same document gives the same bytes."""
    file = docx.Document()
    _leave_out_what_the_template_brings(file)
    looks.give(file, document, brand)
    set_up(file, document, brand)
    Body(file, document).fill()
    looks.replace(file.core_properties._element, core_properties(document))
    target = BytesIO()
    file.save(target)
    return settled(target.getvalue())


def _leave_out_what_the_template_brings(file: docx.document.Document) -> None:
    """A picture of an empty page, somebody's bibliography, the styles of Word 2010 a second time."""
    for rels in (file.part.rels, file.part.package.rels):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype in _NOT_OURS]:
            del rels[id_]
