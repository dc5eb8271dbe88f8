"""The room votes on its topics: phones give three dots in secret, the facilitator ends the vote, takes it
over or not.
"""

import re
from datetime import date

import pytest

from qcheck.catalogue import CriterionId
from qcheck.plain.sheet import workshop_phase
from qcheck.service import Invalid, Measure, MeasureId, Mode, NotPossible, Service
from qcheck.service.live.voting import UNKNOWN
from qcheck.workshop import Station
from tests.live.desks import press
from tests.live.rooms import Room, room
from tests.live.test_wall import Nothing
from tests.live.test_wall import text as on_the_wall
from tests.sheet.devices import Device, hidden, new_check, text

SECONDS = iter(range(1_000_000))


@pytest.fixture(autouse=True)
def every_look_is_a_new_one(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service.page_memories, "walls", Nothing())
    monkeypatch.setattr(workshop_phase, "_second", lambda: next(SECONDS))


def choosing(service: Service, mode: Mode = Mode.OPEN, phones: int = 2) -> tuple[Room, list[Device]]:
    """A room at the choice of topics, with phones that have answered."""
    made = room(service, mode=mode)
    made.go(Station.ANSWERING)
    devices = [Device() for _ in range(phones)]
    for device in devices:
        device.post(
            f"/a/{made.invitation}/begin",
            data={"nonce": made.service.joining.new_nonce(), "perspective": "politik"},
        )
    made.answered("verwaltung", 3, 2)
    made.go(Station.REVEAL)
    made.reveal()
    made.go(Station.CHOOSING)
    return made, devices


def voting(service: Service, mode: Mode = Mode.OPEN, phones: int = 2) -> tuple[Room, list[Device]]:
    made, devices = choosing(service, mode, phones)
    service.voting.begin_vote(made.link, made.now.revision)
    return made, devices


def vote(made: Room, device: Device, *topics: int):
    """Sends the form of the page as it stands there."""
    base = f"/a/{made.invitation}"
    ticked = {f"dot-{made.criteria[topic]}": "on" for topic in topics}
    return device.post(f"{base}/vote", data={"sheet": hidden(device.get(base).text)["sheet"]} | ticked)


def seen(made: Room, device: Device) -> str:
    return text(device.get(f"/a/{made.invitation}", follow_redirects=True).text)


def end(made: Room) -> None:
    made.service.voting.end_vote(made.link, made.now.revision)


def test_phones_that_look_at_the_wall_are_led_to_the_vote_and_back(service: Service) -> None:
    made, [phone, _] = choosing(service)
    address = f"/a/{made.invitation}/moment"

    heard = [phone.get(address).json()["moment"]]
    service.voting.begin_vote(made.link, made.now.revision)
    heard.append(phone.get(address).json()["moment"])
    end(made)
    heard.append(phone.get(address).json()["moment"])

    assert heard == ["look", "vote", "look"]


def test_a_phone_gives_its_dots_and_changes_them_until_the_end(service: Service) -> None:
    made, [phone, *others] = voting(service, phones=3)

    answer = vote(made, phone, 0, 1)
    first = phone.get(answer.headers["location"].partition("#")[0]).text
    [vote(made, each, 2) for each in (phone, *others)]
    end(made)

    assert "Ihre Punkte sind gespeichert." in text(first)
    assert first.count(" checked") == 2
    assert made.now.ballot.dots[made.criteria[2]] == 3  # type: ignore[union-attr]
    assert made.now.ballot.ranking == (made.criteria[2],)  # type: ignore[union-attr]


def test_more_than_three_dots_are_refused_in_words_and_stay_as_they_were_ticked(service: Service) -> None:
    made, [phone, _] = voting(service)

    answer = vote(made, phone, 0, 1, 2, 3)

    assert answer.status_code == 422
    assert "Bitte wählen Sie höchstens 3 Themen." in text(answer.text)
    assert answer.text.count(" checked") == 4
    assert made.now.ballot.voters == 0  # type: ignore[union-attr]


