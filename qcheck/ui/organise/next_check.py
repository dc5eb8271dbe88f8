"""What a further check of a process takes over from the one before, and what the results of both are good for
together.
"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from qcheck.catalogue import PhaseId
from qcheck.language import N_
from qcheck.service import Access, Offer, offers
from qcheck.ui.kit import url_params, visitor
from qcheck.ui.kit.visitor import say

LIKE = "like"
"""In the address of the page of a new check: whether it begins as the one before or in the next phase."""
SAME, NEXT = "same", "next"
NOT_MYSELF = "nobody"
"""In place of a perspective: the organiser has no sheet, and invites others."""

SAME_QUESTIONS = N_(
    "The same questions in the same phase: the results of both checks can be put side by side, "
    "criterion by criterion. "
    "Invite the same perspectives, and let the result of the one that you want to compare with remain, or "
    "choose a day of deletion after the next check for it."
)
OTHER_PHASE = N_(
    "The same criteria in another phase: the results of both checks can be put side by side as planned "
    "and experienced, not as a change."
)
OTHER_CRITERIA = N_(
    "Other criteria than last time: only those that are in both checks can be put side by side."
)
OTHER_VERSION = N_(
    "The catalogue has changed since ({before}, now {now}): only questions that have stayed as they "
    "were can be put side by side."
)
OTHER_CATALOGUE = N_("Another catalogue than last time: the results of the two checks cannot be compared.")
GONE = N_("The catalogue of the last check is not there any more. Please choose anew.")


def begin(before: Access) -> None:
    """Puts the choices of the check before into the address, once, from where they can be changed like any
    others.
    """
    like = url_params.take(LIKE)
    if like not in (SAME, NEXT):
        return
    if (offer := _offer_of(before)) is None:
        st.session_state[f"new-{LIKE}"] = GONE
        return
    picks = sorted(before.scope.only or ()) if offer.picks else []
    phase = before.phase if like == SAME else _next(before, offer)
    choices = {
        "new-offer": offer.key,
        "new-phase": phase if phase in offer.phases else None,
        "new-mode": before.mode.value,
        "new-perspective": before.perspective if before.has_sheet else NOT_MYSELF,
        "new-pick": picks,
        "new-module": sorted(before.scope.modules),
        "new-shares": "1" if before.shares else "",
        "new-keeps": before.keeps.value,
    }
    for key in choices:
        st.session_state.pop(key, None)
    given = {key: [value] if isinstance(value, str) else value for key, value in choices.items() if value}
    url_params.put_all(given)


def said(before: Access, offer: Offer, phase: PhaseId | None) -> Iterator[str]:
    """What can be done with the results of both, in sentences."""
    if gone := st.session_state.get(f"new-{LIKE}"):
        yield say(gone)
    elif offer.catalogue.id != before.catalogue.id:
        yield say(OTHER_CATALOGUE)
    else:
        if offer.catalogue.version != before.catalogue.version:
            yield say(OTHER_VERSION, before=before.catalogue.version, now=offer.catalogue.version)
        if not _asks_the_same(before, offer):
            yield say(OTHER_CRITERIA)
        if phase is not None and phase != before.phase:
            yield say(OTHER_PHASE)
        elif _asks_the_same(before, offer) and phase == before.phase:
            yield say(SAME_QUESTIONS)


def _offer_of(before: Access) -> Offer | None:
    """The choice that the check before was, as it is on offer now; single criteria where it is no part any
    more.
    """
    here_now = [
        offer
        for offer in offers(visitor.service().shelf.catalogues())
        if offer.catalogue.id == before.catalogue.id
    ]
    same = (offer for offer in here_now if not offer.picks and _asks_the_same(before, offer))
    return (
        next(same, None)
        or next((offer for offer in here_now if offer.picks), None)
        or next(iter(here_now), None)
    )


def _asks_the_same(before: Access, offer: Offer) -> bool:
    if offer.picks:
        return set(st.query_params.get_all("new-pick")) == set(before.scope.only or ())
    whole = (
        before.scope.only
        if before.scope.only is not None
        else {criterion.id for criterion in before.catalogue.main_criteria}
    )
    return {criterion.id for criterion in offer.criteria} == set(whole)


def _next(before: Access, offer: Offer) -> PhaseId | None:
    """The phase after that of the check before, among those in which the choice asks something; None after
    the last one.
    """
    later = list(before.catalogue.phase_ids)
    after = later[later.index(before.phase) + 1 :] if before.phase in later else []
    return next((phase for phase in after if phase in offer.phases), None)
