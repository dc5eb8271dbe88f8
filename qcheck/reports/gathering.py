"""From what the service lets a link take away to what a report is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from qcheck.catalogue import PerspectiveId
from qcheck.reports.source import BundleSource, MeasuresSource, SheetSource, Source
from qcheck.service import AnyLink, Matter, Mode, TakingAway

AnySource: TypeAlias = Source | SheetSource | MeasuresSource | BundleSource


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is wanted. `perspective` and `facts`, what is said at the beginning of a sheet, are for
    questionnaires.
    """

    language: str
    perspective: PerspectiveId | None = None
    facts: tuple[str, ...] = ()


def source_of(taking: TakingAway, link: AnyLink, matter: Matter, wish: Wish) -> AnySource:
    """All that a file about this matter is made of; a refusal where the link may not take it away."""
    if matter is Matter.MEASURES:
        gathered = taking.gathered_measures(link)
        return MeasuresSource(gathered, wish.language, gathered.today)
    if matter in (Matter.FORM, Matter.OWN, Matter.FILL_IN):
        return _sheet(taking, link, matter, wish)
    if matter in (Matter.WHOLE, Matter.PROCESS):
        return BundleSource(taking.gathered_bundle(link, matter))
    all_of_it = taking.gathered(link, matter)
    return Source(
        result=all_of_it.result,
        language=wish.language,
        made=all_of_it.today,
        measures=all_of_it.measures,
        earlier=all_of_it.earlier,
        workshop=all_of_it.workshop,
        letterhead=all_of_it.letterhead,
        answers=all_of_it.answers,
    )


def _sheet(taking: TakingAway, link: AnyLink, matter: Matter, wish: Wish) -> SheetSource:
    form = taking.gathered_form(link, matter, wish.perspective)
    return SheetSource(
        title=form.access.title,
        place=form.access.place,
        questionnaire=form.access.questionnaire,
        mode=form.access.mode,
        language=wish.language,
        made=form.today,
        letterhead=form.access.letterhead,
        perspective=form.access.perspective,
        given=form.given,
        closing=form.closing,
        deletes=form.access.deletes,
        keeps=form.access.keeps,
        check=form.check,
        facts=wish.facts,
        code=form.code,
        beside=form.beside,
        asks_fit=form.access.asks_fit and form.access.mode is Mode.OPEN and form.given is None,
    )
