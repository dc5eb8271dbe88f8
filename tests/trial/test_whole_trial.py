"""A whole trial, played from its first date to its deletion: over HTTP as people play it, day by day."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.piloting import Asks, DateKind, Decision, DecisionKind, RegistrationState, Who
from qcheck.records import Mode, Scope
from qcheck.service import Fit, Gone, NewCheck, UnknownLink, open_service
from qcheck.settings import Settings
from qcheck.stats import Number
from qcheck.workshop import WorkshopKind
from tests.attack.routes import everything
from tests.sheet.devices import Device, hidden, invitation, text
from tests.trial.rooms import Room
from tests.trial.test_workshops import AT_VOTING
from tests.trial_dates import date_of
from tests.trials import APPLIED, change, made

QUESTIONS = [f"f{number}" for number in range(1, 21)]
OTHERS = [question for question in QUESTIONS if question != "f7"]
CATALOGUE = (
    "id: erprobt\nversion: 1.0.0\nstatus: trial\ntitle: Erprobt\nperspectives:\n"
    "  - {id: amt, title: Amt}\n  - {id: verein, title: Verein}\ncriteria:\n"
    + "".join(
        f"  - id: k{part}\n    title: Kriterium {part}\n    questions:\n"
        + "".join(
            f"      - {{id: f{number}, text: Frage {number} ist klar.}}\n"
            for number in range(5 * part - 4, 5 * part + 1)
        )
        for part in range(1, 5)
    )
)
START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SEATS, PEOPLE, AT_ONCE, CANCELLED = 20, 55, 12, 3
APPLICATIONS, PILOTS, SHEETS = 14, 8, 20


@pytest.fixture(scope="module")
def at(service):
    """Sets the day on which everything happens."""

    def set_day(days: float) -> None:
        service.clock.now = lambda: START + timedelta(days=days)

    before = service.clock.now
    set_day(0)
    yield set_day
    service.clock.now = before


@pytest.fixture(scope="module")
def coordinate(service, at):
    """The trial: public, with two information dates of the same content."""
    (Settings().criteria / "erprobt.yaml").write_text(CATALOGUE, encoding="utf-8")
    link = made(service, "Erprobung 2026")
    change(
        service,
        link,
        name="erprobung-2026",
        is_public=True,
        catalogues=("erprobt",),
        responsible="Stiftung",
        contact="030 123",
        asks=frozenset({Asks.MAIL}),
        apply_day="30.09.2026",
        apply_time="18:00",
        deletes="31.05.2027",
    )
    return link


@pytest.fixture(scope="module")
def name(service, coordinate):
    """The trial's name in the address of its public page."""
    return service.trials.open(coordinate).trial.name


@pytest.fixture(scope="module")
def evenings(service, coordinate):
    """Two dates of the same content with 40 seats together."""
    first = date_of(
        service,
        coordinate,
        title="Was wir vorhaben",
        starts=START + timedelta(days=14),
        ends=START + timedelta(days=14, hours=2),
        seats=SEATS,
    )
    second = date_of(
        service,
        coordinate,
        title="Was wir vorhaben",
        starts=START + timedelta(days=16),
        ends=START + timedelta(days=16, hours=2),
        seats=SEATS,
        like=first.id,
    )
    return first, second


@pytest.fixture(scope="module")
def own_pages(name, evenings):
    """55 people register, 12 of them at the same moment; gives the address of each one's own page, by date."""
    people = [(number, evenings[number % 2]) for number in range(PEOPLE)]
    forms = [_register(name, date) for _, date in people]

    def send(one) -> str:
        (number, _), (device, form) = one
        return device.post(
            form["action"], data=form | {"name": f"Person {number}", "mail": f"p{number}@example.org"}
        ).headers["location"]

    those = list(zip(people, forms, strict=True))
    one_by_one = [send(each) for each in those[:-AT_ONCE]]
    with ThreadPoolExecutor(AT_ONCE) as hall:
        together = list(hall.map(send, those[-AT_ONCE:]))
    return {
        each.id: [page for (_, date), page in zip(people, one_by_one + together, strict=True) if date == each]
        for each in evenings
    }


def _register(name: str, date):
    address = f"/trial/{name}/dates/{date.id}"
    device = Device(f"device-{date.id}-{id(object())}")
    return device, hidden(device.get(address).text) | {"action": address}


def _states(service, coordinate, date):
    return [each.state for each in service.registering.people(coordinate, date.id)]


def test_forty_have_seats_and_fifteen_wait(service, coordinate, evenings, own_pages):
    states = [_states(service, coordinate, each) for each in evenings]

    seats, waiting = (
        [found.count(state) for found in states]
        for state in (RegistrationState.SEAT, RegistrationState.WAITING)
    )
    assert (seats, sum(waiting)) == ([SEATS, SEATS], PEOPLE - 2 * SEATS)
    assert len({page for pages in own_pages.values() for page in pages}) == PEOPLE


