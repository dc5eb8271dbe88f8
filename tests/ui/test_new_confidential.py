"""Making a confidential check, or very many checks: one's own sheet hangs on no shared link, and no address
makes them without end.
"""

from __future__ import annotations

from time import monotonic

import pytest

from qcheck.service import Service
from qcheck.service.limits.allowance import Allowance
from qcheck.ui.kit import visitor
from tests.ui.pages import links, text, visit

CHOSEN = {"new-title": "Platz", "new-phase": "planung"}


@pytest.mark.parametrize(("mode", "asks"), [("open", True), ("confidential", False)])
def test_in_a_confidential_check_nobody_chooses_a_sheet_on_the_organisers_link(
    service: Service, mode: str, asks: bool
) -> None:
    page = visit("new", **CHOSEN, **{"new-mode": mode})

    assert any(each.key == "new-perspective" for each in page.radio) is asks
    assert ("beginnen Sie Ihren Fragebogen über eine Einladung, wie alle anderen" in text(page)) is not asks


def test_who_makes_a_confidential_check_has_no_sheet_on_that_link_and_is_offered_the_invitation(
    service: Service,
) -> None:
    page = visit("new", **CHOSEN, **{"new-mode": "confidential", "new-perspective": "politik"})
    page.button(key="new-start").click().run()

    [made] = service.known_checks.everything_here()

    assert not service.access.open(made.link).has_sheet
    assert (
        f"/a/{service.inviting.own_answer_link(made.link)}" in links(visit("check", link=made.link)).values()
    )


def test_very_many_checks_from_one_address_are_refused_kindly(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor.service().network_limits, "checks_made", Allowance(0, 0, monotonic))

    page = visit("new", **CHOSEN, **{"new-mode": "confidential"})
    page.button(key="new-start").click().run()

    assert "Aus Ihrem Netz sind gerade sehr viele Checks angelegt worden." in text(page)
    assert service.known_checks.everything_here() == ()
