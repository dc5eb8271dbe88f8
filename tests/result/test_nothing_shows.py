"""The plain page of a result, as METHOD wants it: the answers of a withheld group change no byte, in whatever
part and by whatever way.
"""

import pytest
from sqlalchemy import select, update

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import LinkKind, Shows, singleton
from qcheck.store.tables.checks import answers, checks, sheets
from qcheck.web import visit
from tests.sheet.devices import Device
from tests.ui.pages import asked
from tests.ui.test_nothing_shows import SHOWN, changed, link, service

__all__ = ["link", "service"]  # fixtures

PARTS = (Shows(comments=False), Shows(perspectives=False), Shows(comments=False, perspectives=False))
VIEWS = ("", ".open", ".comments")


@pytest.fixture
def phone(service, link):
    """One of the people of the group that is shown; and the result is for those who answered."""
    visit.settings.cache_clear()
    device, way = Device(), service.inviting.own_answer_link(link)
    device.begin(way, perspective=SHOWN)
    sheet = next(iter(device.cookies.values())).split("~")[0]
    service.answering.answer(sheet, QuestionId(asked(service, sheet)[0]), 3)
    yield device
    visit.settings.cache_clear()


def shared(service):
    """As if the organiser had said so when the check was made."""
    with service._store.database.writing() as connection:
        connection.execute(update(checks).values(shares=True))


def seen(service, link, phone, parts):
    """Everything that a viewer and a participant can open, as bytes, from a process that
    remembers nothing.
    """
    singleton.close_shared()
    criteria = sorted(service.access.open(link).scope.only or ())
    found = {}
    for way in (*(f"/r/{part}" for part in parts), f"/a/{service.inviting.own_answer_link(link)}/result"):
        for show in (*VIEWS, *criteria):
            found[way, show] = phone.get(way, params={"show": show, "lang": "de"}).content
    return found


def parts_of(service, link):
    whole = next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)
    return [
        whole,
        *(service.inviting.hand_on(link, f"Teil {place}", shows).link for place, shows in enumerate(PARTS)),
    ]


@pytest.mark.parametrize("is_closed", [True, False])
def test_the_answers_of_a_small_group_change_no_byte(service, link, phone, is_closed):
    shared(service)
    parts = parts_of(service, link)
    service.organising.end_check(link) if is_closed else None
    before = seen(service, link, phone, parts)

    assert changed(service, 1) > 50
    assert seen(service, link, phone, parts) == before
    assert any(b"Verwaltung: 6 B" in page for page in before.values()) is is_closed


def test_the_comparison_would_see_a_difference(service, link, phone):
    shared(service)
    parts = parts_of(service, link)
    service.organising.end_check(link)
    before = seen(service, link, phone, parts)
    with service._store.database.writing() as connection:
        theirs = select(sheets.c.id).where(sheets.c.perspective == PerspectiveId(SHOWN))
        connection.execute(update(answers).where(answers.c.sheet.in_(theirs)).values(value="1"))

    after = seen(service, link, phone, parts)

    different = {way for way, show in before if before[way, show] != after[way, show]}
    assert different == {way for way, _ in before}