def test_three_cancel_and_three_move_up(service, coordinate, evenings, own_pages):
    first = evenings[0]
    waiting_before = _states(service, coordinate, first).count(RegistrationState.WAITING)

    for page in own_pages[first.id][:CANCELLED]:
        Device().post(f"{page}/cancel")

    states = _states(service, coordinate, first)
    assert states.count(RegistrationState.SEAT) == SEATS
    assert states.count(RegistrationState.WAITING) == waiting_before - CANCELLED


def test_the_public_page_tells_the_seats_and_nobody(name, evenings, own_pages):
    page = Device().get(f"/trial/{name}")

    assert "Ausgebucht" in text(page.text)
    assert "@example.org" not in page.text
    assert "Person 1" not in page.text


@pytest.fixture(scope="module")
def applied(at, name, own_pages):
    """14 apply; gives the address of each one's own page."""
    at(20)
    return [
        Device(f"town-{number}")
        .fill(f"/trial/{name}/apply", **(APPLIED | {"a.municipality": f"Stadt {number:02}"}))
        .headers["location"]
        for number in range(APPLICATIONS)
    ]


@pytest.fixture(scope="module")
def pilots(service, at, coordinate, applied):
    """Eight are accepted and find their link on their own page; the others are declined."""
    at(31)
    device = Device()
    for number, each in enumerate(sorted(service.choosing.applications(coordinate), key=lambda one: one.id)):
        page = f"/coordinate/{coordinate}/applications/{each.id}"
        if number < PILOTS:
            device.fill(page, does="accept", pilot=f"Pilot {number}", text="Wir freuen uns.")
        else:
            device.fill(page, does="decline", text="Diesmal leider nicht.")
    own = [Device().get(page.partition("?")[0]).text for page in applied]
    return [found[1] for page in own if (found := re.search(r"/pilot/(\w{38})", page))]


def test_after_the_last_moment_nobody_applies_and_nobody_sees_another_one(name, applied, pilots):
    late = Device().fill(f"/trial/{name}/apply", **APPLIED)
    own = text(Device().get(applied[0].partition("?")[0]).text)

    assert late.status_code == 409
    assert "Stadt 00" in Device().get(applied[0].partition("?")[0]).text
    assert "Stadt 01" not in own
    assert len(pilots) == PILOTS


def _answered(service, organise: str, first: int) -> None:
    """20 sheets, each with an answer to every second question and something said about one: every fourth about
    the seventh.
    """
    ways = [invitation(service, organise, each) for each in ("amt", "verein")]
    for number in range(SHEETS):
        way = ways[number % 2]
        sheet = service.joining.join(
            way, PerspectiveId(("amt", "verein")[number % 2]), service.joining.new_nonce()
        )
        for place, question in enumerate(QUESTIONS[number % 2 :: 2]):
            service.answering.answer(sheet, QuestionId(question), (place + number + first) % 4 + 1)
        said = QuestionId("f7" if number % 4 == 0 else OTHERS[(number + first) % 19])
        marks = {Fit.UNCLEAR} if said == "f7" else {Fit.IMPORTANT}
        service.feedback.say_of_question(
            sheet, said, marks, "Was heißt klar?" if said == "f7" else "", service.feedback.new_word(), "de"
        )
    service.organising.end_check(organise)


@pytest.fixture(scope="module")
def checks(service, at, pilots, tmp_path_factory):
    """The pilots' checks with 160 sheets; that of the last pilot comes from another installation as a file.
    Gives the links to organise those that are here.
    """
    at(60)
    organised = []
    for number, pilot in enumerate(pilots[:-1]):
        organise = service.organising.create_check(
            NewCheck(f"Prozess {number}", f"Stadt {number:02}", "erprobt", None, Scope(), None, Mode.OPEN)
        )
        joined = Device().post(f"/pilot/{pilot}", data={"organise": organise})
        assert joined.headers["location"] == f"/pilot/{pilot}?done=joined"
        _answered(service, organise, number)
        organised.append(organise)
    there = Settings(data=tmp_path_factory.mktemp("dort")).prepared()
    (there.criteria / "erprobt.yaml").write_text(CATALOGUE, encoding="utf-8")
    with closing(open_service(there)) as elsewhere:
        elsewhere.clock.now = service.clock.now
        organise = elsewhere.organising.create_check(
            NewCheck("Prozess dort", "Nebenan", "erprobt", None, Scope(), None, Mode.OPEN)
        )
        _answered(elsewhere, organise, PILOTS)
        bundle = elsewhere.bundle_exchange.of_process(organise)
    brought = Device().post(f"/pilot/{pilots[-1]}/bring", files={"file": ("prozess.qcheck.json", bundle)})
    [link] = set(re.findall(r"/check\?link=(\w{38})", brought.text))
    assert service.access.open(link).title == "Prozess dort"
    return organised


