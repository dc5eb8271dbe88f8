"""The fields in which a team agrees on one criterion: light, reason, minority view. Each is saved as soon as
it is changed; what cannot be saved stays in its field, with the reason, until it can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import CriterionId
from qcheck.scoring.values import Light
from qcheck.service import AgreedLight, NotPossible, Stale, UnknownLink
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.wording import LIGHT_WORDS, Voice, agreed_mark

OPEN = "open"
SIGNS = {Light.GREEN: "✓", Light.YELLOW: "!", Light.RED: "✕"}
"""A light in a word needs no colour; the sign is that of its symbol."""
CHOICES = (*SIGNS, OPEN)
NAMES = ("light", "reason", "minority")
"""The fields, as `Typed` has them."""
UNSAVED, SAVED = "agree-unsaved", "agree-saved"
"""Session keys: what could not be saved by criterion, and what was saved last."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields. `light` is None where none was chosen."""

    light: str | None
    reason: str
    minority: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What stands in the fields of a criterion and could not be saved, and why."""

    typed: Typed
    refusal: NotPossible | UnknownLink
    title: str


def fields(criterion: CriterionId, kept: AgreedLight | None, revision: int, told_by: Voice) -> None:
    """The fields, filled with what is agreed, or with what could not be saved."""
    keys = _fill(criterion, kept, revision)
    about = (criterion, told_by.criterion(criterion), keys, _typed(keys))
    st.radio(
        say("What do you agree on?"),
        CHOICES,
        inputs.place(keys["light"], CHOICES),
        _choice,
        key=keys["light"],
        on_change=save,
        args=about,
    )
    reason, minority = say("Reason, in a sentence"), say("Minority view: who sees it otherwise, and why")
    inputs.area(reason, keys["reason"], height=96, on_change=save, args=about)
    inputs.area(minority, keys["minority"], height=68, on_change=save, args=about)
    with st.container(key="agree-said"):
        _said(criterion, kept, told_by)


def save(criterion: CriterionId, title: str, keys: Mapping[str, str], shown: Typed | None = None) -> None:
    """Saves what stands in the fields; what cannot be saved is kept for the page, which says why.
    `shown`: what stood in them when they were drawn.
    """
    typed, seen = _typed(keys), _key("seen", criterion)
    if typed == shown and any(map(inputs.is_left, keys.values())):
        return
    unsaved: dict[str, Refused] = st.session_state.setdefault(UNSAVED, {})
    if typed == Typed(None, "", ""):
        unsaved.pop(criterion, None)
        return
    light = None if typed.light == OPEN else typed.light or ""
    try:
        agreements = visitor.service().agreements
        st.session_state[seen] = agreements.agree(
            visitor.link() or "", criterion, light, typed.reason, typed.minority, seen=st.session_state[seen]
        )
    except (NotPossible, UnknownLink) as refused:
        unsaved[criterion] = Refused(typed, refused, title)
    else:
        unsaved.pop(criterion, None)
        st.session_state[SAVED] = (criterion, datetime.now(UTC))


def save_anyway(criterion: CriterionId, title: str, revision: int) -> None:
    """Saves one's own text after somebody else's, which has been seen now and stays readable."""
    st.session_state[_key("seen", criterion)] = revision
    save(criterion, title, _keys(criterion))


def give_way(criterion: CriterionId) -> None:
    """Leaves what somebody else has agreed on, and drops one's own text."""
    st.session_state.get(UNSAVED, {}).pop(criterion, None)


def take_back(criterion: CriterionId) -> None:
    """Takes back what was agreed on a criterion; a change by somebody else is shown first."""
    agreements, link = visitor.service().agreements, visitor.link() or ""
    try:
        agreements.withdraw_agreement(link, criterion, seen=st.session_state[_key("seen", criterion)])
    except (NotPossible, UnknownLink) as refused:
        st.session_state.setdefault(UNSAVED, {})[criterion] = Refused(_typed(_keys(criterion)), refused, "")


def unsaved() -> dict[str, Refused]:
    """What could not be saved, by criterion."""
    refusals: dict[str, Refused] = st.session_state.get(UNSAVED, {})
    return refusals


def rescued() -> None:
    """What was typed last, where the check is gone meanwhile: to be copied, because it cannot be saved."""
    for refused in unsaved().values():
        html.paragraph(say("This could not be saved any more. You can still copy it:"), "qc-help")
        words = filter(None, (refused.title, refused.typed.reason, refused.typed.minority))
        html.show(html.joined('<blockquote class="qc-quote">{}</blockquote>', [(" · ".join(words),)]))


def _fill(criterion: CriterionId, kept: AgreedLight | None, revision: int) -> dict[str, str]:
    """The keys of the fields in which that stands, by their names."""
    stored = Typed(kept.light or OPEN, kept.reason, kept.minority) if kept else Typed(None, "", "")
    refused = unsaved().get(criterion)
    if refused is None:
        st.session_state[_key("seen", criterion)] = revision
    shown = refused.typed if refused else stored
    return {name: inputs.standing(_key(name, criterion), getattr(shown, name)) for name in NAMES}


def _said(criterion: CriterionId, kept: AgreedLight | None, told_by: Voice) -> None:
    """Below the fields: that it was saved, or why it was not and what can be done."""
    if refused := unsaved().get(criterion):
        widgets.notice(refused.refusal)
        if isinstance(refused.refusal, Stale):
            _both(criterion, refused, kept, told_by)
        return
    saved, at = st.session_state.get(SAVED, (None, None))
    if saved == criterion and at:
        text = say("saved at {time}", time=visitor.clock(at))
        html.show(Markup('<p class="qc-aside" role="status">{}</p>').format(text))
    else:
        html.paragraph(say("Saved as soon as you leave a field."), "qc-aside")


def _both(criterion: CriterionId, refused: Refused, kept: AgreedLight | None, told_by: Voice) -> None:
    """What somebody else has put there, and the choice between both."""
    theirs = agreed_mark(kept, told_by).sentence if kept else say("It was taken back.")
    html.show(
        html.joined('<blockquote class="qc-quote">{}: {}</blockquote>', [(say("There stands now"), theirs)])
    )
    revision = latest_revision(criterion)
    with st.container(key="agree-both", horizontal=True):
        st.button(
            say("Save my text"),
            key="agree-mine",
            on_click=save_anyway,
            args=(criterion, refused.title, revision),
        )
        st.button(say("Keep theirs"), key="agree-theirs", on_click=give_way, args=(criterion,))


def latest_revision(criterion: CriterionId) -> int:
    """The revision of what stands in the store on a criterion; 0 where nothing was ever agreed."""
    agreements = visitor.service().agreements.agreements_on(visitor.link() or "", criterion)
    return agreements[0].revision if agreements else 0


def _keys(criterion: CriterionId) -> dict[str, str]:
    return {name: inputs.named(_key(name, criterion)) for name in NAMES}


def _typed(keys: Mapping[str, str]) -> Typed:
    light, reason, minority = (st.session_state.get(keys[name]) for name in NAMES)
    return Typed(light, reason or "", minority or "")


def _choice(choice: str) -> str:
    if choice == OPEN:
        return say("leave it open on purpose")
    light = Light(choice)
    return f"{SIGNS[light]} {say(LIGHT_WORDS[light].title)}, {say(LIGHT_WORDS[light].word)}"


def _key(name: str, criterion: CriterionId) -> str:
    return f"agree-{name}-{criterion}"
