"""What is typed on the facilitator's screen: groups of fields, each with a mark of what had stood there when
the page was made.

The whole screen is one form, so that every button takes everything along. A group whose mark still fits was
not touched and changes nothing; one that was touched is kept before anything else happens. Pure words about
fields, without the service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

SEEN, BEFORE = "seen", "before"
"""The hidden fields of a group: its mark, and of a note the whole text that stood there."""
NEW = "new"
"""What a group is about that writes a new measure."""
STEPS = frozenset({"topics", "plan"})
"""The kinds of groups that make a step of the workshop when they are kept."""
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A group of fields as it was sent: which `kind`, what it is `about` (empty: the workshop), what stands
    in it.
    """

    kind: str
    about: str
    fields: Values
    seen: str
    before: str = ""

    @property
    def key(self) -> str:
        """Its name on the page."""
        return key(self.kind, self.about)

    @property
    def is_touched(self) -> bool:
        return mark(self.fields) != self.seen

    def text(self, field: str) -> str:
        return self.fields.get(field, "")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of fields as the page shows it: what stands in each, and what is wrong with it."""

    kind: str
    about: str
    kept: Values
    typed: Values | None
    errors: Values

    @property
    def key(self) -> str:
        return key(self.kind, self.about)

    @property
    def seen(self) -> str:
        """The mark of what is kept."""
        return mark(self.kept)

    @property
    def is_typed(self) -> bool:
        """Whether something stands here that could not be kept."""
        return self.typed is not None

    def name(self, field: str) -> str:
        return f"{self.key}:{field}"

    def value(self, field: str) -> str:
        return (self.kept if self.typed is None else self.typed).get(field, "")

    def error(self, field: str) -> str:
        return self.errors.get(self.name(field), "")

    def is_first_wrong(self, field: str) -> bool:
        """Whether this field is the one to begin with where several are wrong: it gets the focus."""
        return self.name(field) == next(iter(self.errors), "")


@dataclass(frozen=True, slots=True)
class Typed:
    """What could not be kept: the fields that were sent, and what is wrong, by the name of a field."""

    fields: Values
    errors: Values

    def group(self, kind: str, about: str, kept: Values) -> Group:
        """A group of the page: with what is kept, or with what was typed where something is wrong with it."""
        wrong = any(name.startswith(f"{key(kind, about)}:") for name in self.errors)
        typed = (
            next((entry.fields for entry in entries(self.fields) if entry.key == key(kind, about)), None)
            if wrong
            else None
        )
        return Group(kind, about, kept, typed, self.errors)

    @property
    def wrong(self) -> frozenset[str]:
        """The keys of the groups in which something is wrong."""
        return frozenset(name.rpartition(":")[0] for name in self.errors)


NOTHING_TYPED = Typed({}, {})


def key(kind: str, about: str) -> str:
    """Names a group of fields; the names of its fields begin with it."""
    return f"{kind}:{about}"


def entries(fields: Values) -> Iterator[Entry]:
    """The groups that were sent, in the order of the page; fields without a mark belong to no group."""
    for name in fields:
        group, _, last = name.rpartition(":")
        kind, colon, about = group.partition(":")
        if last == SEEN and colon:
            there = {
                field.removeprefix(f"{group}:"): text
                for field, text in fields.items()
                if field.startswith(f"{group}:")
            }
            seen, before = there.pop(SEEN), there.pop(BEFORE, "")
            yield Entry(kind, about, there, seen, before)


def mark(values: Values) -> str:
    """Tells whether a group holds the same as before; line ends and empty fields make no difference."""
    kept = sorted((name, text.replace("\r\n", "\n").strip()) for name, text in values.items())
    return sha256(repr([pair for pair in kept if pair[1]]).encode()).hexdigest()[:12]
