"""Who may take away what: every kind of link, every kind of file, in every state of a check."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from httpx import Response

from qcheck.addresses import DESTINATIONS
from qcheck.catalogue import QuestionId
from qcheck.language import language
from qcheck.records import Keeps, Mode
from qcheck.reports.kinds import KINDS, Format, kind
from qcheck.service import LinkKind, Matter, NotPossible, Service, Shows, WrongLink
from qcheck.service.takeaway.takeables import EVER, OF_THE_RESULT
from tests.link_kinds import link_of, others
from tests.sheet.devices import Device, invitation, new_check, text

EVERY_FILE = [(each, chosen) for each in KINDS for chosen in each.formats]
NAMES = [f"{each.name}.{chosen.name}" for each, chosen in EVERY_FILE]
THERE = {
    LinkKind.ORGANISE: set(Matter) - {Matter.OWN, Matter.PROCESS, Matter.THEN_AND_NOW},
    LinkKind.VIEW: {Matter.RESULT, Matter.PERSPECTIVES},
    LinkKind.SHEET: {Matter.FORM, Matter.OWN},
    LinkKind.ANSWER: {Matter.FORM, Matter.FILL_IN},
    LinkKind.MEASURES: {Matter.MEASURES},
    LinkKind.WALL: set(),
}
"""What each link takes away of an open round in which the organiser has no sheet and nobody sees the result
before its end.
"""


def answered(service: Service, organiser: str, value: int = 4) -> str:
    """A sheet on which something stands, by its own link."""
    sheet = link_of(service, organiser, LinkKind.SHEET)
    service.answering.answer(sheet, first_question(service, sheet), value)
    return sheet


def first_question(service: Service, sheet: str) -> QuestionId:
    [(_, [question, *_]), *_] = service.answering.own_sheet(sheet).asked
    return QuestionId(question.id)


def all_links(service: Service, organiser: str) -> Mapping[LinkKind, str]:
    service.facilitating.start_workshop(organiser, "90")
    return {
        each: answered(service, organiser) if each is LinkKind.SHEET else link_of(service, organiser, each)
        for each in LinkKind
    }


@pytest.fixture(scope="module")
def links(service: Service) -> Mapping[LinkKind, str]:
    return all_links(service, new_check(service))


@pytest.fixture
def confidential(service: Service) -> str:
    return new_check(service, mode=Mode.CONFIDENTIAL)


def status(link: str, name: str) -> int:
    """Of the head alone: then nothing is made."""
    return Device().head(f"/take/{link}/{name}").status_code


def matters(service: Service, link: str) -> set[Matter]:
    return set(service.taking_away.takeable(link).matters)


def test_every_kind_of_link_is_in_the_table() -> None:
    assert set(EVER) == set(THERE) == set(LinkKind)


@pytest.mark.parametrize("link", LinkKind)
def test_a_link_takes_away_what_it_is_for_and_nothing_else(
    links: Mapping[LinkKind, str], link: LinkKind
) -> None:
    answers = {
        f"{asked.name}.{chosen.name}": told(Device().head(f"/take/{links[link]}/{asked.name}.{chosen.name}"))
        for asked, chosen in EVERY_FILE
    }

    assert answers == {
        f"{asked.name}.{chosen.name}": expected(link, asked.matter_of(chosen), chosen)
        for asked, chosen in EVERY_FILE
    }


def told(answer: Response) -> tuple[int, str | None, bool, str]:
    """Its code, the kind of a file that is given, whether it is one to save, and for how long it is kept."""
    given = answer.headers["Content-Type"] if answer.status_code == 200 else None
    saved = "attachment" in answer.headers.get("Content-Disposition", "")
    return answer.status_code, given, saved, answer.headers["Cache-Control"]


def expected(link: LinkKind, matter: Matter, chosen: Format) -> tuple[int, str | None, bool, str]:
    if matter in THERE[link]:
        return 200, chosen.media_type, True, "private, no-store"
    return 409 if matter in EVER[link] else 403, None, False, "private, no-store"


@pytest.mark.parametrize("link", LinkKind)
def test_the_page_lists_what_the_link_takes_away_and_the_way_back(
    links: Mapping[LinkKind, str], link: LinkKind
) -> None:
    page = Device().get(f"/take/{links[link]}")

    assert page.status_code == 200
    assert [name for name in NAMES if f"/{name}?" in page.text] == [
        name
        for name, (asked, chosen) in zip(NAMES, EVERY_FILE, strict=True)
        if asked.matter_of(chosen) in THERE[link]
    ]
    assert language("de").say(DESTINATIONS[link].back) in text(page.text)
    assert f'href="{DESTINATIONS[link].address.format(link=links[link])}"' in page.text


@pytest.mark.parametrize("asked", [LinkKind.ORGANISE, LinkKind.VIEW])
def test_before_the_end_of_a_confidential_check_nothing_of_its_result_leaves(
    service: Service, confidential: str, asked: LinkKind
) -> None:
    link = link_of(service, confidential, asked)

    with pytest.raises(NotPossible, match="has not ended yet"):
        service.taking_away.gathered(link)

    assert matters(service, link).isdisjoint(OF_THE_RESULT | {Matter.ANSWERS})
    assert "noch nicht beendet" in text(Device().get(f"/take/{link}").text)
    assert "noch nicht beendet" in text(Device().get(f"/take/{link}/ratsvorlage.docx").text)


def test_minutes_before_the_end_of_a_confidential_check_hold_nothing_of_its_result(
    service: Service, confidential: str
) -> None:
    service.facilitating.start_workshop(confidential, "90")

    found = service.taking_away.gathered(confidential, Matter.MINUTES)

    assert (found.result.released, found.result.profile.criteria, found.answers) == (False, (), None)


def test_after_its_end_the_result_of_a_confidential_check_leaves_without_its_answers(
    service: Service, confidential: str
) -> None:
    service.organising.end_check(confidential)

    found = service.taking_away.gathered(confidential)

    assert (found.result.released, found.answers) == (True, None)


def test_answers_sheet_by_sheet_leave_by_the_organisers_link_alone(service: Service) -> None:
    organiser = new_check(service)
    answered(service, organiser)
    view = link_of(service, organiser, LinkKind.VIEW)

    assert service.taking_away.gathered(organiser).answers is not None
    assert service.taking_away.gathered(view).answers is None


def test_a_link_to_a_part_takes_away_this_part(service: Service) -> None:
    organiser = new_check(service)
    answered(service, organiser)
    criterion = service.access.open(organiser).questionnaire.criterion_ids[0]
    part = Shows(frozenset({criterion}), comments=False, perspectives=False)
    handed = service.inviting.hand_on(organiser, "Presse", part).link

    found = service.taking_away.gathered(handed)

    assert [row.criterion for row in found.result.profile.criteria] == [criterion]
    assert service.taking_away.file_mark(handed, Matter.RESULT) != service.taking_away.file_mark(
        link_of(service, organiser, LinkKind.VIEW), Matter.RESULT
    )


def test_what_is_gathered_holds_no_link_no_code_and_no_password(
    service: Service, links: Mapping[LinkKind, str]
) -> None:
    service.facilitating.wifi(links[LinkKind.ORGANISE], "Saal", "geheimes-passwort")
    code = service.facilitating.seen(links[LinkKind.ORGANISE]).code

    said = str(service.taking_away.gathered(links[LinkKind.ORGANISE], Matter.MINUTES)) + str(
        service.taking_away.gathered_form(links[LinkKind.SHEET], Matter.OWN)
    )

    assert [each for each in (*links.values(), code, "geheimes-passwort") if each and each in said] == []


def test_once_the_result_is_shared_whoever_answered_may_take_it_away(service: Service) -> None:
    organiser = new_check(service, shares=True)
    sheet, empty = answered(service, organiser), link_of(service, organiser, LinkKind.SHEET)
    before = matters(service, sheet)

    service.organising.end_check(organiser)

    assert Matter.RESULT not in before
    assert Matter.RESULT in matters(service, sheet)
    assert matters(service, empty) == {Matter.FORM}
    with pytest.raises(NotPossible, match="no answer that counts"):
        service.taking_away.gathered(empty)


def test_when_the_answers_have_gone_what_remains_can_be_taken_away(service: Service) -> None:
    organiser = new_check(service, keeps=Keeps.RESULT)
    answered(service, organiser)
    service.organising.end_check(organiser)
    service.organising.delete_answers(organiser)

    assert matters(service, organiser) == {
        Matter.RESULT,
        Matter.PERSPECTIVES,
        Matter.WHOLE,
        Matter.FORM,
        Matter.MEASURES,
    }
    assert service.taking_away.gathered(organiser).answers is None
    with pytest.raises(NotPossible, match="deleted"):
        service.taking_away.gathered(organiser, Matter.MINUTES)


def test_an_organiser_gets_the_check_before_beside_this_one_and_a_viewer_does_not(service: Service) -> None:
    first = new_check(service)
    answered(service, first)
    second = new_check(service, beside=first)
    answered(service, second, 1)

    found = service.taking_away.gathered(second)

    assert found.earlier is not None
    assert (found.earlier.then_link, found.earlier.now_link) == ("", "")
    assert service.taking_away.gathered(first).earlier is None
    assert service.taking_away.gathered(link_of(service, second, LinkKind.VIEW)).earlier is None


def test_a_renewed_or_withdrawn_link_takes_nothing_away_any_more(service: Service) -> None:
    organiser = new_check(service)
    view = next(each for each in service.inviting.links(organiser) if each.kind is LinkKind.VIEW)
    before = status(view.link, "ratsvorlage.docx")

    renewed = service.inviting.renew_link(organiser, view.id)
    after_renewal = status(view.link, "ratsvorlage.docx"), status(renewed.link, "ratsvorlage.docx")
    service.inviting.withdraw_link(organiser, view.id)

    assert (before, after_renewal, status(renewed.link, "ratsvorlage.docx")) == (200, (404, 200), 404)


@pytest.mark.parametrize("asked", others(LinkKind.ORGANISE, LinkKind.MEASURES))
def test_measures_leave_by_their_own_link_and_the_organisers(
    service: Service, links: Mapping[LinkKind, str], asked: LinkKind
) -> None:
    with pytest.raises(WrongLink):
        service.taking_away.gathered_measures(links[asked])


def test_whoever_answered_takes_the_own_sheet_along_below_the_invitation(service: Service) -> None:
    device, stranger = Device(), Device()
    link = invitation(service, new_check(service, "spielplatz", None))
    device.begin(link, perspective="eltern")
    empty = device.head(f"/a/{link}/take/mein-bogen.csv").status_code
    device.save(link, kind="answer", about="dabei", value=4)

    own = device.get(f"/a/{link}/take/mein-bogen.csv")

    assert (empty, own.status_code) == (409, 200)
    assert own.content.decode("utf-8-sig").splitlines()[1].startswith("eltern;dabei;Wir waren dabei.;4;")
    assert stranger.head(f"/a/{link}/take/mein-bogen.csv").status_code == 403
    assert "mein-bogen.csv" in device.get(f"/a/{link}/take").text
    assert "mein-bogen.csv" not in stranger.get(f"/a/{link}/take").text


def test_every_kind_says_what_it_is_for_and_can_be_named_in_an_address() -> None:
    names = [each.name for each in KINDS]

    assert len(names) == len(set(names))
    assert [each.name for each in KINDS if kind(each.name) is not each or not each.formats] == []
    assert [each.name for each in KINDS if not language("de").say(each.purpose).endswith(".")] == []
