"""The links that are handed on: shown again, copied, renewed, withdrawn; and the letters that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.catalogue import PerspectiveId
from qcheck.language import N_, Language
from qcheck.legal import LegalText
from qcheck.service import Access, LinkKind, Mode, NotPossible, SharedLink
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.html import anchor
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.organise import viewers
from qcheck.wording import out_of_reach, sheets
from qcheck.wording.letters import Letter, Occasion, invitation, results
from qcheck.wording.mails import mailto

EACH_CHOOSES = "each"
IS_WITHDRAWN = N_("Withdrawn: this link no longer works. Renew it to hand it out again.")
IS_NEW = N_("The link is new. Please hand it out again.")
SURE_TO_CHANGE = N_("Yes, the old link should stop working")
PERSPECTIVE_MISSING = N_("Please choose from which perspective they answer.")
NOT_COUNTED = N_(
    "In a confidential check sheets are not counted by links: a link can be made for one person, and "
    "the number would tell whether that "
    "person has answered."
)

HERE_ONLY = Markup(
    '<div class="qc-heed qc-noprint" role="note"><p>{said}</p>'
    '<details class="qc-details" id="reach"><summary>{whom}</summary>'
    '<p>{way_out} <strong class="qc-address">{command}</strong></p><p>{server}</p></details></div>'
)
WITHDRAWN = Markup('<section class="qc-share"><h3 class="qc-h3">{}</h3><p class="qc-aside">{}</p></section>')
SHARED = Markup(
    '<section class="qc-share"><h3 class="qc-h3">{name}</h3><p class="qc-aside">{facts}</p><p '
    'class="qc-do">{letter}{mail}'
    '<button type="button" class="qc-button" data-copy="{address}" data-done="{done}">{copy}'
    '<span class="qc-sr">: {name}</span></button></p>'
    '<details class="qc-details"><summary>{show}<span class="qc-sr">: {name}</span></summary>'
    '<p class="qc-address qc-aside"><a href="{address}">{address}</a></p></details></section>'
)


def links(access: Access, shared: Sequence[SharedLink]) -> None:
    """Each link with its code, how many came by it, its invitation, a button to write an e-mail and one to
    copy it.
    """
    with st.container(key=f"shared-{shared[0].kind}" if shared else "shared", gap=None):
        for link in shared:  # each by itself: where one counts on, the address of another stays unfolded
            html.show(_entry(access, link))


def adding(access: Access) -> None:
    """One more link, for a club or an office of its own."""
    service = visitor.service()
    html.paragraph(
        say(
            "For each club, office or class a link of its own: you see whom you have given which one, "
            "and can renew or withdraw it "
            "by itself. Their sheets belong to the same perspective."
        )
    )
    if access.mode is Mode.CONFIDENTIAL:
        html.paragraph(say(NOT_COUNTED), "qc-help")
    views = {choice.id: in_words(choice.title) for choice in service.joining.choices(access.link)}
    perspective: str | None = None
    if views:
        options = {EACH_CHOOSES: say("Each chooses the perspective"), **views}
        perspective = st.selectbox(
            say("From which perspective do they answer?"),
            list(options),
            index=None,
            placeholder=say("Please choose"),
            format_func=options.__getitem__,
            key="invite-perspective",
            filter_mode=None,
        )
    name = inputs.line(say("For whom is the link? (such as: ADFC)"), "invite-name")
    if st.button(say("Add the link"), key="invite-add"):
        if views and perspective is None:
            widgets.notice(NotPossible(PERSPECTIVE_MISSING))
            return
        whose = PerspectiveId(perspective) if perspective and perspective != EACH_CHOOSES else None
        widgets.wish(
            lambda: service.inviting.invite(access.link, whose, name),
            say("The link for {name} is there.", name=name),
        )


def managing(access: Access, shared: Sequence[SharedLink]) -> None:
    """Renames, renews or withdraws one, the last two after a question."""
    service = visitor.service()
    link_of = {link.id: link for link in shared}
    chosen = st.selectbox(
        say("Which link?"),
        list(link_of),
        format_func=lambda link_id: purpose(access, link_of[link_id]),
        key="link-which",
        filter_mode=None,
    )
    if link_of[chosen].name:
        _renaming(access, link_of[chosen])
    html.paragraph(
        say(
            "The old link then stops working; whoever opens it is told so. Whoever has begun a sheet "
            "with it can go on all the same."
        )
    )
    state = sha256(f"{link_of[chosen].link} {link_of[chosen].withdrawn}".encode()).hexdigest()[
        :8
    ]  # said of this link as it is, of no other
    sure = st.checkbox(say(SURE_TO_CHANGE), key=f"link-sure-{state}")
    with st.container(key="link-do", horizontal=True):
        if st.button(say("Renew the link"), key="link-renew", disabled=not sure):
            widgets.wish(
                lambda: service.inviting.renew_link(access.link, chosen),
                say(IS_NEW),
            )
        if st.button(
            say("Withdraw the link"), key="link-withdraw", disabled=not sure or link_of[chosen].withdrawn
        ):
            widgets.wish(
                lambda: service.inviting.withdraw_link(access.link, chosen), say("The link is withdrawn.")
            )


def _renaming(access: Access, shared: SharedLink) -> None:
    name = inputs.line(say("For whom is the link? (such as: ADFC)"), f"link-name-{shared.id}", shared.name)
    if st.button(say("Save the name"), key="link-rename"):
        widgets.wish(
            lambda: visitor.service().inviting.rename_link(access.link, shared.id, name),
            say("The name is saved."),
        )


def purpose(access: Access, shared: SharedLink) -> str:
    """For whom a link is, or what for."""
    if shared.kind is LinkKind.VIEW:
        return viewers.purpose(shared)
    if shared.perspective is not None:
        return _named(visitor.perspective_title(access.catalogue, shared.perspective), shared.name)
    if shared.name:
        return shared.name
    return (
        say("For everybody, each chooses the perspective")
        if access.catalogue.perspectives
        else say("For everybody")
    )


def _named(what: str, name: str) -> str:
    return f"{what}, {name}" if name else what


def occasion(access: Access, shared: SharedLink, words: Language) -> Occasion:
    """What a letter with this link is about, in the letter's language."""
    whose = [shared.perspective] if shared.perspective else access.catalogue.perspective_ids
    longest = access.questionnaire.longest(whose)
    views = {
        perspective.id: perspective.title.say(words.tag) for perspective in access.catalogue.perspectives
    }
    asked = [title for who, title in views.items() if who in access.questionnaire.perspectives]
    said = access.letterhead
    return Occasion(
        process=", ".join(filter(None, [access.title, access.place])),
        perspective=views[shared.perspective] if shared.perspective else "",
        perspective_id=shared.perspective or "",
        chooses=bool(views),
        views=tuple(asked),
        questions=longest.questions,
        minutes=longest.minutes,
        mode=access.mode,
        minimum=access.catalogue.rules.minimum_group,
        ends=words.at(access.ends, access.life.zone) if access.ends else "",
        deletes=words.day(access.deletes),
        keeps=access.keeps,
        emptied=words.day(access.emptied) if access.emptied else "",
        address=visitor.whole(addresses.address_of(shared.kind, shared.link)),
        code=shared.code or "",
        join=visitor.whole(addresses.JOIN),
        privacy_page=visitor.whole(f"/{LegalText.PRIVACY}"),
        released=access.released,
        shares=access.shares,
        part=not shared.shows.everything,
        name=shared.name,
        sender=said.sender,
        contact=said.contact,
        privacy=said.privacy,
        purpose=said.purpose,
        afterwards=said.afterwards,
    )


