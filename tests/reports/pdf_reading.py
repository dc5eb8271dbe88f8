"""What stands in a PDF, for tests: its tags in the order in which they are read, its alternative texts, its
words, and what the validator says.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import page
import pikepdf

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
SAID_FALSELY = "PDFA2A-STREAM-LENGTH-001"
"""The validator takes a stream whose last byte is a carriage return for one that ends before it, because a
line break comes after. One compressed stream in 256 ends so; the lengths are checked here instead.
"""
_STREAM = re.compile(rb"/Length (\d+)\b[^>]*>>\s*stream\n")


@dataclass(frozen=True)
class Tag:
    name: str
    alternative: str
    scope: str
    depth: int


def complaints(pdf: bytes) -> list[str]:
    """What the validator has against it, by either rule book."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    failures = [failure for report in reports for failure in report.failures]
    wrong = set() if _lengths_are_wrong(pdf) else {SAID_FALSELY}
    return [f"{each.rule_id}: {each.message}" for each in failures if each.rule_id not in wrong]


def _lengths_are_wrong(pdf: bytes) -> bool:
    streams = list(_STREAM.finditer(pdf))
    return not streams or any(
        not pdf.startswith(b"\nendstream", found.end() + int(found[1])) for found in streams
    )


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf: bytes) -> list[Tag]:
    """All tags of the structure in reading order; what roles they are mapped to counts."""
    with opened(pdf) as found:
        root = found.Root.StructTreeRoot
        roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
        return list(_tags(root, roles, 0))


def words(pdf: bytes) -> list[str]:
    """The words of each page, in the order in which they are drawn; breaks within words and lines mended."""
    with opened(pdf) as found:
        return [_words(each) for each in found.pages]


def pictures_end(pdf: bytes) -> list[float]:
    """How far from the left the pictures of the first page end, in points."""
    document = opened(pdf)
    page, ends = document.pages[0], list[float]()
    placed, kept = pikepdf.Matrix(), list[pikepdf.Matrix]()
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "q":
                kept.append(placed)
            case "Q":
                placed = kept.pop()
            case "cm":
                placed = pikepdf.Matrix(*map(float, instruction.operands)) @ placed
            case "Do" if page.resources.XObject[instruction.operands[0]].Subtype == "/Image":
                ends.append(placed.transform((1, 0))[0])
    return ends


def _tags(node: pikepdf.Object, roles: dict[str, str], depth: int) -> Iterator[Tag]:
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/S" in node:
        name = str(node.S)
        yield Tag(roles.get(name, name)[1:], str(node.get("/Alt", "")), _scope(node), depth)
    below = node.get("/K", [])
    for each in below if isinstance(below, pikepdf.Array) else [below]:
        yield from _tags(each, roles, depth + 1)


def _scope(node: pikepdf.Object) -> str:
    given = node.get("/A")
    kept = [] if given is None else given if isinstance(given, pikepdf.Array) else [given]
    return "".join(str(each.Scope)[1:] for each in kept if "/Scope" in each)


def _words(sheet: pikepdf.Page) -> str:
    said: list[str] = []
    for letters, drawing in _drawn(sheet.obj, {}):
        said.append("".join(letters.get(code, "") for code in _codes(drawing)))
    return " ".join(" ".join(said).replace("\u200b", "").split()).replace(" \u00ad ", "")


def _drawn(
    stream: pikepdf.Object, letters: dict[int, str]
) -> Iterator[tuple[dict[int, str], pikepdf.Object]]:
    resources = stream.get("/Resources", {})
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) == "Tf":
            letters = _letters(resources.Font[str(operands[0])])
        elif str(operator) == "Do":
            drawn = resources.XObject[str(operands[0])]
            if drawn.get("/Subtype") == "/Form":
                yield from _drawn(drawn, letters)
        elif str(operator) in ("Tj", "TJ"):
            yield letters, operands[0]


def _codes(drawing: pikepdf.Object) -> Iterator[int]:
    for each in drawing if isinstance(drawing, pikepdf.Array) else [drawing]:
        if isinstance(each, pikepdf.String):
            data = bytes(each)
            yield from (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    found: dict[int, str] = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + step] = chr(int(to, 16) + step)
    return found
