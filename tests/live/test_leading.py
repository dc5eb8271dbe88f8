"""The facilitator's screen without a browser and without scripts: every button is a form, and the store says
what it did.
"""

from __future__ import annotations

import re

import pytest

from qcheck.service import LinkKind, Mode, Service, State
from qcheck.workshop import Sight, Station
from tests.link_kinds import link_of, others
from tests.live.desks import JSON, answered, at, begun, first, form, go, press, revision
from tests.live.rooms import revealed
from tests.sheet.devices import Device, text


@pytest.fixture
def laptop() -> Device:
    return Device()


def stage(service: Service, link: str):
    return service.facilitating.seen(link).stage


# who may


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE))
@pytest.mark.parametrize("address", ["", "/now", "/minutes", "/sure"])
def test_other_links_of_the_check_open_nothing_here(
    service: Service, laptop: Device, kind: LinkKind, address: str
) -> None:
    other = link_of(service, begun(service), kind)

    answer = laptop.get(f"/lead/{other}{address}")

    assert answer.status_code == 403
    assert "Spielplatz" not in answer.text


def test_the_link_of_the_wall_leads_nothing(service: Service, laptop: Device) -> None:
    link = begun(service)
    wall = service.facilitating.seen(link).wall

    answers = (
        laptop.get(f"/lead/{wall}"),
        laptop.post(f"/lead/{wall}/do", data={"do": "next", "revision": "1"}),
    )

    assert [answer.status_code for answer in answers] == [403, 403]
    assert stage(service, link).station is Station.LOBBY


def test_from_the_facilitators_screen_a_way_leads_to_what_can_be_taken_away(
    service: Service, laptop: Device
) -> None:
    link = begun(service)

    page = laptop.get(f"/lead/{link}").text

    assert f'<a href="/take/{link}">Mitnehmen</a>' in page
    assert "Protokoll" in laptop.get(f"/take/{link}").text


def test_a_link_that_opens_nothing_says_so(laptop: Device) -> None:
    assert laptop.get("/lead/0000000000000000000000").status_code == 404


@pytest.mark.parametrize("address", ["/lead", "/lead/{link}/do"])
def test_a_form_of_a_foreign_page_is_refused(service: Service, laptop: Device, address: str) -> None:
    link = begun(service)

    answer = laptop.post(
        address.format(link=link),
        data={"do": "next", "revision": "1"},
        headers={"Origin": "https://elsewhere.example"},
    )

    assert answer.status_code == 403
    assert f'href="{address.format(link=link).removesuffix("/do")}">Zurück zur Seite</a>' in answer.text
    assert stage(service, link).station is Station.LOBBY


# steps


def test_next_and_back_go_through_the_plan(service: Service, laptop: Device) -> None:
    link = begun(service)

    answer = press(laptop, link, "next")
    after = stage(service, link).station
    press(laptop, link, "back")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/lead/{link}")
    assert (after, stage(service, link).station) == (Station.ANSWERING, Station.LOBBY)


@pytest.mark.parametrize("place", range(8))
def test_each_station_of_the_plan_is_one_press_away_and_can_be_looked_at(
    service: Service, laptop: Device, place: int
) -> None:
    link = begun(service)
    answered(service, link)

    press(laptop, link, f"go:{place}")

    assert stage(service, link).place == place
    assert laptop.get(f"/lead/{link}").status_code == 200


def test_the_last_step_can_be_undone(service: Service, laptop: Device) -> None:
    link = begun(service)
    press(laptop, link, "go:4")

    press(laptop, link, "undo")

    assert stage(service, link).station is Station.LOBBY


def test_the_answering_is_closed_and_opened_without_going_on(service: Service, laptop: Device) -> None:
    link = begun(service)
    press(laptop, link, "next")

    press(laptop, link, "close")
    closed = service.facilitating.seen(link).state
    press(laptop, link, "open")

    assert (closed, service.facilitating.seen(link).state) == (State.CLOSED, State.OPEN)
    assert stage(service, link).station is Station.ANSWERING