def test_until_the_end_nothing_but_the_number_of_phones_is_told_anywhere(service: Service) -> None:
    made, phones = voting(service)
    vote(made, phones[0], 0)
    shown = [
        made.seen(),
        Device().get(f"/lead/{made.link}").text,
        Device().get(f"/lead/{made.link}/minutes").text,
    ]
    vote(made, phones[0], 5)

    again = [
        made.seen(),
        Device().get(f"/lead/{made.link}").text,
        Device().get(f"/lead/{made.link}/minutes").text,
    ]

    assert "Handys, die abgestimmt haben: 1" in on_the_wall(shown[0])
    assert [_timeless(each) for each in again] == [_timeless(each) for each in shown]


def _timeless(html: str) -> str:
    return re.sub(
        r'data-(until|time)="[^"]*"|bis \d\d:\d\d Uhr|um \d\d:\d\d|[^<>]*:\d\d(?: Uhr)?(?=<)', "", html
    )


def test_after_the_end_the_wall_shows_the_dots_most_first(service: Service) -> None:
    made, phones = voting(service, phones=3)
    vote(made, phones[0], 1, 2)
    [vote(made, phone, 2) for phone in phones[1:]]
    end(made)

    shown = on_the_wall(made.seen())

    assert "Echter Gestaltungsspielraum 3 Klares Ziel 1 Bereitschaft zum Dialog 0" in shown


def test_the_facilitator_starts_ends_counts_and_takes_over(service: Service) -> None:
    made, phones = choosing(service, phones=3)
    desk = Device()
    press(desk, made.link, "vote:begin")
    [vote(made, phone, 4, 5) for phone in phones]
    press(desk, made.link, "vote:end")
    press(desk, made.link, "save:dots", **{f"dots::{made.criteria[7]}": "4"})

    press(desk, made.link, "vote:take")

    assert made.now.stage.topics == (made.criteria[7], made.criteria[4], made.criteria[5])


def test_what_was_voted_binds_nobody(service: Service) -> None:
    made, phones = voting(service)
    vote(made, phones[0], 4)
    end(made)
    made.talk_about(made.criteria[0])

    assert made.now.stage.topics == (made.criteria[0],)


def test_next_takes_the_topics_of_a_vote_and_says_so(service: Service) -> None:
    made, phones = voting(service, phones=3)
    service.facilitating.choose(made.link, made.now.revision, [made.criteria[0]])
    [vote(made, phone, 5, 4) for phone in phones]
    desk = Device()
    press(desk, made.link, "vote:end")
    shown = desk.get(f"/lead/{made.link}").text
    ticked = {f"topics::{each}": "on" for each in made.criteria[4:6]}

    press(desk, made.link, "next", **ticked)

    assert "Weiter mit den Themen der Abstimmung" in text(shown)
    assert [f'name="{name}" value="on" checked' in shown for name in ticked] == [True, True]
    assert (made.now.stage.station, made.now.stage.topics) == (Station.TOPICS, tuple(made.criteria[4:6]))


def test_whoever_goes_on_after_a_vote_without_ticks_gets_its_topics_and_can_undo_it(service: Service) -> None:
    made, phones = voting(service, phones=3)
    service.facilitating.choose(made.link, made.now.revision, [made.criteria[0]])
    [vote(made, phone, 5) for phone in phones]
    end(made)
    made.go(Station.TOPICS)
    taken = made.now.stage.topics
    service.facilitating.undo(made.link, made.now.revision)
    service.facilitating.undo(made.link, made.now.revision)

    assert taken == (made.criteria[5],)
    assert made.now.stage.topics == (made.criteria[0],)


def test_a_vote_without_dots_leaves_the_chosen_topics(service: Service) -> None:
    made, _ = voting(service)
    service.facilitating.choose(made.link, made.now.revision, [made.criteria[0]])
    end(made)

    assert made.now.stage.topics == (made.criteria[0],)


def test_a_vote_without_dots_is_told_in_a_sentence(service: Service) -> None:
    made, _ = voting(service)
    end(made)

    shown = made.seen(), Device().get(f"/lead/{made.link}").text

    assert [each.count("<p>Niemand hat einen Punkt gesetzt.</p>") for each in shown] == [1, 1]
    assert "Klares Ziel" not in shown[0]


