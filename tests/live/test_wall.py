"""The wall: what each sight shows, what it never shows, and whom it lets in."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.catalogue import CriterionId
from qcheck.plain.live.wall import wall_drawing as live_wall
from qcheck.plain.live.wall.hyphens import hyphenated
from qcheck.service import Mode, Service
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.service.live.workshop_assembly import only
from qcheck.workshop import Sight, Station
from tests.live.rooms import Room, revealed, room
from tests.sheet.devices import Device
from tests.sheet.devices import text as every_word


@pytest.fixture(autouse=True)
def without_memory(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wall that has drawn nothing yet: else two looks within a second are one."""
    monkeypatch.setattr(service.page_memories, "walls", Nothing())


class Nothing(StampedCache):
    def recall(self, about, stamp, compute):  # type: ignore[no-untyped-def]
        return compute()


# what is seen


def test_the_lobby_shows_the_way_in_and_how_many_have_come(service: Service) -> None:
    made = room(service)
    made.join("politik")

    seen = text(made.seen())

    assert "testserver /join" in seen
    assert "http" not in seen
    assert str(made.now.code) in seen
    assert "Schon da: 1" in seen
    assert "Offene Runde: Die Antworten sind nicht anonym." in seen


def test_the_pattern_leads_to_the_invitation(service: Service) -> None:
    made = room(service)
    before = made.seen()
    shared = next(each for each in service.inviting.links(made.link) if each.code)
    service.inviting.renew_link(made.link, shared.id)

    assert pattern(made.seen()) != pattern(before)


def test_a_withdrawn_invitation_leaves_neither_code_nor_pattern(service: Service) -> None:
    made = room(service)
    shared = next(each for each in service.inviting.links(made.link) if each.code)
    service.inviting.withdraw_link(made.link, shared.id)

    seen = made.seen()

    assert "Die Einladung ist im Moment zurückgezogen." in text(seen)
    assert "<svg" not in seen


def test_answering_shows_how_many_are_here_and_done(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 2)
    made.join("politik")

    seen = text(made.seen())

    assert "Verwaltung 2 2" in seen
    assert "Politik 1 0" in seen
    assert "Alle Perspektiven 3 2" in seen


def test_a_confidential_survey_tells_no_small_number_and_none_that_follows_from_a_sum(
    service: Service,
) -> None:
    made = room(service, mode=Mode.CONFIDENTIAL)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 6)
    made.join("politik")

    seen = text(made.seen())

    assert (
        "Verwaltung 5 bis 9 5 bis 9 Zivilgesellschaft weniger als 5 weniger als 5 Politik weniger als 5 "
        "weniger als 5"
    ) in seen
    assert "Alle Perspektiven mindestens 5 mindestens 5" in seen


def test_before_the_reveal_the_wall_is_quiet(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 2)
    made.go(Station.REVEAL)

    assert "Alle Antworten sind da. Gleich sehen wir uns das Ergebnis gemeinsam an." in text(made.seen())


