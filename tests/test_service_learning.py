"""What is learned in a trial: questions over all pilots together, and what is decided on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from qcheck.catalogue import QuestionId
from qcheck.piloting import Decision, DecisionKind, Meaning, TrialLinkKind
from qcheck.records import Shows
from qcheck.refusals import Invalid, Stale, WrongLink
from qcheck.service import Fit, Mode
from qcheck.service.ground.background import Behind
from qcheck.service.lessons import learned_figures
from qcheck.stats import Number
from tests.test_service import YAML, service, settings, wish  # noqa: F401 (fixtures)
from tests.test_service_people import invitation, joined
from tests.trials import made, pilot_with, trial_link, trying

HERE = "spielplatz"
IN_TRIAL = YAML.replace("version: 1.0.0", "version: 1.0.0\nstatus: trial")


@pytest.fixture
def trial(service, settings) -> str:  # noqa: F811
    """The link to coordinate a trial of the catalogue."""
    (settings.criteria / "spielplatz.yaml").write_text(IN_TRIAL, "utf-8")
    coordinate = made(service)
    trying(service, coordinate, HERE)
    return coordinate


def pilot(service, trial: str, people: int = 2, over: bool = True, **wishes: object) -> str:  # noqa: F811
    """A check of a new pilot with so many sheets; gives its organiser's link."""
    organise = service.organising.create_check(wish(perspective=None, **wishes))
    pilot_with(service, trial, organise)
    joined(service, organise, times=people)
    if over:
        service.organising.end_check(organise)
    return organise


def say(service, organise: str, question: str, *marks: Fit, text: str = "") -> None:  # noqa: F811
    """Somebody says something about a question."""
    way = invitation(service, organise)
    sheet = service.joining.join(way, service.joining.choices(way)[0].id, service.joining.new_nonce())
    once = service.feedback.new_word()
    service.feedback.say_of_question(sheet, QuestionId(question), marks, text, once, "de")


def learned(service, trial: str, question: str):  # noqa: F811
    return next(each for each in service.learning.questions(trial) if each.id == question)


def asked(service, trial: str, question: str = "frueh") -> list[Number]:  # noqa: F811
    return [each.figures.answered.asked for each in learned(service, trial, question).asked if each.figures]


def reword(words: str = "Die Kinder waren früh dabei.", **more: object) -> Decision:
    usual = Decision(
        "egal",
        HERE,
        "1.0.0",
        DecisionKind.REWORD,
        (QuestionId("frueh"),),
        reason={"de": "Zu ungenau."},
        wordings=({"de": words},),
        by="Redaktion",
    )
    return replace(usual, **more)


def test_every_question_of_the_trial_is_there_before_anybody_was_asked(service, trial):  # noqa: F811
    found = service.learning.questions(trial)

    assert [each.id for each in found] == ["frueh", "offen", "fest", "schoen", "tief"]
    assert {each.wording("de") for each in found} >= {"Alles hält."}
    assert all(each.asked == () for each in found)


def test_checks_of_all_pilots_are_put_together(service, trial):  # noqa: F811
    for _ in range(3):
        pilot(service, trial)

    assert asked(service, trial) == [Number(6, 3)]


def test_nothing_is_told_of_a_single_pilot(service, trial):  # noqa: F811
    pilot(service, trial)

    assert asked(service, trial) == []


def test_a_check_that_is_not_over_is_left_out_in_either_mode(service, trial):  # noqa: F811
    for _ in range(2):
        pilot(service, trial)
    pilot(service, trial, people=6, over=False)
    pilot(service, trial, people=6, over=False, mode=Mode.CONFIDENTIAL)

    assert asked(service, trial) == [Number(4, 2)]
    assert service.learning.figures(trial, HERE).left_out == {"too_early": 2}


def test_one_more_pilot_comes_in_together_with_another(service, trial):  # noqa: F811
    looks = []
    for _ in range(5):
        pilot(service, trial)
        looks.append(asked(service, trial))

    told = [[Number(4, 2)], [Number(8, 4)]]
    assert looks == [[], told[0], told[0], told[1], told[1]]


