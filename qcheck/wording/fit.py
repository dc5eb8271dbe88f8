"""*Passt diese Frage?* What can be said about a question, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping

from qcheck.language import N_

FITS: Mapping[str, str] = {
    "unclear": N_("unclear"),
    "two_in_one": N_("two questions in one"),
    "not_my_role": N_("does not fit my role"),
    "twice": N_("asked twice"),
    "word": N_("a word I do not understand"),
    "important": N_("very important"),
}
"""The marks in words, in the order in which they are offered."""
