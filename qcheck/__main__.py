"""`python -m qcheck`, where the command itself is not on the path."""

from qcheck.cli import run

run()