def test_a_stale_step_is_refused_with_a_word_and_the_page_as_it_is(service: Service, laptop: Device) -> None:
    link = begun(service)
    old = revision(laptop.get(f"/lead/{link}").text)
    service.facilitating.forward(link, int(old))

    answer = laptop.post(f"/lead/{link}/do", data={"do": "next", "revision": old})

    assert answer.status_code == 409
    assert "Jemand anderes hat diesen Workshop gerade weitergeschaltet" in text(answer.text)
    assert revision(answer.text) == str(service.facilitating.seen(link).revision)
    assert stage(service, link).station is Station.ANSWERING


def test_what_was_typed_on_a_page_that_is_old_is_kept_although_its_step_is_refused(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.AGREEING)
    old = form(laptop.get(f"/lead/{link}").text)
    current = stage(service, link).criterion
    go(service, link, Station.MEASURES, Station.AGREEING)

    answer = laptop.post(
        f"/lead/{link}/do",
        data=old | {"do": "next", f"agree:{current}:light": "red", f"agree:{current}:reason": "Zu laut"},
    )

    assert answer.status_code == 409
    assert "Jemand anderes hat diesen Workshop" in text(answer.text)
    assert (
        service.facilitating.seen(link).agreed[current].light,
        service.facilitating.seen(link).agreed[current].reason,
    ) == (
        "red",
        "Zu laut",
    )
    assert stage(service, link).station is Station.AGREEING


def test_an_agreement_that_lacks_its_light_stays_on_the_page_of_another_topic(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.AGREEING)
    old = form(laptop.get(f"/lead/{link}").text)
    before = stage(service, link).criterion
    press(laptop, link, "talk:1")

    answer = laptop.post(
        f"/lead/{link}/do", data=old | {"do": "save:agree", f"agree:{before}:reason": "Zu laut"}
    )

    assert answer.status_code == 422
    assert "Noch nicht gespeichert" in answer.text
    assert "Zu laut" in answer.text


@pytest.mark.parametrize(
    ("button", "status"),
    [
        *((button, 422) for button in ("", "nonsense", "show:nonsense", "clock:nonsense", "reveal:nothing")),
        *((button, 409) for button in ("go:x", "talk:99")),
        ("drop:nothing", 303),
    ],
)
def test_a_button_that_nobody_drew_breaks_nothing(
    service: Service, laptop: Device, button: str, status: int
) -> None:
    link = at(service, Station.TOPICS)

    answer = laptop.post(
        f"/lead/{link}/do", data={"do": button, "revision": str(service.facilitating.seen(link).revision)}
    )

    assert answer.status_code == status
    assert stage(service, link).station is Station.TOPICS


def test_the_address_of_the_forms_opened_by_hand_leads_to_the_page(service: Service, laptop: Device) -> None:
    link = begun(service)

    assert laptop.get(f"/lead/{link}/do").headers["location"] == f"/lead/{link}"


def test_the_script_is_told_the_word_alone(service: Service, laptop: Device) -> None:
    link = begun(service)

    answer = laptop.post(f"/lead/{link}/do", data={"do": "next", "revision": "77"}, headers=JSON)

    assert answer.status_code == 409
    assert answer.json()["said"].startswith("Jemand anderes hat diesen Workshop gerade weitergeschaltet")


# a confidential check


def test_a_confidential_check_is_closed_only_after_it_was_asked_twice(
    service: Service, laptop: Device
) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    go(service, link, Station.ANSWERING)

    first_time = press(laptop, link, "next").headers["location"]
    asked = laptop.get(first_time).text
    second_time = laptop.post(
        f"/lead/{link}/do", data={"do": "next", "revision": revision(asked), "sure": "1"}
    ).headers["location"]
    still = service.facilitating.seen(link).state
    asked_again = laptop.get(second_time).text
    laptop.post(f"/lead/{link}/do", data={"do": "next", "revision": revision(asked_again), "sure": "2"})

    assert "Den vertraulichen Check beenden?" in asked
    assert "Wirklich endgültig beenden?" in asked_again
    assert (still, service.facilitating.seen(link).state) == (State.OPEN, State.CLOSED)


@pytest.mark.parametrize("button", ["go:2", "go:7", "close"])
def test_every_way_of_closing_it_asks(service: Service, laptop: Device, button: str) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    go(service, link, Station.ANSWERING)

    answer = press(laptop, link, button)

    assert "/sure?" in answer.headers["location"]
    assert service.facilitating.seen(link).state is State.OPEN


