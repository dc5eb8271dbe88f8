"""What one can ask qcheck to do: with a link everything about its check, without one nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.pool import ThreadPool

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

import qcheck
from qcheck import life, refusals
from qcheck.catalogue import Apart, PerspectiveId, PhaseId, QuestionId
from qcheck.language import LOCALE, language
from qcheck.service import (
    Given,
    Mode,
    NewCheck,
    NotPossible,
    Scope,
    Service,
    UnknownLink,
    open_service,
)
from qcheck.settings import Settings
from tests.forked import forked

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
YAML = """
id: spielplatz
version: 1.0.0
title: Spielplatz-Check
perspectives:
  - {id: amt, title: Amt, role: organising}
  - {id: kinder, title: Kinder, role: taking_part}
phases:
  - {id: vorher, title: Vorher}
  - {id: nachher, title: Nachher}
criteria:
  - id: planung
    title: Planung
    questions:
      - {id: frueh, text: Die Kinder waren von Anfang an dabei.}
      - {id: offen, text: Was gebaut wird, war offen., skip_if: {question: frueh, answer: na}}
  - id: bau
    title: Bau
    questions:
      - {id: fest, text: Alles hält., phases: [nachher]}
      - {id: schoen, text: Es ist schön., perspectives: [kinder]}
modules:
  - id: sand
    title: Sand
    questions:
      - {id: tief, text: Der Sand ist tief.}
""".replace("Was gebaut wird, war offen.", "'Was gebaut wird, war offen.'")


class Clock:
    """Tells a later minute each time it is asked."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


def wish(**values: object) -> NewCheck:
    usual = NewCheck(
        "Spielplatz am Markt", "Musterstadt", "spielplatz", PhaseId("nachher"), Scope(), PerspectiveId("amt")
    )
    return replace(usual, **values)


@pytest.fixture
def settings(tmp_path) -> Settings:
    prepared = Settings(data=tmp_path / "data").prepared()
    (prepared.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    return prepared


@pytest.fixture
def service(settings):
    opened = open_service(settings)
    opened.clock.now = Clock()
    yield opened
    opened.close()


@pytest.fixture
def link(service: Service) -> str:
    return service.organising.create_check(wish())


# opening


def test_the_catalogues_that_come_with_qcheck_stand_before_ones_own(service):
    assert [catalogue.id for catalogue in service.shelf.catalogues()] == [
        "kurzcheck",
        "qualitaetscheck",
        "spielplatz",
    ]


def test_a_broken_file_is_reported_and_takes_nothing_away(service, settings):
    (settings.criteria / "kaputt.yaml").write_text("id: [", "utf-8")

    assert len(service.shelf.catalogues()) == 3
    assert {problem.file.rsplit("/", 1)[-1] for problem in service.shelf.problems()} == {"kaputt.yaml"}


def test_a_new_check_opens_with_its_link(service, link):
    access = service.access.open(link)

    assert (access.link, access.title, access.place) == (link, "Spielplatz am Markt", "Musterstadt")
    assert (access.catalogue.id, access.phase, access.mode, access.perspective) == (
        "spielplatz",
        "nachher",
        Mode.OPEN,
        "amt",
    )
    assert (access.life.created, access.finished, service.known_checks.other_checks(link)) == (
        NOON + timedelta(minutes=1),
        False,
        (),
    )


def test_a_link_copied_from_an_address_opens_the_check_and_comes_back_plain(service, link):
    assert service.access.open(f" https://example.org/check?link={link.upper()}&lang=de ").link == link


@pytest.mark.parametrize("wrong", ["", "nirgends", "0" * 38])
def test_what_is_no_link_opens_nothing(service, link, wrong):
    with pytest.raises(UnknownLink) as unknown:
        service.access.open(wrong)

    assert unknown.value.said(language("de")).startswith("Dieser Link führt zu keinem Check.")


def test_the_right_id_with_a_wrong_secret_opens_nothing(service, link):
    with pytest.raises(UnknownLink):
        service.access.open(link[:12] + "0" * 26)


def test_the_link_of_one_check_has_no_secret_in_common_with_another(service, link):
    other = service.organising.create_check(wish())

    with pytest.raises(UnknownLink):
        service.access.open(link[:12] + other[12:])


def test_the_database_alone_opens_nothing(service, settings, link):
    settings.key_file.unlink()
    elsewhere = open_service(settings, new_key=True)

    with pytest.raises(UnknownLink):
        elsewhere.access.open(link)
    elsewhere.close()


def test_a_renewed_link_opens_the_check_and_the_one_before_nothing(service, link):
    renewed = service.organising.renew(link)

    assert service.access.open(renewed).title == "Spielplatz am Markt"
    with pytest.raises(UnknownLink):
        service.access.open(link)
    assert [shelved.link for shelved in service.known_checks.known([link, renewed])] == [renewed]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": "  "}, "Bitte geben Sie dem Prozess einen Titel."),
        ({"title": "x" * 201}, "Dieser Text hat 201 Zeichen, möglich sind 200. Bitte kürzen Sie ihn."),
        ({"place": "x" * 201}, "Dieser Text hat 201 Zeichen, möglich sind 200. Bitte kürzen Sie ihn."),
        ({"catalogue": "weg"}, "Diesen Katalog gibt es nicht mehr. Bitte wählen Sie einen anderen."),
        ({"phase": None}, "Bitte wählen Sie eine der Phasen dieses Katalogs."),
        ({"phase": "planung"}, "Bitte wählen Sie eine der Phasen dieses Katalogs."),
        ({"perspective": "politik"}, "Bitte wählen Sie eine der Perspektiven dieses Katalogs."),
        ({"scope": Scope(frozenset({"sand"}))}, "Bitte wählen Sie Kriterien aus diesem Katalog."),
        ({"scope": Scope(None, frozenset({"planung"}))}, "Bitte wählen Sie Kriterien aus diesem Katalog."),
        (
            {"scope": Scope(frozenset({"bau"})), "phase": "vorher"},
            "So enthielte der Check keine einzige Frage. "
            "Bitte wählen Sie andere Kriterien, eine andere Phase oder eine andere Perspektive.",
        ),
        ({"scope": Scope(frozenset())}, None),
    ],
)
def test_a_check_that_cannot_be_is_refused_with_the_reason_and_nothing_is_kept(service, wrong, said):
    with pytest.raises(NotPossible) as refused:
        service.organising.create_check(wish(**wrong))

    assert said is None or refused.value.said(language("de")) == said
    assert service.known_checks.everything_here() == ()


