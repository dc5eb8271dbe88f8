"""Phones in a workshop: they wait, answer, look at the wall and are done, each at its moment, with and
without scripts.
"""

from datetime import UTC, datetime, timedelta

import pytest

from qcheck.plain.sheet import workshop_phase
from qcheck.service import Mode, Service
from qcheck.workshop import Station
from tests.live.rooms import Room, room
from tests.sheet.devices import Device, invitation, new_check, text

SECONDS = iter(range(1_000_000))


@pytest.fixture(autouse=True)
def every_look_in_a_second_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop_phase, "_second", lambda: next(SECONDS))


@pytest.fixture
def made(service: Service) -> Room:
    return room(service)


def told(device: Device, made: Room) -> str | None:
    return device.get(f"/a/{made.invitation}/moment").json()["moment"]


def told_at(station: Station, device: Device, made: Room) -> str | None:
    made.go(station)
    return told(device, made)


def come_in(made: Room, perspective: str = "politik") -> Device:
    """A phone that has begun its sheet."""
    phone = Device()
    phone.post(
        f"/a/{made.invitation}/begin",
        data={"nonce": made.service.joining.new_nonce(), "perspective": perspective},
    )
    return phone


def opened(device: Device, made: Room) -> str:
    """What stands on the page behind the invitation, wherever it leads."""
    return text(device.get(f"/a/{made.invitation}", follow_redirects=True).text)


def test_phones_are_told_what_it_is_time_for(made: Room) -> None:
    phone = Device()

    heard = [told_at(station, phone, made) for station in Station]

    assert heard == ["wait", "answer", "look", "look", "look", "look", "look", "over"]


def test_in_the_lobby_one_chooses_a_perspective_and_waits(made: Room) -> None:
    before = opened(Device(), made)
    phone = come_in(made)

    waiting = opened(phone, made)

    assert "Aus welcher Perspektive antworten Sie?" in before
    assert "Der Workshop beginnt gleich. Sie können schon teilnehmen." in before
    assert "Gleich geht es los Sie sind dabei." in waiting
    assert "Sie antworten als: Politik" in waiting


def test_whoever_waits_with_the_wrong_perspective_takes_another(made: Room) -> None:
    phone = come_in(made, "politik")
    link, waiting = f"/a/{made.invitation}", phone.get(f"/a/{made.invitation}").text
    offered = phone.fill(f"{link}/perspective", perspective="verwaltung")

    assert f'href="{link}/perspective"' in waiting
    assert offered.headers["location"] == link
    assert "Sie antworten als: Verwaltung" in opened(phone, made)
    assert {str(whose): number for whose, number in made.now.joined.items() if number} == {"verwaltung": 1}


def test_the_waiting_page_loads_itself_again_where_there_are_no_scripts(made: Room) -> None:
    waiting = come_in(made).get(f"/a/{made.invitation}").text

    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in waiting
    assert 'data-stays="wait"' in waiting


def test_nobody_answers_before_it_is_time(made: Room) -> None:
    phone = come_in(made)

    page = phone.get(f"/a/{made.invitation}/t/{made.criteria[0]}")

    assert page.headers["location"] == f"/a/{made.invitation}"


def test_once_opened_the_first_question_is_there(made: Room) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING)

    assert phone.get(f"/a/{made.invitation}").headers["location"].endswith(f"/t/{made.criteria[0]}")


def test_a_check_that_is_open_already_waits_in_the_lobby_too(service: Service) -> None:
    link = new_check(service)
    service.facilitating.start_workshop(link, "45")

    assert "Gleich geht es los" in opened(come_in(Room(service, link)), Room(service, link))


def test_after_the_answering_one_looks_at_the_wall(made: Room) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING, Station.REVEAL)

    seen = opened(phone, made)

    assert "Bitte schauen Sie jetzt zur Leinwand" in seen
    assert "Alles, was gespeichert wurde, zählt." in seen


def test_when_the_workshop_is_over_one_still_sees_ones_own_answers(made: Room) -> None:
    phone, stranger = come_in(made), Device()
    made.go(Station.ANSWERING, Station.CLOSING)
    own = f"/a/{made.invitation}/answers"

    seen = phone.get(own)

    assert own in phone.get(f"/a/{made.invitation}").text
    assert own not in stranger.get(f"/a/{made.invitation}").text
    assert (seen.status_code, f"/a/{made.invitation}/t/" in seen.text) == (200, False)
    assert 'data-stays="over"' in seen.text


def test_a_late_phone_is_welcome_at_the_wall(made: Room) -> None:
    made.go(Station.ANSWERING, Station.REVEAL)

    assert "Schön, dass Sie trotzdem da sind" in opened(Device(), made)


def test_where_the_facilitator_goes_back_the_sheet_is_there_again(made: Room) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING, Station.REVEAL)
    made.service.facilitating.undo(made.link, made.now.revision)

    assert phone.get(f"/a/{made.invitation}").headers["location"].endswith(f"/t/{made.criteria[0]}")


def test_where_the_answering_is_opened_once_more_late_phones_come_in(made: Room) -> None:
    made.go(Station.ANSWERING, Station.REVEAL)
    made.service.facilitating.admit(made.link, made.now.revision, True)

    assert "Aus welcher Perspektive antworten Sie?" in opened(Device(), made)


