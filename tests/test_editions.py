"""Two editions: what differs, what must be declared, what becomes of answers."""

import pytest

from qcheck.catalogue import Catalogue, ChangeKind
from qcheck.editions import (
    Aspect,
    Contradiction,
    Fate,
    Of,
    contradictions,
    differences,
    fates,
    is_told,
    path_to,
    undeclared,
)
from qcheck.loading import read

OLD = """\
id: park
version: 1.0.0
title: Park
perspectives: [{id: amt, title: Amt}, {id: familien, title: Familien}]
phases: [{id: planung, title: Planung}, {id: rueckblick, title: Rückblick}]
criteria:
  - id: mitreden
    title: Mitreden
    questions:
      - {id: frueh, text: Die Kinder waren von Anfang an dabei.}
      - {id: offen, text: "Was gebaut wird, war am Anfang offen."}
      - {id: gehoert, text: Alle Wünsche wurden gehört.}
  - id: pflege
    title: Pflege
    questions:
      - {id: sauber, text: Der Park ist sauber.}
      - {id: heil, text: Die Geräte sind heil.}
"""


def catalogue(text: str) -> Catalogue:
    reading = read(text.encode(), "park.yaml")
    assert reading.catalogue, [str(each) for each in reading.problems]
    return reading.catalogue


def edition(
    *replaced: tuple[str, str], version: str = "1.1.0", changes: str = "", base: str = OLD
) -> Catalogue:
    """The next edition: words replaced, and what it declares."""
    head = f"follows: 1.0.0\nchanges:\n{changes}" if changes else ""
    text = base.replace("version: 1.0.0\n", f"version: {version}\n{head}")
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after)
    return catalogue(text)


OLDEST = catalogue(OLD)
CLEARER = ("Der Park ist sauber.", "Der Park ist meistens sauber.")
YES_NO = ("{id: heil, text: Die Geräte sind heil.}", (
    "{id: heil, text: Die Geräte sind heil., options: [{value: 1, label: nein}, {value: 2, label: ja}]}"
))  # fmt: skip


def seen(new: Catalogue) -> list[tuple[str, Aspect]]:
    return [(each.id, each.aspect) for each in differences(OLDEST, new)]


def fate(new: Catalogue, question: str) -> Fate:
    return fates((OLDEST, new))[question].fate  # type: ignore[index]  # by the id of a question


@pytest.mark.parametrize(
    ("before", "after", "of", "aspect"),
    [
        ("title: Park\n", "title: Stadtpark\n", "", Aspect.TITLE),
        ("title: Park\n", "title: Park\nrules: {green_from: 80}\n", "", Aspect.RULES),
        ("title: Familien", "title: Eltern", "", Aspect.PERSPECTIVES),
        ("title: Rückblick", "title: Nachher", "", Aspect.PHASES),
        ("title: Pflege", "title: Die Pflege", "pflege", Aspect.TITLE),
        ("title: Pflege", "title: Pflege\n    meaning: Wie es aussieht.", "pflege", Aspect.MEANING),
        (*CLEARER, "sauber", Aspect.WORDING),
        ("sauber.}", "sauber., help: Ohne Müll.}", "sauber", Aspect.HELP),
        ("sauber.}", "sauber., weight: 2}", "sauber", Aspect.WEIGHT),
        ("sauber.}", "sauber., critical: true}", "sauber", Aspect.CRITICAL),
        ("sauber.}", "sauber., perspectives: [amt]}", "sauber", Aspect.PERSPECTIVES),
        ("heil.}", "heil., phases: [planung]}", "heil", Aspect.PHASES),
        ("heil.}", "heil., skip_if: {question: sauber, answer: 1}}", "heil", Aspect.FILTERS),
        ("heil.}", "heil., text_by_phase: {planung: Die Geräte halten.}}", "heil", Aspect.WORDING),
        (*YES_NO, "heil", Aspect.SCALE),
    ],
)  # fmt: skip
def test_every_difference_is_found_and_no_other(before, after, of, aspect):
    assert seen(edition((before, after))) == [(of, aspect)]


def test_a_translation_that_is_added_is_told_from_other_words():
    added = edition(
        ("text: Der Park ist sauber.", "text: {de: Der Park ist sauber., en: The park is clean.}")
    )

    assert seen(added) == [("", Aspect.LANGUAGES), ("sauber", Aspect.TRANSLATION)]
    assert undeclared(OLDEST, added) == ()
    assert fate(added, "sauber") is Fate.CARRIED


def test_an_edition_without_differences_is_whole_and_carries_everything_over():
    same = edition()

    assert differences(OLDEST, same) == ()
    assert undeclared(OLDEST, same) == ()
    assert {each.fate for each in fates((OLDEST, same)).values()} == {Fate.CARRIED}


@pytest.mark.parametrize(
    ("replaced", "changes", "question", "becomes"),
    [
        (CLEARER, "  - {question: sauber, change: editorial, why: w}\n", "sauber", Fate.CARRIED),
        (CLEARER, "  - {question: sauber, change: clarified, why: w}\n", "sauber", Fate.CLARIFIED),
        (CLEARER, "", "sauber", Fate.UNDECLARED),
        (("sauber.}", "sauber., weight: 2}"), "", "sauber", Fate.RECOMPUTED),
        (("title: Park\n", "title: Park\nrules: {green_from: 80}\n"), "", "sauber", Fate.RECOMPUTED),
        (("id: sauber, text: Der Park ist", "id: rein, text: Alles ist"),
         "  - {question: rein, change: changed, replaces: sauber, why: w}\n", "sauber", Fate.SHOWN),
        (("      - {id: heil, text: Die Geräte sind heil.}\n", ""),
         "  - {question: heil, change: removed, why: w}\n", "heil", Fate.ARCHIVED),
        (("      - {id: heil, text: Die Geräte sind heil.}\n", ""), "", "heil", Fate.UNDECLARED),
        (YES_NO, "  - {question: heil, change: scale, why: w}\n", "heil", Fate.DROPPED),
        (YES_NO, "  - {criterion: pflege, change: scale, why: w}\n", "heil", Fate.DROPPED),
        (YES_NO, "", "heil", Fate.UNDECLARED),
    ],
)  # fmt: skip
def test_what_becomes_of_answers_is_what_the_method_says(replaced, changes, question, becomes):
    assert fate(edition(replaced, changes=changes), question) is becomes


