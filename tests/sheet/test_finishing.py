"""The end of a sheet: finished with the last answer, its answers to read and to change, and the device handed
on only after a question.
"""

from __future__ import annotations

import re

import pytest

from qcheck.service import Service
from qcheck.workshop import Station
from tests.live.rooms import Room, room
from tests.sheet.devices import Device, invitation, new_check, text

LAST = "platz"
"""The last topic of the small catalogue with a filter."""


@pytest.fixture
def organiser(service: Service) -> str:
    return new_check(service, "spielplatz", None)


@pytest.fixture
def link(service: Service, organiser: str) -> str:
    return invitation(service, organiser, "eltern")


@pytest.fixture
def device(link: str) -> Device:
    """A device on which everything but the last topic is answered."""
    found = Device()
    found.fill(found.begin(link), **{"a-dabei": "1", "then": "on"})
    return found


@pytest.fixture
def made(service: Service) -> Room:
    return room(service)


def first_question(device: Device, link: str) -> str:
    page = device.get(f"/a/{link}").headers["location"]
    return re.findall(r'data-question="([\w-]+)"', device.get(page).text)[0]


def sent_on(answer) -> str:
    return answer.headers["location"].rpartition("/")[2]


def test_after_the_last_topic_come_the_closing_questions_and_then_the_end(device: Device, link: str) -> None:
    last = device.fill(f"/a/{link}/t/{LAST}", **{"a-schoen": "4", "then": "on"})
    closing = device.fill(f"/a/{link}/closing", **{"c-open_good": "Der Sand.", "then": "on"})

    assert [sent_on(last), sent_on(closing)] == ["closing", "end"]
    assert "Ihr Fragebogen ist abgeschlossen." in text(device.get(f"/a/{link}/end").text)


def test_with_gaps_the_way_leads_to_the_overview_which_says_so(device: Device, link: str) -> None:
    answer = device.fill(f"/a/{link}/closing", then="on")

    overview = text(device.get(f"/a/{link}/overview").text)

    assert sent_on(answer) == "overview"
    assert "1 Frage ist noch offen." in overview
    assert "Abschließen" in overview


def test_a_complete_sheet_is_finished_although_nobody_pressed_anything(
    device: Device, link: str, service: Service, organiser: str
) -> None:
    device.fill(f"/a/{link}/t/{LAST}", **{"a-schoen": "4", "then": "stay"})

    overview = text(device.get(f"/a/{link}/overview").text)

    assert [sheet.finished for sheet in service.collecting.sheets(organiser)] == [True]
    assert "Ihr Fragebogen ist abgeschlossen." in overview
    assert "Abschließen" not in overview
    assert sent_on(device.get(f"/a/{link}")) == "end"


def test_a_filter_that_opens_a_question_leads_back_to_it(device: Device, link: str) -> None:
    device.fill(f"/a/{link}/t/{LAST}", **{"a-schoen": "4", "then": "stay"})

    device.fill(f"/a/{link}/t/treffen", **{"a-dabei": "4", "then": "stay"})

    assert sent_on(device.get(f"/a/{link}")) == "treffen"


def test_in_a_workshop_the_last_question_leads_to_the_end_and_that_to_the_big_screen(made: Room) -> None:
    made.go(Station.ANSWERING)
    phone = Device()
    phone.post(
        f"/a/{made.invitation}/begin",
        data={"nonce": made.service.joining.new_nonce(), "perspective": "politik"},
    )
    addresses = [f"/a/{made.invitation}/t/{topic}" for topic in topics(phone, made)]

    answers = [phone.fill(address, **chosen(phone, address), then="on") for address in addresses]
    end = phone.get(answers[-1].headers["location"]).text

    assert sent_on(answers[-1]) == "end"
    assert "Bitte schauen Sie jetzt zur Leinwand." in text(end)
    assert f'href="/a/{made.invitation}/closing"' in end


