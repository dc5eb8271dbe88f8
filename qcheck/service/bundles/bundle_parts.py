"""From what the store carries to the parts of a bundle: what leaves, without any id of this installation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Literal

from qcheck import bundle
from qcheck.catalogue import Apart, CriterionId
from qcheck.records import (
    Answer,
    Check,
    CheckId,
    Feedback,
    Fit,
    Hands,
    Measure,
    MeasureChange,
    MeasureId,
    Vote,
)
from qcheck.store import CarriedAgreement, CarriedCheck, CarriedProcess, CarriedSheet, CarriedWorkshop, Move
from qcheck.workshop import Stage

Named = Callable[[str, str], str]
"""The name in the bundle of a check or a measure: from its kind and its id."""


def parts(whole: CarriedProcess, named: Named) -> bundle.Bundle:
    """A process as a bundle."""
    first = whole.checks[0].check
    names = {carried.check.id: name_of(carried, named) for carried in whole.checks}
    return bundle.Bundle(
        qcheck="bundle",
        format=bundle.FORMAT,
        process=bundle.ProcessPart(title=first.process.title, place=first.process.place),
        catalogues={
            **{text.sha: text.text for carried in whole.checks for text in carried.texts},
            **{carried.check.catalogue_sha: carried.check.catalogue_text for carried in whole.checks},
        },
        checks=tuple(_check(carried, names, named) for carried in whole.checks),
        agreements=tuple(_agreement(agreement, names) for agreement in whole.agreements),
        measures=tuple(
            _measure(measure, changes, first, names, named) for measure, changes in whole.measures
        ),
    )


def name_of(carried: CarriedCheck, named: Named) -> str:
    """The name of a check in a bundle; one that came in a bundle keeps the name that it had there."""
    return carried.origin.name if carried.origin else named("check", carried.check.id)


def _check(carried: CarriedCheck, names: dict[CheckId, str], named: Named) -> bundle.CheckPart:
    check = carried.check
    return bundle.CheckPart(
        id=names[check.id],
        catalogue=check.catalogue_sha,
        phase=check.phase,
        only=None if check.scope.only is None else tuple(sorted(check.scope.only)),
        modules=tuple(sorted(check.scope.modules)),
        mode=check.mode,
        life=bundle.LifePart(**asdict(check.life)),
        letterhead=bundle.LetterheadPart(**asdict(check.letterhead)),
        shares=check.shares,
        keeps=check.keeps,
        emptied=check.emptied,
        topics=carried.topics,
        sheets=_in_no_order(map(_sheet, carried.sheets)),
        hands=tuple(map(_hands, carried.hands)),
        workshop=_workshop(carried.workshop) if carried.workshop else None,
        figures=_figures(carried),
        measure=named("measure", MeasureId(carried.measure)) if carried.measure else None,
        asks_back=check.asks_back,
        moves=tuple(map(_move, carried.moves)),
        feedback=tuple(map(_feedback, sorted(carried.feedback, key=lambda said: said.id))),
    )


def _move(made: Move) -> bundle.MovePart:
    return bundle.MovePart(
        at=made.at,
        before=made.before,
        after=made.after,
        aside=made.aside,
        only=None if made.scope.only is None else tuple(sorted(made.scope.only)),
        modules=tuple(sorted(made.scope.modules)),
        topics=made.topics,
        undoes=made.undoes,
    )


def _feedback(said: Feedback) -> bundle.FeedbackPart:
    return bundle.FeedbackPart(
        id=said.id,
        question=said.question,
        perspective=said.perspective,
        language=said.language,
        week=said.week,
        version=said.version,
        marks=tuple(mark for mark in Fit if mark in said.marks),
        text=said.text,
    )


def _figures(carried: CarriedCheck) -> bundle.KeptFigures | None:
    if carried.figures is None:
        return None
    return bundle.KeptFigures.model_validate_json(json.dumps(dict(carried.figures)))


def _in_no_order(sheets: Iterable[bundle.SheetPart]) -> tuple[bundle.SheetPart, ...]:
    """Sorted by what they say: nothing tells who came when, and the same check gives the same file."""
    return tuple(sorted(sheets, key=lambda sheet: sheet.model_dump_json()))


def _sheet(carried: CarriedSheet) -> bundle.SheetPart:
    answers: dict[str, Answer] = dict(sorted(carried.sheet.answers.items()))
    return bundle.SheetPart(
        perspective=carried.sheet.perspective,
        label=carried.label,
        finished=carried.finished,
        out=carried.out,
        earlier=carried.earlier,
        values={
            question: value for question, answer in answers.items() if (value := _value(answer)) is not None
        },
        comments={question: answer.comment for question, answer in answers.items() if answer.comment},
        evidence={
            question: evidence
            for question, answer in answers.items()
            if (evidence := _evidence(answer)) is not None
        },
        closing=dict(sorted(carried.closings.items())),
        set_aside=tuple(
            bundle.AsidePart(
                question=question,
                catalogue=sha,
                value=_value(answer),
                comment=answer.comment,
                evidence=_evidence(answer),
            )
            for (sha, question), answer in sorted(carried.aside.items(), key=lambda item: item[0])
        ),
    )


def _value(given: Answer) -> int | Literal["dk", "na"] | None:
    return given.value.value if isinstance(given.value, Apart) else given.value


def _evidence(given: Answer) -> bundle.EvidencePart | None:
    evidence = given.evidence
    return bundle.EvidencePart(title=evidence.title, link=evidence.link) if evidence else None


def _hands(counted: Hands) -> bundle.HandsPart:
    return bundle.HandsPart(
        perspective=counted.perspective,
        question=counted.question,
        numbers={str(value): number for value, number in counted.numbers.items()},
    )


def _workshop(carried: CarriedWorkshop) -> bundle.WorkshopPart:
    return bundle.WorkshopPart(
        started=carried.started,
        next=carried.next,
        notes={str(about): text for about, text in carried.notes.items()},
        stage=_stage(carried.stage),
        vote=_vote(carried.vote) if carried.vote else None,
    )


def _stage(stage: Stage) -> bundle.StagePart:
    """Without its clock: time for what was going on there is over."""
    return bundle.StagePart(
        plan=tuple(bundle.StopPart(station=stop.station, minutes=stop.minutes) for stop in stage.plan),
        since=stage.since,
        place=stage.place,
        sight=stage.sight,
        page=stage.page,
        revealed=stage.revealed,
        whole=stage.whole,
        topics=stage.topics,
        topic=stage.topic,
    )


def _vote(vote: Vote) -> bundle.VotePart:
    return bundle.VotePart(
        among=vote.among, voters=vote.voters, dots=_plain(vote.dots), counted=_plain(vote.counted)
    )


def _plain(numbers: Mapping[CriterionId, int]) -> dict[str, int]:
    return {str(about): number for about, number in numbers.items()}


def _agreement(carried: CarriedAgreement, names: dict[CheckId, str]) -> bundle.AgreementPart:
    agreed = carried.agreed
    return bundle.AgreementPart.model_validate(
        {
            "check": names.get(agreed.check) if agreed.check else None,
            "criterion": agreed.criterion,
            "light": agreed.light,
            "reason": agreed.reason,
            "minority": agreed.minority,
            "day": agreed.day,
            "withdrawn": agreed.withdrawn,
            "revision": max(1, agreed.revision),
        }
    )


def _measure(
    measure: Measure,
    changes: Iterable[MeasureChange],
    first: Check,
    names: Mapping[CheckId, str],
    named: Named,
) -> bundle.MeasurePart:
    return bundle.MeasurePart(
        id=named("measure", measure.id),
        check=names.get(measure.check) if measure.check else None,
        changes=tuple(map(_change, changes)),
        what=measure.what,
        criteria=measure.criteria,
        who=measure.who,
        partners=measure.partners,
        due=measure.due,
        by_when=measure.by_when,
        success=measure.success,
        urgency=measure.urgency,
        state=measure.state,
        reason=measure.reason,
        since=measure.since,
        revision=measure.revision,
        changed=measure.changed or first.life.created,
    )


def _change(made: MeasureChange) -> bundle.ChangePart:
    kept = {name: _written(value) for name, value in made.before.items()}
    return bundle.ChangePart.model_validate({"at": made.at, "revision": made.revision, "before": kept})


def _written(value: object) -> object:
    """A day as text, a choice by its name, everything else as it is."""
    if isinstance(value, tuple) or value is None:
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
