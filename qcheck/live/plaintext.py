"""Minutes as values, and as plain text in Markdown: to be copied into a mail or a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qcheck.live.lights import Shown
from qcheck.wording import Voice


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion of the profile."""

    title: str
    computed: Shown
    agreed: Shown | None


@dataclass(frozen=True, slots=True)
class TopicMinutes:
    """What was said about a topic and settled on, now and before; the texts are empty where nobody wrote
    one.
    """

    title: str
    computed: Shown | None
    agreed: Shown | None
    reason: str
    minority: str
    note: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure in words."""

    what: str
    about: str
    who: str
    partners: str
    due: str
    success: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """All of it, in the language of the visit. `here` counts who joined and who was done, in words; `rows`
    are empty before the reveal.
    """

    title: str
    facts: str
    here: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    topics: tuple[TopicMinutes, ...]
    note: str
    measures: tuple[Planned, ...]
    next: str
    as_of: str
    deleted: str
    earlier: str
    dots: tuple[tuple[str, str], ...] = ()
    voted: str = ""

    @property
    def has_partners(self) -> bool:
        """Whether with any measure somebody is named who helps; else the column is left out."""
        return any(each.partners for each in self.measures)


def as_markdown(told: Minutes, voice: Voice) -> str:
    """The minutes with headings, lists and a table. What people typed cannot become a heading or a cell."""
    return "\n".join(_lines(told, voice)).strip() + "\n"


def _lines(told: Minutes, voice: Voice) -> Iterator[str]:
    say = voice.say
    yield from (f"# {say('Minutes')}: {_line(told.title)}", "", f"{_line(told.facts)} · {told.as_of}", "")
    if told.topics:
        yield f"## {say('Agreed')}"
    for topic in told.topics:
        yield from ("", f"### {topic.title}", "")
        yield from _topic(topic, voice)
    if told.measures:
        yield from ("", f"## {say('Measures')}", "")
        yield from _table(told.measures, told.has_partners, voice)
    if told.next:
        yield from ("", f"## {say('Next date')}", "", _line(told.next))
    yield from _rest(told, voice)


def _rest(told: Minutes, voice: Voice) -> Iterator[str]:
    """Who was there, what was voted, the profile, notes: behind what was settled on."""
    say = voice.say
    yield from ("", f"## {say('Participants')}", "")
    yield from (
        f"- {who}: {say('{joined} joined, {finished} finished', joined=joined, finished=done)}"
        for who, joined, done in told.here
    )
    if told.earlier:
        yield from ("", told.earlier)
    if told.dots:
        yield from ("", f"## {say('Vote on the topics')}", "", told.voted, "")
        yield from (f"- {topic}: {dots}" for topic, dots in told.dots)
    if told.rows:
        yield from ("", f"## {say('Traffic-light profile')}", "")
        yield from (f"- {row.title}: {_lights(row.computed, row.agreed, voice)}" for row in told.rows)
    if told.note:
        yield from ("", f"## {say('Notes on the workshop')}", "", _block(told.note))
    yield from ("", told.deleted)


def _topic(topic: TopicMinutes, voice: Voice) -> Iterator[str]:
    left_open = "" if topic.agreed else f"{voice.say('agreed:')} {voice.say('nothing so far')}"
    yield f"- {'; '.join(filter(None, (_lights(topic.computed, topic.agreed, voice), left_open)))}"
    if topic.reason:
        yield f"- {voice.say('Reason')}: {_line(topic.reason)}"
    if topic.minority:
        yield f"- {voice.say('Minority view')}: {_line(topic.minority)}"
    yield from (f"- {each}" for each in topic.earlier)
    if topic.note:
        yield from ("", f"{voice.say('From the talk')}:", "", _block(topic.note))


def _lights(computed: Shown | None, agreed: Shown | None, voice: Voice) -> str:
    marks = f" ({', '.join(computed.marks)})" if computed and computed.marks else ""
    said = (
        f"{voice.say('from the answers:')} {computed.words}{marks}" if computed else "",
        f"{voice.say('agreed:')} {agreed.words}" if agreed else "",
    )
    return "; ".join(filter(None, said))


def _table(measures: Iterable[Planned], with_partners: bool, voice: Voice) -> Iterator[str]:
    say = voice.say
    head = (
        say("What"),
        say("Criterion"),
        say("Who"),
        *((say("With whom"),) if with_partners else ()),
        say("By when"),
        say("How we will recognise success"),
    )
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for each in measures:
        partners = (each.partners,) if with_partners else ()
        cells = (each.what, each.about, each.who, *partners, each.due, each.success)
        yield f"| {' | '.join(_line(cell).replace('|', '/') for cell in cells)} |"


def _line(text: str) -> str:
    return " ".join(text.split())


def _block(text: str) -> str:
    """Lines as they were typed, none of which begins a heading."""
    return re.sub(r"^(\s*)#", r"\1\\#", text, flags=re.MULTILINE)
