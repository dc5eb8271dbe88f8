"""The links that are handed on: shown again, copied, renewed, withdrawn; and the letters that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st
from markupsafe import Markup

from qcheck import device
from qcheck.language import Language
from qcheck.service import Access, LinkKind, SharedLink
from qcheck.service.offers import length
from qcheck.ui import here, html, standing, viewing, widgets
from qcheck.ui.html import anchor
from qcheck.wording import out_of_reach
from qcheck.wording.letters import Letter, Occasion, invitation, results

HERE_ONLY = Markup(
    '<div class="qc-heed qc-noprint" role="note"><p class="qc-label qc-noprint">{}</p>'
    '<p>{} <strong class="qc-address">{}</strong></p><p>{}</p></div>'
)
WITHDRAWN = Markup('<section><h3 class="qc-h3">{}</h3><p class="qc-aside">{}</p></section>')
SHARED = Markup(
    '<section><h3 class="qc-h3">{name}</h3>{code}<p class="qc-do">{letter}'
    '<button type="button" class="qc-button" data-copy="{address}" data-done="{done}" aria-label="{copy}: {name}">{copy}</button></p>'
    '<p class="qc-address qc-aside"><a href="{address}">{address}</a></p></section>'
)


def links(access: Access, shared: Sequence[SharedLink]) -> None:
    """Each link with its invitation, and a button to copy it."""
    html.show(html.listed((_entry(access, each) for each in shared), "qc-shared"))


def managing(access: Access, shared: Sequence[SharedLink]) -> None:
    """Renews or withdraws one, after a question."""
    say, service = here.tongue().say, here.service()
    html.paragraph(
        say("The old link then stops working; whoever opens it is told so. Whoever has begun a sheet with it can go on all the same.")
    )
    found = {each.id: each for each in shared}
    chosen = st.selectbox(
        say("Which link?"), list(found), format_func=lambda each: purpose(access, found[each]), key="link-which", filter_mode=None
    )
    state = sha256(f"{found[chosen].link} {found[chosen].withdrawn}".encode()).hexdigest()[:8]  # said of this link as it is, of no other
    sure = st.checkbox(say("Yes, the old link should stop working"), key=f"link-sure-{state}")
    with st.container(key="link-do", horizontal=True):
        if st.button(say("Renew the link"), key="link-renew", disabled=not sure):
            widgets.wish(lambda: service.renew_link(access.link, chosen), say("The link is new. Please hand it out again."))
        if st.button(say("Withdraw the link"), key="link-withdraw", disabled=not sure or found[chosen].withdrawn):
            widgets.wish(lambda: service.withdraw_link(access.link, chosen), say("The link is withdrawn."))


def purpose(access: Access, shared: SharedLink) -> str:
    """What a link is for."""
    say = here.tongue().say
    if shared.kind is LinkKind.VIEW:
        return viewing.purpose(shared)
    if shared.perspective is not None:
        return say("Answer: {perspective}", perspective=here.perspective_title(access.catalogue, shared.perspective))
    return say("Answer, each chooses the perspective") if access.catalogue.perspectives else say("Answer")


def occasion(access: Access, shared: SharedLink, words: Language) -> Occasion:
    """What a letter with this link is about, in the letter's language."""
    whose = [shared.perspective] if shared.perspective else access.catalogue.perspective_ids
    lengths = [length(access.catalogue, access.phase, each, access.scope) for each in whose]
    longest = max(lengths, key=lambda found: found.questions)
    views = {each.id: each.title.say(words.tag) for each in access.catalogue.perspectives}
    ends, zone = access.ends, access.life.zone
    return Occasion(
        process=", ".join(filter(None, [access.title, access.place])),
        perspective=views[shared.perspective] if shared.perspective else "",
        chooses=bool(views),
        questions=longest.questions,
        minutes=longest.minutes,
        mode=access.mode,
        minimum=access.catalogue.rules.minimum_group,
        ends=words.moment(ends, zone) if ends else "",
        zone=words.zone(zone),
        deletes=words.day(access.deletes),
        address=here.whole(device.way(shared.kind, shared.link)),
        code=shared.code or "",
        join=here.whole(device.JOIN),
        released=standing.released(access),
    )


def warn_of_addresses_for_here_only() -> None:
    """Where the addresses to be handed on lead nowhere from another device; says the way out, and is not printed."""
    if known := out_of_reach(here.whole(""), here.tongue()):
        html.show(HERE_ONLY.format(known.said, known.way_out, known.command, known.server))


def letter(shared: SharedLink, about: Occasion, words: Language) -> Letter:
    """The letter that goes with a link of this kind."""
    return (results if shared.kind is LinkKind.VIEW else invitation)(about, words)


def text_to_copy(text: str, name: str) -> None:
    """A text for an e-mail, with a button that copies it."""
    say = here.tongue().say
    button = Markup('<p><button type="button" class="qc-button" data-copy="{}" data-done="{}">{}</button></p>')
    piece = Markup('<section class="qc-noprint"><pre class="qc-letter-text" tabindex="0" aria-label="{}">{}</pre>{}</section>')
    html.show(piece.format(name, text, button.format(text, say("Copied"), say("Copy the text"))))


def _entry(access: Access, shared: SharedLink) -> Markup:
    say, name = here.tongue().say, purpose(access, shared)
    if shared.withdrawn:
        return WITHDRAWN.format(name, say("Withdrawn: this link no longer works. Renew it to hand it out again."))
    code = Markup('<p>{} <strong class="qc-code">{}</strong> {}</p>').format(
        say("Code"), shared.code, say("at {join}", join=here.whole(device.JOIN))
    )
    return SHARED.format(
        name=name,
        code=code if shared.code else html.NOTHING,
        letter=anchor(say("Invitation"), "invitation", {"for": shared.id}, kind="qc-action"),
        address=here.whole(device.way(shared.kind, shared.link)),
        copy=say("Copy the link"),
        done=say("Copied"),
    )
