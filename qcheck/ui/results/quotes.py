"""Comments and evidence as quotations, each with whose it is and on which question, as far as that may be
told.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck.catalogue import EVERYBODY
from qcheck.disclosure import Remark
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.wording import Voice, removed_words

QUOTE = Markup('<blockquote class="qc-quote">{comment}{evidence}{about}</blockquote>')
ABOUT = Markup('<footer class="qc-aside">{}</footer>')


def quote(remark: Remark, voice: Voice) -> Markup:
    """One comment with its evidence."""
    whose = voice.perspective(remark.perspective) if remark.perspective not in (None, EVERYBODY) else ""
    question = voice.question(remark.question) if remark.question in voice.catalogue.questions else ""
    about = " · ".join(filter(None, [whose, question]))
    comment = (
        Markup("<p{}>{}</p>").format(marked(voice), removed_words.told(remark.comment, visitor.tongue()))
        if remark.comment
        else html.NOTHING
    )
    return QUOTE.format(
        comment=comment, evidence=evidence(remark), about=ABOUT.format(about) if about else html.NOTHING
    )


def marked(voice: Voice) -> Markup:
    """The mark of the language of what people wrote, where the page is in another one."""
    return Markup(' lang="{}"').format(voice.written_in) if voice.written_in else html.NOTHING


def evidence(remark: Remark) -> Markup:
    """Where it can be verified; a link only where it leads to the web."""
    noted = remark.evidence
    if noted is None:
        return html.NOTHING
    title: str | Markup = removed_words.told(noted.title, visitor.tongue()) or noted.link
    if noted.link:
        title = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(noted.link, title)
    return Markup("<p>{}: {}</p>").format(say("Evidence"), title)
