"""One question to the provider and its answer: soon, small, encrypted, and from nowhere else; what fails is
one word of ours.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import requests
from requests.auth import AuthBase

from qcheck.signing_in.trouble import NotSignedIn, Trouble

PATIENCE = (5.0, 10.0)
"""Seconds for which a connection may take, and for which the provider may be silent."""
DEADLINE = 20.0
"""Seconds after which an answer that still comes is not listened to."""
MOST_BYTES = 512_000
_PIECE = 16_384


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, the provider's own time, and what it says; `said` is empty where that is not
    a JSON object.
    """

    status: int
    date: str
    said: Mapping[str, Any]  # Any: JSON, read by whoever asked

    def __repr__(self) -> str:
        return f"Answer({self.status})"


class _Nobody(AuthBase):
    """Says nothing of us: without it passwords would be looked for in files of whoever runs this."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def ask(
    address: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> Answer:
    """The answer to a question or a `form`; NotSignedIn where there is none. Redirects are not followed."""
    try:
        with (
            requests.Session() as session,
            session.request(
                "GET" if form is None else "POST",
                address,
                data=form,
                headers={"Accept": "application/json", **(headers or {})},
                auth=_Nobody(),
                timeout=PATIENCE,
                verify=_trusted(),
                allow_redirects=False,
                stream=True,
            ) as response,
        ):
            return Answer(response.status_code, response.headers.get("date", ""), _object(_body(response)))
    except requests.exceptions.SSLError:
        raise NotSignedIn(Trouble.CERTIFICATE) from None
    except (requests.RequestException, OSError, ValueError):  # ValueError: an address that is none after all
        raise NotSignedIn(Trouble.AWAY) from None


def _body(response: requests.Response) -> bytes:
    deadline, body = monotonic() + DEADLINE, bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > MOST_BYTES or monotonic() > deadline:
            raise NotSignedIn(Trouble.GARBLED)
    return bytes(body)


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _trusted() -> str | bool:
    """Who may vouch for the provider: whoever this system trusts, an authority of the town's own among them;
    where it has no list, the one that comes along.
    """
    known = ssl.get_default_verify_paths()
    if known.cafile:
        return known.cafile
    folder = Path(known.capath) if known.capath else None
    return str(folder) if folder and any(folder.iterdir()) else True
