"""The pages of a trial: its public page, its coordinator's, and those of pilots and people who register."""

from qcheck.plain.trial.routes import ROUTES

__all__ = ["ROUTES"]
