"""The fields in which a team agrees on one criterion: light, reason, minority view. Each is saved as soon as
it is changed; what cannot be saved stays in its field, with the reason, until it can.
"""

from __future__ import annotations

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
    _fill(criterion, kept, revision)
    about = (criterion, told_by.criterion(criterion))
    st.radio(
        say("What do you agree on?"),
        CHOICES,
        inputs.place(_key("light", criterion), CHOICES),
        _choice,
        key=_key("light", criterion),
        on_change=save,
        args=about,
    )
    reason, minority = say("Reason, in a sentence"), say("Minority view: who sees it otherwise, and why")
    inputs.area(reason, _key("reason", criterion), height=96, on_change=save, args=about)
    inputs.area(minority, _key("minority", criterion), height=68, on_change=save, args=about)
    with st.container(key="agree-said"):
        _said(criterion, kept, told_by)


def save(criterion: CriterionId, title: str) -> None:
    """Saves what stands in the fields; what cannot be saved is kept for the page, which says why."""
    typed, seen = _typed(criterion), _key("seen", criterion)
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
    save(criterion, title)


def give_way(criterion: CriterionId) -> None:
    """Leaves what somebody else has agreed on, and drops one's own text."""
    st.session_state.get(UNSAVED, {}).pop(criterion, None)


def take_back(criterion: CriterionId) -> None:
    """Takes back what was agreed on a criterion; a change by somebody else is shown first."""
    agreements, link = visitor.service().agreements, visitor.link() or ""
    try:
        agreements.withdraw_agreement(link, criterion, seen=st.session_state[_key("seen", criterion)])
    except (NotPossible, UnknownLink) as refused:
        st.session_state.setdefault(UNSAVED, {})[criterion] = Refused(_typed(criterion), refused, "")


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


def _fill(criterion: CriterionId, kept: AgreedLight | None, revision: int) -> None:
    stored = Typed(kept.light or OPEN, kept.reason, kept.minority) if kept else Typed(None, "", "")
    refused = unsaved().get(criterion)
    if refused is None:
        st.session_state[_key("seen", criterion)] = revision
    shown = refused.typed if refused else stored
    for name in ("light", "reason", "minority"):
        key, value = _key(name, criterion), getattr(shown, name)
        if st.session_state.get(key) != value:  # a value set again would disturb whoever is typing on
            st.session_state[key] = value


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


def _typed(criterion: CriterionId) -> Typed:
    light, reason, minority = (
        st.session_state.get(_key(name, criterion)) for name in ("light", "reason", "minority")
    )
    return Typed(light, reason or "", minority or "")


def _choice(choice: str) -> str:
    if choice == OPEN:
        return say("leave it open on purpose")
    light = Light(choice)
    return f"{SIGNS[light]} {say(LIGHT_WORDS[light].title)}, {say(LIGHT_WORDS[light].word)}"


def _key(name: str, criterion: CriterionId) -> str:
    return f"agree-{name}-{criterion}"
