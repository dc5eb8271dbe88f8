"""Slows down whoever tries one link after the other; whoever mistypes one does not notice."""

from __future__ import annotations

from time import sleep

import streamlit as st

from qcheck.ui.kit import visitor

A_WHILE = 1.0  # seconds
NO_ADDRESS = "this computer"


def sender() -> str:
    """The visitor's address, as far as it is known; kept in memory only."""
    return st.context.ip_address or NO_ADDRESS


def slowed_down(address: str, link: str) -> None:
    """Notes that this link opened nothing, and takes its time where that happened too often from the same
    address.
    """
    limits = visitor.service().network_limits
    limits.wrong_links.missed(address, link)
    if not (limits.wrong_links.may_try(address) and limits.wrong_codes.may_try(address)):
        sleep(A_WHILE)
