"""Pages that need neither Streamlit nor a script: legal texts, the guide, help, and kind words where an
address or an answer of ours fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from qcheck.addresses import GUIDE, LOST_LINK, TAKE_LINKS
from qcheck.catalogue import Catalogue
from qcheck.guide import TITLES as CHAPTERS
from qcheck.guide import Chapter, chapter
from qcheck.language import N_, Language, language
from qcheck.legal import TITLES, LegalText, Told
from qcheck.look import stylesheet
from qcheck.server.named_sources import named_sources
from qcheck.web.rendering import Templates
from qcheck.wording.help import LOST, answers

NOT_FOUND = (
    N_("This page does not exist"),
    N_("Perhaps a piece of the address is missing: a link has to be complete."),
)
REMEMBERED = N_("Checks that this device remembers are on the start page.")
SENT = N_("If somebody sent you the link, please open it again from their message, or copy all of it.")
FAILED = (
    N_("Something went wrong on our side"),
    N_(
        "Your saved answers are not affected. Please try again in a moment. If it happens again, tell "
        "whoever runs qcheck, and the time."
    ),
)
WRONG_HOST = (
    N_("This address cannot be right"),
    N_(
        "Your browser, or a program in between, has named a server here that cannot exist. Please type "
        "the address anew."
    ),
)
HOME = N_("To the start page")
MISSING = N_(
    "This text is still missing. Whoever runs qcheck here has to provide it; those who sent you the "
    "link know who that is."
)
UNFINISHED = N_("This text is not finished yet: what is marked is still missing.")
NOT_PLAIN = N_("This text is not available in plain German.")
ONLY_GERMAN = N_("This text is available in German only.")
NOT_TAKEN = N_("The list has stayed as it was")
PASTED = N_("Links, one on each line")
TAKE = N_("Add to the list")
BACK_TO_LIST = N_("Back to all processes")
LIST_AGAIN = Markup(
    '<p role="alert">{reason}</p><form action="{address}" method="post" enctype="multipart/form-data">'
    '<p><label for="text">{label}</label><br><textarea id="text" name="text" rows="6" cols="60" '
    'autocomplete="off" spellcheck="false">{pasted}</textarea></p>'
    '<p><button type="submit">{send}</button></p></form><p><a href="{way}">{back}</a></p>'
)
_TEMPLATES = Templates("server")


@cache
def not_found(tag: str, *, remembers: bool) -> str:
    """The page for an address that does not exist, with a link to the start page; `remembers`: this device
    keeps links to checks, which stand there.
    """
    return _of_words(language(tag), *NOT_FOUND, REMEMBERED if remembers else SENT)


@cache
def wrong_host(tag: str) -> str:
    """The page for a request that names a server that cannot exist."""
    return _of_words(language(tag), *WRONG_HOST)


@cache
def failed(tag: str) -> str:
    """The page for an answer that the server failed to give."""
    return _of_words(language(tag), *FAILED)


@cache
def help_page(tag: str, *, accounts: bool = False) -> str:
    """The questions and answers of the app's page of help, for whoever has no script; `accounts`: one can
    sign in here.
    """
    words = language(tag)
    asked = answers(words, accounts=accounts)
    lost = words.say(LOST)
    told = Markup().join(
        Markup("<h2{}>{}</h2>\n<p>{}</p>\n").format(
            Markup(' id="{}"').format(LOST_LINK) if question == lost else "", question, answer
        )
        for question, answer in asked
    )
    home = Markup('<p><a href="/">{}</a></p>').format(words.say(HOME))
    return _page(words, words.say(N_("Help")), told + home)


def refused_list(tag: str, reason: str, pasted: str) -> str:
    """Why links were not taken into a device's list, with what was pasted, to be corrected and sent again."""
    words = language(tag)
    form = LIST_AGAIN.format(
        reason=reason,
        address=TAKE_LINKS,
        label=words.say(PASTED),
        pasted=pasted,
        send=words.say(TAKE),
        way="/processes",
        back=words.say(BACK_TO_LIST),
    )
    return _page(words, words.say(NOT_TAKEN), form)


def legal_page(tag: str, about: LegalText, told: Told | None) -> str:
    """One of the legal texts; a kind word in its place where nobody has written it yet."""
    words = language(tag)
    return _page(words, words.say(TITLES[about]), _notes(words, told) + _text(told))


@cache
def guide_page(tag: str, which: Chapter) -> str:
    """A chapter of the guide, with the way to the others."""
    return _chapter_page(language(tag), which, Markup())


def basis_page(tag: str, catalogues: Iterable[Catalogue]) -> str:
    """The chapter on what the questions rest on, then what these catalogues say of their criteria."""
    words = language(tag)
    return _chapter_page(words, Chapter.BASIS, named_sources(words, catalogues))


def _chapter_page(words: Language, which: Chapter, after: Markup) -> str:
    """A chapter, and what follows it that is not written in its file."""
    tag = words.tag
    current = Markup('<span aria-current="page">{1}</span>')
    there = Markup('<a href="{0}/{2}">{1}</a>')
    chapters = (
        (current if address is which else there).format(GUIDE, words.say(title), address)
        for address, title in CHAPTERS.items()
    )
    ways = Markup('<nav class="chapters" aria-label="{}">{}</nav>\n').format(
        words.say(N_("The guide")), Markup("\n").join(chapters)
    )
    note = _note(words, NOT_PLAIN) if tag == "de-simple" else Markup()
    text = Markup('<div lang="{}">\n{}</div>').format(tag.partition("-")[0], chapter(which, tag).html)
    return _page(words, words.say(CHAPTERS[which]), ways + note + text + after)


def _of_words(words: Language, heading: str, *texts: str) -> str:
    said = " ".join(words.say(text) for text in texts)
    return _page(
        words,
        words.say(heading),
        Markup('<p>{}</p>\n<p><a href="/">{}</a></p>').format(said, words.say(HOME)),
    )


def _notes(words: Language, told: Told | None) -> Markup:
    if told is None:
        return _note(words, MISSING)
    missing = NOT_PLAIN if words.tag.startswith(told.tag) else ONLY_GERMAN
    return (_note(words, missing) if told.tag != words.tag else Markup()) + (
        _note(words, UNFINISHED) if told.text.places else Markup()
    )


def _note(words: Language, message: str) -> Markup:
    return Markup('<p class="note">{}</p>\n').format(words.say(message))


def _text(told: Told | None) -> Markup:
    return Markup('<div lang="{}">\n{}</div>').format(told.tag, told.text.html) if told else Markup()


def _page(words: Language, heading: str, content: Markup) -> str:
    """A whole page, with every language to choose from: whoever looks in once must not lose theirs."""
    shown = {"heading": heading, "content": content, "texts": TITLES, "style": style()}
    return _TEMPLATES.draw("plain_page", None, words, shown)


@cache
def style() -> Markup:
    """Within the page: what is seen when everything else fails needs no second request."""
    own = (Path(__file__).parent / "templates" / "plain_page.css").read_text("utf-8")
    return Markup(stylesheet() + "\n" + own)  # noqa: S704  our own style sheets
