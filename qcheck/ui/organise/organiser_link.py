"""The organiser's own link: shown to be kept, remembered on this device, renewed where it is in wrong
hands.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.service import LinkKind
from qcheck.ui.kit import html, signed_in, visitor
from qcheck.ui.kit.visitor import say
from qcheck.wording import out_of_reach

KEEP = Markup(
    '<section class="qc-keep" aria-labelledby="keep"><h2 id="keep" class="qc-h3">{title}</h2><p>{text}</p>'
    '<p><a class="qc-address" href="{address}">{address}</a></p>{only}'
    '<p><button type="button" class="qc-button" data-copy="{address}" data-done="{done}">{copy}</button></p>'
    '<img src="{remember}" alt="" width="1" height="1"></section>'
)

ONLY = Markup('<p class="qc-aside">{}</p>')


def keep_the_link(link: str) -> None:
    """The way back: remembered on this device, and shown to be kept."""
    text = say(
        "This link is the key to your check. Keep it, for example as a bookmark or in an e-mail to yourself. "
        "Whoever has it can do here whatever you can do."
    )
    title, done, copy = say("Your way back"), say("Copied"), say("Copy the link")
    address, remember = (
        visitor.whole(addresses.address_of(LinkKind.ORGANISE, link)),
        addresses.remember_address(link),
    )
    known = out_of_reach(visitor.whole(""), visitor.tongue())
    only = ONLY.format(say("This address opens on this computer only.")) if known else html.NOTHING
    html.show(
        KEEP.format(
            title=title, text=text, address=address, done=done, copy=copy, remember=remember, only=only
        )
    )


def renewal(link: str) -> None:
    """A new link in place of this one, after a question."""
    html.paragraph(
        say(
            "If somebody has your link who should not have it, renew it. The present one then stops "
            "working; the links that you "
            "gave to others stay as they are."
        )
    )
    signed_in.stays(link)
    sure = st.checkbox(say("Yes, I will keep the new link"), key="check-renew-sure")
    if st.button(say("Renew my link"), key="check-renew", disabled=not sure):
        visitor.go("check", {"link": visitor.service().organising.renew(link), "renewed": "1"})
