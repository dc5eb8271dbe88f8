"""A town in which something stands on every page: checks in each of their states, workshops, a trial with all
that belongs to it, a draft. Sweeps over all pages go through it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from qcheck.addresses import SIGN_IN, SIGN_OUT, on_shelves
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.piloting import Asks, Decision, DecisionKind, TrialLinkKind
from qcheck.records import Scope
from qcheck.service import Measure, MeasureId, MeasureState, Mode, NewCheck, Service
from qcheck.workshop import Sight, Station
from qcheck.workshop.reflection import forward
from tests.live.rooms import Room, room
from tests.result.rooms import answered, fill, viewing
from tests.sheet.devices import invitation, new_check
from tests.shelved import BEN, CITY, account
from tests.trial.rooms import room_with, shown_then_and_now
from tests.trial_dates import date_of, registered
from tests.trials import APPLIED, OPEN, change, trial_link

Pages = dict[str, str]
"""What stands there → its address."""


@dataclass(frozen=True)
class Town:
    """Plain pages, of which the same comes for everybody who has the address; pages of the app; and plain pages
    of whoever is signed in by this `session`, where the installation offers that (`shelved.OFFERED`).
    """

    plain: Pages
    app: Pages
    signed_in: Pages
    session: str


def furnished(service: Service) -> Town:
    """Makes the town in this installation."""
    rooms = (_sheets, _results, _by_hand, _workshops, _trial, _instrument_workshops, _authors)
    plain = _for_everybody()
    for room_of in rooms:
        plain |= room_of(service)
    return Town(plain, _app(service), _signed_in(service), service.accounts.begin(account(service)))


def _signed_in(service: Service) -> Pages:
    """The shelf of somebody with a check of their own, which their organisation and a colleague have, too."""
    wish = NewCheck("Radweg", "Musterheim", "kurzcheck", "planung", Scope(), None)
    link = service.organising.create_check(wish, account(service))
    service.shelves.give(account(service), link, CITY)
    service.shelves.put(account(service, BEN), link)
    return {
        "shelf": "/shelf",
        "shelves of a check": on_shelves(link),
        "account": "/account",
        "sign out": SIGN_OUT,
    }


def _app(service: Service) -> Pages:
    wish = NewCheck(
        "Spielplatz am Bach", "Musterstadt", "kurzcheck", "planung", Scope(), PerspectiveId("verwaltung")
    )
    link = service.organising.create_check(wish)
    hidden = service.organising.create_check(replace(wish, title="Radweg", mode=Mode.CONFIDENTIAL))
    service.answering.answer(link, QuestionId("k-zuhoeren"), 4)
    service.answering.answer(link, QuestionId("k-ziel"), 1)
    service.answering.comment(link, QuestionId("k-zuhoeren"), "Am Runden Tisch.", "")
    service.collecting.add_sheet(link, PerspectiveId("einwohnerschaft"), "Tisch 3")
    due = date(2026, 1, 31)
    measure = service.measures.add_measure(
        link, Measure(MeasureId(""), "Bänke aufstellen", who="Frau Müller", due=due)
    )
    over = answered(service)
    service.organising.end_check(over)
    draft = service.drafting.begin_copy("kurzcheck", "Kurzcheck für uns")
    topic = "dialogbereitschaft"
    return {
        "start": "/",
        "new check": "/new",
        "pick criteria": "/new?new-offer=qualitaetscheck.pick",
        "another check": f"/new?link={link}",
        "check": f"/check?link={link}",
        "confidential check": f"/check?link={hidden}",
        "check that is over": f"/check?link={over}",
        "organise": f"/organise?link={link}",
        "organise a confidential check": f"/organise?link={hidden}",
        "letter": f"/invitation?link={link}",
        "questions": f"/questions?link={link}&criterion=ziele-rahmen",
        "questions of a check that is over": f"/questions?link={over}&criterion=ziele-rahmen",
        "closing questions": f"/questions?link={link}&criterion=closing",
        "all topics": f"/overview?link={link}",
        "profile": f"/profile?link={over}",
        "criterion": f"/criterion?link={over}&criterion={topic}",
        "example, profile": "/profile?example=1",
        "example, matrix": "/matrix?example=1",
        "example, matrix by need": "/matrix?example=1&order=need",
        "example, differences": "/differences?example=1",
        "example, then and now": "/compare?example=1",
        "example, talk": "/talk?example=1",
        "example, criterion": "/criterion?example=1&criterion=zugang-vielfalt",
        "agree": f"/agree?link={link}&criterion={topic}",
        "agree, end": f"/agree?link={link}&criterion=-",
        "measures in the app": f"/measures?link={link}&measure={measure.id}",
        "measures as cards": f"/measures?link={link}&view=cards",
        "measure again": f"/recheck?link={link}&measure={measure.id}",
        "processes": f"/processes?link={link}",
        "figures about questions": "/instrument",
        "preview": "/preview",
        "editions": "/history?catalogue=qualitaetscheck",
        "write": f"/write?link={draft}",
        "write, the text": f"/write?link={draft}&view=text",
        "write, publish": f"/write?link={draft}&view=publish",
        "help": "/help",
        "link that opens nothing": "/check?link=0000",
    }


def _for_everybody() -> Pages:
    chapters = ("", "/check", "/workshop", "/letters", "/notices", "/basis", "/writing")
    return {
        "help without scripts": "/help.html",
        "imprint": "/imprint",
        "privacy": "/privacy",
        "accessibility": "/accessibility",
        **{f"guide{chapter}": f"/guide{chapter}" for chapter in chapters},
        "code": "/join",
        "begin a workshop": "/lead",
        "take a check in": "/bundle",
        "no such address": "/nirgendwo",
        "no such link": f"/a/{'a' * 38}",
        "sign out": SIGN_OUT,
        "shelf of nobody": "/shelf",
        "sign in, without an answer": SIGN_IN,
        "trials": "/trial",
        "begin a trial": "/trial/new",
    }


def _sheets(service: Service) -> Pages:
    """Sheets of the short check, of one that is over, and of one that has not begun."""
    organise = new_check(service)
    way = invitation(service, organise)
    sheet = service.joining.join(way, PerspectiveId("einwohnerschaft"), "town-1")
    first, *_ = service.access.open(sheet).questionnaire.criterion_ids
    full = new_check(service, "qualitaetscheck")
    of_full = service.joining.join(invitation(service, full), PerspectiveId("verwaltung"), "town-2")
    topic = service.access.open(of_full).questionnaire.criterion_ids[0]
    over = new_check(service)
    service.organising.end_check(over)
    done = fill(service, organise, "verwaltung")
    service.answering.finish(done)
    confidential = new_check(service, mode=Mode.CONFIDENTIAL)
    return {
        "invitation": f"/a/{way}",
        "invitation of a confidential check": f"/a/{invitation(service, confidential)}",
        "invitation for one perspective": f"/a/{invitation(service, organise, 'verwaltung')}",
        "invitation to what has not begun": f"/a/{invitation(service, new_check(service, prepared=True))}",
        "invitation to what is over": f"/a/{invitation(service, over)}",
        "question": f"/a/{sheet}/t/{first}",
        "topic": f"/a/{of_full}/t/{topic}",
        "closing": f"/a/{sheet}/closing",
        "overview of a sheet": f"/a/{sheet}/overview",
        "own answers": f"/a/{done}/answers",
        "end of a sheet": f"/a/{done}/end",
        "take a sheet back": f"/a/{done}/withdraw",
        "answer anew": f"/a/{done}/again",
        "take one's own along": f"/a/{done}/take",
        "one's own result": f"/a/{done}/result",
        "sheets as files": f"/one-file/{organise}",
    }


def _results(service: Service) -> Pages:
    organise = answered(service, "qualitaetscheck", verwaltung=3, zivilgesellschaft=2, politik=2)
    view, topic = viewing(service, organise), service.results.result(organise).profile.criteria[0].criterion
    closed = answered(service, mode=Mode.CONFIDENTIAL, verwaltung=5, zivilgesellschaft=1)
    today = service.measures.measure_list(organise).today
    for number, state in enumerate(MeasureState):
        due = today + timedelta(days=30 * number + 30)
        planned = Measure(MeasureId(""), f"{number + 1}. Bank aufstellen", (topic,), "Frau Muster", "", due)
        made = service.measures.add_measure(organise, planned)
        service.measures.change_measure(organise, made.id, {"state": state, "reason": "Siehe Protokoll"}, 1)
    return {
        "result": f"/r/{view}",
        "result, open questions": f"/r/{view}?show=.open",
        "result, comments": f"/r/{view}?show=.comments",
        "result, a criterion": f"/r/{view}?show={topic}",
        "result of a confidential check": f"/r/{viewing(service, closed)}",
        "result without answers": f"/r/{viewing(service, new_check(service))}",
        "measures": f"/m/{service.measures.measures_link(organise).link}",
        "take away": f"/take/{organise}",
        "take away as a viewer": f"/take/{view}",
    }


def _by_hand(service: Service) -> Pages:
    organise = new_check(service)
    return {
        "bring files": f"/bring/{organise}",
        "enter paper": f"/enter/{organise}/paper",
        "enter piles": f"/enter/{organise}/piles",
    }


def _workshops(service: Service) -> Pages:
    """A workshop at each of its stations: what is led, and what the wall shows."""
    pages: Pages = {}
    for station in Station:
        made = _at(service, station)
        pages |= {f"desk, {station}": f"/lead/{made.link}", f"wall, {station}": made.wall}
    for sight in (Sight.STATEMENT, Sight.MATRIX, Sight.AGREED):
        made = _at(service, Station.AGREEING)
        made.show(sight)
        pages[f"wall, {sight}"] = made.wall
    vote = _at(service, Station.CHOOSING)
    service.voting.begin_vote(vote.link, vote.now.revision)
    return pages | {
        "desk, vote": f"/lead/{vote.link}",
        "wall, vote": vote.wall,
        "phone before answering": f"/a/{room(service).invitation}",
        "hands": f"/lead/{_at(service, Station.ANSWERING).link}/hands",
        "minutes": f"/lead/{_at(service, Station.CLOSING).link}/minutes",
    }


def _at(service: Service, station: Station) -> Room:
    made = room(service)
    stations = list(Station)
    if station is not Station.LOBBY:
        made.go(Station.ANSWERING)
        made.answered("verwaltung", 4, 2)
        made.answered("zivilgesellschaft", 1, 2)
    if stations.index(station) >= stations.index(Station.REVEAL):
        made.go(Station.REVEAL)
        made.reveal()
    if stations.index(station) > stations.index(Station.REVEAL):
        first, second, *_ = made.criteria
        made.talk_about(first, second)
        made.agree(first, "yellow", "Es fehlt an Zeit.", "Zwei sehen das anders.")
        made.plan("Bänke aufstellen", "Frau Muster")
        made.go(station)
    return made


def _trial(service: Service) -> Pages:
    made = room_with(service)
    shown_then_and_now(made)
    coordinate = made.coordinate
    soon = (service.clock.now() + timedelta(days=40)).replace(hour=16)  # begins and ends on one day
    pilot_checks = trial_link(service, coordinate, TrialLinkKind.PILOT)
    trial = change(
        service,
        coordinate,
        **OPEN
        | {"apply_day": f"{soon:%d.%m.%Y}", "catalogues": ("kurzcheck",), "asks": frozenset({Asks.MAIL})},
        description="Wir erproben den **Kurzcheck**.\n\n- gemeinsam\n- offen",
    )
    applied = service.applying.apply(trial.name, APPLIED, "town", "de")
    application = service.choosing.applications(coordinate)[0]
    date, other = (
        date_of(service, coordinate, title=title, starts=day, ends=day + timedelta(hours=2), seats=1)
        for title, day in (("Infotermin", soon), ("Treffen", soon + timedelta(days=1)))
    )
    anna = registered(service, coordinate, date.id, "Anna", "anna@example.org")
    question = service.learning.questions(coordinate)[0].id
    decision = Decision(
        "", "kurzcheck", service.learning.questions(coordinate)[0].catalogue.version, DecisionKind.REWORD,
        (question,), reason={"de": "Zu ungenau."}, wordings=({"de": "Das Ziel ist klar."},), by="Redaktion",
    )  # fmt: skip
    service.learning.decide(coordinate, decision)
    service.showing_back.show_to(coordinate, "everybody")
    newcomer = service.piloting.become(trial_link(service, coordinate, TrialLinkKind.JOIN), "Musterdorf")
    public, led = f"/trial/{trial.name}", f"/coordinate/{coordinate}"
    below = {
        "": "",
        "settings": "/settings",
        "end": "/delete",
        "applications": "/applications",
        "application": f"/applications/{application.id}",
        "form of applications": "/applications/form",
        "pilots": "/pilots",
        "pilot": f"/pilots/{service.piloting.pilots(service.trials.coordinate(coordinate))[0].pilot.id}",
        "questions": "/questions",
        "one question": f"/questions/kurzcheck/{question}",
        "new question": "/new-question/kurzcheck",
        "next edition": "/next-edition",
        "dates": "/dates",
        "new date": "/dates/new",
        "date": f"/dates/{date.id}",
        **{f"date, {each}": f"/dates/{date.id}/{each}" for each in ("change", "letter", "attendance")},
        "workshops": "/workshops",
    }
    return {
        "trial": public,
        "trial in other pages": f"{public}/embed",
        "apply": f"{public}/apply",
        "register": f"{public}/dates/{other.id}",
        "register for a full date": f"{public}/dates/{date.id}",
        "what became": f"{public}/became",
        "one's application": f"/application/{applied}",
        "withdraw one's application": f"/application/{applied}/withdraw",
        "registration": f"/registration/{anna}",
        "way in for pilots": f"/pilot/{trial_link(service, coordinate, TrialLinkKind.JOIN)}",
        "pilot": f"/pilot/{pilot_checks}",
        "new pilot": f"/pilot/{newcomer}",
        **{f"coordinate, {name}": led + path for name, path in below.items()},
    }


def _instrument_workshops(service: Service) -> Pages:
    """Workshops about an instrument at their first steps: the desk, the wall and a phone."""
    pages: Pages = {}
    for steps in range(5):
        made = room_with(service)
        for _ in range(steps):
            service.reflecting.move(made.coordinate, made.workshop, made.now.revision, forward)
        pages |= {
            f"instrument desk, step {steps}": made.desk,
            f"instrument wall, step {steps}": made.screen,
            f"instrument phone, step {steps}": made.phones,
        }
    return pages | {
        "instrument questions": f"{made.desk}/questions",
        "instrument minutes": f"{made.desk}/minutes",
        "instrument delete": f"{made.desk}/delete",
    }


def _authors(service: Service) -> Pages:
    return {"draft seen": f"/seen/{service.drafting.begin_copy('kurzcheck', 'Kurzcheck für uns')}"}
