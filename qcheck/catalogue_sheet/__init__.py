"""The catalogue as a spreadsheet, for those who write, translate or edit in Excel: a row for each question, a
column for each language; and back, with what was changed and nothing else.

`as_spreadsheet` makes one of a catalogue's text. `taken` reads the tabs of one that comes back and gives the
text with its changes, or `NotTaken` with all that cannot be meant, each with its cell. `text_places` are all
texts of a draft, with what is `to_do` for each of them, for those who translate on the page.
"""

from qcheck.catalogue_sheet.making import as_spreadsheet
from qcheck.catalogue_sheet.marks import MOST
from qcheck.catalogue_sheet.places import TextPlace, text_places
from qcheck.catalogue_sheet.problems import NotTaken, SheetProblem
from qcheck.catalogue_sheet.taking import Taken, made_from, taken
from qcheck.catalogue_sheet.translated import ToDo, changed_original, to_do
from qcheck.catalogue_sheet.view import View
from qcheck.catalogue_sheet.wishes import Wish

__all__ = [
    "MOST",
    "NotTaken",
    "SheetProblem",
    "Taken",
    "TextPlace",
    "ToDo",
    "View",
    "Wish",
    "as_spreadsheet",
    "changed_original",
    "made_from",
    "taken",
    "text_places",
    "to_do",
]