def test_a_pilot_that_goes_takes_another_ones_figures_along(service, trial):  # noqa: F811
    *_, last = [pilot(service, trial) for _ in range(4)]
    before = asked(service, trial)
    service.organising.delete(last)

    assert (before, asked(service, trial)) == ([Number(8, 4)], [Number(4, 2)])


def test_a_round_that_goes_on_and_ends_anew_does_not_tell_who_came(service, trial):  # noqa: F811
    first, *_ = [pilot(service, trial) for _ in range(3)]
    before = asked(service, trial)
    service.organising.resume_check(first)
    joined(service, first)
    service.organising.end_check(first)

    assert (before, asked(service, trial)) == ([Number(6, 3)], [])


def test_another_catalogue_and_other_processes_are_not_in_there(service, trial):  # noqa: F811
    for catalogue in ("kurzcheck", "spielplatz"):
        organise = service.organising.create_check(
            wish(
                catalogue=catalogue,
                phase="planung" if catalogue == "kurzcheck" else "nachher",
                perspective=None,
            )
        )
        service.organising.end_check(organise)
    pilot(service, trial), pilot(service, trial)

    assert asked(service, trial) == [Number(4, 2)]


def test_phases_stay_apart(service, trial):  # noqa: F811
    for phase in ("vorher", "nachher") * 2:
        pilot(service, trial, phase=phase)

    phases = {each.phase: each.figures.answered.asked for each in learned(service, trial, "frueh").asked}

    assert phases == {"vorher": Number(4, 2), "nachher": Number(4, 2)}


def test_what_most_was_said_about_comes_first(service, trial):  # noqa: F811
    one, other = (pilot(service, trial, over=False) for _ in range(2))
    say(service, one, "fest", Fit.UNCLEAR, text="Was heißt hält?")
    say(service, other, "fest", Fit.UNCLEAR, Fit.WORD)
    say(service, other, "offen", Fit.IMPORTANT)
    say(service, other, "offen", Fit.IMPORTANT)
    say(service, other, "offen", Fit.IMPORTANT)

    first, second, *_ = service.learning.questions(trial)

    assert (first.id, first.people, first.marks) == ("fest", 2, {Fit.UNCLEAR: 2, Fit.WORD: 1})
    assert [each.text for each in first.sentences] == ["Was heißt hält?"]
    assert second.id == "offen"


def test_what_is_said_in_a_confidential_check_is_told_after_its_end(service, trial):  # noqa: F811
    organise = pilot(service, trial, people=6, over=False, mode=Mode.CONFIDENTIAL)
    say(service, organise, "frueh", Fit.UNCLEAR)

    before = learned(service, trial, "frueh").people
    service.organising.end_check(organise)

    assert (before, learned(service, trial, "frueh").people) == (0, 1)


# deciding


def test_a_decision_stands_with_its_question(service, trial):  # noqa: F811
    kept = service.learning.decide(trial, reword(" Die Kinder\nwaren früh dabei. ", on=date(2026, 5, 1)))

    assert learned(service, trial, "frueh").decision == kept
    assert kept.wordings == ({"de": "Die Kinder waren früh dabei."},)
    assert (kept.revision, kept.on, kept.meaning) == (1, date(2026, 5, 1), Meaning.CLARIFIED)


def test_the_day_is_today_where_nobody_says_another(service, trial):  # noqa: F811
    assert service.learning.decide(trial, reword()).on == date(2026, 5, 4)


def test_of_two_who_decide_at_once_one_is_told(service, trial):  # noqa: F811
    service.learning.decide(trial, reword())

    with pytest.raises(Stale):
        service.learning.decide(trial, reword("Anders."))


def test_a_decision_can_be_changed_and_taken_back_and_its_history_stays(service, trial):  # noqa: F811
    first = service.learning.decide(trial, reword())
    second = service.learning.decide(trial, replace(first, kind=DecisionKind.DROP))
    service.learning.take_back(trial, second.id, second.revision)

    assert service.learning.decisions(trial) == ()
    assert [each.kind for each in service.learning.history(trial)[first.id]] == ["drop", "drop", "reword"]
    assert second.wordings == ()