def test_the_coordinator_sees_who_is_how_far_and_no_light(service, coordinate, checks):
    page = text(Device().get(f"/coordinate/{coordinate}/pilots").text)

    assert all(f"Pilot {number}" in page for number in range(PILOTS))
    assert "gut aufgestellt" not in page


def test_what_all_said_is_put_together_the_most_marked_question_first(service, coordinate, checks):
    first, *others = service.learning.questions(coordinate)

    assert (first.id, first.marks[Fit.UNCLEAR]) == ("f7", PILOTS * SHEETS // 4)
    assert len([each for each in (first, *others) if each.people]) == len(QUESTIONS)
    assert [(each.figures.answered.asked, each.figures.answered.points) for each in first.asked] == [
        (Number(PILOTS * SHEETS, PILOTS), PILOTS * SHEETS // 2)
    ]
    assert "Was heißt klar?" in text(Device().get(f"/coordinate/{coordinate}/questions/erprobt/f7").text)


@pytest.fixture(scope="module")
def workshop(service, at, coordinate, checks):
    """A reflection workshop with 15 phones, at a date for pilots: it rewords the first question."""
    at(80)
    date_of(
        service,
        coordinate,
        title="Reflexion",
        kind=DateKind.REFLECTION,
        who=Who.PILOTS,
        starts=START + timedelta(days=81),
        ends=START + timedelta(days=81, hours=2),
    )
    begun = service.reflecting.begin(coordinate, WorkshopKind.REFLECTION, "Reflexion", "online")
    room, phones = Room(service, coordinate, begun), [Device() for _ in range(15)]
    at(81)
    room.go(AT_VOTING)
    for number, phone in enumerate(phones):
        phone.fill(room.phones, said="reword" if number < 9 else "drop")
    room.go()
    shown = text(room.seen())
    room.go()
    Device().fill(
        room.desk,
        do="forward",
        kind="reword",
        reason="Niemand weiß, was klar heißt.",
        **{"wording-1": "Es steht fest, wer entscheidet."},
    )
    return shown


def test_the_room_sees_its_vote_and_its_decision_is_kept(service, coordinate, workshop):
    (decision,) = service.learning.decisions(coordinate)

    assert "umformulieren 9-mal" in workshop
    assert (decision.kind, decision.questions) == (DecisionKind.REWORD, ("f7",))


@pytest.fixture(scope="module")
def edition(service, coordinate, workshop):
    """The next edition from what was decided: one question reworded, one dropped."""
    opened = service.trials.open(coordinate)
    service.learning.decide(
        coordinate,
        Decision(
            opened.trial.id,
            "erprobt",
            "1.0.0",
            DecisionKind.DROP,
            (QuestionId("f20"),),
            reason={"de": "Sagt dasselbe wie Frage 19."},
            by="Redaktion",
        ),
    )
    draft = service.learned_drafts.make(coordinate, "erprobt")
    assert draft.left == ()
    seen = service.drafting.publication(draft.link)
    service.drafting.publish(draft.link, seen.proposed, "trial", "Aus der Erprobung.")
    return seen.proposed


def test_the_edition_says_what_changed_and_why(service, edition):
    catalogue = service.shelf.edition("erprobt", edition).catalogue

    assert catalogue.questions["f7"].text.say("de") == "Es steht fest, wer entscheidet."
    assert "f20" not in catalogue.questions
    assert {(each.item, each.why.say("de")) for each in catalogue.changes} == {
        ("f7", "Niemand weiß, was klar heißt."),
        ("f20", "Sagt dasselbe wie Frage 19."),
    }


def test_a_pilot_goes_on_with_it_and_sees_what_became_of_what_was_said(service, edition, checks, pilots):
    first = checks[0]
    service.moving.move(first, edition)

    assert service.access.open(first).catalogue.version == edition
    page = text(Device().get(f"/pilot/{pilots[0]}").text)
    assert "Das ist daraus geworden" in page
    assert "Es steht fest, wer entscheidet." in page


def test_the_closing_workshop_shows_the_way_of_the_instrument(service, at, coordinate, edition):
    at(110)
    begun = service.reflecting.begin(coordinate, WorkshopKind.CLOSING, "Abschluss", "Rathaus")
    room = Room(service, coordinate, begun)
    room.go()

    assert edition in text(room.seen())


def test_on_its_day_the_trial_goes_and_the_checks_stay(
    service, at, coordinate, name, own_pages, checks, edition
):
    pages = [page for of_date in own_pages.values() for page in of_date]
    at((date(2027, 5, 31) - START.date()).days + 0.5)
    service.upkeep.believe_clock()

    with pytest.raises((Gone, UnknownLink)):
        service.trials.open(coordinate)
    assert Device().get(f"/trial/{name}").status_code == 404
    assert {Device().get(page).status_code for page in pages[:5]} == {404}
    left = {table: rows for table, rows in everything(service).items() if rows}
    assert "@example.org" not in repr(left)
    assert "Person 1" not in repr(left)
