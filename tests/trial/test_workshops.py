"""A workshop about an instrument is prepared and led from one page, seen on a wall, answered by phones."""

import json
import re
from concurrent.futures import Future

import pytest

from qcheck.server import reflection_files
from qcheck.workshop import Scene, WorkshopKind
from tests.sheet.devices import Device, hidden, text
from tests.trial.rooms import HARMLESS, SENTENCE, room_with, shown_then_and_now
from tests.trials import made

AT_MARKING, AT_VOTING, AT_RESULT, AT_DECISION = 2, 3, 4, 5


@pytest.fixture(scope="module")
def phones() -> list[Device]:
    """Fifteen phones."""
    return [Device() for _ in range(15)]


@pytest.fixture
def room(service):
    return room_with(service)


def voted(room, phones, *choices):
    """The room votes; gives the answers to the phones."""
    return [phone.fill(room.phones, said=choice) for phone, choice in zip(phones, choices, strict=False)]


def test_a_workshop_is_prepared_on_its_page(device, service):
    coordinate = made(service)
    answer = device.fill(
        f"/coordinate/{coordinate}/workshops", title="Reflexion im Mai", place="Rathaus", kind="reflection"
    )

    assert answer.headers["location"].endswith("/questions")
    listed = text(device.get(f"/coordinate/{coordinate}/workshops").text)
    assert "Reflexion im Mai" in listed
    assert "vorbereitet" in listed


def test_a_workshop_without_a_title_keeps_what_was_typed(device, service):
    coordinate = made(service)
    answer = device.fill(f"/coordinate/{coordinate}/workshops", title=" ", place="Rathaus")

    assert answer.status_code == 422
    assert "Bitte geben Sie dem Workshop einen Titel." in answer.text
    assert hidden(answer.text)["place"] == "Rathaus"


def test_the_questions_most_marked_are_proposed(room):
    assert len(room.now.course.questions) == 2
    assert room.now.questions[room.now.course.questions[0]].learned.people == 2


def test_questions_are_chosen_and_put_in_order(device, room):
    first, second = room.now.course.questions
    device.fill(f"{room.desk}/questions", **{f"number-{first}": "2", f"number-{second}": "1"})

    assert room.now.course.questions == (second, first)


def test_a_choice_made_on_an_older_look_is_refused_and_kept_on_the_page(device, room):
    form = hidden(device.get(f"{room.desk}/questions").text)
    first = room.now.course.questions[0]
    room.go()

    answer = device.post(f"{room.desk}/questions", data=form | {f"number-{first}": "7"})

    assert answer.status_code == 409
    assert hidden(answer.text)[f"number-{first}"] == "7"


def test_a_sentence_stands_on_the_wall_only_after_it_was_let_through(device, room):
    room.go()
    before = room.seen(1)
    [harmless] = [each.mark for each in room.now.current.sentences if each.text == HARMLESS]
    device.fill(room.desk, **{f"sentence-{harmless}": "1", "do": "keep"})
    after = room.seen(1)

    assert HARMLESS not in before
    assert HARMLESS in after
    assert SENTENCE not in before + after
    assert SENTENCE not in device.get(room.phones).text


def test_the_wall_shows_the_question_and_its_marks(room):
    room.go()
    wall = text(room.seen())

    assert room.now.current.learned.wording("de") in wall
    assert "unklar 2-mal" in wall
    assert "Frage 1 von 2" in wall


def test_fifteen_phones_mark_and_vote_and_the_room_sees_what_they_said(room, phones):
    room.go(AT_MARKING)
    for number, phone in enumerate(phones):
        phone.fill(room.phones, **({"said-unclear": "1"} if number < 4 else {}))
    marking = text(room.seen())
    room.go()
    answers = voted(room, phones, *["reword"] * 9, *["drop"] * 6)
    voting = text(room.seen())
    room.go()
    result = text(room.seen())

    assert "15 Handys haben geantwortet" in marking
    assert "15 Handys haben geantwortet" in voting
    assert {answer.status_code for answer in answers} == {303}
    assert "4-mal" not in marking
    assert "umformulieren 9-mal" in result
    assert "unklar 4-mal" in result