def test_a_new_question_is_decided_once_by_one_form(service, trial):  # noqa: F811
    new = reword(kind=DecisionKind.NEW, questions=(), criterion="bau", id="wort-des-formulars")
    kept = service.learning.decide(trial, new)

    with pytest.raises(Stale):
        service.learning.decide(trial, new)
    assert service.learning.decisions(trial) == (kept,)
    assert kept.criterion == "bau"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": {"de": "  "}}, "reason"),
        ({"wordings": ({"de": ""},)}, "wording-1"),
        ({"kind": DecisionKind.SPLIT}, "wording-2"),
        ({"kind": DecisionKind.MERGE}, "questions"),
        ({"kind": DecisionKind.NEW, "questions": ()}, "criterion"),
        ({"questions": ("nirgends",)}, "questions"),
        ({"questions": ()}, "questions"),
        ({"reason": {"de": "x" * 601}}, "reason-de"),
    ],
)
def test_what_is_missing_is_said_at_its_place(service, trial, wrong, field):  # noqa: F811
    with pytest.raises(Invalid) as refused:
        service.learning.decide(trial, reword(**wrong))

    assert refused.value.field == field
    assert service.learning.decisions(trial) == ()


def test_a_question_may_be_kept_without_a_reason(service, trial):  # noqa: F811
    kept = service.learning.decide(trial, reword(kind=DecisionKind.KEEP, reason={}))

    assert (kept.reason, kept.wordings) == ({}, ())


def test_a_catalogue_that_is_not_tried_here_is_not_decided_on(service, trial):  # noqa: F811
    with pytest.raises(Invalid):
        service.learning.decide(trial, reword(catalogue="kurzcheck"))


def test_whoever_may_only_take_part_sees_and_decides_nothing(service, trial):  # noqa: F811
    join = trial_link(service, trial, TrialLinkKind.JOIN)

    for verb in (service.learning.questions, lambda link: service.learning.decide(link, reword())):
        with pytest.raises(WrongLink):
            verb(join)


# many pilots


def test_many_checks_are_counted_behind_the_page_and_nothing_is_told_before(
    service,  # noqa: F811
    trial,
    monkeypatch,
):
    monkeypatch.setattr(learned_figures, "AT_ONCE", 1)
    begun: list[Callable[[], object]] = []
    monkeypatch.setattr(Behind, "begin", lambda _, __, work: begun.append(work))
    for _ in range(2):
        pilot(service, trial)

    before = asked(service, trial), service.learning.figures(trial, HERE).left_out
    for work in begun:
        work()

    assert before == ([], {"being_counted": 2})
    assert asked(service, trial) == [Number(4, 2)]
    assert service.learning.figures(trial, HERE).left_out == {}


def test_whoever_waits_gets_the_figures_at_once(service, trial, monkeypatch):  # noqa: F811
    monkeypatch.setattr(learned_figures, "AT_ONCE", 0)
    for _ in range(2):
        pilot(service, trial)

    (first, *_) = service.learning.questions(trial, waits=True)

    assert first.asked[0].figures.answered.asked == Number(4, 2)


def test_what_was_said_in_other_installations_counts_once(service, trial):  # noqa: F811
    organise = pilot(service, trial, over=False)
    say(service, organise, "fest", Fit.UNCLEAR)
    file = service.learning.figures(trial, HERE).feedback_file().encode()
    for text in (
        file,
        file.replace(b'"question": "fest"', b'"question": "frueh"').replace(b'"id": "', b'"id": "z'),
    ):
        service.bringing.bring(service.piloting.open_pilot(service.piloting.add(trial, "Andere")), "f", text)

    people = {each.id: each.people for each in service.learning.questions(trial) if each.people}

    assert people == {"fest": 1, "frueh": 1}


def test_a_pilot_that_shows_its_result_hides_no_other(service, trial):  # noqa: F811
    first, _ = pilot(service, trial), pilot(service, trial)
    [joined] = service.piloting.taking_part(first)
    made = service.piloting.show_result(first, joined.pilot.id, Shows())
    service.piloting.hide_as(first, joined.pilot.id, made.id)

    assert asked(service, trial) == []


def test_what_is_behind_is_done_once_at_a_time_and_let_go_at_the_end():
    behind, done, go = Behind(), [], Event()
    behind.begin("one", lambda: go.wait(60))
    for _ in range(3):
        behind.begin("two", lambda: done.append(1))
    go.set()

    behind.close()

    assert len(done) <= 1