def warn_of_addresses_for_here_only() -> None:
    """Where the addresses to be handed on lead nowhere from another device; the way out unfolds, because it
    is for whoever runs the computer. Not printed.
    """
    if known := out_of_reach(visitor.whole(""), visitor.tongue()):
        told = {
            "said": known.said,
            "way_out": known.way_out,
            "command": known.command,
            "server": known.server,
        }
        html.show(HERE_ONLY.format(whom=say("For your IT"), **told))


def letter(shared: SharedLink, about: Occasion, words: Language) -> Letter:
    """The letter that goes with a link of this kind."""
    return (results if shared.kind is LinkKind.VIEW else invitation)(about, words)


def text_to_copy(text: str, name: str) -> None:
    """A text for an e-mail, with a button that copies it."""
    button = Markup(
        '<p><button type="button" class="qc-button" data-copy="{}" data-done="{}">{}</button></p>'
    )
    piece = Markup(
        '<section class="qc-noprint"><pre class="qc-letter-text" tabindex="0" role="group" '
        'aria-label="{}">{}</pre>{}</section>'
    )
    html.show(piece.format(name, text, button.format(text, say("Copied"), say("Copy the text"))))


def mail(access: Access, shared: SharedLink, words: Language) -> Markup:
    """A button that begins an e-mail with this link in the mail program."""
    about = occasion(access, shared, words)
    address = mailto(about, words, to_see=shared.kind is LinkKind.VIEW)
    label = Markup('{}<span class="qc-sr">: {}</span>').format(say("E-mail"), purpose(access, shared))
    return Markup('<a class="qc-action" href="{}">{}</a>').format(address, label)


def _entry(access: Access, shared: SharedLink) -> Markup:
    name = purpose(access, shared)
    if shared.withdrawn:
        return WITHDRAWN.format(name, say(IS_WITHDRAWN))
    letter = Markup('{}<span class="qc-sr">: {}</span>').format(say("Invitation"), name)
    return SHARED.format(
        name=name,
        facts=_facts(shared),
        letter=anchor(letter, "invitation", {"for": shared.id}, kind="qc-action"),
        mail=mail(access, shared, visitor.tongue()),
        address=visitor.whole(addresses.address_of(shared.kind, shared.link)),
        copy=say("Copy"),
        show=say("Show the address"),
        done=say("Copied"),
    )


def _facts(shared: SharedLink) -> Markup:
    """Its code, and how many sheets came by it."""
    code = (
        Markup('{} <strong class="qc-code">{}</strong>').format(say("Code"), shared.code)
        if shared.code
        else ""
    )
    return Markup(" · ").join(
        filter(None, (code, sheets(shared.sheets, visitor.tongue()) if shared.sheets else ""))
    )