def topics(phone: Device, made: Room) -> list[str]:
    return list(
        dict.fromkeys(re.findall(r"/t/([a-z0-9-]+)", phone.get(f"/a/{made.invitation}/overview").text))
    )


def chosen(phone: Device, address: str) -> dict[str, str]:
    """The third answer to every question of a page."""
    return dict.fromkeys(re.findall(r'name="(a-[a-z0-9-]+)"', phone.get(address).text), "3")


def test_the_end_outside_a_workshop_knows_no_big_screen(device: Device, link: str) -> None:
    assert "Leinwand" not in text(device.get(f"/a/{link}/end").text)


def test_the_end_opened_before_one_is_done_says_so_and_thanks_nobody(device: Device, link: str) -> None:
    end = text(device.get(f"/a/{link}/end").text)

    assert "Ihr Fragebogen ist noch nicht abgeschlossen" in end
    assert "1 von 2 Fragen beantwortet." in end
    assert "Dank" not in end
    assert f'href="/a/{link}/t/{LAST}">Weiter beantworten' in device.get(f"/a/{link}/end").text


def test_whoever_finishes_without_an_answer_is_not_thanked_for_answers(link: str) -> None:
    device = Device()
    device.begin(link)
    device.fill(f"/a/{link}/finish")

    end = text(device.get(f"/a/{link}/end").text)

    assert "Sie haben Ihren Fragebogen ohne eine Antwort abgeschlossen." in end
    assert "Dank" not in end


def test_whoever_finishes_with_gaps_is_thanked(device: Device, link: str) -> None:
    device.fill(f"/a/{link}/finish")

    end = text(device.get(f"/a/{link}/end").text)

    assert "Vielen Dank" in end
    assert "Ihr Fragebogen ist abgeschlossen." in end


def test_the_end_asks_before_the_device_is_handed_on(device: Device, link: str) -> None:
    end = device.get(f"/a/{link}/end").text
    asked = device.get(f"/a/{link}/again").text

    assert f'<a class="button" href="/a/{link}/again">Nächste Person</a>' in end
    assert 'class="main"' not in end
    assert "Einen neuen Fragebogen für jemand anderen beginnen?" in text(asked)


def test_the_personal_code_is_seen_before_the_device_is_handed_on(device: Device, link: str) -> None:
    end, asked, closing = (text(device.get(f"/a/{link}/{page}").text) for page in ("end", "again", "closing"))

    [code] = set(re.findall(r"\b\w{4}-\w{4}\b", end))
    assert end.index(code) < end.index("Nächste Person")
    assert code in asked
    assert code in closing


# the list of one's answers


def test_the_list_says_every_question_with_its_answer_in_words_and_what_was_written(
    device: Device, link: str
) -> None:
    device.fill(
        f"/a/{link}/t/{LAST}",
        **{
            "a-schoen": "dk",
            "c-schoen": "Noch <nie> gesehen.",
            "e-schoen": "Plan",
            "w-schoen": "https://example.org/plan",
            "then": "stay",
        },
    )
    device.fill(f"/a/{link}/closing", **{"c-open_good": "Der Sand."})

    answers = device.get(f"/a/{link}/answers").text

    read = text(answers)
    assert "Wir waren dabei. trifft gar nicht zu ändern" in read
    assert "Der Platz ist schön. kann ich nicht beurteilen" in read
    assert "Noch &lt;nie&gt; gesehen." in answers
    assert "Beleg: Plan https://example.org/plan" in read
    assert "Der Sand." in read
    assert "Wir wurden gehört." not in read


def test_an_open_question_stands_on_the_list_with_the_way_to_answer_it(device: Device, link: str) -> None:
    answers = device.get(f"/a/{link}/answers").text

    assert "Der Platz ist schön. noch offen beantworten" in text(answers)
    assert 'aria-label="Beantworten: Der Platz ist schön."' in answers


