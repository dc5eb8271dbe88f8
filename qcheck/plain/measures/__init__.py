"""The measures of a process on one plain page, by their own link (`/m/<link>`): to hand to a council or to
put on a web page. It tells no answer: it is given a `MeasureList` and knows nothing else.

They can be taken as a calendar file, each alone or all, and subscribed to.
"""

from qcheck.plain.measures.routes import ROUTES

__all__ = ["ROUTES"]
