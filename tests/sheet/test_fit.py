"""*Passt diese Frage?* under each question of a catalogue in trial: kept apart, once, and nobody's."""

from __future__ import annotations

import pytest

from qcheck.language import language
from qcheck.plain.sheet.one_file import one_file
from qcheck.records import Mode
from qcheck.service import Fit, GivenFile, NotPossible, Service
from qcheck.settings import Settings
from tests.answer_files.browsers import written
from tests.sheet.devices import SKIPPING, Device, hidden, invitation, new_check, text

TRIAL = SKIPPING.replace("id: spielplatz", "id: probe").replace(
    "title: Spielplatz\n", "title: Probe\nstatus: trial\n", 1
)


@pytest.fixture
def organiser(service: Service) -> str:
    (Settings().criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    return new_check(service, "probe", None)


@pytest.fixture
def link(service: Service, organiser: str) -> str:
    return invitation(service, organiser, "eltern")


@pytest.fixture
def device(link: str) -> Device:
    begun = Device()
    begun.begin(link)
    return begun


def said(service: Service, organiser: str):
    """All that was said about questions, as the service has it."""
    return service.feedback.of_check(service.access.open(organiser).opened.check)


def page(device: Device, link: str) -> str:
    return device.get(f"/a/{link}/t/treffen").text


def test_under_each_question_of_a_catalogue_in_trial_one_line_asks_whether_it_fits(
    device: Device, link: str
) -> None:
    shown = page(device, link)

    assert shown.count("<summary>Passt diese Frage?</summary>") == 2
    assert "Es zählt für kein Ergebnis" in text(shown)
    assert shown.count('<details class="more fit">') == 2


def test_in_plain_german_it_is_asked_in_plain_german(service: Service) -> None:
    short = invitation(service, new_check(service, "kurzcheck", "planung"), "einwohnerschaft")
    reader = Device(**{"Accept-Language": "de-simple"})
    reader.begin(short)

    shown = text(reader.get(f"/a/{short}/t/dialogbereitschaft").text)

    assert "Es zählt nicht für das Ergebnis. Wir trennen es von Ihren Antworten." in shown
    assert "Kalenderwoche" not in shown


def test_no_other_catalogue_asks_it(service: Service) -> None:
    link = invitation(service, new_check(service, "spielplatz", None), "eltern")
    device = Device()
    device.begin(link)

    assert "Passt diese Frage?" not in page(device, link)


def test_what_is_sent_is_kept_with_perspective_language_and_week_alone(
    service: Service, organiser: str, device: Device, link: str
) -> None:
    device.fill(
        f"/a/{link}/t/treffen", **{"fit-unclear-dabei": "1", "fits-dabei": " Welches Treffen? ", "then": "on"}
    )

    [kept] = said(service, organiser)
    assert (kept.question, kept.marks, kept.text) == ("dabei", {Fit.UNCLEAR}, "Welches Treffen?")
    assert (kept.perspective, kept.language, kept.week[4:6]) == ("eltern", "de", "-W")
    assert kept.version == "1.0.0"


def test_the_answers_of_the_same_form_are_kept_as_ever(
    service: Service, organiser: str, device: Device, link: str
) -> None:
    device.fill(f"/a/{link}/t/treffen", **{"a-dabei": "3", "fit-important-dabei": "1", "then": "on"})

    assert hidden(page(device, link))["a-dabei"] == "3"
    assert len(said(service, organiser)) == 1


def test_a_form_that_is_sent_twice_says_it_once_and_the_last_counts(
    service: Service, organiser: str, device: Device, link: str
) -> None:
    form = hidden(page(device, link))

    for mark in ("fit-unclear-dabei", "fit-twice-dabei"):
        device.post(f"/a/{link}/t/treffen", data=form | {mark: "1", "then": "on"})

    assert [each.marks for each in said(service, organiser)] == [{Fit.TWICE}]


def test_two_people_say_it_twice_although_their_pages_are_drawn_once(
    service: Service, organiser: str, link: str
) -> None:
    for _ in range(2):
        phone = Device()
        phone.begin(link)
        phone.fill(f"/a/{link}/t/treffen", **{"fit-unclear-dabei": "1", "then": "on"})

    assert len(said(service, organiser)) == 2


def test_sent_by_its_own_button_one_stays_and_is_thanked(device: Device, link: str) -> None:
    answer = device.fill(f"/a/{link}/t/treffen", **{"fit-word-dabei": "1", "then": "fit-dabei"})

    assert answer.status_code == 303
    shown = device.get(answer.headers["location"]).text
    assert text(shown).count("Danke, das ist gespeichert, getrennt von Ihren Antworten.") == 1
    assert "checked" not in shown.split('class="more fit"')[1]


def test_a_sentence_that_is_too_long_stays_in_its_field_with_the_reason(
    service: Service, organiser: str, device: Device, link: str
) -> None:
    long = "Lang " * 60

    answer = device.fill(
        f"/a/{link}/t/treffen", **{"fits-dabei": long, "fit-unclear-dabei": "1", "then": "on"}
    )

    assert answer.status_code == 422
    assert long.strip() in answer.text
    assert hidden(answer.text)["fit-unclear-dabei"] == "1"
    assert "Bitte kürzen" in text(answer.text)
    assert said(service, organiser) == ()


def test_nothing_in_the_database_leads_from_it_to_a_sheet(
    service: Service, organiser: str, device: Device, link: str
) -> None:
    device.fill(f"/a/{link}/t/treffen", **{"a-dabei": "3", "fit-unclear-dabei": "1", "then": "on"})
    from sqlalchemy import select

    from qcheck.store.tables.checks import answers, links, sheets
    from qcheck.store.tables.feedback import feedback

    with service._store.database.reading() as connection:
        [row] = [
            dict(each._mapping)
            for each in connection.execute(select(feedback))
            if each.check == service.access.open(organiser).check_id
        ]
        ids = {
            *connection.execute(select(sheets.c.id)).scalars(),
            *connection.execute(select(links.c.id)).scalars(),
        }
        moments = connection.execute(select(answers.c.saved)).scalars().all()

    assert moments
    assert not ids & {row["id"], row["text"]}
    assert set(row) == {
        "id",
        "check",
        "question",
        "perspective",
        "language",
        "week",
        "marks",
        "text",
        "version",
    }


def test_a_sheet_that_is_deleted_takes_nothing_along_because_nobody_knows_what(
    service: Service, organiser: str, device: Device, link: str
) -> None:
    device.fill(f"/a/{link}/t/treffen", **{"fit-unclear-dabei": "1", "then": "on"})

    device.post(f"/a/{link}/withdraw", data=hidden(device.get(f"/a/{link}/withdraw").text))

    assert len(said(service, organiser)) == 1


def test_the_organiser_can_switch_it_off(service: Service, organiser: str, device: Device, link: str) -> None:
    form = hidden(page(device, link))

    service.feedback.ask_back(organiser, False)
    device.post(f"/a/{link}/t/treffen", data=form | {"fit-unclear-dabei": "1", "then": "on"})

    assert "Passt diese Frage?" not in page(device, link)
    assert said(service, organiser) == ()


def test_a_flood_is_refused_and_what_was_typed_stays(
    service: Service, organiser: str, device: Device, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service.network_limits.said_of_questions, "_at_once", 0)

    answer = device.fill(f"/a/{link}/t/treffen", **{"fits-dabei": "Noch einer", "a-dabei": "2", "then": "on"})

    assert "Aus Ihrem Netz kam gerade sehr viel" in text(answer.text)
    assert hidden(answer.text)["fits-dabei"] == "Noch einer"
    assert hidden(page(device, link))["a-dabei"] == "2"


def test_it_goes_with_the_check(service: Service, organiser: str, device: Device, link: str) -> None:
    from sqlalchemy import func, select

    from qcheck.store.tables.feedback import feedback

    device.fill(f"/a/{link}/t/treffen", **{"fit-unclear-dabei": "1", "then": "on"})
    check = service.access.open(organiser).check_id
    service.organising.delete(organiser)

    with service._store.database.reading() as connection:
        left = connection.execute(
            select(func.count()).select_from(feedback).where(feedback.c.check == check)
        ).scalar_one()
    assert left == 0


def test_in_a_confidential_check_nothing_is_told_before_its_end(service: Service, organiser: str) -> None:
    confidential = new_check(service, "probe", None, Mode.CONFIDENTIAL)
    link = invitation(service, confidential, "eltern")
    phone = Device()
    phone.begin(link)
    phone.fill(f"/a/{link}/t/treffen", **{"a-dabei": "3", "fit-unclear-dabei": "1", "then": "on"})

    before = said(service, confidential)
    service.organising.end_check(confidential)
    [after] = said(service, confidential)

    assert before == ()
    assert (after.question, after.perspective, after.language, after.week) == ("dabei", None, "", "")


def test_what_stands_on_paper_is_typed_in_by_the_organiser_of_an_open_round(
    service: Service, organiser: str
) -> None:
    service.feedback.say_for_paper(organiser, "dabei", "eltern", {Fit.TWICE}, "", "einmal", "de")

    [kept] = said(service, organiser)
    assert (kept.question, kept.perspective, kept.marks) == ("dabei", "eltern", {Fit.TWICE})


def test_in_a_confidential_check_nobody_types_in_what_others_said(service: Service, organiser: str) -> None:
    confidential = new_check(service, "probe", None, Mode.CONFIDENTIAL)

    with pytest.raises(NotPossible):
        service.feedback.say_for_paper(confidential, "dabei", "eltern", {Fit.TWICE}, "", "einmal", "de")


def carried(service: Service, organiser: str, number: int = 1) -> GivenFile:
    """An answer file of this check that says something about a question."""
    check = service.carrying.carried_sheet(organiser, "eltern").check
    fit = {"dabei": {"marks": ["unclear", "from-later"], "text": " Wer? "}, "anderswo": {"marks": ["twice"]}}
    about = {"check": check, "catalogue": {"id": "probe", "version": "1.0.0"}, "perspective": "eltern"}
    said = {
        "answers": {"dabei": {"value": 3}},
        "closing": {},
        "fit": fit,
        "once": "ab" * 16,
        "number": number,
    }
    return GivenFile(f"eltern-{number}.qcheck-answers.json", written(**about, **said))


def test_the_sheet_as_one_file_asks_it_too_and_says_how_it_travels(service: Service, organiser: str) -> None:
    shown = text(one_file(service.carrying.carried_sheet(organiser, "eltern"), language("de")))

    assert shown.count("Passt diese Frage?") == 1  # once for all questions: its script puts it under each
    assert "getrennt wird es, wenn die Datei aufgenommen wird" in shown
    assert "Senden" not in shown


def test_what_an_answer_file_says_about_questions_is_parted_from_its_sheet(
    service: Service, organiser: str
) -> None:
    look = service.importing.look(organiser, [carried(service, organiser)])

    [taken] = service.importing.take_in(organiser, look)

    [kept] = said(service, organiser)
    assert taken.number == 1
    assert (kept.question, kept.marks, kept.text, kept.perspective) == (
        "dabei",
        {Fit.UNCLEAR},
        "Wer?",
        "eltern",
    )


def test_the_same_sheet_in_another_file_says_it_no_second_time(service: Service, organiser: str) -> None:
    for number in (1, 2):
        look = service.importing.look(organiser, [carried(service, organiser, number)])
        service.importing.take_in(organiser, look)

    assert len(said(service, organiser)) == 1
