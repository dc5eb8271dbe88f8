"""Who is signed in, for the heads of pages of those who lead something. Sheets, results and public pages say
nothing of it: what people answer has nothing to do with an account.
"""

from __future__ import annotations

from qcheck.web.visit import Visit


def signed_in(visit: Visit) -> dict[str, str]:
    """What the head of a page is given: the name of whoever is signed in, empty where nobody is."""
    if visit.account is None:
        return {"signed_in": ""}
    said = visit.account.identity
    return {"signed_in": said.name or said.mail or said.subject}
