"""The next edition from what was decided: a draft that can be published, with every change and its reason."""

from dataclasses import replace

import pytest

from qcheck.authoring import Draft
from qcheck.catalogue import ChangeKind
from qcheck.cli import main
from qcheck.editions import contradictions, undeclared
from qcheck.piloting import DecisionKind, Meaning
from qcheck.refusals import NeedsConfirmation, NotPossible
from qcheck.service.workbench import next_edition
from tests.attack.hostile import FORMULA, HOSTILE
from tests.test_service import YAML, service, settings  # noqa: F401 (fixtures)
from tests.test_service_learning import HERE, pilot, reword, trial  # noqa: F401 (fixtures)

TEXT = YAML.replace("version: 1.0.0", "version: 1.1.0\nfollows: 1.0.0").replace(
    "perspectives: [kinder]", "critical: true, perspectives: [kinder], help: Hilfe"
)


def decided(service, trial, *decisions):  # noqa: F811
    for each in decisions:
        service.learning.decide(trial, each)


def about(kind: DecisionKind, *questions: str, words: tuple[str, ...] = (), **more: object):
    wordings = tuple({"de": each} for each in words)
    return reword(kind=kind, questions=questions, wordings=wordings, **more)


EVERY_KIND = (
    about(DecisionKind.KEEP, "offen", reason={}),
    about(DecisionKind.REWORD, "frueh", words=("Die Kinder waren früh dabei.",)),
    about(DecisionKind.SPLIT, "schoen", words=("Es ist schön hier.", "Es ist sauber.")),
    about(DecisionKind.NEW, words=("Es gibt Schatten.",), criterion="bau", id="formular"),
)


def published(service, link):  # noqa: F811
    """The edition that comes of a draft, and the one before it."""
    seen = service.drafting.publication(link)
    assert seen.hindrances == ()
    service.drafting.publish(link, seen.proposed, "trial", "Aus der Erprobung.")
    before, after = service.shelf.editions(HERE)
    return before.catalogue, after.catalogue


def test_decisions_become_the_next_edition_with_their_reasons(service, trial, settings):  # noqa: F811
    decided(service, trial, *EVERY_KIND)

    made = service.learned_drafts.make(trial, HERE)

    assert made.left == ()
    _, after = published(service, made.link)
    assert [each.id for each in after.questions.values()] == [
        "frueh",
        "offen",
        "fest",
        "es-ist-schoen-hier",
        "es-ist-sauber",
        "es-gibt-schatten",
        "tief",
    ]
    assert after.questions["frueh"].text.say("de") == "Die Kinder waren früh dabei."
    assert after.questions["es-ist-sauber"].perspectives == ("kinder",)
    assert [(each.item, each.change, each.replaces) for each in after.changes] == [
        ("frueh", ChangeKind.CLARIFIED, None),
        ("es-ist-schoen-hier", ChangeKind.SPLIT, ("schoen",)),
        ("es-ist-sauber", ChangeKind.SPLIT, ("schoen",)),
    ]
    assert {each.why.say("de") for each in after.changes} == {"Zu ungenau."}
    old, new = sorted(settings.criteria.glob("*.yaml"), key=lambda file: len(file.name))
    assert main(["diff", str(old), str(new)], {}) == 0


def test_what_was_published_is_declared_whole(service, trial):  # noqa: F811
    decided(
        service,
        trial,
        about(DecisionKind.MERGE, "schoen", "offen", words=("Alles ist offen und schön.",)),
        about(DecisionKind.REWORD, "fest", words=("Was anders?",), meaning=Meaning.CHANGED),
        about(DecisionKind.NEW, words=("Es gibt Schatten.",), criterion="sand", id="formular"),
    )

    made = service.learned_drafts.make(trial, HERE)
    before, after = published(service, made.link)

    assert undeclared(before, after) == ()
    assert contradictions(before, after) == ()
    kinds = {each.item: (each.change, each.replaces) for each in after.changes}
    assert kinds == {
        "alles-ist-offen-und-schoen": (ChangeKind.MERGED, ("schoen", "offen")),
        "was-anders": (ChangeKind.CHANGED, ("fest",)),
    }
    assert [each.why for each in made.left] == [next_edition.OTHER_PEOPLE]


def test_a_second_press_makes_no_second_draft_without_asking(service, trial):  # noqa: F811
    decided(service, trial, EVERY_KIND[1])
    first = service.learned_drafts.make(trial, HERE)

    with pytest.raises(NeedsConfirmation):
        service.learned_drafts.make(trial, HERE)

    assert service.learned_drafts.made(trial, HERE).link == first.link
    assert len(service.drafting.everything_here()) == 1
    assert service.learned_drafts.make(trial, HERE, another=True).link != first.link


