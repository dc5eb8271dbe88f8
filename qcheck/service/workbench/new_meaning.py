"""Questions that ask something else in a new edition: each goes on under an id of its own, in the place of
the one before, so that nobody's earlier answer is taken for an answer to the new question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qcheck.authoring import WHOLE, Draft, Item, Kind, Plain, SetValue, applied, id_from
from qcheck.catalogue import Catalogue


def asked_anew(
    text: str, changed: Collection[str], editions: Collection[Catalogue]
) -> tuple[str, dict[str, str]]:
    """The text with a new id for each of these questions, wherever one is named, and the new id by the old
    one. Ids of earlier editions are never used again.
    """
    draft = Draft(text)
    taken = {"all", *(kept.item.id for kept in draft.items)}
    taken |= {
        str(name) for edition in editions for name in (*edition.questions, *(c.id for c in edition.criteria))
    }
    names: dict[str, str] = {}
    for old in changed:
        item = Item(Kind.QUESTION, old)
        if draft.has(item):
            names[old] = id_from(draft.title(item), taken | set(names.values()), old)
    filters = list(_filters(draft, names))
    renamed = [SetValue(Item(Kind.QUESTION, old), ("id",), new) for old, new in names.items()]
    return applied(text, *filters, *_accepted(draft, names), *renamed), names


def _filters(draft: Draft, names: dict[str, str]) -> Iterator[SetValue]:
    for kept in draft.items:
        if kept.item.kind is Kind.QUESTION:
            now = draft.value(kept.item, ("skip_if",))
            new = _named_anew(now, "question", names)
            if new != now:
                yield SetValue(kept.item, ("skip_if",), new)


def _accepted(draft: Draft, names: dict[str, str]) -> Iterator[SetValue]:
    now = draft.value(WHOLE, ("lint", "accepted"))
    new = _named_anew(now, "at", names)
    if new != now:
        yield SetValue(WHOLE, ("lint", "accepted"), new)


def _named_anew(content: Plain, key: str, names: dict[str, str]) -> Plain:
    if isinstance(content, list):
        return [_named_anew(part, key, names) for part in content]
    if isinstance(content, dict):
        named = content.get(key)
        return {**content, key: names.get(named, named)} if isinstance(named, str) else content
    return content