def test_a_phone_that_sends_twice_or_from_a_second_tab_has_one_vote(room, phones):
    room.go(AT_VOTING)
    voted(room, phones[:1], "keep")
    voted(room, phones[:1], "drop")
    page = phones[0].get(room.phones).text

    assert room.now.answered == 1
    assert hidden(page)["said"] == "drop"


def test_a_phone_that_keeps_no_cookies_is_known_by_its_form(room):
    room.go(AT_VOTING)
    phone = Device()
    form = hidden(phone.get(room.phones).text) | {"said": "keep"}
    phone.cookies.clear()
    phone.post(room.phones, data=form)
    phone.cookies.clear()
    phone.post(room.phones, data=form)

    assert room.now.answered == 1


def test_a_phone_that_comes_too_late_is_told_what_it_is_time_for(room, phones):
    room.go(AT_VOTING)
    form = hidden(phones[0].get(room.phones).text) | {"said": "keep"}
    room.go()
    answer = phones[0].post(room.phones, data=form)

    assert answer.status_code == 409
    assert "Dafür ist die Zeit vorbei" in answer.text
    assert room.now.current.voted is None


def test_what_is_no_answer_is_refused(room, phones):
    room.go(AT_VOTING)
    form = hidden(phones[0].get(room.phones).text)

    assert phones[0].post(room.phones, data=form).status_code == 422
    assert phones[0].post(room.phones, data=form | {"said": "unsinn"}).status_code == 422
    assert phones[0].post(room.phones, data=form | {"asked": "voting:x/y", "said": "keep"}).status_code == 409


def test_what_fewer_than_five_phones_say_stays_hidden(room, phones):
    room.go(AT_VOTING)
    voted(room, phones, *["drop"] * 4)
    room.go()

    assert "Weniger als 5 Handys haben geantwortet" in room.seen()
    assert "streichen 4-mal" not in text(room.seen())
    assert "streichen: 4-mal" not in text(phones[0].get(room.phones).text)


def test_next_saves_what_is_typed_on_the_desk(device, room):
    room.go(AT_DECISION)
    answer = device.fill(
        room.desk,
        do="forward",
        kind="reword",
        reason="Zwei Fragen in einer.",
        notes="Bis Juni klären.",
        **{"wording-1": "Es ist klar, wer entscheidet."},
    )

    first = room.now.questions[room.now.course.questions[0]]
    assert answer.status_code == 303
    assert room.now.course.step == (Scene.QUESTION, 1)
    assert first.learned.decision.kind == "reword"
    assert first.learned.decision.reason == {"de": "Zwei Fragen in einer."}
    assert room.now.notes == "Bis Juni klären."


def test_the_decision_stands_on_the_wall_and_on_the_phones(device, room, phones):
    room.go(AT_DECISION)
    device.fill(
        room.desk, do="keep", kind="reword", reason="Zu lang.", **{"wording-1": "Kurz und klar gefragt."}
    )

    assert "Kurz und klar gefragt." in room.seen()
    assert "Kurz und klar gefragt." in phones[0].get(room.phones).text


def test_a_decision_without_what_it_needs_stays_typed_and_nothing_goes_on(device, room):
    room.go(AT_DECISION)
    answer = device.fill(room.desk, do="forward", kind="drop", reason="")

    assert answer.status_code == 422
    assert hidden(answer.text)["kind"] == "drop"
    assert room.now.course.scene is Scene.DECISION


def test_of_two_who_lead_the_second_is_told_and_what_was_typed_is_kept(device, room):
    form = hidden(device.get(room.desk).text)
    room.go()
    answer = device.post(room.desk, data=form | {"do": "forward", "notes": "Von mir."})

    assert answer.status_code == 409
    assert "hat diesen Workshop gerade weitergeschaltet" in answer.text
    assert room.now.course.place == 1
    assert room.now.notes == "Von mir."


