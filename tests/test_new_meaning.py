"""A question that asks something else has a new id wherever the draft names it."""

from __future__ import annotations

from qcheck.authoring import Draft
from qcheck.service.workbench.new_meaning import asked_anew

TEXT = """\
id: a
version: 1.0.0
title: A
lint:
  accepted:
    - {at: eins, warning: long, why: So sagt man es hier.}
criteria:
  - id: k
    title: K
    questions:
      - id: eins
        text: Alle kamen zu Wort.
      - id: zwei
        text: Die Stadt hat geantwortet.
        skip_if: {question: eins, answer: [1, dk]}  # wer nicht zu Wort kam
"""


def test_filters_and_accepted_hints_name_the_question_by_its_new_id():
    text, names = asked_anew(TEXT, ["eins"], [])

    assert names == {"eins": "alle-kamen-zu-wort"}
    catalogue = Draft(text).catalogue
    assert [each.question for each in catalogue.questions["zwei"].skip_if] == ["alle-kamen-zu-wort"]
    assert [each.at for each in catalogue.lint.accepted] == ["alle-kamen-zu-wort"]
    assert "wer nicht zu Wort kam" in text


def test_an_id_of_an_earlier_edition_is_not_used_again():
    earlier = Draft(TEXT.replace("id: zwei", "id: alle-kamen-zu-wort")).catalogue

    _, names = asked_anew(TEXT, ["eins"], [earlier])

    assert names == {"eins": "alle-kamen-zu-wort-2"}