def test_after_a_confidential_check_is_closed_there_is_nothing_to_undo(
    service: Service, laptop: Device
) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    go(service, link, Station.ANSWERING, Station.REVEAL)

    shown = laptop.get(f"/lead/{link}").text

    assert 'value="undo"' not in shown
    assert 'value="open"' not in shown
    assert laptop.get(f"/lead/{link}/sure?do=next&revision=1").headers["location"] == f"/lead/{link}"


def test_in_a_confidential_check_small_numbers_are_words(service: Service, laptop: Device) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    answered(service, link, (("verwaltung", 3),))

    shown = laptop.get(f"/lead/{link}").text

    assert shown.count("weniger als 5") == 2 * len(service.facilitating.seen(link).joined)


@pytest.mark.parametrize(
    ("mode", "people", "told"),
    [
        (
            Mode.CONFIDENTIAL,
            [("verwaltung", 3)] * 5 + [("politik", 1)] * 4,
            ["nur eine Sicht: Verwaltung · 1\xa0Perspektive nicht gezeigt (zu wenige Bögen)"],
        ),
        (Mode.OPEN, [("verwaltung", 3)], ["nur eine Sicht: Verwaltung"]),
        (Mode.OPEN, [("verwaltung", 3), ("politik", 1)], []),
    ],
)
def test_whoever_leads_is_told_whose_answers_the_result_is_made_of(
    service: Service, laptop: Device, mode: Mode, people: list[tuple[str, int]], told: list[str]
) -> None:
    link = begun(service, mode)
    answered(service, link, tuple(people))
    go(service, link, Station.REVEAL)

    shown = laptop.get(f"/lead/{link}").text

    assert re.findall(r'id="whose"><strong>(.*?)<', shown) == told


# what is shown


def test_before_the_reveal_the_page_tells_no_result(service: Service, laptop: Device) -> None:
    link = begun(service)
    answered(service, link)
    before = laptop.get(f"/lead/{link}").text

    go(service, link, Station.REVEAL)
    shown = laptop.get(f"/lead/{link}").text

    assert " von 100" not in text(before + shown)


def test_the_profile_is_revealed_criterion_by_criterion_and_whole(service: Service, laptop: Device) -> None:
    link = begun(service)
    answered(service, link)
    go(service, link, Station.REVEAL)

    press(laptop, link, f"reveal:{first(service, link)}")
    one = laptop.get(f"/lead/{link}").text
    press(laptop, link, "reveal")

    assert text(one).count(" von 100") == 1
    assert stage(service, link).whole


@pytest.mark.parametrize("sight", sorted(set(Sight) - {Sight.STATEMENT}))
def test_whatever_the_wall_can_show_it_shows_at_a_press(
    service: Service, laptop: Device, sight: Sight
) -> None:
    """All but the statement that is read aloud: that has its button where hands are counted."""
    link = at(service, Station.CHOOSING)
    service.voting.begin_vote(link, service.facilitating.seen(link).revision)
    service.voting.end_vote(link, service.facilitating.seen(link).revision)
    go(service, link, Station.TOPICS)

    press(laptop, link, f"show:{sight}:0")

    assert stage(service, link).sight is sight


def test_what_the_wall_must_not_show_yet_has_no_button(service: Service, laptop: Device) -> None:
    shown = laptop.get(f"/lead/{begun(service)}").text

    assert re.findall(r'value="show:(\w+):0"', shown) == ["join", "count", "quiet", "end"]


def test_long_sights_are_offered_page_by_page(service: Service, laptop: Device) -> None:
    made = revealed(service, catalogue="qualitaetscheck")
    made.go(Station.MEASURES)
    for number in range(6):
        made.plan(f"Maßnahme {number}, {'ausführlich beschrieben, ' * 7}")

    page = laptop.get(f"/lead/{made.link}").text.partition('id="show"')[2]
    offered = re.findall(r'value="show:(?:profile|matrix|measures):\d"[^>]*>([^<]+)', page)

    assert offered == [
        "Das Profil, Seite 1",
        "Das Profil, Seite 2",
        "Die Perspektiven im Vergleich, Seite 1",
        "Die Perspektiven im Vergleich, Seite 2",
        "Die Maßnahmen, Seite 1",
        "Die Maßnahmen, Seite 2",
    ]