def test_a_phase_for_a_catalogue_without_phases_is_refused(service):
    with pytest.raises(NotPossible, match="phases"):
        service.organising.create_check(wish(catalogue="kurzcheck", phase=PhaseId("nachher")))


def test_a_check_keeps_the_catalogue_as_it_was_when_it_was_opened(service, settings, link):
    (settings.criteria / "spielplatz.yaml").write_text(
        YAML.replace("Alles hält.", "Alles hält gut.").replace("1.0.0", "1.1.0"), "utf-8"
    )

    later = service.organising.create_check(wish())

    assert service.access.open(link).catalogue.questions["fest"].text.say("de") == "Alles hält."
    assert service.access.open(later).catalogue.questions["fest"].text.say("de") == "Alles hält gut."


def test_a_check_beside_another_belongs_to_the_same_process(service, link):
    beside = service.organising.create_check(wish(phase=PhaseId("vorher"), beside=link))

    [other] = service.known_checks.other_checks(link)

    assert (other.link, other.catalogue.title.say("de"), other.questionnaire.phase_title("de")) == (
        beside,
        "Spielplatz-Check",
        "Vorher",
    )
    assert [each.link for each in service.known_checks.other_checks(beside)] == [link]


def test_a_check_beside_a_link_that_opens_nothing_is_refused(service):
    with pytest.raises(UnknownLink):
        service.organising.create_check(wish(beside="nirgends"))


# answering


def test_a_new_sheet_asks_what_its_perspective_is_asked_in_its_phase(service, link):
    sheet = service.answering.own_sheet(link)

    assert [(criterion.id, [question.id for question in asked]) for criterion, asked in sheet.asked] == [
        ("planung", ["frueh", "offen"]),
        ("bau", ["fest"]),
    ]
    assert (sheet.answered, sheet.total, sheet.next_open, sheet.last_saved) == (0, 3, "planung", None)


def test_one_question_is_read_as_it_stands_on_the_whole_sheet(service, link):
    question = next(iter(service.access.open(link).catalogue.questions))
    service.answering.answer(link, question, 2)
    service.answering.comment(link, question, "Am Tisch.", "")

    assert service.answering.given(link, question) == service.answering.own_sheet(link).given[question]
    assert service.answering.given(link, QuestionId("gibt-es-nicht")) is None


def test_what_is_saved_says_the_revision_of_the_check(service, link):
    question = next(iter(service.access.open(link).catalogue.questions))

    saved = service.answering.answer(link, question, 2)

    assert saved.revision == service.access.revision(link) == service.access.open(link).revision


def test_an_answer_is_there_with_its_time(service, link):
    saved = service.answering.answer(link, QuestionId("frueh"), 3)

    sheet = service.answering.own_sheet(link)
    assert sheet.given == {"frueh": Given(3, "", "", "", saved.at)}
    assert sheet.last_saved == saved.at
    assert (sheet.answered, sheet.progress) == (1, {"planung": (1, 2), "bau": (0, 1)})