def test_one_step_back_leads_back(device, room):
    room.go(AT_RESULT)
    device.fill(room.desk, do="back")

    assert room.now.course.scene is Scene.VOTING


def test_the_code_leads_the_phones_in(device, room):
    answer = device.post("/join", data={"code": room.now.ways.code.lower()})

    assert answer.headers["location"] == room.phones


def test_the_desk_tells_its_script_how_many_have_answered(device, room, phones):
    room.go(AT_VOTING)
    voted(room, phones[:2], "keep", "keep")
    told = device.get(f"{room.desk}/now").json()

    assert told == {"mark": str(room.now.revision), "counted": "2 Handys haben geantwortet"}


def test_a_phone_moves_on_with_the_step_and_not_with_a_page_of_the_wall(device, room):
    room.go(AT_VOTING)
    before = device.get(f"{room.phones}/now").json()["mark"]
    device.fill(room.desk, do="page-1")
    turned = device.get(f"{room.phones}/now").json()["mark"]
    room.go()

    assert f'data-mark="{before}"' not in device.get(room.phones).text
    assert turned == before
    assert device.get(f"{room.phones}/now").json()["mark"] != before


@pytest.mark.parametrize("language", ["de", "en", "de-simple"])
def test_every_step_is_shown_in_every_language(room, phones, language):
    statuses = []
    for _ in room.now.course.steps:
        room.service.page_memories.walls._kept.clear()
        pages = (room.desk, room.phones, room.screen)
        statuses += [phones[0].get(f"{page}?lang={language}").status_code for page in pages]
        room.go()

    assert set(statuses) == {200}


def test_a_closing_workshop_shows_the_editions_the_decisions_and_the_notes(device, service):
    room = room_with(service, WorkshopKind.CLOSING, "Abschluss")
    room.go()
    way = text(room.seen())
    device.fill(room.desk, do="go-4", notes="Wir bleiben dran.")
    noted = text(room.seen())

    assert "Ausgabe" in way
    assert "Wir bleiben dran." in noted


def test_pilots_who_show_two_results_are_seen_then_and_now(service):
    room = room_with(service, WorkshopKind.CLOSING, "Abschluss")
    room.go(3)
    before = text(room.seen())
    shown_then_and_now(room)
    after = text(room.seen())

    assert "Noch kein Pilotprozess zeigt die Ergebnisse von zwei Checks." in before
    assert "Musterstadt" in after
    assert re.search(r"Klarer Ablauf 0 100 verändert", after)


def test_a_deleted_workshop_is_gone(device, room):
    screen = room.screen
    page = f"{room.desk}/delete"
    asked = text(device.get(page).text)
    device.post(page)

    assert "löschen?" in asked
    assert device.get(screen).status_code == 404
    assert device.get(room.desk).status_code == 404


def test_other_links_lead_to_their_own_pages(device, room):
    ways = room.now.ways

    assert device.get(f"/reflect/{ways.screen}").headers["location"] == room.screen
    assert device.get(f"/screen/{ways.room}").headers["location"] == room.phones
    assert device.get(f"/coordinate/{ways.room}/workshops").headers["location"] == room.phones


def test_a_workshop_of_another_trial_is_not_led(device, service, room):
    other = made(service)

    assert device.get(f"/coordinate/{other}/workshops/{room.workshop}").status_code == 404


@pytest.fixture(scope="module")
def talked_over(service, phones):
    """A workshop that has decided on its first question and come to its end."""
    room = room_with(service)
    mark = room.service.reflecting.offered(room.coordinate, room.workshop)[0].sentences[0].mark
    Device().fill(f"{room.desk}/questions", **{f"sentence-{mark}": "1"})
    room.go(AT_VOTING)
    voted(room, phones, *["reword"] * 7)
    room.go(2)
    Device().fill(
        room.desk, do="forward", kind="drop", reason="Steht schon woanders.", notes="Nächstes Mal mit Pause."
    )
    room.go(6)
    return room


