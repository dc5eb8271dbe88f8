"""Catalogues come in here: YAML → `Catalogue`, or every `Problem` with file, line, column, path and a likely
fix.

`read` takes bytes, `read_file` a file, `Shelf` keeps the catalogues of some folders up to date, `schema`
helps editors. The way of a file: `source_text` (bytes → text) → `tree` (text → places) → `shape` (each item
by itself) and `crosschecks` (all together).
"""

from qcheck.loading.fixes import write
from qcheck.loading.messages import FormMistake, Mistake
from qcheck.loading.problems import Problem, Sentence
from qcheck.loading.reader import Reading, read, read_as, read_file
from qcheck.loading.schema import schema
from qcheck.loading.shelf import Shelf
from qcheck.loading.spots import Spot

__all__ = [
    "FormMistake",
    "Mistake",
    "Problem",
    "Reading",
    "Sentence",
    "Shelf",
    "Spot",
    "read",
    "read_as",
    "read_file",
    "schema",
    "write",
]