def test_what_an_edition_has_carried_out_is_not_done_again(service, trial):  # noqa: F811
    decided(service, trial, *EVERY_KIND)
    made = service.learned_drafts.make(trial, HERE)
    published(service, made.link)

    versions = {each.kind: service.learned_drafts.became(each) for each in service.learning.decisions(trial)}

    assert set(versions.values()) == {"1.1.0"}
    with pytest.raises(NotPossible) as refused:
        service.learned_drafts.make(trial, HERE, another=True)
    assert "Nothing is decided" in str(refused.value)


def test_a_questionnaire_that_only_checks_carry_is_said_to_be_so(service, trial, settings):  # noqa: F811
    pilot(service, trial)
    decided(service, trial, EVERY_KIND[1])
    (settings.criteria / "spielplatz.yaml").unlink()

    with pytest.raises(NotPossible) as refused:
        service.learned_drafts.make(trial, HERE)

    assert "only in the pilots' checks" in str(refused.value)


# on the text alone


def done(*decisions, text: str = TEXT):
    base = Draft(text).catalogue
    return next_edition.carried_out(text, decisions, [base])


def test_everything_else_in_the_text_stays_as_it_was():
    text, left = done(EVERY_KIND[1])

    assert left == ()
    before, after = TEXT.splitlines(), text.splitlines()
    place = after.index("changes:")
    assert [line.strip() for line in after[place : place + 5]] == [
        "changes:",
        "- question: frueh",
        "change: clarified",
        "why:",
        "de: Zu ungenau.",
    ]
    rest = after[:place] + after[place + 5 :]
    different = [(old, new) for old, new in zip(before, rest, strict=True) if old != new]
    assert [new.strip() for _, new in different] == ["- {id: frueh, text: Die Kinder waren früh dabei.}"]


def test_a_question_of_which_a_filter_speaks_is_left_to_the_author():
    text, left = done(about(DecisionKind.DROP, "frueh"), about(DecisionKind.DROP, "offen"))

    assert [(each.decision.questions, each.why, each.is_done) for each in left] == [
        (("frueh",), next_edition.NOT_TOGETHER, False)
    ]
    catalogue = Draft(text).catalogue
    assert "frueh" in catalogue.questions
    assert [each.item for each in catalogue.changes] == ["offen"]


def test_a_split_question_goes_to_the_same_people_without_the_help():
    text, _ = done(EVERY_KIND[2])

    question = Draft(text).catalogue.questions["es-ist-sauber"]
    assert (question.critical, question.perspectives, question.help) == (True, ("kinder",), None)


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (about(DecisionKind.REWORD, "fest", words=("Alles hält.",)), next_edition.SAME_WORDS),
        (about(DecisionKind.DROP, "nirgends"), next_edition.NO_LONGER),
        (about(DecisionKind.NEW, words=("Neu.",), criterion="nirgends"), next_edition.NO_CRITERION_LEFT),
    ],
)
def test_what_cannot_be_done_changes_nothing_and_is_named(decision, why):
    text, left = done(decision)

    assert text == TEXT
    assert [each.why for each in left] == [why]


def test_a_translation_that_is_missing_is_named():
    two = TEXT.replace("title: Spielplatz-Check", "title: Spielplatz-Check\nlanguages: [de, en]").replace(
        "text: Alles hält.", "text: {de: Alles hält., en: It lasts.}"
    )

    text, [left] = done(about(DecisionKind.REWORD, "fest", words=("Alles hält gut.",)), text=two)

    assert (left.why, left.languages) == (next_edition.TRANSLATE, ("en",))
    assert Draft(text).catalogue.questions["fest"].text.say("en") == "It lasts."


@pytest.mark.parametrize(
    "words", [HOSTILE, FORMULA, "ja", "1.0", "- a: [b", "# kein Kommentar", "a\u2028b: c"]
)
def test_reasons_and_wordings_stand_in_the_file_as_they_were_typed(words):
    decision = about(DecisionKind.REWORD, "fest", words=(words,), reason={"de": words})

    text, left = done(decision, replace(EVERY_KIND[3], reason={"de": words}))

    catalogue = Draft(text).catalogue
    assert left == ()
    assert catalogue.questions["fest"].text.say("de") == words
    assert catalogue.changes[0].why.say("de") == words