def test_the_answers_set_apart_are_answers_too(service, link):
    service.answering.answer(link, QuestionId("offen"), Apart.DK)
    service.answering.answer(link, QuestionId("fest"), "na")

    given = service.answering.own_sheet(link).given
    assert (given["offen"].value, given["fest"].value) == (Apart.DK, Apart.NA)


def test_a_question_appears_and_disappears_with_the_answer_it_hangs_on(service, link):
    service.answering.answer(link, QuestionId("offen"), 2)

    service.answering.answer(link, QuestionId("frueh"), Apart.NA)
    without = service.answering.own_sheet(link)
    service.answering.answer(link, QuestionId("frueh"), 1)
    with_it = service.answering.own_sheet(link)

    assert (without.answered, without.total) == (1, 2)
    assert (with_it.answered, with_it.total, with_it.given["offen"].value) == (2, 3, 2)


def test_everything_answered_leaves_no_criterion_open(service, link):
    service.answering.answer(link, QuestionId("frueh"), 1)
    service.answering.answer(link, QuestionId("offen"), 1)
    half = service.answering.own_sheet(link).next_open
    service.answering.answer(link, QuestionId("fest"), 1)

    assert half == "bau"
    assert service.answering.own_sheet(link).next_open is None


@pytest.mark.parametrize("value", [0, 5, -1, True, "x", "", None, 1.5])
def test_a_value_off_the_scale_is_refused(service, link, value):
    with pytest.raises(NotPossible, match="not one of the choices"):
        service.answering.answer(link, QuestionId("frueh"), value)
    assert service.answering.own_sheet(link).given == {}


@pytest.mark.parametrize("question", ["tief", "unbekannt", ""])
def test_a_question_that_is_not_of_this_check_is_refused(service, link, question):
    with pytest.raises(NotPossible, match="does not belong to this check"):
        service.answering.answer(link, QuestionId(question), 1)


def test_an_answer_taken_back_leaves_comment_and_evidence(service, link):
    service.answering.answer(link, QuestionId("frueh"), 3)
    service.answering.comment(link, QuestionId("frueh"), "weil", "")
    service.answering.evidence(link, QuestionId("frueh"), "Plan", "https://example.org", ("", ""))

    back = service.answering.take_back(link, QuestionId("frueh"))

    assert service.answering.own_sheet(link).given["frueh"] == Given(
        None, "weil", "Plan", "https://example.org", back.at
    )
    assert service.answering.own_sheet(link).answered == 0


def test_the_same_answer_sent_twice_is_saved_once(service, link):
    first = service.answering.answer(link, QuestionId("frueh"), 3)
    revision = service.access.revision(link)

    again = service.answering.answer(link, QuestionId("frueh"), 3)

    assert again == first
    assert service.access.revision(link) == revision


def test_a_comment_written_in_two_windows_is_kept_twice(service, link):
    service.answering.comment(link, QuestionId("frueh"), "aus dem ersten Fenster", "")

    saved = service.answering.comment(link, QuestionId("frueh"), "aus dem zweiten", "")

    assert saved.text == "aus dem ersten Fenster\n\naus dem zweiten"
    assert service.answering.own_sheet(link).given["frueh"].comment == saved.text


def test_evidence_can_be_taken_away(service, link):
    service.answering.evidence(link, QuestionId("frueh"), "Plan", "https://example.org", ("", ""))

    saved = service.answering.evidence(link, QuestionId("frueh"), "", "", ("Plan", "https://example.org"))

    assert (saved.text, service.answering.own_sheet(link).given) == ("", {})


def test_evidence_that_is_no_address_changes_nothing(service, link):
    with pytest.raises(NotPossible, match="https://"):
        service.answering.evidence(link, QuestionId("frueh"), "Plan", "javascript:alert(1)", ("", ""))
    assert service.answering.own_sheet(link).given == {}


def test_closing_questions_are_answered_like_comments(service, link):
    service.answering.closing(link, "open_good", "Die Rundgänge", "")
    saved = service.answering.closing(link, "open_good", "Der Sand", "")

    sheet = service.answering.own_sheet(link)
    assert sheet.closing == {"open_good": "Die Rundgänge\n\nDer Sand"}
    assert sheet.last_saved == saved.at


def test_other_closing_questions_do_not_exist(service, link):
    with pytest.raises(NotPossible):
        service.answering.closing(link, "welcome", "hallo", "")


def test_a_finished_sheet_can_still_be_changed(service, link):
    service.answering.finish(link)
    service.answering.answer(link, QuestionId("frueh"), 1)

    finished = service.answering.own_sheet(link)

    assert (finished.finished, finished.answered) == (True, 1)


