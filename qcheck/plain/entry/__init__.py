"""What came on paper, typed in by whoever organises an open round: sheet by sheet, or a whole pile by its
counts; and bundles from another installation. Plain HTML on addresses of its own.
"""

from qcheck.plain.entry.routes import ROUTES

__all__ = ["ROUTES"]
