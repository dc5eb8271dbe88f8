"""How the fields of the sheet's form are called: the name of what it is about, behind one of these.

The templates and the scripts of the sheet get them from here.
"""

from __future__ import annotations

ANSWER = "a-"
"""The answer chosen to a question."""

TEXT = "c-"
"""A comment on a question, or the answer to a closing question."""

TITLE = "e-"
"""The evidence for an answer: title of a document, decision or page."""

ADDRESS = "w-"
"""Where on the web that evidence is."""

SEEN = "seen-"
"""Before the name of any of them: what the form had shown there."""

NAMES = {"answer": ANSWER, "text": TEXT, "title": TITLE, "address": ADDRESS, "seen": SEEN}
"""All of them, as the scripts know them."""
