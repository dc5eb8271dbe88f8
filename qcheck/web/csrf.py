"""The check against forms of foreign pages. Pure.

Browsers say where a form comes from: by `Sec-Fetch-Site`, over plain http (as in a hall's network) by
`Origin` alone. A request that says neither is refused, because a foreign page could not be told from ours;
every browser of the last years says one of them.

Two ask here, each before a form does anything: `web/endpoint.py` for every page of plain HTML, which then
shows a page that says so, and `server/routes.py` for the links that a device remembers, which answers 403 and
refuses what another site asks for without a form as well. Streamlit's own requests are refused by its server.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

OWN_SITES = frozenset({"same-origin", "none"})
"""`none`: the visitor did it, not a page, as when a form is sent once more by loading again."""


def is_from_here(headers: Mapping[str, str], base_url: str = "") -> bool:
    """Whether a form comes from a page of ours. `headers` have their names in small letters. Behind a proxy
    the Host may differ from the one the browser sees, which is that of `base_url`.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN_SITES
    sender = urlsplit(headers.get("origin") or headers.get("referer") or "").netloc
    return bool(sender) and sender in {headers.get("host"), urlsplit(base_url).netloc}
