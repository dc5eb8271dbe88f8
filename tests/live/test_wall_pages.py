"""What is too much for one page of the wall goes to the next: nothing that people wrote or
answered is cut.
"""

import re

import pytest

from qcheck.service import Service
from qcheck.workshop import Sight, Station
from tests.live.desks import press
from tests.live.rooms import Room, revealed, room
from tests.live.test_wall import Nothing, text
from tests.sheet.devices import Device


@pytest.fixture(autouse=True)
def without_memory(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two looks within a second are two."""
    monkeypatch.setattr(service.page_memories, "walls", Nothing())


def test_measures_beyond_one_wall_have_pages_the_newest_first(service: Service) -> None:
    made = revealed(service)
    made.go(Station.MEASURES)
    for number in range(1, 10):
        made.plan(f"Maßnahme {number}, {'ausführlich beschrieben, ' * 7}")
    newest = text(made.seen())
    made.show(Sight.MEASURES, 1)
    before = text(made.seen())

    assert re.findall(r"Maßnahme (\d)", newest) == list("789")
    assert re.findall(r"Maßnahme (\d)", before) == list("456")
    assert "Gezeigt sind 7 bis 9 von 9. Seite 1 von 3" in newest
    assert "Gezeigt sind 4 bis 6 von 9. Seite 2 von 3" in before


def test_of_a_page_with_one_measure_its_number_is_told(service: Service) -> None:
    made = revealed(service)
    made.go(Station.MEASURES)
    for number in range(1, 5):
        made.plan(f"Maßnahme {number}, {'ausführlich beschrieben, ' * 7}")
    made.show(Sight.MEASURES, 1)

    assert "Gezeigt ist 1 von 4. Seite 2 von 2" in text(made.seen())


def test_a_long_reason_is_read_page_by_page_to_its_last_word(service: Service) -> None:
    made = revealed(service)
    made.talk_about(made.criteria[2])
    words = [f"Wort{number}" for number in range(700)]
    made.agree(made.criteria[2], "red", " ".join(words[:350]), " ".join(words[350:]))
    made.go(Station.AGREEING)
    pages = int(re.findall(r"Seite 1 von (\d)", text(made.seen()))[0])

    seen = [_page(made, number) for number in range(pages)]

    assert re.findall(r"Wort\d+", " ".join(seen)) == words
    assert "Warum (Fortsetzung)" in seen[1]


def test_a_measure_that_is_longer_than_a_page_goes_on_on_the_next(service: Service) -> None:
    made = revealed(service)
    made.go(Station.MEASURES)
    words = [f"Wort{number}" for number in range(400)]
    made.plan(" ".join(words), "Amt")
    pages = int(re.findall(r"Seite 1 von (\d)", text(made.seen()))[0])

    seen = [
        text(made.seen()) for number in reversed(range(pages)) if made.show(Sight.MEASURES, number) is None
    ]

    assert re.findall(r"Wort\d+", " ".join(seen)) == words


def test_marks_for_which_there_is_no_room_are_counted_and_stand_with_the_topic(service: Service) -> None:
    made = room(service, "qualitaetscheck")
    made.go(Station.ANSWERING)
    [made.change(made.join("verwaltung", str(number)), value) for number, value in enumerate((4, 4, 4, 4, 1))]
    [
        made.change(made.join("zivilgesellschaft", str(number)), value)
        for number, value in enumerate((1, 1, "dk", "dk", "dk"))
    ]
    [made.change(made.join("politik", str(number)), "na") for number in range(5)]
    made.go(Station.REVEAL)
    made.reveal()
    whole = text(made.seen())
    made.talk_about(made.criteria[0])

    topic = text(made.seen())

    assert "…" not in whole
    assert re.search(r"\+\s\d", whole)
    assert "ein weiterer Hinweis, er steht beim Thema" in whole
    assert re.search(
        r"starker Unterschied, möglicher blinder Fleck, .*lücke.*, oft »hier nicht relevant«", topic
    )


def test_many_questions_have_pages_and_those_seen_most_differently_come_first(service: Service) -> None:
    made = room(service, "qualitaetscheck")
    made.go(Station.ANSWERING)
    [made.answered(perspective, 2) for perspective in made.now.catalogue.perspective_ids]
    made.go(Station.REVEAL)
    made.reveal()
    made.talk_about(made.criteria[2])
    total = int(re.findall(r"(\d) von (\d) Fragen · Seite 1", text(made.seen()))[0][1])

    questions = [
        re.findall(r"<h2>(.*?)</h2>", made.seen())
        for number in range(total)
        if made.show(Sight.TOPIC, number) is None
    ]

    assert len({question for page in questions for question in page}) == total


def test_another_topic_begins_on_its_first_page(service: Service) -> None:
    made = revealed(service, catalogue="qualitaetscheck")
    made.talk_about(made.criteria[2], made.criteria[3])
    made.show(Sight.TOPIC, 1)
    service.facilitating.talk_about(made.link, made.now.revision, 1)

    assert made.now.stage.page == 0


def _page(made: Room, number: int) -> str:
    made.show(Sight.AGREED, number)
    return text(made.seen())


def test_the_facilitator_pages_through_what_is_on_the_wall(service: Service) -> None:
    made = revealed(service, catalogue="qualitaetscheck")
    desk = Device()

    offered = re.findall(
        r'value="(show:profile:\d)" aria-label="Das Profil, Seite \d"', desk.get(f"/lead/{made.link}").text
    )
    press(desk, made.link, "show:profile:1")

    assert offered == ["show:profile:0", "show:profile:1"]
    assert "Seite 2 von 2" in text(made.seen())