def test_the_minutes_tell_what_was_said_voted_and_decided(device, talked_over):
    page = text(device.get(f"{talked_over.desk}/minutes").text)

    assert talked_over.now.course.scene is Scene.END
    assert "Was soll aus der Frage werden? (7 Handys)" in page
    assert "umformulieren: 7-mal" in page
    assert "Warum: Steht schon woanders." in page
    assert "Nächstes Mal mit Pause." in page
    assert (HARMLESS in page) != (SENTENCE in page)


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b"# Protokoll")])
def test_the_minutes_are_taken_along_as_files(device, talked_over, ending, begins):
    address = f"{talked_over.desk}/minutes.{ending}"
    answer = next(found for _ in range(9) if (found := device.get(address)).status_code != 503)

    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "Protokoll" in answer.headers["content-disposition"]


def test_whoever_waits_too_long_for_the_minutes_is_told_to_ask_again(device, talked_over, monkeypatch):
    monkeypatch.setattr(reflection_files, "PATIENCE", 0.0)
    monkeypatch.setattr(reflection_files.pool(), "make", lambda *_: Future())

    answer = device.get(f"{talked_over.desk}/minutes.pdf")

    assert answer.status_code == 503
    assert "Refresh" in answer.headers


def test_minutes_in_no_format_of_ours_are_not_there(device, talked_over):
    assert device.get(f"{talked_over.desk}/minutes.exe").status_code == 404


def test_the_minutes_of_a_closing_workshop_tell_the_way_of_the_questions(device, service):
    room = room_with(service, WorkshopKind.CLOSING, "Abschluss")
    shown_then_and_now(room)
    page = text(device.get(f"{room.desk}/minutes").text)

    assert "Von Ausgabe zu Ausgabe" in page
    assert "Klarer Ablauf: 0 → 100, verändert" in page
    assert "Es ist noch nichts entschieden." in page


def test_at_its_end_the_desk_leads_to_the_minutes_and_the_next_edition_and_offers_no_next(device, room):
    last = len(room.now.course.steps) - 1
    device.fill(room.desk, do=f"go-{last}")

    page = device.get(room.desk).text
    assert room.now.course.scene is Scene.END
    assert 'value="forward"' not in page
    assert f'class="button main" href="{room.desk}/minutes"' in page
    assert f'href="/coordinate/{room.coordinate}/next-edition"' in page


def test_the_desk_says_that_phones_do_not_reach_this_computer_and_what_helps(device, room):
    elsewhere = text(device.get(room.desk).text)
    page = text(device.get(room.desk, headers={"Host": "127.0.0.1:8501"}).text)

    assert "qcheck serve --lan" not in elsewhere
    assert "Handys erreichen diesen Computer noch nicht" in page
    assert "qcheck serve --lan" in page


def test_the_file_of_a_trial_tells_no_more_of_a_few_phones_than_its_pages(room, phones, service):
    room.go(AT_MARKING)
    phones[0].fill(room.phones, **{"said-unclear": "1"})
    room.go()
    voted(room, phones, *["keep"] * 6)
    room.go()

    told = json.loads(service.trial_file.export(room.coordinate))
    few, many = told["reflections"][0]["tallies"].values()

    assert few == {"phones": 1, "said": {}}
    assert many == {"phones": 6, "said": {"keep": 6}}


def test_a_merge_with_a_question_that_is_decided_is_refused_in_its_words(device, room):
    first, *_ = room.now.course.questions
    words = room.now.questions[first].learned.wording("de")
    keep = {"do": "keep", "kind": "keep"}
    merge = {"do": "keep", "kind": "merge", "reason": "Dasselbe.", "wording-1": "Neu."}
    for place, decision in ((AT_RESULT, keep), (AT_RESULT + 5, merge | {"other": first.partition("/")[2]})):
        device.fill(room.desk, do=f"go-{place}")
        answer = device.fill(room.desk, **decision)

    assert answer.status_code == 422
    assert f"Über die Frage »{words}« gibt es schon eine andere Entscheidung" in text(answer.text)
