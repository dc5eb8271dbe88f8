"""Who is signed in, in the head of every page of the app; and for whoever is not, where that is offered, the
way in.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck import browser
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say

LINE = Markup(
    '<div class="qc-signed-in"><span>{said}</span> <a href="{shelf}">{mine}</a> '
    '<form action="{out}" method="post"><button class="qc-link" type="submit">{leave}</button></form></div>'
)


def line() -> Markup:
    """Who is signed in, with their shelf and the way out; nothing where nobody is."""
    if (account := visitor.account()) is None:
        return html.NOTHING
    said = account.identity
    return LINE.format(
        said=say("Signed in as {name}", name=said.name or said.mail or said.subject),
        shelf=visitor.spoken(browser.SHELF),
        mine=say("My shelf"),
        out=browser.SIGN_OUT,
        leave=say("Sign out"),
    )


def door() -> Markup:
    """The way to the own shelf, or to signing in; nothing where no accounts are offered."""
    if not visitor.settings().sign_in:
        return html.NOTHING
    if visitor.account():
        way, words = visitor.spoken(browser.SHELF), say("My shelf")
    else:
        way, words = browser.sign_in_address(visitor.this_page({})), say("Sign in with your account")
    return Markup('<p class="qc-do"><a class="qc-action" href="{}">{}</a></p>').format(way, words)


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
    found = visitor.service().shelves.on_which(link, visitor.account())
    html.heading(say("Account and shelf"), 2)
    if found.own:
        html.paragraph(say("It lies on your shelf."))
    elif visitor.account():
        html.show(PUT.format(action=browser.on_shelves(link), put=say("Put on my shelf")))
    else:
        html.paragraph(say("With an account you find it again on every device. The link goes on as before."))
    words = say("Share or take off the shelf") if visitor.account() else say("Shelves, and putting it on one")
    way = Markup('<a class="qc-action" href="{}">{}</a>')
    html.show(
        Markup('<p class="qc-do">{}</p>').format(way.format(visitor.spoken(browser.on_shelves(link)), words))
    )