def test_while_a_vote_runs_its_end_is_the_one_button_in_front(service: Service) -> None:
    made, _ = voting(service)

    shown = Device().get(f"/lead/{made.link}").text

    assert re.findall(r'<button[^>]*class="main"[^>]*value="(?!save)([^"]+)"', shown) == ["vote:end"]


@pytest.mark.parametrize("number", ["-1", "drei", "1001", "1.5"])
def test_what_is_no_number_of_dots_is_refused_and_stays_there(service: Service, number: str) -> None:
    made, _ = voting(service)
    end(made)
    field = f"dots::{made.criteria[0]}"

    answer = press(Device(), made.link, "save:dots", **{field: number})

    assert "Bitte geben Sie eine ganze Zahl von Punkten" in text(answer.text)
    assert f'value="{number}"' in answer.text


def test_dots_are_counted_for_topics_of_the_vote_alone(service: Service) -> None:
    made, _ = voting(service)
    end(made)

    with pytest.raises(Invalid) as refused:
        service.voting.count_dots(made.link, made.now.revision, {CriterionId("fremd"): 2})

    assert refused.value.message == UNKNOWN
    assert not any(made.now.ballot.dots.values())  # type: ignore[union-attr]


def test_minutes_tell_what_was_voted(service: Service) -> None:
    made, phones = voting(service, phones=3)
    [vote(made, phone, 1) for phone in phones]
    end(made)
    service.voting.count_dots(made.link, made.now.revision, {made.criteria[1]: 2})

    minutes = text(Device().get(f"/lead/{made.link}/minutes").text)

    assert (
        "Abstimmung über die Themen Handys, die abgestimmt haben: 3 · im Raum gezählt: 2 Punkte Klares "
        "Ziel: 5 Punkte"
    ) in minutes
    assert "## Abstimmung über die Themen" in minutes


FEWEST = {Mode.OPEN: 3, Mode.CONFIDENTIAL: 5}


@pytest.mark.parametrize("mode", Mode)
def test_dots_of_so_few_phones_that_one_knows_whose_they_are_stay_hidden(
    service: Service, mode: Mode
) -> None:
    made, phones = voting(service, mode, phones=FEWEST[mode] - 1)
    [vote(made, phone, 1) for phone in phones]
    end(made)

    shown = [on_the_wall(made.seen()), text(Device().get(f"/lead/{made.link}").text)]

    told = f"Weniger als {FEWEST[mode]} Handys haben abgestimmt, deshalb bleiben ihre Punkte verborgen."
    assert [told in each for each in shown] == [True, True]
    assert made.now.ballot.ranking == ()  # type: ignore[union-attr]


@pytest.mark.parametrize("mode", Mode)
def test_dots_of_enough_phones_are_shown(service: Service, mode: Mode) -> None:
    made, phones = voting(service, mode, phones=FEWEST[mode])
    [vote(made, phone, 1) for phone in phones]
    end(made)

    assert f"Klares Ziel {FEWEST[mode]}" in on_the_wall(made.seen())


def test_whoever_has_no_sheet_is_told_how_to_take_part(service: Service) -> None:
    made, _ = voting(service)

    assert "Sagen Sie der Moderation, wohin Sie Ihre drei Punkte setzen." in seen(made, Device())


def test_a_form_of_another_sheet_gives_no_dots(service: Service) -> None:
    made, [phone, other] = voting(service)
    sheet = hidden(phone.get(f"/a/{made.invitation}").text)["sheet"]
    other.post(f"/a/{made.invitation}/vote", data={"sheet": sheet, f"dot-{made.criteria[0]}": "on"})

    assert made.now.ballot.voters == 0  # type: ignore[union-attr]


def test_dots_that_come_after_the_end_lead_to_what_it_is_time_for(service: Service) -> None:
    made, [phone, _] = voting(service)
    sheet = hidden(phone.get(f"/a/{made.invitation}").text)["sheet"]
    end(made)

    answer = phone.post(f"/a/{made.invitation}/vote", data={"sheet": sheet, f"dot-{made.criteria[0]}": "on"})

    assert answer.status_code == 303
    assert "Bitte schauen Sie jetzt zur Leinwand" in seen(made, phone)


