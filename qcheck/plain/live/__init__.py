"""The workshop in the room: the wall, the facilitator's screen, paper and hands, the minutes. Plain HTML on
addresses of our own.

Every page is drawn from the store; a small script asks every second whether something has changed and puts
the new page in place.
"""

from qcheck.plain.live.routes import ROUTES

__all__ = ["ROUTES"]
