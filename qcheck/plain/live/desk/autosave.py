"""Whatever a button does, what was typed on the facilitator's screen is kept first: one line a kind of group,
each one verb of the service.

What somebody else has changed meanwhile is neither overwritten nor lost: it is said at the field, and keeping
it once more overwrites it. Steps of others are told from our own: only they make a page old.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.plain.live.desk.entries import NEW, Entry, Values, entries, mark
from qcheck.service import Invalid, Measure, MeasureId, NotNow, NotPossible, Overtaken, Stale, Workshop
from qcheck.web.visit import Visit
from qcheck.wording import due_dates
from qcheck.workshop import Station

MEANWHILE = N_(
    "Somebody else has just saved this: “{stored}”. What you typed still stands here; if you save once "
    "more, yours counts."
)
REMOVED_MEANWHILE = N_(
    "Somebody else has just removed this. What you typed still stands here; if you save once more, it "
    "is there again."
)
NO_TOPICS = N_("Please tick at least one topic.")
NO_MINUTES = N_("Please give minutes as whole numbers.")
LEFT_OPEN = "open"
BETWEEN = ","
"""Between the criteria of a measure, in the value of its one field."""
MOST_TRIES = 5


@dataclass
class Keeping:
    """A form of the screen while it is kept. `revision` grows with our own changes, `errors` are by the names
    of fields.
    """

    visit: Visit
    room: Workshop
    revision: int
    is_current: bool
    errors: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def changed(self) -> None:
        """Counts a change of our own, so that the next one is compared with the revision it has made."""
        self.revision += 1


def keep(visit: Visit, *, onward: bool, skipped: Collection[str] = ()) -> Keeping:
    """Keeps every group that was touched, but not those `skipped`; `onward`: a button that takes ticked
    topics as they are.
    """
    room = visit.service.facilitating.led(visit.access)
    kept = Keeping(visit, room, room.revision, visit.fields.get("revision") == str(room.revision))
    for entry in entries(visit.fields):
        if (
            entry.kind in KINDS
            and entry.key not in skipped
            and (entry.is_touched or (onward and _is_to_be_taken(entry, room)))
        ):
            _keep(kept, entry)
    return kept


def seen_now(kept: Keeping) -> Values:
    """The marks of all groups as they are kept by now, for the page from which they came."""
    if not kept.entries:
        return kept.seen
    room = kept.visit.service.facilitating.led(kept.visit.access)
    return kept.seen | {entry.key: mark(kept_values(room, entry.kind, entry.about)) for entry in kept.entries}


def kept_values(room: Workshop, kind: str, about: str, proposed: Collection[CriterionId] = ()) -> Values:
    """What is kept of a group, by its fields; empty where there is nothing."""
    if kind == "agree":
        agreed = room.agreed.get(CriterionId(about))
        return (
            {"light": agreed.light or LEFT_OPEN, "reason": agreed.reason, "minority": agreed.minority}
            if agreed
            else {}
        )
    if kind == "note":
        return {"text": room.notes.get(CriterionId(about), "")}
    if kind == "meet":
        return {"next": room.next}
    if kind == "topics":
        return dict.fromkeys(room.stage.topics or proposed, "on")
    if kind == "wifi":
        return dict(zip(("name", "password"), room.wifi, strict=True))
    if kind == "dots":
        return (
            {criterion: str(number) for criterion, number in room.ballot.counted.items()}
            if room.ballot
            else {}
        )
    if kind == "plan":
        return {stop.station.value: str(stop.minutes) for stop in room.stage.plan}
    return _measure_values(room, about)


def _measure_values(room: Workshop, about: str) -> Values:
    if about == NEW:
        return {
            "criterion": room.stage.criterion or ""
            if room.stage.station in {Station.TOPICS, Station.AGREEING}
            else ""
        }
    measure = next((measure for measure in room.measures if measure.id == about), None)
    if measure is None:
        return {}
    return {
        "what": measure.what,
        "criterion": BETWEEN.join(measure.criteria),
        "who": measure.who,
        "partners": measure.partners,
        "due": due_dates.typed(measure),
        "success": measure.success,
    }


def _is_to_be_taken(entry: Entry, room: Workshop) -> bool:
    return entry.kind == "topics" and {*entry.fields} != {*room.stage.topics}


def _keep(kept: Keeping, entry: Entry) -> None:
    """Keeps one group; what is wrong with it is noted. Where somebody else was faster it is
    looked at anew.
    """
    for _ in range(MOST_TRIES):
        try:
            _refuse_if_changed(kept, entry)
            KINDS[entry.kind](kept, entry)
            kept.entries.append(entry)
            return
        except NotNow:
            raise
        except Overtaken:
            kept.visit.look_again()
            kept.room = kept.visit.service.facilitating.led(kept.visit.access)
            kept.revision, kept.is_current = kept.room.revision, False
        except NotPossible as refusal:
            kept.errors[f"{entry.key}:{_field(refusal, entry)}"] = refusal.said(
                kept.visit.tongue(kept.room.catalogue)
            )
            return


def _refuse_if_changed(kept: Keeping, entry: Entry) -> None:
    """Raises Stale where the store holds neither what the page had shown nor what was typed: somebody else
    has changed it meanwhile.
    """
    if entry.kind not in {"agree", "meet", "measure"} or entry.about == NEW:
        return
    stored = kept_values(kept.room, entry.kind, entry.about)
    if mark(stored) in {entry.seen, mark(entry.fields)}:
        return
    kept.seen[entry.key] = mark(stored)
    told = ", ".join(text for text in stored.values() if text)
    raise Stale(MEANWHILE, stored=told[:200]) if told else Stale(REMOVED_MEANWHILE)


def _field(refusal: NotPossible, entry: Entry) -> str:
    """Where a refusal is said: at the field it names, else at the longest text."""
    if isinstance(refusal, Stale):
        return next(iter(entry.fields), "any")
    if entry.kind in {"plan", "dots"}:
        return next(
            (name for name, text in entry.fields.items() if text.strip() and not _is_number(text)),
            max(entry.fields, key=entry.text),
        )
    named = refusal.field if isinstance(refusal, Invalid) else ""
    return named or max(entry.fields, key=lambda name: len(entry.text(name)), default="any")


def _agree(kept: Keeping, entry: Entry) -> None:
    light = None if entry.text("light") == LEFT_OPEN else entry.text("light")
    service, about = kept.visit.service, CriterionId(entry.about)
    service.agreements.agree_in_workshop(
        kept.visit.access, kept.revision, about, light, entry.text("reason"), entry.text("minority")
    )
    kept.changed()


def _note(kept: Keeping, entry: Entry) -> None:
    about = CriterionId(entry.about) if entry.about else None
    kept.notes[entry.key] = kept.visit.service.outcomes.note(
        kept.visit.access, about, entry.text("text"), entry.before
    )


def _meet(kept: Keeping, entry: Entry) -> None:
    if kept.visit.service.outcomes.meet_again(kept.visit.access, entry.text("next"), kept.revision):
        kept.changed()


def _measure(kept: Keeping, entry: Entry) -> None:
    day, words = due_dates.read(entry.text("due"), kept.room.now.date())
    measure = Measure(
        id=MeasureId("" if entry.about == NEW else entry.about),
        what=entry.text("what"),
        criteria=tuple(map(CriterionId, filter(None, entry.text("criterion").split(BETWEEN)))),
        who=entry.text("who"),
        partners=entry.text("partners"),
        due=day,
        success=entry.text("success"),
        by_when=words,
    )
    if any(_says_the_same(kept_measure, measure) for kept_measure in kept.room.measures):
        return  # the same once more, from a device that did not hear that it was kept
    kept.visit.service.outcomes.measure(kept.visit.access, kept.revision, measure)
    kept.changed()


def _says_the_same(one: Measure, other: Measure) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("what", "criteria", "who", "partners", "due", "success", "by_when")
    )


def _topics(kept: Keeping, entry: Entry) -> None:
    """Those ticked: what was chosen before keeps its order, what is new follows as it stands on the page."""
    ticked = [CriterionId(name) for name in entry.fields]
    if not ticked:
        raise Invalid(NO_TOPICS, field="any")
    before = [topic for topic in kept.room.stage.topics if topic in ticked]
    chosen = list(dict.fromkeys((*before, *ticked)))
    if tuple(chosen) != kept.room.stage.topics:
        kept.visit.service.facilitating.choose(kept.visit.access, kept.revision, chosen)
        kept.changed()


def _plan(kept: Keeping, entry: Entry) -> None:
    if not entry.fields.keys() <= set(Station) or not all(map(_is_number, entry.fields.values())):
        raise Invalid(NO_MINUTES)
    kept.visit.service.facilitating.adjust(
        kept.visit.access, kept.revision, {Station(name): int(text) for name, text in entry.fields.items()}
    )
    kept.changed()


def _dots(kept: Keeping, entry: Entry) -> None:
    counted = {
        CriterionId(name): int(text) if _is_number(text) else -1
        for name, text in entry.fields.items()
        if text.strip()
    }
    kept.visit.service.voting.count_dots(kept.visit.access, kept.revision, counted)
    kept.changed()


def _wifi(kept: Keeping, entry: Entry) -> None:
    kept.visit.service.facilitating.wifi(kept.visit.access, entry.text("name"), entry.text("password"))
    kept.changed()


def _is_number(text: str) -> bool:
    return text.strip().isdecimal() and len(text) < 6


KINDS: Mapping[str, Callable[[Keeping, Entry], None]] = {
    "agree": _agree,
    "note": _note,
    "meet": _meet,
    "measure": _measure,
    "topics": _topics,
    "plan": _plan,
    "dots": _dots,
    "wifi": _wifi,
}
