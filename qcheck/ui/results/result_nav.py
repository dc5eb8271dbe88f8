"""The tabs of a result: which pages there are about it, and how to get from one to another."""

from __future__ import annotations

from markupsafe import Markup

from qcheck.addresses import take_address
from qcheck.language import N_
from qcheck.scoring.values import CriterionProfile
from qcheck.service import LinkKind, Result
from qcheck.ui.kit import visitor
from qcheck.ui.kit.html import anchor, listed, show
from qcheck.ui.kit.visitor import say
from qcheck.ui.results import result_view

SIGHTS = {
    "profile": N_("Traffic-light profile"),
    "matrix": N_("Perspectives"),
    "differences": N_("Differences"),
    "talk": N_("Discussion plan"),
    "compare": N_("Then and now"),
}
"""Pages about a result, in this order, by short names."""
TAKEN_FIRST = {
    "matrix": ("bild-matrix", "arbeitsmappe"),
    "differences": ("bild-matrix", "arbeitsmappe"),
    "criterion": ("folien",),
    "talk": ("handzettel", "folien"),
    "compare": ("bild-vergleich", "ratsvorlage"),
}
"""Which files fit a page; the others follow in their usual order."""
OF_SEVERAL_VIEWS = frozenset({"matrix", "differences"})
"""Those that need several perspectives."""


def several(shown: Result) -> bool:
    """Whether there is more than one perspective to put side by side, be it withheld."""
    return len(shown.sheets) > 1


def ways(shown: Result, current: str) -> None:
    """The line of ways to the pages about this result; the `current` one is marked."""
    if result_view.has_answers(shown):
        pages = [page for page in SIGHTS if several(shown) or page not in OF_SEVERAL_VIEWS]
        ways = [_way(page, page == current) for page in pages]
        entries = listed((*ways, *_files(current)), "qc-ways-list")
        show(
            Markup('<nav class="qc-ways qc-noprint" aria-label="{}">{}</nav>').format(say("Results"), entries)
        )


def measure(shown: Result, row: CriterionProfile) -> None:
    """The door to a new measure for this criterion, for whoever organises the check."""
    if shown.kind is LinkKind.ORGANISE:
        params = {"criterion": row.criterion, "light": row.overall.rating.light}
        show(
            Markup('<p class="qc-noprint">{}</p>').format(
                anchor(say("Plan a measure"), "measures", params, kind="qc-action")
            )
        )


def only_one_view(shown: Result) -> None:
    """Says why there is nothing to put side by side."""
    if not several(shown) and result_view.has_answers(shown):
        words = (
            say("There were sheets from one perspective only, so there is nothing to put side by side.")
            if shown.figures_alone
            else say(
                "So far there are sheets from one perspective only. As soon as others answer, you see them "
                "here side by side."
            )
        )
        show(Markup('<p class="qc-text qc-lead">{}</p>').format(words))


def _files(current: str) -> tuple[Markup, ...]:
    """The way to the files, those that fit this page on top; the example has no link by which they leave."""
    if (link := visitor.link()) is None:
        return ()
    address = visitor.spoken(take_address(link, *TAKEN_FIRST.get(current, ())))
    return (Markup('<a href="{}">{}</a>').format(address, say("Take away")),)


def _way(page: str, is_current: bool) -> Markup:
    title = say(SIGHTS[page])
    if is_current:
        return Markup('<a href="{}" aria-current="page">{}</a>').format(
            visitor.address(page, result_view.params()), title
        )
    return anchor(title, page, result_view.params())
