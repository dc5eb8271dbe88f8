"""The pages of the answer sheet, drawn from its own templates."""

from __future__ import annotations

from functools import partial

from qcheck.web.check_page import check_page
from qcheck.web.rendering import Templates

page = partial(check_page, templates=Templates("sheet"))
"""The template of this name as an answer, with what every page of a check says at its head."""
