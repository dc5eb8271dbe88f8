"""Who is signed in, in the head of every page of the app; and for whoever is not, where that is offered, the
way in.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck import addresses
from qcheck.service import TO_BEGIN, NotNow
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import count, say

LINE = Markup(
    '<div class="qc-signed-in"><span>{said}</span> <a href="{shelf}">{mine}</a> '
    '<form action="{out}" method="post"><button class="qc-link" type="submit">{leave}</button></form></div>'
)


def line() -> Markup:
    """Who is signed in, with their shelf and the way out; nothing where nobody is, or where the database is
    away, which the page below says.
    """
    try:
        account = visitor.account()
    except NotNow:
        return html.NOTHING
    if account is None:
        return html.NOTHING
    said = account.identity
    return LINE.format(
        said=say("Signed in as {name}", name=said.name or said.mail or said.subject),
        shelf=visitor.spoken(addresses.SHELF),
        mine=say("My shelf"),
        out=addresses.SIGN_OUT,
        leave=say("Sign out"),
    )


def door() -> Markup:
    """The way to the own shelf, or to signing in; nothing where no accounts are offered."""
    if not visitor.settings().sign_in:
        return html.NOTHING
    if visitor.account():
        way, words = visitor.spoken(addresses.SHELF), say("My shelf")
    else:
        way, words = addresses.sign_in_address(visitor.this_page({})), say("Sign in with your account")
    return Markup('<p class="qc-do"><a class="qc-action" href="{}">{}</a></p>').format(way, words)


def instead() -> None:
    """Where a link opens nothing, for whoever is signed in: what lies on their shelf is found there by the
    link that holds now.
    """
    if visitor.account():
        html.paragraph(say("Does it lie on your shelf? There you find it with the link that holds now."))
        html.show(door())


FIRST = Markup(
    '<div class="qc-heed" role="note"><p>{said}</p><p class="qc-do"><a class="qc-action" {to}>{way}</a></p>'
    '<p class="qc-aside">{kept}</p></div>'
)


def first() -> bool:
    """Says to whoever has to sign in before they begin something that they have to, and how; whether that is
    so. What was typed stands in the address to which one comes back. One that is too long for that is loaded
    again, after signing in in a tab of its own: an open page keeps the cookies with which it came.
    """
    if not visitor.has_to_sign_in():
        return False
    this_page = visitor.this_page({})
    if addresses.own_path(this_page) == this_page:
        to = Markup('href="{}"').format(addresses.sign_in_address(this_page))
        way, kept = say("Sign in with your account"), say("What you have typed is still there afterwards.")
    else:
        aside = addresses.sign_in_address(addresses.SIGNED_IN)
        to = Markup('href="{}" target="_blank" rel="noopener"').format(aside)
        way = say("Sign in with your account, in a new tab")
        kept = say("Then load this page again: what you have typed is still there.")
    html.show(FIRST.format(said=say(TO_BEGIN), to=to, way=way, kept=kept))
    return True


PUT = Markup(
    '<form action="{action}" method="post"><input type="hidden" name="do" value="put">'
    '<button class="qc-button" type="submit">{put}</button></form>'
)


def shelves(link: str) -> None:
    """On which shelves the thing of this link lies, and the way to put it on one; nothing where no accounts
    are offered.
    """
    if not visitor.settings().sign_in:
        return
    places = visitor.service().shelves.on_which(link, visitor.account())
    html.heading(say("Account and shelf"), 2)
    if places.own:
        html.paragraph(say("It lies on your shelf."))
    elif visitor.account():
        html.show(PUT.format(action=addresses.on_shelves(link), put=say("Put on my shelf")))
    else:
        html.paragraph(say("With an account you find it again on every device. The link goes on as before."))
    words = say("Share or take off the shelf") if visitor.account() else say("Shelves, and putting it on one")
    way = Markup('<a class="qc-action" href="{}">{}</a>')
    html.show(
        Markup('<p class="qc-do">{}</p>').format(
            way.format(visitor.spoken(addresses.on_shelves(link)), words)
        )
    )


def stays(link: str) -> None:
    """Before a link is renewed: that who has the thing on a shelf goes on finding it there, and where that is
    changed. Whoever stole the link may have put it on theirs.
    """
    if not visitor.settings().sign_in:
        return
    places = visitor.service().shelves.on_which(link, visitor.account())
    if number := places.accounts + places.offices:
        said = count(
            "It lies on {number} shelf and stays there.",
            "It lies on {number} shelves and stays there.",
            number,
        )
        way = Markup('{} <a href="{}">{}</a>')
        html.paragraph(way.format(said, visitor.spoken(addresses.on_shelves(link)), say("On whose?")))
