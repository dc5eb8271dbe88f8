"""What came on paper, typed in by whoever organises an open round: sheet by sheet, or a whole pile by its
counts. Plain HTML on addresses of its own (`/enter/<link>`).
"""

from qcheck.entry.routes import ROUTES

__all__ = ["ROUTES"]
