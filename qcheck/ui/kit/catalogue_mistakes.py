"""For whoever writes catalogues on this computer: what is wrong with them or passed over, with file and line,
and what to do.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say


def mistakes() -> None:
    """On this very computer, as `qcheck lint` says it; nothing elsewhere, and nothing where all is well."""
    if not visitor.at_this_computer() or not (problems := visitor.service().shelf.problems()):
        return
    html.heading(say("Catalogues with mistakes"), 2)
    html.paragraph(say("Please correct these entries. Until then qcheck uses the other catalogues."))
    html.show(
        html.listed(
            (Markup("<code>{}</code>").format(problem.said(visitor.tongue())) for problem in problems),
            "qc-problems",
        )
    )
    html.paragraph(
        say(
            "Your own catalogues are in {folder}. What you save there counts at once: load this page "
            "again to see whether it is good. "
            "In a terminal “qcheck lint” says the same.",
            folder=visitor.settings().criteria.as_posix(),
        ),
        "qc-help",
    )
