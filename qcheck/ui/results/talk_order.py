"""Which topics are talked about, and in which order somebody arranged them: one source for every page that
names them.

What the organiser arranges is kept with the check. Everybody else's order stands in the address,
outlives a reload and can be passed on.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from qcheck.agenda import MINUTES, Plan, agenda, plan
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.service import LinkKind, Result
from qcheck.ui.kit import visitor

ALL_LEFT_OUT = N_("You have left out every topic.")
NOTHING_URGENT = N_(
    "There is nothing urgent to discuss: every criterion that can be shown is green, and nowhere are the "
    "views far apart."
)

TIMES = (15, 30, 45, 60, 90)
"""Minutes to choose from."""
BETWEEN = "."
"""Between two criteria in the address; no id has one. It stands alone where every topic was left out."""


def chosen(shown: Result) -> tuple[str, ...] | None:
    """The criteria to talk about, in order; None where nobody has arranged any."""
    arranged = st.query_params.get("topics")
    return shown.topics or None if arranged is None else tuple(filter(None, arranged.split(BETWEEN)))


def planned(shown: Result) -> Plan:
    """Which topics are talked about, in which order and how long; and which are left over."""
    minutes = st.query_params.get("minutes", "")
    known = int(minutes) if minutes in map(str, TIMES) else MINUTES
    return plan(agenda(shown.profile), known, chosen(shown))


def arrange(shown: Result, order: Sequence[str]) -> None:
    """Talks about these, in this order."""
    if _is_kept(shown) and order:
        visitor.service().organising.arrange(
            visitor.link() or "", [CriterionId(criterion) for criterion in order]
        )
        st.query_params.pop("topics", None)
    else:
        st.query_params["topics"] = BETWEEN.join(order) or BETWEEN


def as_proposed(shown: Result) -> None:
    """Talks about what the agenda proposes; whoever cannot change what is kept goes back to that."""
    if _is_kept(shown):
        visitor.service().organising.arrange(visitor.link() or "", ())
    st.query_params.pop("topics", None)


def can_go_back(shown: Result) -> bool:
    """Whether there is anything to undo for whoever looks."""
    return "topics" in st.query_params or (_is_kept(shown) and bool(shown.topics))


def _is_kept(shown: Result) -> bool:
    return shown.kind is LinkKind.ORGANISE
