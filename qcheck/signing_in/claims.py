"""What a provider says of a person → who they are. Whatever is missing, changed or hostile makes them poorer
in names and organisations, and never somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from qcheck.accounts import Identity
from qcheck.piloting import mail_address
from qcheck.typed_text import visible

Claims: TypeAlias = Mapping[str, Any]  # Any: JSON of others

LONGEST_SUBJECT, LONGEST_NAME = 255, 200
MOST_ORGANISATIONS = 200
_NAMES = ("name", "preferred_username", "nickname")


def is_subject(said: object) -> bool:
    """Whether this can be a person's name at their provider: any text of at most 255 signs, as it comes. Not
    what no database can keep.
    """
    if not isinstance(said, str) or not 0 < len(said) <= LONGEST_SUBJECT or "\0" in said:
        return False
    return said.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in said)


def identity(issuer: str, claims: Claims, groups: str) -> Identity:
    """The person whom these claims describe; their `sub` has been looked at."""
    return Identity(
        issuer=issuer,
        subject=claims["sub"],
        name=_name(claims),
        mail=_mail(claims),
        organisations=_organisations(said_of(claims, groups)) if groups else (),
    )


def said_of(claims: Claims, name: str) -> object:
    """The claim of this name; where there is none, the one within others whose names stand before dots, as
    `realm_access.roles`. None where there is neither.
    """
    value: object = claims
    if name in claims:
        return claims[name]
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _name(claims: Claims) -> str:
    parts = " ".join(_line(claims.get(claim)) for claim in ("given_name", "family_name")).strip()
    said = [_line(claims.get(claim)) for claim in _NAMES]
    return next(filter(None, (said[0], parts, *said[1:])), "")


def _mail(claims: Claims) -> str:
    said = claims.get("email")
    if not isinstance(said, str) or len(said) > LONGEST_NAME or claims.get("email_verified") is False:
        return ""
    return mail_address(_line(said)) or ""


def _organisations(said: object) -> tuple[str, ...]:
    """As a list, or as one text; in their order, each once. One that is too long is left out, because cut off
    it might be another.
    """
    given = said if isinstance(said, list) else [said]
    texts = (text for text in given[: MOST_ORGANISATIONS * 5] if isinstance(text, str))
    kept = [text for text in texts if 0 < len(text) <= LONGEST_NAME and _line(text) == text]
    return tuple(dict.fromkeys(kept))[:MOST_ORGANISATIONS]


def _line(said: object) -> str:
    """What is said for the eye, on one line, without what nobody sees."""
    if not isinstance(said, str):
        return ""
    whole = "".join(
        sign for sign in visible(said[: LONGEST_NAME * 2]) if sign.isprintable() or sign.isspace()
    )
    return " ".join(whole.split())[:LONGEST_NAME]
