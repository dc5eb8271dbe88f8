"""What reports are made of, in a few words: results of small checks, and everything that can come of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from types import ModuleType

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CriterionId
from qcheck.records import AgreedLight, Letterhead, Measure, MeasureId, MeasureState, Mode, State
from qcheck.reports.document import Block, Document, Heading
from qcheck.reports.plain_text import text
from qcheck.reports.source import Source
from qcheck.service.evaluation.comparing import compared
from qcheck.service.evaluation.example import Example, shipped
from qcheck.service.ground.assembly import result
from qcheck.service.ground.check_values import Round
from qcheck.service.ground.result_values import Result, TwoChecks
from qcheck.service.live.workshop_values import Workshop
from qcheck.workshop import Stage, Station, Stop
from tests.builders import VIEWS, catalogue, sheets

TODAY = date(2026, 11, 28)
MOMENT = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
TWO = catalogue(
    VIEWS,
    """
title: Kleiner Katalog
criteria:
  - {id: ziel, title: Ziel, questions: [{id: klar, text: Das Ziel ist klar., critical: true}]}
  - {id: zugang, title: Zugang, questions: [{id: alle, text: Alle sind da.}, {id: oft, text: Alle kommen oft.}]}
""",
)
NASTY = "\U0001f6b2 <b>fett</b> #let x = $ \\begin{a} *|_ =1+1 مرحبا 你好 " + "Donaudampfschiff" * 15
"""Signs of every markup, scripts that fonts lack, and a word that fits no line."""


def of(
    asked: Catalogue = TWO, mode: Mode = Mode.OPEN, language: str = "de", **lines: Collection[str]
) -> Source:
    """A check of this catalogue with these sheets, one line of answers each."""
    about = Round("Spielplatz am Bach", "Musterstadt", Questionnaire(asked), mode)
    found = result(about, sheets(asked, **lines), {})
    return Source(replace(found, opened=date(2026, 11, 2), as_of=date(2026, 11, 20)), language, TODAY)


@cache
def rounds() -> tuple[Result, ...]:
    """The results of the example, the earlier one first."""
    return Example(shipped()).rounds()


def example(language: str = "de") -> Source:
    """The example with its earlier round."""
    then, now = rounds()
    both = TwoChecks(then, now, compared(then, now), then.as_of, now.as_of)
    return Source(now, language, TODAY, (), both)


def talked(source: Source) -> Source:
    """The same after a talk: two criteria agreed on, one left open; two measures, and one of an earlier check."""
    first, second, *_ = (row.criterion for row in source.result.profile.criteria)
    agreed = {
        first: AgreedLight(first, "yellow", "Es geht voran.", "Zwei sehen Rot.", date(2026, 11, 21)),
        second: AgreedLight(second, None, day=date(2026, 11, 21)),
    }
    own = (
        measure("Bänke aufstellen", (first,)),
        measure("Flyer drucken", due=None, by_when="vor den Ferien"),
    )
    earlier = measure(
        "Aushang am Rathaus", state=MeasureState.DONE, since=date(2026, 6, 1), reason="Seit Juni hängt er."
    )
    return replace(
        source,
        result=replace(source.result, agreed=agreed, measures=own),
        measures=(*own, earlier),
        letterhead=Letterhead(sender="Amt für Bürgerdialog", purpose="Der Rat hat darum gebeten."),
    )


def in_a_room(source: Source) -> Source:
    """The same in a workshop that has revealed its result, with a note on the first topic and one on all."""
    result = source.result
    first, *_ = result.questionnaire.criterion_ids
    stage = Stage((Stop(Station.CLOSING, 5),), MOMENT, whole=True, topics=(first,))
    counted = {each: result.sheets.get(each) for each in result.questionnaire.perspectives}
    room = Workshop(
        title=result.title,
        place=result.place,
        questionnaire=result.questionnaire,
        mode=result.mode,
        state=State.CLOSED,
        revision=1,
        stage=stage,
        now=MOMENT,
        started=MOMENT,
        can_undo=False,
        joined=counted,
        finished=counted,
        earlier={},
        deletes=date(2027, 11, 28),
        minimum=5,
        invitation="geheim-einladung",
        code="GEHEIM",
        wall="geheim-leinwand",
        agreed=result.agreed,
        notes={first: "Abends\n# keine Überschrift", CriterionId(""): "Dreißig Menschen"},
        measures=result.measures,
        next="12. Januar, 18 Uhr",
        zone="Europe/Berlin",
        wifi=("Saal", "geheim"),
    )
    return replace(source, workshop=room)


def measure(what: str, criteria: tuple[CriterionId, ...] = (), **fields: object) -> Measure:
    known: dict[str, object] = {"who": "Bauhof", "due": date(2027, 3, 31), "success": "Man sitzt."}
    return Measure(MeasureId(what), what, criteria, **(known | fields))  # type: ignore[arg-type]


def told(composer: ModuleType, source: Source) -> str:
    """A report as text."""
    return text(composer.compose(source))


def headings(document: Document, level: int = 1) -> list[str]:
    return [heading.text for heading in document.headings if heading.level == level]


def below(document: Document, heading: str) -> tuple[Block, ...]:
    """What stands below a heading, up to the next one of its level."""
    [place] = [
        i for i, block in enumerate(document.blocks) if isinstance(block, Heading) and block.text == heading
    ]
    level = next(each.level for each in document.headings if each.text == heading)
    ends = (
        i
        for i, block in enumerate(document.blocks)
        if i > place and isinstance(block, Heading) and block.level <= level
    )
    return document.blocks[place + 1 : next(ends, None)]


def silent_headings(document: Document) -> list[str]:
    """Headings below which nothing stands, not even another one of a lower level."""
    ends = (*document.blocks[1:], Heading("", 1))
    return [
        block.text
        for block, following in zip(document.blocks, ends, strict=True)
        if isinstance(block, Heading) and isinstance(following, Heading) and following.level <= block.level
    ]
