"""Pieces that several pages share: head and foot, headings, text that stays text, notices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import streamlit as st

from qcheck.catalogue import Catalogue, CriterionId
from qcheck.language import N_, OWN_NAMES
from qcheck.service import NotPossible, OwnSheet
from qcheck.ui import here
from qcheck.ui.here import NONE, Params
from qcheck.ui.paths import FILES

APP_WORDS = {
    "how_to_answer": N_(
        "Please answer from your own experience. If you do not know something, choose 'I can't say': that is useful information too."
    ),
    "freetext_notice": N_("Please do not write any names, nor anything that could identify individual people."),
    "comment_prompt": N_("Would you like to explain your answer? An example helps."),
    "difference_prompt": N_("What has one side experienced that the other could not see?"),
    "disclaimer_result": N_(
        "The traffic lights sum up self-assessments. They are no seal of quality and no comparison with other towns. They are there to make it easier to talk."
    ),
    "open_good": N_("What is working particularly well?"),
    "open_next": N_("What should change first?"),
    "thanks": N_("Thank you for your answers."),
}
"""What the app says where a catalogue has no words of its own."""

NO_CONNECTION = N_("No connection at the moment. What you have saved is safe; it goes on by itself as soon as the connection is back.")

_MARKDOWN = re.compile(r"[\\`*_\[\]~$<]|:(?=\w+[:\[])")


def plain(text: str) -> str:
    """Text for a Streamlit label, so that stars, colons and brackets of a catalogue come out as they are."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))


def html(text: str) -> None:
    """A piece of our own HTML; whatever people wrote must be escaped already."""
    st.html(text)


def paragraph(text: str, kind: str = "") -> None:
    """A paragraph of plain text."""
    html(f'<p class="qc-text {kind}">{escape(text)}</p>')


def heading(text: str, level: int = 1, marker: str = "") -> None:
    """A heading. The first-level one takes the focus when `marker` changes: a new page begins there for a screen reader."""
    focus = f' tabindex="-1" data-page="{escape(marker or text, quote=True)}"' if level == 1 else ""
    html(f'<h{level} class="qc-h{level}"{focus}>{escape(text)}</h{level}>')


def anchor(text: str, page: str, params: Params = NONE, *, kind: str = "") -> str:
    """A link of our own to one of our pages, as HTML."""
    return f'<a class="{kind}" href="{escape(here.address(page, params), quote=True)}">{escape(text)}</a>'


def door(text: str, page: str, params: Params = NONE, *, primary: bool = False) -> None:
    """A way to another page, taken without loading anything anew."""
    with st.container(key=f"{'main-' if primary else ''}door-{page}-{'-'.join(filter(None, params.values()))}", width="content"):
        st.page_link(FILES[page], label=plain(text), query_params=here.query(params))


def items(entries: Iterable[str], kind: str = "qc-list") -> None:
    """A list of ready HTML entries."""
    html(f'<ul class="{kind}">{"".join(f"<li>{entry}</li>" for entry in entries)}</ul>')


def head(languages: Iterable[str]) -> None:
    """The line on top of every page: home, and the languages to choose from."""
    say = here.tongue().say
    home = f'<a class="qc-home" href="{escape(here.address("", here.ELSEWHERE), quote=True)}">qcheck</a>'
    offered = set(languages)
    current = here.tongue().tag if here.tongue().tag in offered else "de"
    choices = " ".join(_language_choice(tag, tag == current) for tag in OWN_NAMES if tag in offered)
    label = escape(say("Language"), quote=True)
    html(f'<header class="qc-head">{home}<nav class="qc-languages" aria-label="{label}">{choices}</nav></header>')


def foot() -> None:
    """The line below every page."""
    html(
        f'<footer class="qc-foot">{escape(here.tongue().say("A self-assessment, not a seal of quality. No account, no tracking."))}</footer>'
    )


def words(catalogue: Catalogue, name: str) -> str:
    """The catalogue's own words around its questions, else the app's."""
    own = getattr(catalogue.texts, name)
    return str(own.say(here.tongue().tag)) if own else here.tongue().say(APP_WORDS[name])


def state_of(sheet: OwnSheet, criterion_id: str) -> str:
    """How far a criterion is answered, in words."""
    answered, total = sheet.progress[CriterionId(criterion_id)]
    if answered == total:
        return here.tongue().say("complete")
    if not answered:
        return here.tongue().say("not yet begun")
    return here.tongue().say("{answered} of {total} answered", answered=answered, total=total)


def topics(caption: str, entries: Iterable[tuple[str, str, str]]) -> None:
    """A table of ways into the questions: step, title and how far it has come."""
    say = here.tongue().say
    rows = "".join(
        f'<tr><th scope="row">{anchor(title, "questions", {"criterion": step})}</th><td>{escape(state)}</td></tr>'
        for step, title, state in entries
    )
    head = f'<tr><th scope="col">{escape(say("Topic"))}</th><th scope="col">{escape(say("State"))}</th></tr>'
    html(f'<table class="qc-table qc-topics"><caption>{escape(caption)}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>')


def progress(sheet: OwnSheet) -> None:
    """How much is answered: a bar and the same in words. Says nothing about quality."""
    text = here.tongue().say("{answered} of {total} questions answered", answered=sheet.answered, total=sheet.total)
    _bar(text, sheet.answered, sheet.total)


def position(title: str, view: str, step: int, steps: int) -> None:
    """Where one is while answering: on which process, from whose view, at which topic; the closing questions come after the last one."""
    html(f'<p class="qc-where"><strong>{escape(title)}</strong><br>{escape(view)}</p>')
    text = here.tongue().say("Topic {step} of {steps}", step=step, steps=steps) if step <= steps else here.tongue().say("In closing")
    _bar(text, min(step, steps), steps)


def from_address(key: str, default: str) -> None:
    """Before a widget is drawn: its value from the address, which outlives a reload and another language."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(key, default)


def into_address(key: str) -> None:
    """When a widget has changed: its value into the address."""
    st.query_params[key] = str(st.session_state[key])


def wake() -> None:
    """A word for when the connection is gone; and a hidden button outside every fragment, for page.js to draw the page anew once it is back."""
    waiting = here.tongue().say(NO_CONNECTION)
    html(f'<p class="qc-offline" role="alert">{escape(waiting)}</p>')
    with st.container(key="wake"):
        st.button(here.tongue().say("Load again"), key="wake-up")


def notice(message: NotPossible) -> None:
    """What could not be done, in words, where it was tried."""
    st.error(plain(message.said(here.tongue())))


def _bar(text: str, done: int, total: int) -> None:
    share = round(100 * done / total) if total else 0
    html(f'<p class="qc-progress">{escape(text)}</p><div class="qc-bar" aria-hidden="true"><div style="width:{share}%"></div></div>')


def _language_choice(tag: str, current: bool) -> str:
    name = escape(OWN_NAMES[tag])
    if current:
        return f'<span aria-current="true" lang="{tag}">{name}</span>'
    way = escape(here.this_page({"lang": tag}), quote=True)
    return f'<a href="{way}" data-lang="{tag}" lang="{tag}" hreflang="{tag}">{name}</a>'
