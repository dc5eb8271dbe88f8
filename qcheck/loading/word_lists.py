"""The words by which a sentence is hard to answer: soft quantities and words of the trade, by language.

A word stands for its usual endings too (*Variante*, *Varianten*); one that ends with `*` stands for all words
that begin so. Catalogues add words of their own under `lint.jargon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

GERMAN, PLAIN, ENGLISH = "de", "de-simple", "en"

VAGUE = {
    GERMAN: (
        *("wichtig", "regelmäßig*", "ausreichend*", "hinreichend*", "genügend", "angemessen*", "geeignet*"),
        *("häufig*", "oft", "öfter", "manchmal", "gelegentlich*", "teilweise", "weitgehend*", "möglichst"),
        *("grundsätzlich*", "in der Regel", "relativ", "ziemlich", "zeitnah*", "entsprechende*", "ggf"),
        *("gegebenenfalls", "einigermaßen", "im Großen und Ganzen", "usw", "und so weiter", "zum Teil"),
    ),
    ENGLISH: (
        *("important*", "regular*", "sufficient*", "adequate*", "appropriate*", "suitable", "suitably"),
        *("often", "frequent*", "sometimes", "occasional*", "largely", "mostly", "relatively", "timely"),
        *("in general", "generally", "as far as possible", "where possible", "reasonabl*", "etc"),
    ),
}
"""Quantities that mean something else to everybody."""

JARGON = {
    GERMAN: (
        *("nachvollziehbar*", "Methode", "Vorgabe", "Variante", "Zwischenstand", "einsehbar*"),
        *("Beschlussvorlage", "Beteiligungsangebot", "Gestaltungsspielraum", "Stakeholder", "partizipativ*"),
        *("Partizipation*", "Akteur*", "Governance", "niedrigschwellig*", "niederschwellig*", "Commitment"),
        *("implementier*", "Implementierung", "evaluier*", "Evaluation*", "Ressource", "transparent*"),
        *("Transparenz", "Synergie*", "Prozessdesign", "Multiplikator*", "Adressat*", "Zielgruppe*"),
        *("sensibilisier*", "verstetig*", "Verstetigung", "Monitoring", "Feedback", "Input", "Output"),
        *("Kick-off", "deliberativ*", "Diskurs", "Empowerment", "ganzheitlich*", "Best Practice", "Setting"),
        *("Legitimation", "Legitimität", "Responsivität", "Ownership", "Roadmap", "Benchmark*"),
    ),
    ENGLISH: (
        *("stakeholder", "participatory", "governance", "low-threshold", "deliberative", "empower*"),
        *("synerg*", "capacity-building", "capacity building", "buy-in", "leverag*", "outreach", "remit"),
        *("mainstreaming", "multiplier", "best practice", "transparency", "ownership", "roadmap"),
        *("benchmark*", "co-creat*", "operationali*", "responsiveness", "touchpoint"),
    ),
}
"""Words of those who run participation for a living."""

JARGON_IN_PLAIN = (
    *("relevant*", "Perspektive", "Gremium", "Gremien", "Konzept", "Zivilgesellschaft", "Einwohnerschaft"),
    *("Verantwortlichkeit*", "Rückmeldung", "Dialog", "konkret*", "digital*", "Moderation", "Kooperation"),
)
"""Words that plain German has to say otherwise, beside those above."""

_ENDINGS = {GERMAN: "(?:e|en|er|em|es|n|s|nen)?", ENGLISH: "(?:s|es|ed|ing)?"}


def word_set(words: str) -> frozenset[str]:
    """Words with spaces between them."""
    return frozenset(words.split())


def pattern(words: Iterable[str], language: str) -> re.Pattern[str]:
    """What finds these words, with their endings, as whole words."""
    alternatives = (
        rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else re.escape(word) + _ENDINGS[language]
        for word in words
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)


def root_of(tag: str) -> str:
    """Of a text's language the one whose lists hold for it."""
    return tag.split("-")[0].lower()
