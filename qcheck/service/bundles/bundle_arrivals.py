"""From a bundle to what the store takes in: new ids and links for everything, texts cleaned, days kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qcheck import bundle
from qcheck.catalogue import Apart, CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId
from qcheck.language import N_
from qcheck.records import (
    AgreedLight,
    Answer,
    Check,
    CheckId,
    Evidence,
    Feedback,
    Hands,
    Letterhead,
    Life,
    LinkId,
    Measure,
    MeasureChange,
    MeasureId,
    Mode,
    Process,
    ProcessId,
    Scope,
    Sheet,
    SheetId,
    Vote,
)
from qcheck.refusals import Invalid
from qcheck.service.doors import links
from qcheck.service.ground import text_rules
from qcheck.store import (
    CarriedAgreement,
    CarriedCheck,
    CarriedProcess,
    CarriedSheet,
    CarriedWorkshop,
    FormerText,
    Link,
    LinkKind,
    Move,
    Origin,
)
from qcheck.workshop import Clock, Stage, Stop

NO_ADDRESS = N_("this is no address of a web page")
MakeLink = Callable[[LinkId, CheckId, SheetId], Link]
"""Makes the link of a new sheet."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A bundle on its way in, with its catalogues."""

    whole: bundle.Bundle
    catalogues: bundle.Catalogues
    digest: str

    def check(self, part: bundle.CheckPart, process: Process, new: CheckId) -> Check:
        """A check as it will stand here, under a new id."""
        catalogue = self.catalogues[part.catalogue]
        return Check(
            id=new,
            process=process,
            catalogue_id=CatalogueId(catalogue.id),
            catalogue_version=catalogue.version,
            catalogue_text=self.whole.catalogues[part.catalogue],
            catalogue_sha=part.catalogue,
            phase=PhaseId(part.phase) if part.phase else None,
            scope=_scope(part),
            mode=part.mode,
            life=life_of(part),
            letterhead=text_rules.letterhead(Letterhead(**part.letterhead.model_dump())),
            shares=part.shares,
            keeps=part.keeps,
            emptied=part.emptied,
            asks_back=part.asks_back,
            left_behind=part.mode is Mode.CONFIDENTIAL and part.figures is not None and part.emptied is None,
        )

    def process(self) -> Process:
        """The process under a new id."""
        about = self.whole.process
        return Process(ProcessId(links.new_id()), text_rules.title(about.title), text_rules.line(about.place))


def life_of(part: bundle.CheckPart) -> Life:
    """The dates of a check as they were: what was promised there holds here."""
    life = part.life
    return Life(life.created, life.opened, life.closed, life.ends, life.zone, life.deletes)


def taken_in(arriving: Arriving, make_link: MakeLink) -> CarriedProcess:
    """Everything that is in the bundle, with new ids and links."""
    whole, process = arriving.whole, arriving.process()
    checks = {check.id: CheckId(links.new_id()) for check in whole.checks}
    measures = {measure.id: MeasureId(links.new_id()) for measure in whole.measures}
    return CarriedProcess(
        tuple(
            _check(
                part, arriving, arriving.check(part, process, checks[part.id]), measures, make_link, number
            )
            for number, part in enumerate(whole.checks)
        ),
        tuple(_agreement(agreement, checks) for agreement in whole.agreements),
        tuple(_measure(measure, checks, measures) for measure in whole.measures),
    )


def _check(
    part: bundle.CheckPart,
    arriving: Arriving,
    check: Check,
    measures: Mapping[str, MeasureId],
    make_link: MakeLink,
    number: int,
) -> CarriedCheck:
    catalogue = arriving.catalogues[part.catalogue]
    return CarriedCheck(
        check=check,
        topics=tuple(map(CriterionId, part.topics)),
        sheets=tuple(
            _sheet(sheet, check.id, make_link, f"checks[{number}].sheets[{place}]")
            for place, sheet in enumerate(part.sheets)
        ),
        hands=tuple(map(_hands, part.hands)),
        workshop=_workshop(part.workshop, check.id) if part.workshop else None,
        figures=part.figures.kept(bundle.groups_of(catalogue)) if part.figures else None,
        measure=measures[part.measure] if part.measure else None,
        origin=Origin(part.id, arriving.digest),
        link=Link(LinkId(links.new_id()), check.id, LinkKind.ORGANISE),
        moves=tuple(_move(move, place) for place, move in enumerate(part.moves, 1)),
        texts=tuple(
            FormerText(sha, former.id, former.version, arriving.whole.catalogues[sha])
            for sha in sorted({move.before for move in part.moves} - {check.catalogue_sha})
            if (former := arriving.catalogues[sha])
        ),
        feedback=tuple(map(_feedback, part.feedback)),
    )


def _scope(part: bundle.CheckPart | bundle.MovePart) -> Scope:
    only = None if part.only is None else frozenset(map(CriterionId, part.only))
    return Scope(only, frozenset(map(CriterionId, part.modules)))


