"""Inviting: several links for one perspective, each by itself; what every letter says; and the next check,
which begins with both.
"""

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.refusals import Replaced
from qcheck.service import Letterhead, LinkKind, Mode, NotPossible, State, UnknownLink, open_service
from qcheck.settings import Settings
from tests.test_service import NOON, YAML, wish

KINDER, AMT = PerspectiveId("kinder"), PerspectiveId("amt")
FREI = QuestionId("frueh")
TOWN = Letterhead(
    "Stadt Musterstadt",
    "Frau Beispiel, 01234 56789",
    "Datenschutz: 01234 5678",
    "Wir wollen lernen.",
    "Am 4. Mai im Rathaus.",
)


@pytest.fixture
def service(tmp_path):
    settings = Settings(data=tmp_path / "data").prepared()
    (settings.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = open_service(settings)
    opened.clock.now = lambda: NOON
    yield opened
    opened.close()


@pytest.fixture
def link(service):
    return service.organising.create_check(wish())


def came(service, way, people):
    for number in range(people):
        sheet = service.joining.join(way.link, way.perspective or KINDER, f"{way.id}-{number}")
        service.answering.answer(sheet, FREI, 4)


def counted(service, link):
    return {
        (each.perspective, each.name): each.sheets
        for each in service.inviting.links(link)
        if each.kind is LinkKind.ANSWER
    }


def test_a_perspective_has_several_links_each_with_its_own_code(service, link):
    club, other = (
        service.inviting.invite(link, KINDER, "ADFC"),
        service.inviting.invite(link, KINDER, " Fußverein  Musterstadt "),
    )

    found = service.inviting.links(link)

    assert [(each.perspective, each.name) for each in found if each.kind is LinkKind.ANSWER] == [
        *[(None, ""), (AMT, ""), (KINDER, ""), (KINDER, "ADFC"), (KINDER, "Fußverein Musterstadt")]
    ]
    assert {service.joining.by_code(each.code) for each in (club, other)} == {club.link, other.link}
    assert len({each.code for each in found if each.code}) == 5


def test_a_link_with_a_name_can_leave_the_perspective_open(service, link):
    way = service.inviting.invite(link, None, "Marktplatz")

    sheet = service.joining.join(way.link, KINDER, "nonce")

    assert service.access.open(sheet).perspective == KINDER


def test_the_link_for_everybody_stays_the_first_one_and_that_of_the_workshop(service, link):
    for name in ("Aal", "Bär", "Zebra"):
        service.inviting.invite(link, None, name)

    choice = service.inviting.links(link)[0]
    service.facilitating.start_workshop(link, "90")

    assert choice.name == ""
    assert service.facilitating.seen(link).invitation == choice.link


def test_one_link_is_withdrawn_and_renewed_without_the_others(service, link):
    club, other = (
        service.inviting.invite(link, KINDER, "ADFC"),
        service.inviting.invite(link, KINDER, "Fußverein"),
    )

    service.inviting.withdraw_link(link, club.id)
    with pytest.raises(UnknownLink):
        service.access.open(club.link)
    with pytest.raises(NotPossible):
        service.joining.by_code(club.code)
    again = service.inviting.renew_link(link, club.id)

    assert (service.access.open(other.link).perspective, service.access.open(again.link).perspective) == (
        KINDER,
        KINDER,
    )
    assert service.joining.by_code(again.code) == again.link
    assert again.name == "ADFC"


def test_a_link_that_was_renewed_opens_nothing_and_says_that_it_was_replaced(service, link):
    club = service.inviting.invite(link, KINDER, "ADFC")

    again = service.inviting.renew_link(link, club.id)

    assert service.access.open(again.link).perspective == KINDER
    with pytest.raises(Replaced):
        service.access.open(club.link)


@pytest.mark.parametrize(
    ("name", "said"),
    [("  ", "for whom the link is"), ("x" * 81, "81 characters"), ("ADFC", "already a link for ADFC")],
)
def test_a_name_is_there_fits_and_is_not_taken(service, link, name, said):
    service.inviting.invite(link, KINDER, "ADFC")

    with pytest.raises(NotPossible, match=said):
        service.inviting.invite(link, KINDER, name)


def test_a_perspective_that_is_not_asked_is_not_invited(service, link):
    with pytest.raises(NotPossible):
        service.inviting.invite(link, PerspectiveId("mars"), "ADFC")


def test_a_link_gets_another_name_and_stays_the_same_link(service, link):
    way = service.inviting.invite(link, KINDER, "ADFC")

    service.inviting.rename_link(link, way.id, "ADFC Musterstadt")

    assert [(each.name, each.link) for each in service.inviting.links(link) if each.name] == [
        ("ADFC Musterstadt", way.link)
    ]
    with pytest.raises(NotPossible, match="no name of its own"):
        service.inviting.rename_link(link, service.inviting.links(link)[0].id, "Alle")


# how many came by each


def test_in_an_open_round_each_link_counts_the_sheets_that_came_by_it(service, link):
    club, everybody = service.inviting.invite(link, KINDER, "ADFC"), service.inviting.links(link)[0]

    came(service, club, 2)
    came(service, everybody, 1)

    assert counted(service, link) == {(None, ""): 1, (AMT, ""): 0, (KINDER, ""): 0, (KINDER, "ADFC"): 2}


def test_a_renewed_link_goes_on_counting(service, link):
    club = service.inviting.invite(link, KINDER, "ADFC")
    came(service, club, 2)

    again = service.inviting.renew_link(link, club.id)
    service.answering.answer(service.joining.join(again.link, KINDER, "neu"), FREI, 1)

    assert counted(service, link)[KINDER, "ADFC"] == 3


def test_where_nobody_came_by_a_link_nothing_is_counted_by_links(service, link):
    service.answering.answer(link, FREI, 1)

    assert set(counted(service, link).values()) == {None}


@pytest.mark.parametrize("people", [0, 4, 5, 12])
def test_in_a_confidential_check_no_link_is_counted_and_no_sheet_remembers_its_link(service, people):
    link = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    club = service.inviting.invite(link, KINDER, "ADFC")

    came(service, club, people)

    assert set(counted(service, link).values()) == {None}
    assert service._store.came_by(service.access.open(link).check_id) == {}
    service.organising.end_check(link)
    assert set(counted(service, link).values()) == {None}


# what every letter says


def test_what_every_letter_says_is_typed_once_and_everybody_who_is_invited_sees_it(service, link):
    service.inviting.write_letterhead(link, TOWN)

    assert service.access.open(link).letterhead == TOWN
    assert service.access.open(service.inviting.links(link)[0].link).letterhead == TOWN


def test_a_letter_keeps_its_lines_and_loses_what_cannot_be_shown(service, link):
    service.inviting.write_letterhead(link, Letterhead(contact=" Frau Beispiel\r\n01234\x00 \n"))

    assert service.access.open(link).letterhead.contact == "Frau Beispiel\n01234"


@pytest.mark.parametrize(
    ("field", "most"),
    [("sender", 300), ("contact", 300), ("privacy", 300), ("purpose", 600), ("afterwards", 600)],
)
def test_a_line_that_is_too_long_is_refused_with_its_length(service, link, field, most):
    service.inviting.write_letterhead(link, Letterhead(**{field: "x" * most}))

    with pytest.raises(NotPossible, match=f"{most + 1} characters; {most} are possible"):
        service.inviting.write_letterhead(link, Letterhead(**{field: "x" * (most + 1)}))


# the next check


def test_another_check_of_the_process_begins_with_the_letter_and_the_names_of_the_one_before(service, link):
    service.inviting.write_letterhead(link, TOWN)
    club, gone = (
        service.inviting.invite(link, KINDER, "ADFC"),
        service.inviting.invite(link, KINDER, "Aufgelöst"),
    )
    service.inviting.withdraw_link(link, gone.id)

    beside = service.organising.create_check(wish(beside=link))

    [again] = [each for each in service.inviting.links(beside) if each.name]
    assert service.access.open(beside).letterhead == TOWN
    assert (again.perspective, again.name, again.withdrawn) == (KINDER, "ADFC", False)
    assert again.link != club.link


def test_what_is_typed_for_the_next_check_goes_before_what_the_last_one_said(service, link):
    service.inviting.write_letterhead(link, TOWN)

    beside = service.organising.create_check(wish(beside=link, letterhead=Letterhead("Land")))

    assert service.access.open(beside).letterhead == Letterhead("Land")


# lists


def test_a_list_of_checks_tells_how_many_sheets_an_open_round_has(service, link):
    came(service, service.inviting.links(link)[0], 2)
    service.answering.answer(link, FREI, 1)

    [entry] = service.known_checks.everything_here()

    assert (entry.sheets, entry.mode, entry.state) == (3, Mode.OPEN, State.OPEN)


def test_a_list_of_checks_says_no_number_of_a_confidential_one_before_its_end_and_then_that_of_the_groups_shown(
    service,
):
    link = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    ways = {each.perspective: each for each in service.inviting.links(link) if each.kind is LinkKind.ANSWER}
    came(service, ways[KINDER], 6)
    came(service, ways[AMT], 4)
    before = service.known_checks.everything_here()[0].sheets

    service.organising.end_check(link)

    assert (before, service.known_checks.everything_here()[0].sheets) == (None, 6)


def test_a_list_of_checks_says_nothing_of_a_confidential_one_whose_groups_are_all_withheld(service):
    link = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    came(service, service.inviting.links(link)[0], 4)

    service.organising.end_check(link)

    assert service.known_checks.everything_here()[0].sheets is None


def test_a_sheet_that_was_taken_out_or_is_empty_is_not_in_the_list(service, link):
    came(service, service.inviting.links(link)[0], 2)
    service.joining.join(service.inviting.links(link)[0].link, KINDER, "leer")
    service.collecting.take_out(link, service.collecting.sheets(link)[0].id, True)

    assert service.known_checks.everything_here()[0].sheets == 1
