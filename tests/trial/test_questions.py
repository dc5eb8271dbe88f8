"""The pages of what is learned: the list of questions, one question, deciding."""

import pytest

from qcheck.piloting import TrialLinkKind
from qcheck.service import Fit
from tests.attack.hostile import FORMULA, HOSTILE
from tests.sheet.devices import SKIPPING, hidden, invitation, new_check, text
from tests.trials import made, pilot_with, trial_link, trying

IN_TRIAL = SKIPPING.replace("id: spielplatz", "id: probe\nstatus: trial")
KEPT = {"kind": "keep", "seen": "0"}
REWORDED = {
    "kind": "reword",
    "reason-de": "Zu ungenau.",
    "wording-1-de": "Alle waren dabei.",
    "meaning": "editorial",
    "by": "Redaktion",
    "on": "4.5.2026",
}


@pytest.fixture
def running(service) -> str:
    """A trial with two pilots whose checks are over, and something said about a question of a third."""
    coordinate = made(service)
    trying(service, coordinate, "probe")
    (service.shelf.own / "probe.yaml").write_text(IN_TRIAL, encoding="utf-8")
    for number in range(3):
        organise = new_check(service, "probe", None)
        pilot_with(service, coordinate, organise)
        way = invitation(service, organise, "amt")
        sheet = service.joining.join(way, None, service.joining.new_nonce())
        if number == 2:
            once = service.feedback.new_word()
            service.feedback.say_of_question(
                sheet, "schoen", [Fit.UNCLEAR], "Was heißt <b>schön?", once, "de"
            )
            continue
        for question in ("dabei", "gehoert", "schoen"):
            service.answering.answer(sheet, question, 3)
        service.organising.end_check(organise)
    return coordinate


def address(coordinate: str, question: str = "dabei") -> str:
    return f"/coordinate/{coordinate}/questions/probe/{question}"


def listed(page: str) -> list[str]:
    """The questions of the list, in order, by their ids."""
    return [part.split('"')[0] for part in page.split("/questions/probe/")[1:]]


def test_without_a_questionnaire_the_page_says_what_to_do(device, coordinate):
    page = device.get(f"/coordinate/{coordinate}/questions").text

    assert "Wählen Sie ihn zuerst in den Einstellungen" in text(page)


def test_the_most_marked_question_stands_first_and_each_has_its_page(device, running):
    page = device.get(f"/coordinate/{running}/questions").text

    assert listed(page) == ["schoen", "dabei", "gehoert"]
    assert "1 Person, 1 × unklar" in page
    assert "3 Fragen, davon 3 ohne Entscheidung" in text(page)
    assert "1 Check ist noch nicht beendet" in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("order=criterion", ["dabei", "gehoert", "schoen"]),
        ("mark=unclear", ["schoen"]),
        ("mark=word", []),
        ("perspective=amt&undecided=1", ["schoen", "gehoert"]),
    ],
)
def test_the_list_can_be_put_in_order_and_narrowed(device, running, asked, expected):
    device.fill(address(running), **KEPT)

    assert listed(device.get(f"/coordinate/{running}/questions?{asked}").text) == expected


def test_a_question_is_told_with_its_figures_and_what_was_said(device, running):
    page = text(device.get(address(running, "schoen")).text)

    assert "Gefragt: 2 (2 Prozesse)" in page
    assert "Was heißt <b>schön?" in page
    assert "niemand durch Vergleichen herausfindet" in page


def test_a_decision_is_kept_and_stands_on_the_page_and_in_the_list(device, running):
    answer = device.fill(address(running), **REWORDED)

    assert (answer.status_code, answer.headers["location"]) == (303, f"{address(running)}?told=saved")
    page = device.get(address(running)).text
    assert "4. Mai 2026 · umformulieren · »Alle waren dabei.« · Zu ungenau. · Redaktion" in text(page)
    assert {name: hidden(page)[name] for name in REWORDED} == REWORDED | {"on": "04.05.2026"}
    assert "umformulieren" in device.get(f"/coordinate/{running}/questions").text


def test_what_is_missing_is_said_and_what_was_typed_stays(device, running):
    answer = device.fill(address(running), **REWORDED | {"reason-de": "", "on": "irgendwann"})
    after = device.fill(address(running), **REWORDED | {"reason-de": ""})

    assert (answer.status_code, after.status_code) == (422, 422)
    assert 'href="#on"' in answer.text
    assert 'href="#reason-de"' in after.text
    assert hidden(after.text)["wording-1-de"] == "Alle waren dabei."
    assert "Noch nichts entschieden" in device.get(f"/coordinate/{running}/questions").text