def _move(part: bundle.MovePart, number: int) -> Move:
    return Move(
        number,
        part.at,
        part.before,
        part.after,
        tuple(map(QuestionId, part.aside)),
        _scope(part),
        tuple(map(CriterionId, part.topics)),
        part.undoes,
    )


def _feedback(part: bundle.FeedbackPart) -> Feedback:
    return Feedback(
        QuestionId(part.question),
        frozenset(part.marks),
        text_rules.line(part.text),
        PerspectiveId(part.perspective) if part.perspective else None,
        part.language,
        part.week,
        part.id,
        part.version,
    )


def _sheet(part: bundle.SheetPart, check: CheckId, make_link: MakeLink, place: str) -> CarriedSheet:
    sheet = Sheet(SheetId(links.new_id()), PerspectiveId(part.perspective), _answers(part, place))
    return CarriedSheet(
        sheet,
        text_rules.line(part.label),
        part.finished,
        part.out,
        part.earlier,
        {key: cleaned for key, text in part.closing.items() if (cleaned := text_rules.cleaned(text))},
        make_link(LinkId(links.new_id()), check, sheet.id),
        {
            (aside.catalogue, QuestionId(aside.question)): _answer(
                aside.value, aside.comment, aside.evidence, f"{place}.set_aside[{number}].evidence.link"
            )
            for number, aside in enumerate(part.set_aside)
        },
    )


def _answers(part: bundle.SheetPart, place: str) -> dict[QuestionId, Answer]:
    return {
        QuestionId(question): _answer(
            part.values.get(question),
            part.comments.get(question, ""),
            part.evidence.get(question),
            f"{place}.evidence.{question}.link",
        )
        for question in dict.fromkeys((*part.values, *part.comments, *part.evidence))
    }


def _answer(
    value: int | str | None, comment: str, evidence: bundle.EvidencePart | None, place: str
) -> Answer:
    return Answer(_value(value), text_rules.cleaned(comment), _evidence(evidence, place))


def _value(written: int | str | None) -> int | Apart | None:
    return Apart(written) if isinstance(written, str) else written


def _evidence(part: bundle.EvidencePart | None, place: str) -> Evidence | None:
    """An address is one of the web, or the bundle is refused: anything else could be a script."""
    if part is None:
        return None
    try:
        return Evidence(text_rules.cleaned(part.title), text_rules.address(part.link))
    except Invalid:
        raise bundle.NotABundle(bundle.Problem(place, NO_ADDRESS)) from None


def _hands(part: bundle.HandsPart) -> Hands:
    numbers = {
        int(value) if value.isdigit() else Apart(value): number for value, number in part.numbers.items()
    }
    return Hands(PerspectiveId(part.perspective), QuestionId(part.question), numbers)


def _workshop(part: bundle.WorkshopPart, check: CheckId) -> CarriedWorkshop:
    return CarriedWorkshop(
        part.started,
        text_rules.cleaned(part.next),
        {CriterionId(about): text_rules.cleaned(text) for about, text in part.notes.items()},
        _stage(part.stage),
        _vote(part.vote) if part.vote else None,
        Link(LinkId(links.new_id()), check, LinkKind.WALL),
    )


def _stage(part: bundle.StagePart) -> Stage:
    return Stage(
        plan=tuple(Stop(stop.station, stop.minutes) for stop in part.plan),
        since=part.since,
        place=part.place,
        sight=part.sight,
        page=part.page,
        revealed=tuple(map(CriterionId, part.revealed)),
        whole=part.whole,
        topics=tuple(map(CriterionId, part.topics)),
        topic=part.topic,
        clock=Clock(),
    )


def _vote(part: bundle.VotePart) -> Vote:
    dots, counted = (
        {CriterionId(about): number for about, number in numbers.items()}
        for numbers in (part.dots, part.counted)
    )
    return Vote(tuple(map(CriterionId, part.among)), False, part.voters, dots, counted)


def _agreement(part: bundle.AgreementPart, checks: Mapping[str, CheckId]) -> CarriedAgreement:
    return CarriedAgreement(
        AgreedLight(
            CriterionId(part.criterion),
            part.light,
            text_rules.cleaned(part.reason),
            text_rules.cleaned(part.minority),
            part.day,
            part.revision,
            part.withdrawn,
            checks[part.check] if part.check else None,
        ),
        links.new_id(),
    )


def _measure(
    part: bundle.MeasurePart, checks: Mapping[str, CheckId], measures: Mapping[str, MeasureId]
) -> tuple[Measure, tuple[MeasureChange, ...]]:
    texts = {
        name: text_rules.cleaned(getattr(part, name))
        for name in ("what", "who", "partners", "by_when", "success", "reason")
    }
    measure = Measure(
        id=measures[part.id],
        criteria=tuple(map(CriterionId, part.criteria)),
        due=part.due,
        urgency=part.urgency,
        state=part.state,
        since=part.since,
        check=checks[part.check] if part.check else None,
        revision=part.revision,
        changed=part.changed,
        **texts,
    )
    return measure, tuple(
        MeasureChange(
            change.at, change.revision, {name: _before(value) for name, value in change.before.items()}
        )
        for change in part.changes
    )


def _before(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
