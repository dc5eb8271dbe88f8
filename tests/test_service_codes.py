"""Short codes that lead to an invitation, personal codes that lead back to one's own sheet."""

import pytest

from qcheck.service import (
    LinkKind,
    NotPossible,
)
from qcheck.service.doors import links as writing_of_links
from tests.test_service import wish
from tests.test_service_people import clock, invitation, joined, link, service, shared

__all__ = ["clock", "link", "service"]  # fixtures

# codes


def test_a_short_code_leads_to_the_invitation_however_it_is_typed(service, link):
    found = shared(service, link, LinkKind.ANSWER)

    typed = f" {found.code[:3].lower()} - {found.code[3:]} "

    assert service.joining.by_code(typed) == found.link
    assert len(found.code) == 6
    assert not set(found.code) & set("0O1I")


@pytest.mark.parametrize("typed", ["", "ABCDEF", "K7M2XQ" * 1000, "'; DROP TABLE links", "０Ｏ１Ｉ"])
def test_a_wrong_code_leads_nowhere(service, link, typed):
    service.inviting.links(link)

    with pytest.raises(NotPossible, match="no check with this code"):
        service.joining.by_code(typed)


def test_the_code_of_a_renewed_invitation_leads_nowhere(service, link):
    old = shared(service, link, LinkKind.ANSWER)
    new = service.inviting.renew_link(link, old.id)

    with pytest.raises(NotPossible):
        service.joining.by_code(old.code)
    assert service.joining.by_code(new.code) == new.link


def test_the_code_of_a_withdrawn_invitation_says_that_it_no_longer_holds(service, link):
    withdrawn = shared(service, link, LinkKind.ANSWER)
    service.inviting.withdraw_link(link, withdrawn.id)

    with pytest.raises(NotPossible, match="no longer holds"):
        service.joining.by_code(withdrawn.code)


def test_what_was_withdrawn_is_no_longer_known_once_the_check_is_due_to_be_deleted(service, link, clock):
    withdrawn = shared(service, link, LinkKind.ANSWER)
    service.inviting.withdraw_link(link, withdrawn.id)
    clock.pass_(days=3 * 366)

    with pytest.raises(NotPossible, match="no check with this code"):
        service.joining.by_code(withdrawn.code)


def test_two_checks_never_have_the_same_code(service, link, monkeypatch):
    taken = shared(service, link, LinkKind.ANSWER).code
    original = writing_of_links.short_code
    monkeypatch.setattr(
        writing_of_links,
        "short_code",
        lambda key, id_, generation: taken if generation == 1 else original(key, id_, generation),
    )

    other = shared(service, service.organising.create_check(wish()), LinkKind.ANSWER)

    assert other.code != taken
    assert service.joining.by_code(other.code) == other.link


def test_the_database_alone_knows_no_code(service, link, tmp_path):
    code = shared(service, link, LinkKind.ANSWER).code
    service._store.database.forget()

    assert code.encode() not in (tmp_path / "data" / "qcheck.sqlite").read_bytes()


def test_a_personal_code_opens_the_sheet_on_another_device(service, link):
    mine, other = joined(service, link, times=2)

    code = service.joining.personal_code(mine)

    assert service.joining.by_personal_code(invitation(service, link), code.lower().replace("-", " ")) == mine
    assert service.joining.personal_code(other) != code


def test_a_personal_code_opens_nothing_in_another_check(service, link):
    [mine] = joined(service, link)
    elsewhere = service.organising.create_check(wish())

    with pytest.raises(NotPossible, match="No sheet of this check"):
        service.joining.by_personal_code(invitation(service, elsewhere), service.joining.personal_code(mine))
