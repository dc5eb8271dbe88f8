"""A personal code is found by its hash: in the same time however many sheets there are, and on sheets from
before as well.
"""

import pytest
from sqlalchemy import event, select, update

from qcheck.records import Mode
from qcheck.service import NotPossible
from qcheck.store.tables.checks import links
from tests.test_service_people import AMT, KINDER, clock, invitation, joined, link, service, wish  # noqa: F401 (fixtures)

WRONG = "2222-2222"


def from_before(service):  # noqa: F811
    """As if all sheets had been begun before hashes were kept."""
    with service._store.database.writing() as connection:
        connection.execute(update(links).values(personal=None))


def hashes(service):  # noqa: F811
    with service._store.database.reading() as connection:
        return connection.execute(select(links.c.personal).where(links.c.kind == "sheet")).scalars().all()


def questions_to_the_database(service, work):  # noqa: F811
    said = []
    engine = service._store.database.engine
    event.listen(engine, "before_cursor_execute", lambda *about: said.append((about[2], len(about[3]))))
    with pytest.raises(NotPossible):
        work()
    return said


@pytest.mark.parametrize("mode", list(Mode))
def test_a_code_opens_a_sheet_from_before(service, mode):  # noqa: F811
    check = service.organising.create_check(wish(mode=mode))
    first, second = joined(service, check, KINDER, times=2)
    from_before(service)

    assert (
        service.joining.by_personal_code(invitation(service, check), service.joining.personal_code(second))
        == second
    )
    assert (
        service.joining.by_personal_code(invitation(service, check), service.joining.personal_code(first))
        == first
    )
    assert None not in hashes(service)


def test_a_wrong_code_asks_the_database_the_same_however_many_sheets_there_are(service):  # noqa: F811
    few, many = service.organising.create_check(wish()), service.organising.create_check(wish())
    joined(service, many, AMT, times=30)
    [service.inviting.links(check) for check in (few, many)]

    asked = [
        questions_to_the_database(
            service, lambda check=check: service.joining.by_personal_code(invitation(service, check), WRONG)
        )[-2:]
        for check in (few, many)
    ]

    assert asked[0] == asked[1]


def test_the_hash_does_not_tell_the_code(service, link):  # noqa: F811
    [sheet] = joined(service, link)
    code = service.joining.personal_code(sheet).replace("-", "")

    assert all(code.lower() not in each.lower() for each in hashes(service))
    assert len(set(hashes(service))) == 1
