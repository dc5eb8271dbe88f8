"""The page around the pages: Streamlit's index page with the visitor's language, our title, our words."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from streamlit import file_util

from qcheck import look
from qcheck.addresses import GUIDE, JOIN, PLAIN_HELP, WORKSHOP
from qcheck.language import N_, Language, language
from qcheck.legal import TITLES
from qcheck.server.streamlit_words import as_json
from qcheck.web.files import FOLDERS, address_of_file

TITLE = N_("Assessing participation together · qcheck")
DESCRIPTION = N_(
    "Look at a participation process together: answer questions, see a traffic-light profile, talk "
    "about it. A self-assessment."
)
LOADING = N_("One moment please, qcheck is being loaded …")
NO_SCRIPT = N_(
    "qcheck needs JavaScript for this page. Please allow it in your browser for this address, then load "
    "the page again."
)
WITHOUT = N_("This works without JavaScript, too:")
WAYS_WITHOUT = (
    (JOIN, N_("Take part with a code")),
    (WORKSHOP, N_("Start a workshop now")),
    (PLAIN_HELP, N_("Help")),
    (GUIDE, N_("How to run a check")),
    *((f"/{text}", title) for text, title in TITLES.items()),
)
"""The pages that need no script, with their names. Whoever has an invitation answers without one, too."""
INVITED = N_("If you have been invited, open your invitation: answering needs no JavaScript.")

FAVICON = '<link rel="icon" type="image/svg+xml" href="/favicon.svg" />'
ACCENT, PAPER = look.tokens()["accent"], look.tokens()["paper"]
ICON = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
<rect width="32" height="32" rx="6" fill="{ACCENT}"/>\
<circle cx="15" cy="15" r="8" fill="none" stroke="{PAPER}" stroke-width="3.5"/>\
<path d="m11.5 15 3 3 9.5-10" fill="none" stroke="{ACCENT}" stroke-width="7"/>\
<path d="m11.5 15 3 3 9.5-10" fill="none" stroke="{PAPER}" stroke-width="3.5"\
 stroke-linecap="round" stroke-linejoin="round"/>\
<path d="m21 21 4.500 4.500" fill="none" stroke="{PAPER}" stroke-width="3.5" stroke-linecap="round"/></svg>"""


ASSETS = FOLDERS["/assets/"]
"""Our own styles and scripts: each of them is part of every page."""
FIRST = "own_server.js"
"""The one that runs before Streamlit's."""


RESULT_HERE = "<!-- result -->"
"""Where that way stands."""


class UnknownIndex(Exception):
    """Streamlit's index page has changed: a piece of it that we replace is not there, or is there twice."""


@cache
def installed_index() -> str:
    """Streamlit's own index page, as installed."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


@cache
def index(tag: str) -> str:
    """The index page in this language; the scripts and styles it loads are Streamlit's, untouched. May raise
    `UnknownIndex`.
    """
    html = installed_index()
    for pattern, ours in _replacements(language(tag)).items():
        html = _replaced(html, pattern, ours)
    return html


def _replacements(words: Language) -> dict[str, str]:
    return {
        r'<html lang="en">': f'<html lang="{words.tag}">',
        r'<link rel="shortcut icon" href="[^"]*" />': FAVICON,
        r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^"]*"[^>]*/>': _face(),
        r"<title>Streamlit</title>": _head(words),
        r"<!--(?:(?!-->).)*agent API(?:(?!-->).)*-->\s*<link rel=\"service-desc\"[^>]*/>\s*": "",
        r"<noscript>.*?</noscript>": _without_script(words),
        r"</head>": f"{_own_files()}{_words(words)}  </head>",
        r'<div id="root"></div>': _loading(words),
    }


def _face() -> str:
    """In place of Streamlit's: ours, on its way while the scripts are loaded."""
    return f'<link rel="preload" href="{look.face()}" as="font" type="font/woff2" crossorigin />'


def _loading(words: Language) -> str:
    return f'<div id="root"><p style="{_SPACE}">{escape(words.say(LOADING))}</p></div>'


def _without_script(words: Language) -> str:
    """What stands in place of a page without scripts, where the word that it is being loaded would stand for
    ever.
    """
    ways = "".join(
        f'<li><a href="{way}?lang={words.tag}">{escape(words.say(name))}</a></li>'
        for way, name in WAYS_WITHOUT
    )
    said = "".join(f"<p>{escape(words.say(sentence))}</p>" for sentence in (NO_SCRIPT, INVITED, WITHOUT))
    return (
        "<noscript><style>#root { display: none } noscript li { margin: .6rem 0 }</style>"
        f'<div role="main" style="{_SPACE}"><h1>qcheck</h1>{said}'
        f"<ul>{RESULT_HERE}{ways}</ul></div></noscript>"
    )


def with_result(html: str, tag: str, link: str) -> str:
    """The index page of a result, with the way to the same result on a page that needs no script."""
    said = escape(language(tag).say(N_("See the results")))
    way = f'<li><a href="/r/{quote(link, safe="")}?lang={tag}">{said}</a></li>'
    return html.replace(RESULT_HERE, way)


def _replaced(html: str, pattern: str, ours: str) -> str:
    replaced = re.subn(pattern, lambda _: ours, html, flags=re.DOTALL)
    if replaced[1] != 1:
        raise UnknownIndex(
            f"Streamlit's index page holds {pattern!r} {replaced[1]} times, not once: qcheck is made for "
            f"Streamlit 1.67"
        )
    return replaced[0]


def _head(words: Language) -> str:
    return (
        f"<title>{escape(words.say(TITLE))}</title>\n"
        f'    <meta name="description" content="{escape(words.say(DESCRIPTION))}" />\n'
        '    <meta name="robots" content="noindex" />\n'
        '    <meta name="referrer" content="no-referrer" />\n'
        f'    <script defer src="{address_of_file(f"assets/{FIRST}")}"></script>'
    )


def _own_files() -> str:
    links = [
        f'    <link rel="stylesheet" href="{address_of_file(f"assets/{path.name}")}" />\n'
        for path in sorted(ASSETS.glob("*.css"))
    ]
    scripts = [
        f'    <script defer src="{address_of_file(f"assets/{path.name}")}"></script>\n'
        for path in sorted(ASSETS.glob("*.js"))
        if path.name != FIRST
    ]
    tokens = f'    <link rel="stylesheet" href="{address_of_file("look/tokens.css")}" />\n'
    return "".join([tokens, *links, *scripts])


def _words(words: Language) -> str:
    return f'    <script type="application/json" id="qc-words">{as_json(words)}</script>\n'


_SPACE = "font: 18px/1.5 var(--sans); color: var(--ink); max-width: 36rem; margin: 0 auto; padding: 3rem 1rem"
