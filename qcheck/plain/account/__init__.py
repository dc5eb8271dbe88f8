"""Signing in with an account at the operator's provider, and out again: plain pages without scripts."""

from qcheck.plain.account.routes import ROUTES

__all__ = ["ROUTES"]
