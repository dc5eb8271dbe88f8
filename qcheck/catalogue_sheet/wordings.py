"""Texts as a table for those who translate or edit: a row for each, a column for each language, and what is
to be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qcheck.authoring import Item, Kind
from qcheck.catalogue_sheet.places import TextPlace, text_places
from qcheck.catalogue_sheet.table import Column, Row, Table, Use
from qcheck.catalogue_sheet.translated import to_do
from qcheck.catalogue_sheet.view import View
from qcheck.language import N_, Language

NAME, WHERE, WHAT, TODO, BEFORE = "name", "where", "what", "todo", "before"
TEXT = "text"
TAB = N_("Texts")
MISSING = N_("missing: {languages}")
CHANGED = N_("original changed since: {languages}")


def wordings(
    view: View,
    tags: tuple[str, ...],
    words: Language,
    since: View | None = None,
    wanted: Callable[[TextPlace], bool] = lambda _: True,
) -> Table:
    """The `wanted` texts. `since`: the state in which the translations were made; where the original says
    something else by now and a translation does not, it is told and marked.
    """
    rows = tuple(_row(view, place, tags, words, since) for place in text_places(view) if wanted(place))
    return Table(words.say(TAB), NAME, tuple(_columns(view, tags, words, since)), rows)


def _columns(view: View, tags: tuple[str, ...], words: Language, since: View | None) -> Iterator[Column]:
    say = words.say
    yield Column(WHERE, say(N_("Where")), Use.TOLD, 34)
    yield Column(WHAT, say(N_("What")), Use.TOLD, 20)
    for tag in tags:
        yield Column(f"{TEXT}.{tag}", f"{say(N_('Text'))} [{tag}]", Use.WORDS, 56, language=tag)
    if len(tags) > 1:
        yield Column(TODO, say(N_("To do")), Use.TOLD, 26)
    if since is not None:
        before = f"{say(N_('Original before'))} [{view.original}]"
        yield Column(BEFORE, before, Use.TOLD, 46, language=view.original)
    yield Column(NAME, say(N_("Key (please leave it)")), Use.TOLD, 30)


def _row(view: View, place: TextPlace, tags: tuple[str, ...], words: Language, since: View | None) -> Row:
    said, to_do_here = view.words(place.item, place.field), to_do(view, place, tags, since)
    todo = [
        *([words.say(MISSING, languages=", ".join(to_do_here.missing))] if to_do_here.missing else []),
        *([words.say(CHANGED, languages=", ".join(to_do_here.stale))] if to_do_here.stale else []),
    ]
    cells = {
        NAME: place.name,
        WHERE: where(view, place.item),
        WHAT: place.called(words),
        TODO: "; ".join(todo),
        BEFORE: to_do_here.before,
        **{f"{TEXT}.{tag}": said.get(tag, "") for tag in tags},
    }
    return Row(
        place.name,
        cells,
        tuple(f"{TEXT}.{tag}" for tag in (*to_do_here.missing, *to_do_here.stale))
        + ((TODO,) if todo else ()),
    )


def where(view: View, item: Item) -> str:
    """What a text belongs to, from the criterion down."""
    standing = view.standing
    titles, owner = list[str](), standing.get(item.owner)
    while owner is not None and owner.item.kind is not Kind.CATALOGUE:
        titles.insert(0, view.title(owner.item) or owner.item.id)
        owner = standing.get(owner.below) if owner.below else None
    return " › ".join((*(title for title in titles[-2:] if title), *([item.option] if item.option else [])))
