"""The catalogue as a spreadsheet, for those who write, translate or edit in Excel: a row for each question, a
column for each language; and back, with what was changed and nothing else.

`as_spreadsheet` makes one of a catalogue's text. `taken` reads the tabs of one that comes back and gives the
text with its changes, or `NotTaken` with all that cannot be meant, each with its cell.
"""

from qcheck.catalogue_sheet.making import as_spreadsheet
from qcheck.catalogue_sheet.marks import MOST
from qcheck.catalogue_sheet.problems import NotTaken, SheetProblem
from qcheck.catalogue_sheet.taking import Taken, made_from, taken
from qcheck.catalogue_sheet.wishes import Wish

__all__ = ["MOST", "NotTaken", "SheetProblem", "Taken", "Wish", "as_spreadsheet", "made_from", "taken"]
