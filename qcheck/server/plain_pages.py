"""The small pages that need no Streamlit and no script: legal texts, and kind words where an address or an
answer of ours fails.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from qcheck.browser import GUIDE
from qcheck.guide import TITLES as CHAPTERS
from qcheck.guide import Chapter, chapter
from qcheck.language import N_, OWN_NAMES, Language, language
from qcheck.legal import TITLES, LegalText, Told
from qcheck.look import stylesheet
from qcheck.typography import unbroken
from qcheck.wording.help import answers

NOT_FOUND = (
    N_("This page does not exist"),
    N_(
        "Perhaps a piece of the address is missing: a link has to be complete. Checks that this device "
        "remembers are on the start page."
    ),
)
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


@cache
def not_found(tag: str) -> str:
    """This address does not exist, and the way home."""
    return _of_words(language(tag), *NOT_FOUND)


@cache
def wrong_host(tag: str) -> str:
    """The request names a server that cannot exist."""
    return _of_words(language(tag), *WRONG_HOST)


@cache
def failed(tag: str) -> str:
    """The server could not answer."""
    return _of_words(language(tag), *FAILED)


@cache
def help_page(tag: str) -> str:
    """The questions and answers of the app's page of help, for whoever has no script."""
    words = language(tag)
    told = Markup().join(Markup("<h2>{}</h2>\n<p>{}</p>\n").format(*each) for each in answers(words))
    home = Markup('<p><a href="/">{}</a></p>').format(words.say(HOME))
    return _page(words, words.say(N_("Help")), told + home)


def legal_page(tag: str, about: LegalText, told: Told | None) -> str:
    """One of the legal texts; a kind word in its place where nobody has written it yet."""
    words = language(tag)
    return _page(words, words.say(TITLES[about]), _notes(words, told) + _text(told))


@cache
def guide_page(tag: str, which: Chapter) -> str:
    """A chapter of the guide, with the way to the others."""
    words = language(tag)
    here = Markup('<span aria-current="page">{1}</span>')
    there = Markup('<a href="{0}/{2}">{1}</a>')
    chapters = (
        (here if each is which else there).format(GUIDE, words.say(title), each)
        for each, title in CHAPTERS.items()
    )
    ways = Markup('<nav class="chapters" aria-label="{}">{}</nav>\n').format(
        words.say(N_("The guide")), Markup("\n").join(chapters)
    )
    note = _note(words, NOT_PLAIN) if tag == "de-simple" else Markup()
    text = Markup('<div lang="{}">\n{}</div>').format(tag.partition("-")[0], chapter(which, tag).html)
    return _page(words, words.say(CHAPTERS[which]), ways + note + text)


def _of_words(words: Language, heading: str, text: str) -> str:
    return _page(
        words,
        words.say(heading),
        Markup('<p>{}</p>\n<p><a href="/">{}</a></p>').format(words.say(text), words.say(HOME)),
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


def _choices(current: str) -> Markup:
    here = Markup('<span aria-current="true" lang="{0}">{1}</span>')
    there = Markup('<a href="?lang={0}" lang="{0}" hreflang="{0}">{1}</a>')
    return Markup("\n").join(
        (here if tag == current else there).format(tag, OWN_NAMES[tag]) for tag in OWN_NAMES
    )


def _page(words: Language, heading: str, content: Markup) -> str:
    """A whole page, with every language to choose from: whoever looks in once must not lose theirs."""
    switch = Markup('<nav aria-label="{}">{}</nav>').format(words.say(N_("Language")), _choices(words.tag))
    texts = Markup("\n").join(
        Markup('<a href="/{}">{}</a>').format(text, words.say(title)) for text, title in TITLES.items()
    )
    whole = PAGE.format(
        tag=words.tag,
        heading=heading,
        content=content,
        switch=switch,
        texts=texts,
        style=Markup(stylesheet()) + STYLE,  # noqa: S704  our own style sheet
    )
    return unbroken(whole)


STYLE = Markup("""
body { font: 18px/1.5 var(--sans); color: var(--ink); margin: 0;
       hyphens: auto; overflow-wrap: break-word }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem }
header, footer { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem }
header > a { font-weight: 700; font-size: 1.1em; color: inherit; text-decoration: none }
footer { border-top: 1px solid var(--line); margin-top: 2rem; font-size: .9em }
nav > * { padding: .2rem 0 }
a { color: var(--accent) }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
h1 { font-size: 1.75rem; line-height: 1.2 }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 2rem 0 .5rem }
h3, h4, h5, h6 { font-size: 1.05rem; margin: 1.5rem 0 .5rem }
p, ul, ol, table { margin: 0 0 1rem }
mark { background: var(--marked); color: inherit }
.note { border-left: 4px solid var(--accent); background: var(--tint); padding: .5rem .8rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0;
         border-top: 1px solid var(--line) }
[aria-current] { font-weight: 600 }
.chapters { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; padding-bottom: .5rem }
@media (max-width: 600px) {
  td, th { padding-right: .4rem; font-size: .8em; hyphens: auto; overflow-wrap: anywhere }
}
@media print {
  header nav, .chapters, footer { display: none } body { font-size: 11pt } mark { background: none }
}
""")

PAGE = Markup("""<!DOCTYPE html>
<html lang="{tag}">
  <head>
    <meta charset="UTF-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <meta name="robots" content="noindex" />
    <title>{heading} · qcheck</title>
    <style>{style}</style>
  </head>
  <body>
    <header><a href="/">qcheck</a>{switch}</header>
    <main>
      <h1>{heading}</h1>
      {content}
    </main>
    <footer><nav>{texts}</nav></footer>
  </body>
</html>
""")