def test_who_was_overtaken_sees_what_holds_and_keeps_what_was_typed(device, running):
    form = hidden(device.get(address(running)).text)
    device.fill(address(running), **KEPT)

    answer = device.post(address(running), data=form | REWORDED)
    again = device.post(address(running), data=hidden(answer.text))

    assert answer.status_code == 409
    assert "Jemand anderes hat hierüber inzwischen entschieden" in text(answer.text)
    assert "behalten" in text(answer.text)
    assert hidden(answer.text)["reason-de"] == "Zu ungenau."
    assert again.status_code == 303


def test_a_decision_is_taken_back_and_stays_in_the_history(device, running):
    device.fill(address(running), **REWORDED)
    device.fill(address(running), back="1")
    device.fill(address(running), **KEPT)

    page = text(device.get(address(running)).text)

    assert "Vorher entschieden" in page
    assert "zurückgenommen" in page


def test_of_merged_questions_one_has_the_decision_and_the_other_leads_there(device, running):
    device.fill(address(running), **REWORDED | {"kind": "merge", "with": "gehoert"})

    page = device.get(address(running, "gehoert")).text

    assert "wird mit einer anderen zusammengelegt" in text(page)
    assert f'href="{address(running)}#decision"' in page
    assert "<textarea" not in page


def test_a_merge_with_a_question_that_is_decided_is_refused_in_the_words_of_that_question(device, running):
    device.fill(address(running, "gehoert"), **KEPT)

    answer = device.fill(address(running), **REWORDED | {"kind": "merge", "with": "gehoert"})

    assert answer.status_code == 422
    assert "Über die Frage »Wir wurden gehört.« gibt es schon eine andere Entscheidung" in text(answer.text)


def test_a_new_question_is_added_to_a_criterion_and_changed(device, running):
    form = f"/coordinate/{running}/new-question/probe"
    words = {"criterion": "platz", "reason-de": "Fehlte.", "wording-1-de": "Es gibt Schatten."}
    device.fill(form, **words)
    page = device.get(f"/coordinate/{running}/questions").text
    [path] = [part.split('"')[0] for part in page.split("/new-question/probe")[1:] if part[0] == "?"]

    device.fill(form + path, **words | {"wording-1-de": "Es gibt genug Schatten."})

    after = text(device.get(f"/coordinate/{running}/questions").text)
    assert "Es gibt genug Schatten." in after
    assert "Es gibt Schatten." not in after


def test_what_is_not_there_is_not_found(device, running):
    assert device.get(address(running, "nirgends")).status_code == 404
    assert device.get(f"/coordinate/{running}/new-question/nirgends").status_code == 404


def test_no_words_of_a_decision_break_a_page(device, running):
    words = {"reason-de": HOSTILE, "wording-1-de": HOSTILE, "by": FORMULA}
    assert device.fill(address(running), **REWORDED | words).status_code == 303

    for page in (address(running), f"/coordinate/{running}/questions"):
        answer = device.get(page)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text


def test_a_link_to_take_part_opens_none_of_it(device, service, running):
    join = trial_link(service, running, TrialLinkKind.JOIN)

    for page in ("questions", "questions/probe/dabei", "new-question/probe"):
        assert device.get(f"/coordinate/{join}/{page}").headers["location"].startswith("/pilot/")
    device.post(f"/coordinate/{join}/questions/probe/dabei", data=REWORDED | KEPT)
    assert service.learning.decisions(running) == ()


def test_a_question_that_is_not_asked_any_more_says_so_and_waits_for_no_decision(device, service, running):
    newer = IN_TRIAL.replace("version: 1.0.0", "version: 2.0.0").replace("id: schoen,", "id: ruhig,")
    (service.shelf.own / "probe.yaml").write_text(newer, encoding="utf-8")

    page = device.get(f"/coordinate/{running}/questions").text
    undecided = device.get(f"/coordinate/{running}/questions?undecided=1").text
    assert "3 Fragen, davon 3 ohne Entscheidung" in text(page)
    assert sorted(listed(page)) == ["dabei", "gehoert", "ruhig", "schoen"]
    assert text(page).count("nicht mehr gefragt, zuletzt in Ausgabe 1.0.0") == 1
    assert "schoen" not in listed(undecided)


def test_the_overview_leads_from_what_pilots_say_to_decisions_and_the_next_edition(device, running):
    overview = f"/coordinate/{running}"
    before = device.get(overview).text
    device.fill(address(running), **KEPT)
    decided = device.get(overview).text

    assert f'href="{overview}/questions">Ansehen, was die Pilotprozesse zu den Fragen sagen' in before
    assert f'href="{overview}/next-edition">Aus den Entscheidungen' in decided
    assert "eine Entscheidung" in text(decided)
    assert f'href="{overview}/workshops">Workshops' in decided