def test_at_the_end_there_are_thanks_and_what_happens_with_the_results(made: Room) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING, Station.REVEAL, Station.CLOSING)

    seen = opened(phone, made)

    assert "Dieser Workshop ist zu Ende Vielen Dank, dass Sie dabei waren!" in seen
    assert "wird alles gelöscht" in seen


def test_at_the_end_who_answered_and_may_look_is_told_that_the_result_is_here(service: Service) -> None:
    link = new_check(service, prepared=True, shares=True)
    service.facilitating.start_workshop(link, "90")
    made = Room(service, link)
    phone = come_in(made)
    made.go(Station.ANSWERING)
    first = made.now.catalogue.main_criteria[0].questions[0].id
    phone.save(made.invitation, kind="answer", about=first, value=3)
    made.go(Station.REVEAL)
    made.reveal()
    made.go(Station.CLOSING)

    seen = opened(phone, made)

    assert "Das Ergebnis können Sie sich hier ansehen." in seen
    assert "Die Ergebnisse und das Protokoll bekommen Sie von denen" not in seen


def test_the_code_of_yesterdays_workshop_has_a_kind_end(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    code = made.now.code
    made.go(Station.ANSWERING, Station.REVEAL)
    monkeypatch.setattr(made.service.clock, "now", lambda: datetime.now(UTC) + timedelta(days=1))
    phone = Device()

    page = phone.get(phone.get("/join", params={"code": code}).headers["location"])

    assert "Dieser Workshop ist zu Ende" in text(page.text)
    assert '<a class="button" href="/join">Code eingeben</a>' in page.text


def test_a_form_that_comes_after_the_end_is_not_lost_without_a_word(made: Room) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING)
    address = f"/a/{made.invitation}/t/{made.criteria[0]}"
    page = phone.get(address).text
    question = page.split('data-question="')[1].split('"')[0]
    mark = page.split('name="sheet" value="')[1].split('"')[0]
    made.go(Station.REVEAL)

    sent = phone.post(
        address,
        data={"sheet": mark, f"a-{question}": "3", f"seen-a-{question}": "", "then": "on"},
        follow_redirects=True,
    )

    assert "Nicht alles, was Sie zuletzt eingegeben haben, kam vor dem Schluss an." in text(sent.text)


def test_an_answer_sent_by_script_after_the_end_is_refused_with_a_word(made: Room) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING)
    page = phone.get(f"/a/{made.invitation}/t/{made.criteria[0]}").text
    question, mark = (
        page.split('data-question="')[1].split('"')[0],
        page.split('data-sheet="')[1].split('"')[0],
    )
    made.go(Station.REVEAL)

    answer = phone.post(
        f"/a/{made.invitation}/save",
        json={"sheet": mark, "change": {"kind": "answer", "about": question, "value": 3}},
        headers={"Accept": "application/json"},
    )

    assert answer.status_code == 422
    assert answer.json()["said"]


def test_a_phone_that_has_begun_goes_on_where_its_invitation_was_renewed(made: Room) -> None:
    phone, old = come_in(made), made.invitation
    shared = next(each for each in made.service.inviting.links(made.link) if each.code)
    made.service.inviting.renew_link(made.link, shared.id)

    assert phone.get(f"/a/{old}/moment").json() == {"moment": "wait"}


def test_asking_with_a_renewed_invitation_is_no_guess(made: Room) -> None:
    old = made.invitation
    shared = next(each for each in made.service.inviting.links(made.link) if each.code)
    made.service.inviting.renew_link(made.link, shared.id)
    phone = Device("10.0.0.7")

    answers = [phone.get(f"/a/{old}/moment").status_code for _ in range(60)]

    assert set(answers) == {404}
    assert made.service.network_limits.wrong_codes.may_try("10.0.0.7")


def test_a_check_without_a_workshop_has_no_moments(service: Service) -> None:
    link = invitation(service, new_check(service))

    page = Device().get(f"/a/{link}")

    assert Device().get(f"/a/{link}/moment").status_code == 404
    assert "moment.js" not in page.text


def test_all_phones_of_a_second_are_one_look(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop_phase, "_second", lambda: -1)
    looks: list[str] = []
    look, link = made.service.facilitating.moment, made.invitation
    monkeypatch.setattr(made.service.facilitating, "moment", lambda link: looks.append(link) or look(link))

    [Device().get(f"/a/{link}/moment") for _ in range(9)]

    assert len(looks) == 1


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_every_moment_is_said_in_every_language(made: Room, language: str) -> None:
    phone = come_in(made)
    made.go(Station.ANSWERING, Station.REVEAL)

    page = phone.get(f"/a/{made.invitation}", params={"lang": language})

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text


def test_a_confidential_check_stays_closed_and_says_so(service: Service) -> None:
    made = room(service, mode=Mode.CONFIDENTIAL)
    phone = come_in(made)
    made.go(Station.ANSWERING, Station.REVEAL)

    assert "Bitte schauen Sie jetzt zur Leinwand" in opened(phone, made)