@pytest.mark.parametrize("missing", ["result", "topic"])
def test_what_is_not_out_is_not_drawn_whatever_the_stage_says(
    service: Service, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    made = revealed(service)
    made.talk_about(CriterionId(made.now.questionnaire.criteria[0].id))
    result = service.facilitating.workshop_result(made.link)
    before = made.seen()
    monkeypatch.setattr(
        service.facilitating, "workshop_result", lambda _: only(result, ()) if missing == "topic" else None
    )

    assert made.now.stage.sight is Sight.TOPIC
    assert 'class="sight fitted topic"' in before
    assert 'class="sight fitted quiet"' in made.seen()


def test_where_somebody_was_not_done_the_wall_does_not_say_that_all_answers_are_in(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 2)
    made.join("politik")
    made.go(Station.REVEAL)

    assert "Das Antworten ist beendet. 2 von 3 Bögen sind abgeschlossen." in text(made.seen())


def test_where_nobody_came_the_answering_is_just_over(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING, Station.REVEAL)

    assert "Das Antworten ist beendet. Gleich sehen" in text(made.seen())


def test_while_those_who_come_late_may_answer_the_wall_says_so(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    made.join("politik")
    made.go(Station.REVEAL)
    service.facilitating.admit(made.link, made.now.revision, True)

    assert "Es kann noch geantwortet werden. 0 von 1 Bogen ist abgeschlossen." in text(made.seen())


def test_a_confidential_check_tells_no_small_number_when_the_answering_is_over(service: Service) -> None:
    made = room(service, mode=Mode.CONFIDENTIAL)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 6)
    made.answered("politik", 3, 1)
    made.go(Station.REVEAL)

    seen = text(made.seen())

    assert "Das Antworten ist beendet. Abgeschlossene Bögen: mindestens 6" in seen


def test_criteria_are_revealed_one_by_one_and_all_keep_their_places(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 4)
    made.go(Station.REVEAL)
    made.reveal(made.criteria[3])

    rows = re.findall(r"<tr.*?</tr>", made.seen().partition("<tbody>")[2], re.DOTALL)

    assert len(rows) == 12
    assert ["gut aufgestellt" in row for row in rows] == [place == 3 for place in range(12)]


def test_the_whole_profile_shows_lights_scores_and_few_words(service: Service) -> None:
    seen = text(revealed(service).seen())

    assert "So haben wir geantwortet" in seen
    assert "4 Bögen, 2 Perspektiven" in seen
    assert "Klares Ziel Zivilgesellschaft Verwaltung 50 starker Unterschied" in seen
    assert "starker Unterschied, möglicher blinder Fleck" in seen


def test_a_long_profile_has_numbered_pages(service: Service) -> None:
    made = revealed(service, catalogue="qualitaetscheck")

    first = text(made.seen())
    made.show(Sight.PROFILE, 1)

    assert "Seite 1 von 2" in first
    assert "Seite 2 von 2" in text(made.seen())
    assert "Gelebte Beteiligungskultur" not in first
    assert "Gelebte Beteiligungskultur" in text(made.seen())


def test_a_criterion_of_the_second_page_is_revealed_there(service: Service) -> None:
    made = room(service, "qualitaetscheck")
    made.go(Station.ANSWERING, Station.REVEAL)
    made.reveal(made.criteria[-1])

    assert "Seite 2 von 2" in text(made.seen())


def test_an_agreed_light_stands_beside_the_computed_one(service: Service) -> None:
    made = revealed(service)
    made.agree(made.criteria[0], "green")
    made.agree(made.criteria[1], None)

    seen = text(made.seen())

    assert "Bereitschaft zum Dialog Z V 50 vereinbart: Grün, gut aufgestellt Grün" in seen
    assert "Klares Ziel Z V 50 vereinbart: bewusst offen bewusst offen" in seen


def test_the_matrix_shows_every_perspective(service: Service) -> None:
    made = revealed(service)
    made.show(Sight.MATRIX)

    seen = text(made.seen())

    assert "Verwaltung Zivilgesellschaft alle Perspektiven" in seen.replace("\u00ad", "")
    assert "Klares Ziel 100 Grün, gut aufgestellt, 100 von 100 0 Rot, Handlungsbedarf, 0 von 100" in seen


def test_a_topic_shows_answers_and_the_questions_for_the_talk(service: Service) -> None:
    made = revealed(service)
    made.talk_about(made.criteria[2], made.criteria[5])

    seen = made.seen()

    assert "Thema 1 von 2 · Spielplatz am Bach Echter Gestaltungsspielraum" in text(seen)
    assert 'aria-label="Zivilgesellschaft: trifft gar nicht zu: 2"' in seen
    assert "<span>Zivil\u00adge\u00adsell\u00adschaft</span>" in seen
    assert "Was ist schon gut geklärt oder gut vorgesehen?" in text(seen)


def test_what_is_agreed_stands_with_reason_and_minority_view(service: Service) -> None:
    made = revealed(service)
    made.talk_about(made.criteria[2])
    made.agree(made.criteria[2], "red", "Es war schon entschieden.", "Zwei sehen <b>Gelb</b>.")
    made.go(Station.AGREEING)

    seen = made.seen()

    assert "Im Raum vereinbart Handlungsbedarf" in text(seen)
    assert "Warum Es war schon entschieden." in text(seen)
    assert "Zwei sehen &lt;b&gt;Gelb&lt;/b&gt;." in seen


def test_a_light_that_was_left_open_says_so(service: Service) -> None:
    made = revealed(service)
    made.talk_about(made.criteria[2])
    made.agree(made.criteria[2], None)
    made.go(Station.AGREEING)

    assert "Im Raum vereinbart bewusst offen gelassen" in text(made.seen())


def test_measures_and_the_end(service: Service) -> None:
    made = revealed(service)
    made.go(Station.MEASURES)
    made.plan("Protokolle veröffentlichen", "Geschäftsstelle")
    measures = text(made.seen())
    service.outcomes.meet_again(made.link, "12. Januar, Rathaus")
    made.go(Station.CLOSING)

    assert "Protokolle veröffentlichen Geschäftsstelle –" in measures
    assert "Vielen Dank! Wir sehen uns wieder: 12. Januar, Rathaus" in text(made.seen())


def test_how_each_perspective_sees_it_stands_there_while_the_room_agrees(service: Service) -> None:
    made = revealed(service)
    made.talk_about(made.criteria[2])
    made.go(Station.AGREEING)

    assert "Verwaltung : gut aufgestellt 100 Zivilgesellschaft : Handlungsbedarf 0" in text(made.seen())


def test_the_profile_explains_what_stands_on_its_band(service: Service) -> None:
    seen = text(revealed(service).seen())

    assert "0 50 75 100" in seen
    assert "alle Perspektiven gemeinsam" in seen


def test_two_perspectives_stand_at_their_rings_by_name_and_more_by_letters_that_are_explained(
    service: Service,
) -> None:
    two = text(revealed(service).seen())
    made = room(service)
    made.all_answered(5)

    five = text(made.seen())

    assert "Genug Zeit Zivilgesellschaft Verwaltung 50" in two
    assert "V Verwaltung" not in two
    assert "Genug Zeit V E Z P R" in five
    assert "V Verwaltung Z Zivilgesellschaft P Politik R Prozessgestaltende E Einwohner/innen" in five


def test_a_perspective_that_the_mode_withholds_has_no_ring_and_no_letter(service: Service) -> None:
    made = room(service, mode=Mode.CONFIDENTIAL)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 6)
    made.answered("politik", 2, 6)
    made.answered("zivilgesellschaft", 1, 6)
    made.answered("prozessgestaltung", 2, 6)
    made.answered("einwohnerschaft", 1, 2)
    made.go(Station.REVEAL)
    made.reveal()

    seen = text(made.seen())

    assert "Z Zivilgesellschaft" in seen
    assert "E Einwohner/innen" not in seen