def test_the_room_votes_at_the_choice_of_topics_alone(service: Service) -> None:
    made, _ = choosing(service)
    made.go(Station.TOPICS)

    with pytest.raises(NotPossible, match="topics are chosen"):
        service.voting.begin_vote(made.link, made.now.revision)


def test_where_the_room_goes_on_with_an_open_vote_phones_go_along(service: Service) -> None:
    made, [phone, _] = voting(service)
    made.go(Station.TOPICS)

    assert phone.get(f"/a/{made.invitation}/moment").json() == {"moment": "look"}


# hands, Wi-Fi, the end


def test_the_wall_shows_the_statement_that_is_read_out_and_goes_along(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    desk, hands = Device(), f"/lead/{made.link}/hands"
    before = made.seen()
    desk.post(hands, data={"question": "2", "then": "show"})
    second = on_the_wall(made.seen())
    desk.post(hands, data={"question": "2", "then": "on"})
    third = on_the_wall(made.seen())
    desk.post(hands, data={"question": "3", "then": "hide"})

    assert "Frage 2 von 12 · Spielplatz am Bach Klares Ziel" in second
    assert (
        "Es ist klar, was die Beteiligung erreichen soll. Heben Sie bitte bei einer Antwort die Hand: "
        "trifft gar nicht zu"
    ) in second
    assert "Frage 3 von 12" in third
    assert _timeless(made.seen()) == _timeless(before)


def test_hands_are_counted_without_showing_anything_where_nobody_asks_for_it(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    before = made.now.stage.sight

    Device().post(f"/lead/{made.link}/hands", data={"question": "2", "then": "on"})

    assert made.now.stage.sight is before


def test_the_joining_page_shows_the_network_of_the_room(service: Service) -> None:
    made = room(service)
    before = made.seen()
    press(Device(), made.link, "save:wifi", **{"wifi::name": "Rathaus Gast", "wifi::password": "so<b>geheim"})

    shown = made.seen()

    assert "Zuerst ins WLAN Rathaus Gast Passwort: so<b>geheim" in on_the_wall(shown)
    assert shown.count("<svg") == before.count("<svg") + 1


def test_a_network_whose_name_is_too_long_is_refused_and_stays_as_typed(service: Service) -> None:
    made = room(service)

    answer = press(Device(), made.link, "save:wifi", **{"wifi::name": "x" * 33, "wifi::password": "geheim12"})

    assert "Der Name eines WLANs hat höchstens 32 Zeichen, sein Passwort höchstens 63." in text(answer.text)
    assert "x" * 33 in answer.text


@pytest.mark.parametrize("shares", [True, False])
def test_the_last_page_leads_those_who_answered_to_the_result_where_they_may_see_it(
    service: Service, shares: bool
) -> None:
    link = new_check(service, prepared=True, shares=shares)
    service.facilitating.start_workshop(link, "90")
    made = Room(service, link)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3)
    made.go(Station.REVEAL)
    made.reveal()
    made.go(Station.CLOSING)

    shown = made.seen()

    assert ("<svg" in shown) is shares
    assert ("Dort sehen Sie das Ergebnis noch einmal." in on_the_wall(shown)) is shares


def test_the_last_page_shows_no_code_that_phones_do_not_get_to(service: Service) -> None:
    link = new_check(service, prepared=True, shares=True)
    service.facilitating.start_workshop(link, "90")
    made = Room(service, link)
    made.go(Station.ANSWERING, Station.REVEAL, Station.CLOSING)

    shown = Device().get(f"{made.wall}/now", headers={"Host": "localhost:8501"}).json()["html"]

    assert "<svg" not in shown
    assert "auf dem Gerät, auf dem Sie geantwortet haben" in on_the_wall(shown)


def test_the_last_page_says_of_each_measure_who_and_by_when(service: Service) -> None:
    link = new_check(service, prepared=True)
    service.facilitating.start_workshop(link, "90")
    made = Room(service, link)
    measure = Measure(MeasureId(""), "Bänke aufstellen", (), "Bauhof", due=date(2027, 3, 31))
    service.outcomes.measure(link, made.now.revision, measure)
    made.go(Station.CLOSING)

    assert "Bänke aufstellen – Bauhof, 31. März 2027" in on_the_wall(made.seen())