def test_another_perspective_is_asked_other_questions_and_answers_stay(service, link):
    service.answering.answer(link, QuestionId("frueh"), 1)

    service.answering.change_perspective(link, PerspectiveId("kinder"))

    sheet = service.answering.own_sheet(link)
    assert (sheet.access.perspective, sheet.answered, sheet.total) == ("kinder", 1, 4)


def test_a_perspective_of_another_catalogue_is_refused(service, link):
    with pytest.raises(NotPossible, match="perspectives"):
        service.answering.change_perspective(link, PerspectiveId("politik"))


def test_title_and_place_are_corrected(service, link):
    service.organising.rename(link, " Spielplatz  am Bach ", "")

    assert (service.access.open(link).title, service.access.open(link).place) == ("Spielplatz am Bach", "")


def test_a_deleted_check_opens_nothing_any_more(service, link):
    service.answering.answer(link, QuestionId("frueh"), 1)

    service.organising.delete(link)

    assert service.known_checks.everything_here() == service.known_checks.known([link]) == ()
    with pytest.raises(UnknownLink):
        service.answering.answer(link, QuestionId("frueh"), 2)


@pytest.mark.parametrize(
    "verb",
    [
        lambda service, link: service.answering.own_sheet(link),
        lambda service, link: service.answering.take_back(link, QuestionId("frueh")),
        lambda service, link: service.answering.comment(link, QuestionId("frueh"), "x", ""),
        lambda service, link: service.answering.evidence(link, QuestionId("frueh"), "x", "", ("", "")),
        lambda service, link: service.answering.closing(link, "open_good", "x", ""),
        lambda service, link: service.answering.finish(link),
        lambda service, link: service.answering.change_perspective(link, PerspectiveId("amt")),
        lambda service, link: service.organising.rename(link, "x", "y"),
        lambda service, link: service.organising.renew(link),
        lambda service, link: service.organising.delete(link),
        lambda service, link: service.results.result(link),
        lambda service, link: service.access.revision(link),
    ],
)
def test_every_verb_asks_for_the_secret(service, link, verb):
    revision = service.access.revision(link)

    with pytest.raises(UnknownLink):
        verb(service, link[:12] + "0" * 26)
    assert service.access.revision(link) == revision


# several at once


def test_eight_threads_answer_one_sheet(service, link):
    questions = [QuestionId(question) for question in ("frueh", "offen", "fest")]
    service.clock.now = lambda: NOON

    with ThreadPool(8) as threads:
        threads.map(lambda n: service.answering.answer(link, questions[n % 3], n % 4 + 1), range(96))
        threads.map(lambda question: service.answering.answer(link, question, 4), questions)

    assert {
        question: given.value for question, given in service.answering.own_sheet(link).given.items()
    } == dict.fromkeys(questions, 4)


def test_eight_windows_that_comment_at_once_all_keep_their_words(service, link):
    with ThreadPool(8) as threads:
        threads.map(
            lambda n: service.answering.comment(link, QuestionId("frueh"), f"Fenster {n}", ""), range(8)
        )

    assert sorted(service.answering.own_sheet(link).given["frueh"].comment.split("\n\n")) == [
        f"Fenster {n}" for n in range(8)
    ]


def test_two_processes_serve_the_same_check(settings, service, link, tmp_path):
    code = (
        "import sys; from pathlib import Path; from qcheck.service import open_service; from "
        "qcheck.settings import Settings;"
        "open_service(Settings(data=Path(sys.argv[1]))).answering.answer(sys.argv[2], 'frueh', 4)"
    )

    forked([str(settings.data), link], tmp_path / "said", script=code).wait()

    assert service.answering.own_sheet(link).given["frueh"].value == 4


# words


def test_every_sentence_of_store_and_service_is_said_in_german():
    said = {
        each[2]
        for room in ("store", "service")
        for each in extract_from_dir(f"{qcheck.__path__[0]}/{room}", [("**.py", "python")], {"N_": None})
    }
    for room in (life, refusals):
        said |= {each[1] for each in extract_from_file("python", room.__file__, keywords={"N_": None})}
    german = {
        name: _german(name)
        for name in ("service", "backup", "trial", "dates", "mail", "pilots", "learned", "reflect")
    }

    assert german["service"].keys() <= said
    assert said <= set().union(*german.values())
    assert all(german["service"].values())


def _german(room: str) -> dict[str, str]:
    """What a file of words says, by its message; nothing where there is no such file yet."""
    file = LOCALE / "de" / f"{room}.po"
    if not file.exists():
        return {}
    with file.open("rb") as opened:
        return {each.id: each.string for each in read_po(opened, locale="de") if each.id}