def test_whoever_changes_an_answer_from_the_list_comes_back_to_its_place(device: Device, link: str) -> None:
    [address] = re.findall(r'href="([^"]*change=dabei)#q-dabei"', device.get(f"/a/{link}/answers").text)

    page = device.get(address).text
    answer = device.fill(address, **{"a-dabei": "4", "then": "on"})

    assert "Zurück zu meinen Antworten" in text(page)
    assert f'action="{address}"' in page
    assert answer.headers["location"] == f"/a/{link}/answers#q-dabei"
    assert "Wir waren dabei. trifft voll zu ändern" in text(device.get(f"/a/{link}/answers").text)


def test_whoever_changes_a_closing_answer_comes_back_too(device: Device, link: str) -> None:
    answer = device.fill(
        f"/a/{link}/closing?change=open_next", **{"c-open_next": "Mehr Bänke.", "then": "on"}
    )

    assert answer.headers["location"] == f"/a/{link}/answers#q-open_next"


def test_another_language_on_the_way_keeps_the_way_back(device: Device, link: str) -> None:
    answer = device.fill(f"/a/{link}/t/treffen?change=dabei", then="en")

    assert answer.headers["location"] == f"/a/{link}/t/treffen?lang=en&change=dabei"
    assert f'action="/a/{link}/t/treffen?change=dabei"' in device.get(answer.headers["location"]).text


@pytest.mark.parametrize("strange", ["%0d%0aX:1", "%22%3E%3Cscript%3E", "//evil.example", "a" * 200, ""])
def test_a_strange_place_on_the_list_is_passed_over(device: Device, link: str, strange: str) -> None:
    answer = device.fill(f"/a/{link}/t/treffen?change={strange}", then="on")

    assert sent_on(answer) == LAST


def test_nobody_reads_the_answers_of_a_sheet_that_is_not_on_this_device(device: Device, link: str) -> None:
    assert Device().get(f"/a/{link}/answers").headers["location"] == f"/a/{link}"


# said once, where one is


def test_a_wrong_code_is_said_once_at_its_field(service: Service) -> None:
    answer = Device().post("/join", data={"code": "ZZZZZZ"})

    assert answer.status_code == 422
    assert len(re.findall(r'class="error"', answer.text)) == 1
    assert 'id="errors"' not in answer.text
    assert 'aria-describedby="error-code" autofocus' in answer.text
    assert 'value="ZZZZZZ"' in answer.text


def test_a_wrong_personal_code_is_said_once_at_its_field(link: str) -> None:
    answer = Device().post(f"/a/{link}/resume", data={"code": "K7M2-9XQP"})

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert 'id="errors"' not in answer.text
    assert 'aria-describedby="error-code" autofocus' in answer.text


def test_the_keys_are_told_once_at_the_beginning_and_can_always_be_switched_off_on_the_overview(
    device: Device, link: str
) -> None:
    told = [
        below
        for below in ("t/treffen", f"t/{LAST}", "overview")
        if 'id="keys"' in device.get(f"/a/{link}/{below}").text
    ]

    assert told == ["t/treffen", "overview"]


def test_an_answer_taken_back_from_the_list_stays_where_it_was(
    device: Device, link: str, service: Service, organiser: str
) -> None:
    answer = device.fill(f"/a/{link}/t/treffen?change=dabei", back="dabei")

    assert answer.headers["location"] == f"/a/{link}/t/treffen?change=dabei#q-dabei"
    assert service.collecting.sheets(organiser) == ()


def test_a_topic_of_one_question_is_not_counted_in_the_overview(service: Service) -> None:
    link = invitation(service, new_check(service), "verwaltung")
    device = Device()
    device.begin(link)

    device.save(link, kind="answer", about=first_question(device, link), value=3)

    said = text(device.get(f"/a/{link}/overview").text)

    assert "0 von 1 " not in said
    assert "vollständig" not in said
    assert len(re.findall(r"(?<!sind )noch offen", said)) == 11
    assert len(re.findall(r"\bbeantwortet\b", said)) == 2, "of the topic, and of all at the head"
