"""The pages of the answer sheet, drawn from its own templates."""

from __future__ import annotations

from functools import partial
from json import dumps

from qcheck.web.check_page import check_page, check_page_once
from qcheck.web.field_names import NAMES
from qcheck.web.rendering import Templates

_OWN = Templates("sheet", {"names": dumps(NAMES)})
page = partial(check_page, templates=_OWN)
"""The template of this name as an answer, with what every page of a check says at its head."""

page_once = partial(check_page_once, templates=_OWN)
"""The same for a page that many open at once: drawn once, and filled in for each."""