def test_a_silence_begins_and_ends(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)

    press(laptop, link, "show:quiet")
    silent = stage(service, link).sight
    press(laptop, link, "show:topic:0")

    assert (silent, stage(service, link).sight) == (Sight.QUIET, Sight.TOPIC)


def test_the_wall_gets_a_new_link(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)
    before = service.facilitating.seen(link).wall

    press(laptop, link, "wall")

    assert service.facilitating.seen(link).wall != before


# topics


def test_the_proposed_topics_are_ticked_at_first(service: Service, laptop: Device) -> None:
    shown = laptop.get(f"/lead/{at(service, Station.CHOOSING)}").text

    assert len(re.findall(r'name="topics::[\w-]+" value="on" checked', shown)) == 3


def test_topics_are_chosen_and_put_in_another_order(service: Service, laptop: Device) -> None:
    link = at(service, Station.CHOOSING)
    one, two, three, four = [each.id for each in service.facilitating.seen(link).catalogue.main_criteria][:4]

    tick(laptop, link, one, two)
    press(laptop, link, f"up:{two}")
    tick(laptop, link, one, two, three, four)
    press(laptop, link, f"down:{one}")

    assert stage(service, link).topics == (two, three, one, four)
    assert "Dafür reicht die Zeit nicht: 33 Minuten genügen für 3 Themen" in text(
        laptop.get(f"/lead/{link}").text
    )


def tick(laptop: Device, link: str, *topics: str) -> None:
    """Ticks these and no others."""
    there = form(laptop.get(f"/lead/{link}").text)
    fields = {
        name: text
        for name, text in there.items()
        if not name.startswith("topics::") or name == "topics::seen"
    }
    laptop.post(
        f"/lead/{link}/do", data=fields | {"do": "save:topics"} | {f"topics::{each}": "on" for each in topics}
    )


def test_another_topic_is_one_press_away(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)

    press(laptop, link, "talk:2")

    assert stage(service, link).topic == 2


@pytest.mark.parametrize(
    ("button", "running", "seconds"),
    [("clock:pause", False, 660), ("clock:add:1", True, 720), ("clock:add:5", True, 960)],
)
def test_the_clock_stops_and_gets_more_time(
    service: Service, laptop: Device, button: str, running: bool, seconds: int
) -> None:
    link = at(service, Station.TOPICS)

    press(laptop, link, button)
    clock = stage(service, link).clock

    assert (clock.until is not None) is running
    assert clock.seconds(service.facilitating.seen(link).now) == pytest.approx(seconds, abs=10)


def test_a_stopped_clock_goes_on(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)
    press(laptop, link, "clock:pause")

    press(laptop, link, "clock:run")

    assert stage(service, link).clock.until is not None


def test_the_minutes_of_the_plan_can_be_changed(service: Service, laptop: Device) -> None:
    link = begun(service)

    press(laptop, link, "save:plan", **{"topics": "20", "choosing": "0"})
    refused = press(laptop, link, "save:plan", **{"topics": "viele"})

    assert {stop.station: stop.minutes for stop in stage(service, link).plan}[Station.TOPICS] == 20
    assert Station.CHOOSING not in {stop.station for stop in stage(service, link).plan}
    assert (refused.status_code, 'value="viele"' in refused.text) == (422, True)


# for the script


def test_the_pieces_come_only_where_something_has_changed(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)

    seen = laptop.get(f"/lead/{link}/now").json()
    again = laptop.get(f"/lead/{link}/now?seen={seen['mark']}").json()
    press(laptop, link, "talk:1")
    moved = laptop.get(f"/lead/{link}/now?seen={seen['mark']}").json()

    assert again == {"mark": seen["mark"]}
    assert "html" in moved


@pytest.mark.parametrize(("mode", "offered"), [(Mode.OPEN, True), (Mode.CONFIDENTIAL, False)])
def test_paper_and_hands_are_offered_only_where_they_can_be_entered(
    service: Service, laptop: Device, mode: Mode, offered: bool
) -> None:
    page = laptop.get(f"/lead/{begun(service, mode)}").text

    assert ('value="to:paper"' in page, 'value="to:hands"' in page) == (offered, offered)
    assert ("Papier und Handzeichen würden zeigen" in page) is not offered
