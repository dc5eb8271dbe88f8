"""What Streamlit says in English on its own, and what we say instead, in each language: `assets/words.js`
exchanges it in the browser.

Streamlit has no translations. Only what qcheck's pages can show stands here; what is not in the table stays
English.
"""

from __future__ import annotations

import json

from qcheck.language import N_, Language

AWAY = N_(
    "qcheck cannot be reached at the moment. What is saved stays saved. As soon as it is back, this "
    "page goes on by itself."
)

INSTEAD = {
    "Connection error": N_("The connection is interrupted"),
    "Connection timed out.": AWAY,
    "Streamlit server is not responding. Are you connected to the internet?": AWAY,
    (
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"
    ): N_(
        "qcheck is not running on this computer any more. What is saved stays saved. Start it again, "
        "and this page goes on by itself:"
    ),
    "streamlit run yourscript.py": "qcheck serve",
    "Connecting": N_("Connecting …"),
    "Connecting to Streamlit server": N_("Connecting to qcheck"),
    "Unable to connect to Streamlit server": N_("qcheck cannot be reached"),
    "Press Enter to apply": N_("Enter saves"),
    "Press Enter to submit form": N_("Enter sends"),
    "Press Ctrl+Enter to apply": N_("Ctrl+Enter saves"),
    "Press ⌘+Enter to apply": N_("⌘+Enter saves"),
    "Choose an option": N_("Please choose one"),
    "Choose options": N_("Please choose"),
    "No results": N_("Nothing found"),
    "Help for": N_("Help for"),
    "Skip to main content": N_("Skip to the content"),
    "Link to heading": N_("Link to this heading"),
    "Copy to clipboard": N_("Copy to the clipboard"),
    "Copied": N_("Copied to the clipboard"),
    "Close": N_("Close this window"),
    "Open": N_("Open the choices"),
    "Clear": N_("Remove the choice"),
    "Clear value": N_("Remove the choice"),
    "Decrement": N_("One less"),
    "Increment": N_("One more"),
    "Fullscreen": N_("Full screen"),
    "Close fullscreen": N_("Close full screen"),
    "Expand sidebar": N_("Show the side bar"),
    "Main menu": N_("Menu of the app"),
}


def as_json(words: Language) -> str:
    """The table for one language, safe inside a script element."""
    said = {theirs: words.say(ours) for theirs, ours in INSTEAD.items()}
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
