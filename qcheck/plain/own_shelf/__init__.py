"""The shelf of whoever signed in: what they lead, giving and taking it, and their account itself; plain pages
without scripts.
"""

from qcheck.plain.own_shelf.routes import ROUTES

__all__ = ["ROUTES"]
