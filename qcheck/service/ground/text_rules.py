"""What people write: cleaned, within its length, and put together where two windows wrote at the same time.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from urllib.parse import urlsplit

from qcheck import typed_text
from qcheck.language import N_
from qcheck.records import REMOVED, Answer, Evidence, Letterhead
from qcheck.refusals import Invalid, Stale

TITLE = 200
NAME = 80
LINES = 300
PARAGRAPH = 600
ADDRESS = 2_000
COMMENT = 5_000

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_BEGINNING = re.compile(r"https?: ?/ ?/ ?", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?")
_A_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|txt|csv|jpe?g|png|zip|html?|js|exe)$", re.IGNORECASE
)
_TOO_LONG = N_("This text has {length} characters; {most} are possible. Please shorten it.")
_NO_TITLE = N_("Please give the process a title.")
_NO_LABEL = N_("Please say whose sheet this is, such as: table 3.")
_NO_NAME = N_("Please say for whom the link is, such as a club or an office.")
_REMOVED_MEANWHILE = N_(
    "The organisers have removed something here in the meantime. Please load the page again before you "
    "go on writing."
)
_NO_ADDRESS = N_("Please give the whole address of a page, beginning with https:// or http://.")


def cleaned(text: str) -> str:
    """Line ends as one sign, without signs that cannot be shown or stored or that hide something, without
    empty space around.
    """
    lines = _LINE_ENDS.sub("\n", text).encode("utf-8", "ignore").decode()
    return typed_text.readable(
        "".join(sign for sign in lines if sign in "\n\t" or not _is_control(sign))
    ).strip()


def title(text: str) -> str:
    """A title on one line; NotPossible without one, or where it is too long."""
    if not (typed := line(text)):
        raise Invalid(_NO_TITLE)
    return typed


def line(text: str, field: str = "") -> str:
    """A short text on one line; may be empty. `field` is what a refusal calls the place where it stood."""
    return within(" ".join(cleaned(text).split()), TITLE, field)


def label(text: str) -> str:
    """What a sheet is called in the organiser's list; NotPossible without a word."""
    if not (typed := line(text)):
        raise Invalid(_NO_LABEL)
    return typed


def name(text: str) -> str:
    """For whom a link is; NotPossible without a word, or where it is too long."""
    if not (typed := within(" ".join(cleaned(text).split()), NAME)):
        raise Invalid(_NO_NAME)
    return typed


def letterhead(given: Letterhead) -> Letterhead:
    """What every letter says, line ends as they are; NotPossible where a text would not leave the letter on
    its page.
    """
    return Letterhead(
        **{
            field: within(cleaned(text), most_in_letters(field), field)
            for field, text in asdict(given).items()
        }
    )


def most_in_letters(field: str) -> int:
    """Characters that a field of `Letterhead` may have."""
    return PARAGRAPH if field in {"purpose", "afterwards"} else LINES


def within(text: str, most: int, field: str = "") -> str:
    """The text as it is; NotPossible where it is longer."""
    if len(text) > most:
        raise Invalid(_TOO_LONG, field=field, length=len(text), most=most)
    return text


def address(text: str) -> str:
    """An address on the web, or nothing; NotPossible for anything else, such as a file or a script.

    What is left out in speaking is added: `www.stadt.de/protokoll` begins with https://. Brackets around it
    and a space behind the slashes, as mail programs leave them, go.
    """
    written = _BEGINNING.sub(
        lambda beginning: beginning[0].replace(" ", ""),
        within(cleaned(text), ADDRESS, "address").strip("<>\"'„“»« ").rstrip(",;"),
    )
    if _WITHOUT_SCHEME.fullmatch(written) and not _A_FILE.search(written.split("/")[0]):
        written = within(f"https://{written}", ADDRESS, "address")
    if written and not _is_web_address(written):
        raise Invalid(_NO_ADDRESS, field="address")
    return written


def comment(text: str, seen: str) -> Callable[[str], str]:
    """What makes of the comment that stands there the one that shall stand there; NotPossible where the text
    is too long.
    """
    written, before = within(cleaned(text), COMMENT), cleaned(seen)

    def edit(stored: str) -> str:
        _up_to_date(stored, before)
        return merged(stored, written if REMOVED in stored else written.replace(REMOVED, ""), before)

    return edit


def merged(stored: str, text: str, seen: str) -> str:
    """What stands there after `text` was written where `seen` stood before.

    Where something else came in between, both stand below each other: nobody's words are lost, and saying the
    same twice adds nothing.
    """
    if stored in (seen, ""):
        return text
    if text in ("", seen) or _holds(stored, text):
        return stored
    return within(text if _holds(text, stored) else f"{stored}\n\n{text}", 2 * COMMENT)


def with_evidence(answer: Answer, given: Evidence, seen: Evidence) -> Answer:
    """The answer with this evidence; an earlier one that this window had not seen goes along in the title, as
    long as it has room.
    """
    stored = answer.evidence or Evidence("")
    _up_to_date(stored.title, seen.title)
    return replace(
        answer,
        evidence=_both(stored, given, seen) if stored not in (seen, given, Evidence("")) else _or_none(given),
    )


def _up_to_date(stored: str, seen: str) -> None:
    """Words that were removed do not come back from a window that still shows them."""
    if REMOVED in stored and REMOVED not in seen:
        raise Stale(_REMOVED_MEANWHILE)


def _both(stored: Evidence, given: Evidence, seen: Evidence) -> Evidence:
    before = (
        f"{stored.title} ({stored.link})" if stored.link and stored.title else stored.title or stored.link
    )
    if given in (Evidence(""), seen) or (
        given.link == stored.link and given.title in stored.title.split(" · ")
    ):
        return stored
    return Evidence(within(" · ".join(filter(None, (given.title, before))), COMMENT, "title"), given.link)


def _or_none(evidence: Evidence) -> Evidence | None:
    return evidence if evidence != Evidence("") else None


def _holds(whole: str, part: str) -> bool:
    """Whether `part` stands in `whole` as paragraphs of its own."""
    return f"\n\n{part}\n\n" in f"\n\n{whole}\n\n"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # such as an unfinished bracket
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and not any(sign.isspace() for sign in text)
    )


def _is_control(sign: str) -> bool:
    return ord(sign) < 32 or 127 <= ord(sign) < 160
