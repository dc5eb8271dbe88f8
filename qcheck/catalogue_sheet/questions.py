"""The questions of a draft as a table: a row for each, a column for each language, a mark for each
perspective and phase.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.authoring import Item, Kind, Plain, Standing
from qcheck.authoring.operations import Field
from qcheck.catalogue_sheet.filters import as_typed
from qcheck.catalogue_sheet.places import TextPlace
from qcheck.catalogue_sheet.table import Column, Row, Table, Use
from qcheck.catalogue_sheet.translated import to_do
from qcheck.catalogue_sheet.view import View
from qcheck.language import N_, Language

NUMBER, CRITERION, ID = "number", "criterion", "id"
CRITICAL, WEIGHT, SCALE, OWN_GROUP, SKIP_IF = "critical", "weight", "scale", "own_group", "skip_if"
PERSPECTIVE, PHASE = "perspective", "phase"
MARK = "x"
OWN_ANSWERS = N_("own answers")
TAB = N_("Questions")


def questions(view: View, tags: tuple[str, ...], words: Language, since: View | None = None) -> Table:
    """All questions, also those of modules; marked where a translation is missing, or made of an original
    that has been changed `since`.
    """
    rows = tuple(_rows(view, tags, words, since))
    return Table(words.say(TAB), ID, tuple(_columns(view, tags, words)), rows)


def criteria(view: View) -> Iterator[Standing]:
    """Every criterion and module, in order."""
    return (
        standing for standing in view.standing.values() if standing.item.kind in (Kind.CRITERION, Kind.MODULE)
    )


def called(view: View, criterion: Item) -> str:
    """A criterion as it stands in a cell: its title, and its id in brackets, by which it is known."""
    return f"{view.title(criterion)} [{criterion.id}]"


def asked_in(view: View, question: Item) -> tuple[str, ...]:
    """The phases in which it is asked: its own, else those of its criterion."""
    return view.names(question, "phases") or asked_above(view, view.standing[question].below)


def asked_above(view: View, above: Item | None) -> tuple[str, ...]:
    """The phases of a criterion: its own, else those of its part, else all."""
    while above is not None and above.kind is not Kind.CATALOGUE:
        if named := view.names(above, "phases"):
            return named
        above = view.standing[above].below
    return view.ids(Kind.PHASE)


def asked_of(view: View, question: Item) -> tuple[str, ...]:
    """The perspectives to which it goes: all where it names none."""
    return view.names(question, "perspectives") or view.ids(Kind.PERSPECTIVE)


def _columns(view: View, tags: tuple[str, ...], words: Language) -> Iterator[Column]:
    say = words.say
    yield Column(
        NUMBER,
        say(N_("No.")),
        Use.FREE,
        6,
        about=say(
            N_(
                "The order. To move a question give it a number between two others, such as 2.5. Sorting the "
                "rows changes nothing."
            )
        ),
    )
    choices = tuple(called(view, criterion.item) for criterion in criteria(view))
    yield Column(CRITERION, say(N_("Criterion")), Use.CHOSEN, 28, choices, say(N_("To which it belongs.")))
    yield Column(
        ID,
        say(N_("Id")),
        Use.FREE,
        18,
        about=say(
            N_(
                "The answers hang on it: leave it as it is. Empty for a new question; it is made from the "
                "words."
            )
        ),
    )
    yield from _texts(view, tags, words)
    yield from _marks(view, words)
    yield from _settings(view, words)


def _texts(view: View, tags: tuple[str, ...], words: Language) -> Iterator[Column]:
    say = words.say
    for tag in tags:
        yield Column(f"text.{tag}", f"{say(N_('Question'))} [{tag}]", Use.WORDS, 52, language=tag)
    for phase in _worded_phases(view):
        title = view.title(Item(Kind.PHASE, phase)) or phase
        for tag in tags:
            yield Column(
                f"text_by_phase.{phase}.{tag}",
                f"{say(N_('Question'))}: {title} [{tag}]",
                Use.WORDS,
                44,
                language=tag,
                about=say(N_("Only where it is worded differently in this phase.")),
            )
    for tag in tags:
        yield Column(f"help.{tag}", f"{say(N_('Help'))} [{tag}]", Use.WORDS, 38, language=tag)


def _marks(view: View, words: Language) -> Iterator[Column]:
    who = words.say(N_("An x where it is asked of this perspective; no x at all: of all."))
    when = words.say(N_("An x where it is asked in this phase; no x at all: in all phases of its criterion."))
    for kind, key, about in ((Kind.PERSPECTIVE, PERSPECTIVE, who), (Kind.PHASE, PHASE, when)):
        for id_ in view.ids(kind):
            title = view.title(Item(kind, id_)) or id_
            yield Column(f"{key}.{id_}", title, Use.MARKED, 13, (MARK,), about)


def _settings(view: View, words: Language) -> Iterator[Column]:
    say = words.say
    yield Column(
        CRITICAL,
        say(N_("Key question")),
        Use.MARKED,
        12,
        (MARK,),
        say(
            N_(
                "An x where a low result keeps the whole criterion from being green; one in each criterion "
                "at most."
            )
        ),
    )
    yield Column(WEIGHT, say(N_("Weight")), Use.FREE, 9, about=say(N_("A whole number; empty: 1.")))
    scales = tuple(id_ for id_ in view.ids(Kind.SCALE) if id_)
    if scales:
        yield Column(SCALE, say(N_("Scale")), Use.CHOSEN, 16, scales, say(N_("Empty: the usual one.")))
    yield Column(
        OWN_GROUP,
        say(N_("About one's own group")),
        Use.MARKED,
        13,
        (MARK,),
        say(N_("An x where everybody answers for their own group: such questions are not compared.")),
    )
    yield Column(
        SKIP_IF,
        say(N_("Left out if")),
        Use.FREE,
        26,
        about=say(
            N_(
                "The id of an earlier question and its answers, such as: frueh = 1, dk. Several of them with "
                "a semicolon between."
            )
        ),
    )


def _worded_phases(view: View) -> tuple[str, ...]:
    """The phases for which some question is worded."""
    phases = {
        phase
        for standing in view.standing.values()
        if standing.item.kind is Kind.QUESTION
        and isinstance(texts := view.value(standing.item, ("text_by_phase",)), dict)
        for phase in texts
    }
    return tuple(phase for phase in view.ids(Kind.PHASE) if phase in phases)


def _rows(view: View, tags: tuple[str, ...], words: Language, since: View | None) -> Iterator[Row]:
    standing_questions = (
        standing for standing in view.standing.values() if standing.item.kind is Kind.QUESTION
    )
    for number, question in enumerate(standing_questions, 1):
        cells = _cells(view, question, number, tags, words)
        yield Row(question.item.id, cells, tuple(_marked(view, question.item, tags, since)))


def _marked(view: View, item: Item, tags: tuple[str, ...], since: View | None) -> Iterator[str]:
    """The columns in which something is to be translated, or looked at again."""
    for field in _text_fields(view):
        to_do_here = to_do(view, TextPlace(item, field), tags, since)
        yield from (".".join((*field, tag)) for tag in (*to_do_here.missing, *to_do_here.stale))


def _text_fields(view: View) -> tuple[Field, ...]:
    return ("text",), ("help",), *(("text_by_phase", phase) for phase in _worded_phases(view))


def _cells(
    view: View, question: Standing, number: int, tags: tuple[str, ...], words: Language
) -> dict[str, str]:
    item, value = question.item, view.value(question.item)
    content = value if isinstance(value, dict) else {}
    criterion = called(view, question.below) if question.below else ""
    cells = {NUMBER: str(number), CRITERION: criterion, ID: item.id}
    for field in _text_fields(view):
        said = view.words(item, field)
        cells |= {".".join((*field, tag)): said.get(tag, "") for tag in tags}
    cells |= {f"{PERSPECTIVE}.{perspective}": MARK for perspective in asked_of(view, item)}
    cells |= {f"{PHASE}.{phase}": MARK for phase in asked_in(view, item)}
    cells[CRITICAL] = MARK if content.get("critical") in ("true", "yes", "on", "True", "TRUE") else ""
    cells[WEIGHT] = _said(content.get("weight"))
    cells[SCALE] = words.say(OWN_ANSWERS) if content.get("options") else _said(content.get("scale"))
    cells[OWN_GROUP] = MARK if content.get("about") == "own_group" else ""
    cells[SKIP_IF] = as_typed(content.get("skip_if"))
    return cells


def _said(value: Plain) -> str:
    return value if isinstance(value, str) else ""
