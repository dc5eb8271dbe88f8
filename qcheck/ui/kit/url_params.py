"""The parameters of the address, as they are changed while a page is open.

With each click the browser sends the address that it knows. Whoever is quicker than the server sends one in
which the change before is missing: of two boxes that were ticked, the second would take the first out again.
What was put into the address since stays in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from qcheck.ui.kit.tab_memory import GOES_ALONG

Parameters: TypeAlias = dict[str, list[str]]

AHEAD = f"{GOES_ALONG}address"
"""Session key: what the browser may not know yet."""
MOST = 20
"""Addresses that a browser may still send; more clicks do not fit into the time in which a page is drawn."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """An address of a page that was changed here, and those that the page had before."""

    page: str
    now: Parameters
    before: tuple[Parameters, ...]


def catch_up() -> None:
    """At the beginning of each run: in place of an address that was changed since, what it was changed to.
    Going back and forth by the browser's own buttons leads to the address as it was.
    """
    run, ahead = get_script_run_ctx(), st.session_state.get(AHEAD)
    if not run or ahead is None:
        return
    if run.is_history_navigation or run.page_script_hash != ahead.page:
        del st.session_state[AHEAD]
    elif _all() in ahead.before:
        st.query_params.from_dict(ahead.now)


def values(name: str) -> list[str]:
    """All values of a parameter; none where it is not there."""
    catch_up()
    return st.query_params.get_all(name)


def put(name: str, *values: str) -> None:
    """Gives a parameter these values; takes it out where there is none."""
    put_all({name: values})


def put_all(wanted: Mapping[str, Sequence[str]]) -> None:
    """The same for several at once.

    To change the address is where Streamlit breaks off a run, and whatever a callback has still to do, for
    the next click: so it comes last, in one piece, and what it is to be is known before.
    """
    catch_up()
    before, now = _all(), {**_all(), **{name: [*values] for name, values in wanted.items()}}
    now = {name: values for name, values in now.items() if values}
    if now == before:
        return
    if run := get_script_run_ctx():
        ahead = st.session_state.get(AHEAD)
        others = [known for known in (*(ahead.before if ahead else ()), before) if known != now]
        st.session_state[AHEAD] = Ahead(run.page_script_hash, now, tuple(others[-MOST:]))
    st.query_params.from_dict(now)


def take(name: str) -> str:
    """Takes a parameter out; gives its value, empty where it was not there."""
    value = "".join(values(name)[-1:])
    put(name)
    return value


def _all() -> Parameters:
    return {name: st.query_params.get_all(name) for name in st.query_params}
