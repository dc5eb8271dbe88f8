"""Which topics are talked about and in which order: asked by every page that names topics.

What an organiser arranges is kept with the check. The order of everybody else stands in the address, so it
outlives a reload and can be passed on; so does that of an organiser who leaves every topic out.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from qcheck.agenda import MINUTES, Plan, agenda, plan
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.service import LinkKind, Result
from qcheck.ui.kit import url_params, visitor

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
    """The criteria to talk about, in the order of the address, else in the one that is kept with the check;
    None where nobody has arranged any.
    """
    in_address = st.query_params.get("topics")
    if in_address is None:
        return shown.topics or None
    return tuple(filter(None, in_address.split(BETWEEN)))


def planned(shown: Result) -> Plan:
    """Which topics are talked about, in which order and how long; and which are left over."""
    in_address = st.query_params.get("minutes", "")
    minutes = int(in_address) if in_address in map(str, TIMES) else MINUTES
    return plan(agenda(shown.profile), minutes, chosen(shown))


def arrange(shown: Result, order: Sequence[str]) -> None:
    """Makes these the topics, in this order: in the check where an organiser has chosen some, else in the
    address.
    """
    if _may_change_check(shown) and order:
        visitor.service().organising.arrange(
            visitor.link() or "", [CriterionId(criterion) for criterion in order]
        )
        url_params.put("topics")
    else:
        url_params.put("topics", BETWEEN.join(order) or BETWEEN)


def as_proposed(shown: Result) -> None:
    """Takes the chosen order away. An organiser sees what the agenda proposes then, everybody else what is
    kept with the check.
    """
    if _may_change_check(shown):
        visitor.service().organising.arrange(visitor.link() or "", ())
    url_params.put("topics")


def can_go_back(shown: Result) -> bool:
    """Whether whoever looks has an order that `as_proposed` would take away."""
    return "topics" in st.query_params or (_may_change_check(shown) and bool(shown.topics))


def _may_change_check(shown: Result) -> bool:
    return shown.kind is LinkKind.ORGANISE
