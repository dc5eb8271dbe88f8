"""What every invitation of a check says in the organiser's own words: typed once, kept with the check, shown
where a sheet begins.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from qcheck.language import N_
from qcheck.service import Access, Invalid, Letterhead, NotPossible
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import say

FIELDS = {
    "sender": (N_("Who invites?"), N_("such as: Town of Musterstadt, Planning Office")),
    "contact": (
        N_("Whom can people ask? (name, telephone, e-mail)"),
        N_("such as: Ms Beispiel, 01234 56789, check@example.org"),
    ),
    "privacy": (
        N_("Who is responsible for data protection, and how can they be reached?"),
        N_("such as: Data protection officer, 01234 5678"),
    ),
    "purpose": (
        N_("What are the answers for?"),
        N_("such as: We want to learn what to do better in the next participation."),
    ),
    "afterwards": (
        N_("What happens with the results, when and where?"),
        N_("such as: On 12 May, 6 p.m., we look at them together in the town hall."),
    ),
}
"""Field → how it is asked for, and an example. The order is that of the form."""
IN_FIELD = N_("“{label}” {reason}")
HEIGHT = 134
"""Pixels of a field with its label: its example is read whole on a small phone."""
INTRO = N_(
    "These lines stand in every invitation and on the first page of everybody's sheet. What you leave "
    "empty is left out; "
    "in a letter on paper there is then a line to write on. The first three have at most 300 "
    "characters, the last two 600."
)


def folded(before: Access | None) -> Letterhead:
    """The form of a new check, folded away; what the check before said stands there already."""
    known = before.letterhead if before else Letterhead()
    with st.expander(say("For the invitations: who invites, whom to ask, what for"), key="new-letterhead"):
        return _form(lambda label, name, example: _new(label, f"new-{name}", example, getattr(known, name)))


def keeping(access: Access) -> None:
    """The form of a check that is there, with its button."""
    known = access.letterhead
    typed = _form(lambda label, name, example: _line(label, f"letter-{name}", example, getattr(known, name)))
    if st.button(say("Save these lines"), key="letter-save"):
        widgets.wish(
            lambda: _write(access.link, typed),
            say("The lines for the invitations are saved."),
        )


def _write(link: str, typed: Letterhead) -> None:
    """Saved, or refused with the field that it is about."""
    try:
        visitor.service().inviting.write_letterhead(link, typed)
    except Invalid as wrong:
        raise named(wrong) from wrong


def named(wrong: NotPossible) -> NotPossible:
    """A refusal with the words of the field that it is about, where that is one of these."""
    if not isinstance(wrong, Invalid) or wrong.field not in FIELDS:
        return wrong
    label, _ = FIELDS[wrong.field]
    return Invalid(IN_FIELD, field=wrong.field, label=say(label), reason=wrong.said(visitor.tongue()))


def _form(field: Callable[[str, str, str], str]) -> Letterhead:
    html.paragraph(say(INTRO), "qc-help")
    typed = {}
    for name, (label, example) in FIELDS.items():
        typed[name] = field(say(label), name, say(example))
    return Letterhead(**typed)


def _new(label: str, key: str, example: str, known: str) -> str:
    """Stands in no address, as the other choices of a new check do: these lines name people and how to reach
    them. Through a reload and another language the page's script takes them along.
    """
    st.session_state.setdefault(key, known)
    return inputs.area(label, key, placeholder=example, height=HEIGHT)


def _line(label: str, key: str, example: str, known: str) -> str:
    """As the check has it; what is typed stays until it is saved, and another window's words come in where
    nothing was typed.
    """
    shown = st.session_state.setdefault(f"shown-{key}", known)
    if shown != known and st.session_state.get(key, shown) == shown:
        st.session_state[f"shown-{key}"] = st.session_state[key] = known
    st.session_state.setdefault(key, known)
    return inputs.area(label, key, placeholder=example, height=HEIGHT)
