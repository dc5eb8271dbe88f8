"""What catalogues say of where their criteria come from, for the page on what the questions rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from qcheck.catalogue import Catalogue, Criterion, Text
from qcheck.language import N_, Language

NO_SOURCE = N_("No source is named here.")
MODULES = N_("Add-on modules")


def named_sources(words: Language, catalogues: Iterable[Catalogue]) -> Markup:
    """Every criterion of these catalogues with its meaning and its source, by part."""
    return Markup().join(_catalogue(words, catalogue) for catalogue in catalogues)


def _catalogue(words: Language, catalogue: Catalogue) -> Markup:
    facts = (_said(words, catalogue.title), catalogue.version, catalogue.status_words(words.tag))
    head = Markup('<h2 id="{}">{}</h2>\n').format(catalogue.id, " · ".join(filter(None, facts)))
    stands = _said(words, catalogue.texts.independence)
    note = Markup("<p>{}</p>\n").format(stands) if stands else Markup()
    return head + note + Markup().join(_parts(words, catalogue))


def _parts(words: Language, catalogue: Catalogue) -> Iterator[Markup]:
    for part, criteria in catalogue.groups:
        yield _listed(words, _said(words, part.title) if part else "", criteria)
    if catalogue.modules:
        yield _listed(words, words.say(MODULES), catalogue.modules)


def _listed(words: Language, title: str, criteria: Iterable[Criterion]) -> Markup:
    head = Markup("<h3>{}</h3>\n").format(title) if title else Markup()
    entries = Markup().join(_entry(words, criterion) for criterion in criteria)
    return head + Markup('<dl class="sources">{}</dl>\n').format(entries)


def _entry(words: Language, criterion: Criterion) -> Markup:
    """Its name, what it means where that is said, and where it comes from."""
    source = _said(words, criterion.source) or words.say(NO_SOURCE)
    told = Markup().join(
        Markup("<dd>{}</dd>").format(part) for part in (_said(words, criterion.meaning), source) if part
    )
    return Markup("<dt>{}</dt>{}\n").format(_said(words, criterion.title), told)


def _said(words: Language, text: Text | None) -> str:
    return text.say(words.tag) if text else ""