# the clock


def test_a_running_clock_tells_its_end_and_not_its_seconds(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    before = made.seen()
    at(monkeypatch, service, minutes=5)

    assert made.seen() == before
    assert 'data-until="' in before


def test_a_clock_that_has_run_out_says_so_calmly(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    at(monkeypatch, service, minutes=16)

    assert "Die Zeit ist um" in text(made.seen())


def test_a_clock_that_is_stopped_stands_still(service: Service) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    service.facilitating.clock(made.link, made.now.revision, "pause")

    assert re.search(r"1[12]:\d\d", text(made.seen()))
    assert "data-until" not in made.seen()


# asking again and again


def test_who_has_seen_it_gets_no_more_than_the_mark(service: Service) -> None:
    made = room(service)
    first = Device().get(f"{made.wall}/now").json()

    again = Device().get(f"{made.wall}/now", params={"seen": first["mark"]}).json()

    assert again.keys() == {"mark", "now"}
    assert again["mark"] == first["mark"]


def test_the_page_shows_at_once_what_its_script_will_ask_for(service: Service) -> None:
    made = room(service)
    told = Device().get(f"{made.wall}/now").json()

    page = Device().get(made.wall).text

    assert f'data-mark="{told["mark"]}"' in page
    assert told["html"] in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page


def test_many_walls_are_drawn_once_a_second_and_answers_draw_none(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = revealed(service)
    monkeypatch.setattr(service.page_memories, "walls", StampedCache())
    monkeypatch.setattr(live_wall, "_second", lambda: 7)
    drawn: list[str] = []
    kept = service.facilitating.seen
    monkeypatch.setattr(service.facilitating, "seen", lambda link: drawn.append(link) or kept(link))
    address = f"/wall/{kept(made.link).wall}/now"

    [Device().get(address) for _ in range(5)]

    assert len(drawn) == 1


def test_a_step_is_seen_at_once_all_the_same(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    made = room(service)
    monkeypatch.setattr(service.page_memories, "walls", StampedCache())
    monkeypatch.setattr(live_wall, "_second", lambda: 7)
    made.seen()
    made.go(Station.ANSWERING)

    assert "Jetzt antworten alle für sich" in text(made.seen())


# what never reaches the wall


@pytest.mark.parametrize("mode", Mode)
def test_before_the_reveal_other_answers_change_no_byte(service: Service, mode: Mode) -> None:
    made = room(service, mode=mode)
    made.go(Station.ANSWERING)
    [sheet] = made.answered("verwaltung", 4)
    frozen = made.seen(), page_of(made)

    made.change(sheet, 1)

    assert (made.seen(), page_of(made)) == frozen


@pytest.mark.parametrize("sight", [Sight.PROFILE, Sight.MATRIX, Sight.TOPIC, Sight.AGREED])
def test_the_answers_of_a_withheld_group_change_no_byte_after_the_reveal(
    service: Service, sight: Sight
) -> None:
    first, second = (confidential(service, value, sight) for value in (1, 4))

    assert first == second


def test_the_comparison_would_see_a_difference(service: Service) -> None:
    first, second = (confidential(service, value, Sight.PROFILE, people=5) for value in (1, 4))

    assert first != second


def confidential(service: Service, value: int, sight: Sight, people: int = 4) -> str:
    """The wall of a confidential workshop in which a group of civil society has given this answer."""
    made = room(service, mode=Mode.CONFIDENTIAL)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3, 6)
    made.answered("zivilgesellschaft", value, people)
    made.go(Station.REVEAL)
    made.reveal()
    made.talk_about(made.criteria[2])
    service.facilitating.clock(made.link, made.now.revision, "pause")
    made.show(sight)
    return re.sub(r'<p class="clock".*?</p>', "", made.seen())


def text(html: str) -> str:
    """What is read on the wall, pictures left out."""
    return every_word(re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))


def page_of(made: Room) -> str:
    return re.sub(r'data-until="[^"]*"', "", Device().get(made.wall).text)


def pattern(html: str) -> str:
    return re.findall(r"<svg.*?</svg>", html, re.DOTALL)[0]


def at(monkeypatch: pytest.MonkeyPatch, service: Service, minutes: int) -> None:
    """So much later."""
    monkeypatch.setattr(service.clock, "now", lambda: datetime.now(UTC) + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "tag", "broken"),
    [
        ("Zivilgesellschaft", "de", "Zivil\u00adge\u00adsell\u00adschaft"),
        ("Einwohner/innen", "de-simple", "Einwohner/\u200binnen"),
        ("Verwaltung", "de", "Verwaltung"),
        ("Administrations", "en", "Admin\u00adis\u00adtra\u00adtions"),
    ],
)
def test_long_words_on_the_wall_are_broken_where_their_language_breaks_them(
    text: str, tag: str, broken: str
) -> None:
    assert hyphenated(text, tag) == broken


@pytest.mark.parametrize("mode", list(Mode))
def test_where_nobody_has_answered_the_reveal_says_so_and_calls_nothing_not_relevant(
    service: Service, mode: Mode
) -> None:
    made = room(service, mode=mode)
    made.go(Station.ANSWERING, Station.REVEAL)
    made.reveal()

    seen = text(made.seen())

    assert "Es gibt noch keine Antworten." in seen
    assert "nicht relevant" not in seen


def test_the_last_sight_shows_the_measures_again_where_all_have_room(service: Service) -> None:
    made = revealed(service)
    made.plan("Termine abstimmen", "Bauamt")
    made.go(Station.CLOSING)
    few = text(made.seen())
    for number in range(12):
        made.plan(f"Noch ein Schritt {number}")

    many = text(made.seen())

    assert "Termine abstimmen – Bauamt" in few
    assert "Noch ein Schritt" not in many
