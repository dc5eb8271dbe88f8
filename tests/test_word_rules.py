"""Words that make a question hard to answer are found, and sentences that are in order are left alone: a warning
that is wrong teaches people to pass over warnings.
"""

from __future__ import annotations

import pytest

from qcheck.loading.messages import NAMES
from qcheck.loading.word_rules import Statement, WordRules


def faults(words: str, language: str = "de", explained: str = "", *jargon: str) -> list[str]:
    statement = Statement(words, language, explained, own_group=False, compared=True)
    return [NAMES[advice] for advice, _ in WordRules(jargon).faults(statement)]


@pytest.mark.parametrize(
    "words",
    [
        "Die Regeln sind bekannt und werden eingehalten.",
        "Der Rat kennt die Ergebnisse und begründet seine Entscheidung.",
        "Es ist offengelegt, wer den Prozess bezahlt und wer die Fachleute auswählt.",
        "Gibt es feste Regeln für Beteiligung, und halten sich alle daran?",
        "Die Informationen sind verständlich und vollständig.",
        "Die Einladung kam per Brief und/oder per Mail.",
    ],
)
def test_two_statements_in_one_sentence_are_found(words: str) -> None:
    assert faults(words) == ["double"]


@pytest.mark.parametrize(
    "words",
    [
        "Wer angefeindet wird, bekommt Schutz und Hilfe.",
        "Die Informationen stellen Vor- und Nachteile ausgewogen dar.",
        "Verwaltung, Politik und Zivilgesellschaft sprechen mindestens einmal im Jahr über Beteiligung.",
        "Junge und alte Menschen machen mit.",
        "Im Rathaus und in den Ämtern ist das Ziel bekannt.",
        "Es ist schriftlich geregelt, wann und wie beteiligt wird.",
        "Alle können nachlesen, warum Vorschläge übernommen oder abgelehnt wurden.",
        "Die Termine passen auch für Menschen, die arbeiten oder andere versorgen.",
        "Die Gruppen sprechen nach und nach mit allen.",
    ],
)
def test_what_only_belongs_together_is_no_second_statement(words: str) -> None:
    assert faults(words) == []


@pytest.mark.parametrize(
    "words", ["Niemand wurde ausgeschlossen.", "Die Einladung kam nicht zu spät.", "Es fehlt an nichts."]
)
def test_a_negation_of_the_whole_is_found(words: str) -> None:
    assert faults(words) == ["negation"]


@pytest.mark.parametrize(
    "words",
    [
        "Wer nicht ausgelost wurde, kann sich auf einem anderen Weg einbringen.",
        "Ausgeloste, die nicht antworten, werden noch einmal angesprochen.",
        "Neue Ideen sind willkommen, auch wenn sie in keinem Plan stehen.",
        "Es ist klar, welche Äußerungen nicht geduldet werden.",
        "Auch ohne Internet kann man gleich gut mitmachen.",
        "Die Moderation ist unparteiisch.",
    ],
)
def test_a_negation_that_says_who_or_what_is_meant_is_none(words: str) -> None:
    assert faults(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Die Übersicht wird regelmäßig aktualisiert.", ["vague"]),
        ("Die wichtigen Unterlagen sind öffentlich zugänglich.", ["vague"]),
        ("Als die Beteiligung begann, war das Wichtigste noch offen.", []),
        ("Der Ablauf ist nachvollziehbar.", ["jargon"]),
        ("Es stehen zwei Varianten zur Wahl.", ["jargon"]),
        ("Ich weiß, wo die Regeln stehen.", ["first-person"]),
        ("In unserer Kommune ist schriftlich geregelt, wann beteiligt wird.", []),
        ("Wort " * 16, ["long"]),
        ("Die Verantwortlichen haben gesagt, wer am Ende entscheidet.", []),
    ],
)
def test_soft_quantities_words_of_the_trade_oneself_and_length(words: str, found: list[str]) -> None:
    assert faults(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The rules are known and are kept.", ["double"]),
        ("The information is clear and complete.", ["double"]),
        ("It is disclosed who pays and who chooses.", ["double"]),
        ("Anyone who is attacked gets protection and help.", []),
        ("The municipality and the groups set the aim together.", []),
        ("Nobody was excluded.", ["negation"]),
        ("People who do not usually take part are involved too.", []),
        ("Contributions are taken seriously, no matter who makes them.", []),
        ("The overview is updated regularly.", ["vague"]),
        ("We were asked.", ["first-person"]),
        ("Our municipality has written rules.", []),
    ],
)
def test_english_has_rules_of_its_own(words: str, found: list[str]) -> None:
    assert faults(words, "en") == found


@pytest.mark.parametrize(
    ("words", "in_german", "in_plain"),
    [
        ("Wurden auch die gefragt, die nicht da waren?", [], ["negation"]),
        ("Sind die Geräte sicher oder geprüft?", [], ["double"]),
        ("Ist das für Sie relevant?", [], ["jargon"]),
        ("Wort " * 13, [], ["long"]),
    ],
)
def test_plain_german_is_read_more_strictly(words: str, in_german: list[str], in_plain: list[str]) -> None:
    assert (faults(words), faults(words, "de-simple")) == (in_german, in_plain)


def test_a_word_of_the_trade_that_the_help_explains_is_in_order() -> None:
    assert faults("In den Beschlussvorlagen steht es.") == ["jargon"]
    assert faults("In den Beschlussvorlagen steht es.", "de", "Beschlussvorlagen sind Papiere.") == []


def test_a_catalogue_adds_words_of_its_own() -> None:
    assert faults("Der Fallschutz ist da.", "de", "", "Fallschutz") == ["jargon"]
    assert faults("Die Fallschutzmatten sind da.", "de", "", "Fallschutz*") == ["jargon"]


def test_a_language_without_rules_is_only_counted() -> None:
    assert faults("Onze règles ne sont pas connues et importantes.", "fr") == []
    assert faults("mot " * 16, "fr") == ["long"]
