"""Answers from files, on one plain page of the organiser (`/bring/<link>`): first a look at what would come
in, what does not fit and what is there already, then in, and out again as a whole.

What was looked at goes along in the page's own form: nothing is kept on the server until it comes in, a
reload loses nothing, and it does not matter which process of a server answers.
"""

from qcheck.plain.incoming.reading_process import close
from qcheck.plain.incoming.routes import ROUTES

__all__ = ["ROUTES", "close"]
