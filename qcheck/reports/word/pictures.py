"""Pictures within a Word file: each is kept once, and each has the words for those who do not see it."""

from __future__ import annotations

from io import BytesIO
from itertools import count

from docx.parts.story import StoryPart

from qcheck.reports.office_text import as_xml, on_one_line

_EMU = 36_000  # in a millimetre


class Pictures:
    """The pictures of one part of a file; hands out the numbers by which Word tells them apart,
    beginning with the `first`."""

    def __init__(self, part: StoryPart, first: int = 1) -> None:
        self._part, self._numbers = part, count(first)

    def inline(self, drawn: bytes, alternative: str, *, height: float, width: float, lowered: int = 0) -> str:
        """A run with the picture, as large as fits into the given millimetres; `lowered` by half points,
        so that it stands in the middle of a line.
        """
        relation, image = self._part.get_or_add_image(BytesIO(drawn))
        scale = min(width / image.px_width, height / image.px_height)
        across, down = (round(pixels * scale * _EMU) for pixels in (image.px_width, image.px_height))
        return _DRAWN.format(
            across=across,
            down=down,
            number=next(self._numbers),
            words=as_xml(on_one_line(alternative)),
            relation=relation,
            look=f'<w:rPr><w:position w:val="-{lowered}"/></w:rPr>' if lowered else "",
        )


_DRAWN = (
    '<w:r>{look}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{across}" cy="{down}"/>'
    '<wp:docPr id="{number}" name="qcheck {number}" descr="{words}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="qcheck {number}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
