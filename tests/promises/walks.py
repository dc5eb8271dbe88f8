"""The pages that are walked where a promise holds for all of them."""

from __future__ import annotations

PAGES = (
    *(
        "/",
        "/new",
        "/help",
        "/guide",
        "/guide/letters",
        "/imprint",
        "/privacy",
        "/accessibility",
        "/join",
        "/lead",
        "/no/such/page",
    ),
    *("/check?link={organise}", "/organise?link={organise}", "/profile?link={organise}", "/lead/{organise}"),
    *("/r/{view}", "/a/{answer}"),
)
"""Addresses with the links of a check still to be filled in."""
