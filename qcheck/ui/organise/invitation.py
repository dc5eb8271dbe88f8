"""An invitation on one page of A4: a letter with QR code and address, for one of the links, in German, plain
German or English.
"""

from __future__ import annotations

from dataclasses import dataclass

import segno
import streamlit as st
from markupsafe import Markup

from qcheck.language import OWN_NAMES, Language, language
from qcheck.service import Access, LinkKind, SharedLink, State
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import invitations, reminder
from qcheck.wording.letters import Letter, Occasion
from qcheck.wording.mails import as_mail

LETTER = Markup(
    '<article class="qc-letter{kind}" lang="{lang}">{head}<h2 class="qc-h1">{headline}</h2>{opening}'
    '<div class="qc-ticket"><img src="{pattern}" alt="{alt}" width="200" height="200"><div><p>{way}</p>'
    '<p class="qc-address qc-large">{address}</p>{code}</div></div>'
    '<dl class="qc-points">{points}</dl>{thanks}</article>'
)
SIZES = ((2_300, " longest"), (1_700, " longer"), (1_100, " long"))
"""Signs beyond which a letter is printed smaller, so that it stays on its page."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What is to be printed: the letter with one of a check's links, or those with all of them."""

    access: Access
    shared: tuple[SharedLink, ...]
    link: SharedLink
    words: Language
    all_of_them: bool


def ways(handout: Handout) -> None:
    """Back, and the languages of the letter, plain German always among them."""
    choices = Markup(" ").join(way(handout, tag, name) for tag, name in OWN_NAMES.items())
    html.show(
        Markup('<nav class="qc-languages qc-noprint" aria-label="{0}"><span>{0}:</span> {1}</nav>').format(
            say("Language of the letter"), choices
        )
    )


def way(handout: Handout, tag: str, name: str) -> Markup:
    """A way to the letter in this language; the page around it stays in the visitor's."""
    if tag == handout.words.tag:
        return Markup('<span aria-current="true" lang="{}">{}</span>').format(tag, name)
    return html.anchor(
        name,
        "invitation",
        {"letter": tag} | ({"all": "1"} if handout.all_of_them else {"for": handout.link.id}),
    )


def drawn(handout: Handout, letter: Letter, about: Occasion) -> Markup:
    """The letter as it is printed."""
    code = (
        Markup('<p>{}</p><p class="qc-code qc-large">{}</p>').format(letter.typed, about.code)
        if letter.typed
        else html.NOTHING
    )
    pattern = segno.make(about.address, micro=False, error="m").svg_data_uri(border=4)
    asking = ((letter.asking, blank()),) if letter.asking else ()
    return LETTER.format(
        kind=next((size for signs, size in SIZES if _signs(letter) > signs), ""),
        lang=handout.words.tag.partition("-")[0],
        head=html.joined('<p class="qc-lines">{}</p>', ((text,) for text in letter.head)),
        headline=letter.headline,
        opening=html.joined('<p class="qc-lines">{}</p>', ((text,) for text in letter.opening)),
        pattern=pattern,
        alt=handout.words.say("QR code that leads to the address beside it"),
        way=letter.way,
        address=about.address,
        code=code,
        points=html.joined('<dt>{}</dt><dd class="qc-lines">{}</dd>', (*letter.points, *asking)),
        thanks=Markup("<p>{}</p>").format(letter.thanks) if letter.thanks else html.NOTHING,
    )


def _signs(letter: Letter) -> int:
    return sum(map(len, (*letter.head, *letter.opening, *(answer for _, answer in letter.points))))


def blank() -> Markup:
    """A line to write on, where nobody has said whom to ask."""
    hint = say("On paper, please write it here by hand, or say it for all invitations under “Invite”.")
    return Markup('<span class="qc-blank"></span><span class="qc-aside qc-noprint">{}</span>').format(hint)


def standing_words(handout: Handout) -> str:
    """What to know before handing it out; nothing where it can be answered or read at once."""
    if handout.link.kind is LinkKind.ANSWER and handout.access.state is State.PREPARED:
        return say(
            "The check is not running yet. Whoever opens the link reads so there and cannot answer yet."
        )
    if handout.link.kind is LinkKind.ANSWER and handout.access.state is State.CLOSED:
        return say("The check is closed: with this invitation nobody can answer any more.")
    return ""


def printing(handout: Handout) -> None:
    """What to know before, and the button to print."""
    ways(handout)
    if handout.access.state is not State.CLOSED:
        invitations.warn_of_addresses_for_here_only()
    if sentence := standing_words(handout):
        html.show(Markup('<p class="qc-done qc-noprint">{}</p>').format(sentence))
    with st.container(key="invitation-print", horizontal=True):
        html.show(
            Markup('<button type="button" class="qc-button" data-print="1">{}</button>').format(say("Print"))
        )


def one_letter(handout: Handout) -> None:
    """The letter, to print and to copy."""
    about = invitations.occasion(handout.access, handout.link, handout.words)
    letter = invitations.letter(handout.link, about, handout.words)
    printing(handout)
    html.show(drawn(handout, letter, about))
    with st.container(key="invitation-mail"):
        html.heading(say("The same as a text, for an e-mail"), 2)
        html.show(
            Markup('<p class="qc-do">{}</p>').format(
                invitations.mail(handout.access, handout.link, handout.words)
            )
        )
        invitations.text_to_copy(as_mail(letter, about), say("The same as a text, for an e-mail"))
        if handout.link in reminder.carried(handout.access, handout.shared):
            html.heading(say("A reminder to copy"), 2)
            reminder.text(handout.access, handout.link, handout.words)


def every_letter(handout: Handout) -> None:
    """The letters of all links to answer, each on a page of its own."""
    printing(handout)
    for link in handout.shared:
        if link.kind is LinkKind.ANSWER and not link.withdrawn:
            about = invitations.occasion(handout.access, link, handout.words)
            html.show(drawn(handout, invitations.letter(link, about, handout.words), about))


def asked_for() -> Handout:
    """The link and the language that the address names; the link for everybody where none is named."""
    access = visitor.access()
    if access.kind is not LinkKind.ORGANISE:
        visitor.go("check", visitor.NONE)
    shared = visitor.service().inviting.links(access.link)
    wanted = st.query_params.get("for")
    link = next((shared_link for shared_link in shared if shared_link.id == wanted), shared[0])
    words = language(st.query_params.get("letter", visitor.tag()))
    return Handout(access, tuple(shared), link, words, "all" in st.query_params)


def page() -> None:
    """The letter with the link that the address names, or the letters with all of them."""
    handout = asked_for()
    html.show(html.anchor(say("Back to organising"), "organise", kind="qc-noprint"))
    with st.container(key="invitation-head"):
        purpose = invitations.purpose(handout.access, handout.link)
        title = (
            say("All invitations") if handout.all_of_them else say("Invitation: {purpose}", purpose=purpose)
        )
        html.heading(title, marker=title)
    if handout.all_of_them:
        every_letter(handout)
    elif handout.link.withdrawn:
        html.paragraph(say(invitations.IS_WITHDRAWN))
    else:
        one_letter(handout)
