"""What every part of the page stands on: the draft as it is, what is chosen in the address, and how a change
is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck.authoring import WHOLE, Item, Kind, Operation
from qcheck.language import OWN_NAMES
from qcheck.service import BothChanged, NotPossible, OpenDraft
from qcheck.ui.kit import html, url_params, visitor, widgets
from qcheck.ui.kit.visitor import say

CLASH, REFUSED, SAVED = "bench-clash", "bench-refused", "bench-saved"
"""Session keys: two versions of one place; why nothing was changed; that something was saved just now."""
FORMS, LANGUAGES, TEXT, SEEN, PUBLISH, MORE = "forms", "languages", "text", "seen", "publish", "more"


@dataclass(frozen=True, slots=True)
class Bench:
    """A draft on the page. `chosen` is what the form is about: an item, or a group of items by its name."""

    opened: OpenDraft
    view: str
    chosen: Item | str
    language: str

    @property
    def link(self) -> str:
        """The author's link."""
        return self.opened.link


@dataclass(frozen=True, slots=True)
class Clash:
    """Two versions of one place, and how one's own is written after all."""

    now: str
    wanted: str
    anyway: Callable[[], object]


GROUPS = ("perspectives", "phases", "scales", "texts", "languages", "rules")
"""What stands in the outline beside parts and criteria."""


def item_in_address(opened: OpenDraft) -> Item | str:
    """What the address names, as long as it is there; else the whole."""
    named = st.query_params.get("item", "")
    if named in GROUPS:
        return named
    kind, _, name = named.partition(":")
    item = Item(Kind(kind), name) if kind in set(Kind) else WHOLE
    return item if opened.draft.has(item) else WHOLE


def address_of(chosen: Item | str) -> str:
    """The same, as the address names it."""
    return chosen if isinstance(chosen, str) else f"{chosen.kind.value}:{chosen.id}"


def choose(chosen: Item | str, view: str = FORMS) -> None:
    """Turns to another item: for callbacks."""
    forget()
    url_params.put_all({"item": [address_of(chosen)], "view": [view]})


def forget() -> None:
    """What was said of the last change."""
    for key in (CLASH, REFUSED, SAVED):
        st.session_state.pop(key, None)


def save(change: Callable[[], object], anyway: Callable[[], object] | None = None) -> bool:
    """One change; what became of it is said on the page. `anyway` is what writes over somebody else's."""
    forget()
    try:
        change()
    except BothChanged as both:
        st.session_state[CLASH] = Clash(both.now, both.wanted, anyway or change)
    except NotPossible as refused:
        st.session_state[REFUSED] = refused.said(visitor.tongue())
    else:
        st.session_state[SAVED] = True
        return True
    return False


def change(link: str, *operations: Operation, anyway: Operation | None = None) -> bool:
    """One or several operations, saved."""
    drafting = visitor.service().drafting
    return save(
        lambda: drafting.change(link, *operations),
        (lambda: drafting.change(link, anyway)) if anyway else None,
    )


def saving(change: Callable[[], object], anyway: Callable[[], object] | None = None) -> None:
    """The same for buttons."""
    save(change, anyway)


def changing(link: str, *operations: Operation) -> None:
    """The same for buttons."""
    change(link, *operations)


def told() -> None:
    """What became of the last change: saved, refused, or two versions of one place to choose from."""
    with widgets.place("bench-told"):
        if words := st.session_state.get(REFUSED):
            st.error(widgets.plain(words))
        elif clash := st.session_state.get(CLASH):
            _both(clash)


def _both(clash: Clash) -> None:
    st.error(say("Somebody else has changed the same place meanwhile. Which version shall stand?"))
    theirs, own = st.columns(2)
    nothing = say("(nothing)")
    with theirs:
        html.heading(say("What stands there now"), 3)
        html.passage(clash.now or nothing)
        st.button(say("Leave it so"), key="bench-theirs", on_click=forget)
    with own:
        html.heading(say("Your version"), 3)
        html.passage(clash.wanted or nothing)
        st.button(say("Take mine"), key="bench-own", on_click=saving, args=(clash.anyway,))


def item_heading(text: str, marker: str) -> None:
    """The heading of a form. It takes the focus when another item is chosen, which is where a screen reader
    and a small screen go on.
    """
    html.show(
        Markup('<h2 class="qc-h2" id="bench-form" tabindex="-1" data-item="{}">{}</h2>').format(marker, text)
    )


def across(place: str, words: str) -> None:
    """The way to the outline or to the form, where they lie below each other."""
    html.show(Markup('<p class="qc-across"><a href="#{}">{}</a></p>').format(place, words))


def language_name(tag: str) -> str:
    """A language as its speakers call it; its tag where we do not know it."""
    return OWN_NAMES.get(tag, tag)
