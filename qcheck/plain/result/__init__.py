"""The result on one plain page: for viewers by their link (`/r/<link>`), for those who answered by their
sheet's cookie.

It needs no script, weighs little and is drawn once for each language, choice and state of the check, so that
a hall can open it at once. It tells nothing that the gate and the link's choice have not let through: it is
given a `Result` and knows nothing else.
"""

from qcheck.plain.result.routes import ROUTES

__all__ = ["ROUTES"]