def test_a_question_that_moved_is_carried_over_and_recomputed():
    line = "      - {id: gehoert, text: Alle Wünsche wurden gehört.}\n"
    moved = edition((line, ""), ("title: Pflege\n    questions:\n", f"title: Pflege\n    questions:\n{line}"))

    [proposal] = undeclared(OLDEST, moved)

    assert (proposal.id, proposal.kind, proposal.is_sure) == ("gehoert", ChangeKind.MOVED, True)
    assert fate(moved, "gehoert") is Fate.RECOMPUTED


def test_a_slip_of_the_pen_and_a_clearer_sentence_are_told_apart():
    slip = edition(("Der Park ist sauber.", "Der Park ist sauber!"))
    clearer = edition(CLEARER)

    assert [each.kind for each in undeclared(OLDEST, slip)] == [ChangeKind.EDITORIAL]
    assert [each.kind for each in undeclared(OLDEST, clearer)] == [ChangeKind.CLARIFIED]


def test_a_new_question_that_says_nearly_the_same_is_proposed_in_the_place_of_the_old_one():
    new = edition(
        ("id: sauber, text: Der Park ist sauber.", "id: rein, text: Der Park ist immer sehr sauber.")
    )

    [proposal] = undeclared(OLDEST, new)

    assert (proposal.of, proposal.id, proposal.kind) == (Of.QUESTION, "rein", ChangeKind.CHANGED)
    assert proposal.replaces == ("sauber",)


def test_a_criterion_that_goes_takes_its_questions_along():
    gone = OLD[OLD.index("  - id: pflege") :]

    without = edition((gone, ""))
    declared = edition((gone, ""), changes="  - {criterion: pflege, change: removed, why: w}\n")

    assert [(each.of, each.id, each.kind) for each in undeclared(OLDEST, without)] == [
        (Of.CRITERION, "pflege", ChangeKind.REMOVED)
    ]
    assert undeclared(OLDEST, declared) == ()
    assert fate(declared, "sauber") is Fate.ARCHIVED


@pytest.mark.parametrize(
    ("replaced", "change", "by"),
    [
        (YES_NO, "question: heil, change: editorial", Contradiction.OTHER_SCALE),
        (CLEARER, "question: sauber, change: scale", Contradiction.SAME_SCALE),
        (CLEARER, "question: sauber, change: moved", Contradiction.SAME_PLACE),
        (CLEARER, "question: frueh, change: clarified", Contradiction.SAME_WORDS),
        (CLEARER, "question: sauber, change: changed, replaces: rein", Contradiction.NEVER_THERE),
        (CLEARER, "question: weg, change: removed", Contradiction.NEVER_THERE),
        (("id: sauber", "id: rein"), "question: rein, change: clarified", Contradiction.IS_NEW),
    ],
)  # fmt: skip
def test_a_declaration_that_is_not_so_is_refused(replaced, change, by):
    new = edition(replaced, changes=f"  - {{{change}, why: w}}\n")

    assert by in [each.by for each in contradictions(OLDEST, new)]


def test_an_id_that_an_earlier_edition_gave_up_is_not_used_again():
    without = edition(
        ("      - {id: heil, text: Die Geräte sind heil.}\n", ""),
        changes="  - {question: heil, change: removed, why: w}\n",
    )
    again = edition(version="1.2.0")

    assert [each.by for each in contradictions(without, again)] == [Contradiction.USED_AGAIN]


def test_declarations_are_put_together_over_several_editions():
    middle = edition(CLEARER, changes="  - {question: sauber, change: clarified, why: w}\n")
    last = catalogue(
        OLD.replace("version: 1.0.0\n", "version: 1.2.0\nfollows: 1.1.0\nchanges: "
                    "[{question: rein, change: changed, replaces: sauber, why: w}]\n")
        .replace("id: sauber, text: Der Park ist sauber.", "id: rein, text: Niemand findet Müll.")
    )  # fmt: skip

    path = path_to(OLDEST, last, [middle, last])
    kept = fates(path)["sauber"]  # type: ignore[index]

    assert [each.version for each in path] == ["1.0.0", "1.1.0", "1.2.0"]
    assert is_told(path)
    assert (kept.fate, kept.to) == (Fate.SHOWN, ("rein",))


def test_where_an_edition_in_between_is_missing_only_what_is_the_same_is_carried_over():
    last = catalogue(OLD.replace("version: 1.0.0\n", "version: 1.2.0\nfollows: 1.1.0\n").replace(*CLEARER))

    path = path_to(OLDEST, last, [last])
    kept = {name: each.fate for name, each in fates(path).items()}

    assert not is_told(path)
    assert kept["sauber"] is Fate.UNDECLARED  # type: ignore[index]
    assert {each for name, each in kept.items() if name != "sauber"} == {Fate.CARRIED}
