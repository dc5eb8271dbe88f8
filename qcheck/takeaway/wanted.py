"""Which file an address means, and whether whoever asks may take it away now."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from qcheck.language import language, local
from qcheck.reports.brand import Brand, brand_in
from qcheck.reports.kinds import Format, Kind, kind
from qcheck.reports.source import MeasuresSource, SheetSource, Source
from qcheck.reports.writing import Job
from qcheck.service import Access, AnyLink, Matter, Service
from qcheck.web.entrance import entrance
from qcheck.web.visit import Visit, offered, settings

BELOW_INVITATION = "/a/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that may be taken away: by which link, and in which language."""

    link: AnyLink
    access: Access
    kind: Kind
    format: Format
    language: str
    today: date


def opened(visit: Visit) -> AnyLink:
    """The link by which this visit takes something away: below an invitation that of the sheet on this
    device, where there is one.
    """
    if not visit.request.url.path.startswith(BELOW_INVITATION):
        return visit.access
    found = entrance(visit)
    return found.access if found.sheet is None else visit.service.access.open(found.sheet)


def wanted(visit: Visit) -> Wanted | None:
    """What the address means; None where it means nothing. A refusal where it may not be taken away."""
    name, _, ending = str(visit.request.path_params["file"]).partition(".")
    found = kind(name)
    chosen = found.format(ending) if found else None
    link = opened(visit)
    if found is None or chosen is None:
        return None
    access = visit.service.taking_away.permit(link, found.matter)
    today = local(visit.service.clock.now(), access.life.zone).date()
    return Wanted(link, access, found, chosen, spoken(visit, access), today)


def spoken(visit: Visit, access: Access) -> str:
    """The language that is asked for, where the check speaks it; else that of the page."""
    asked = visit.request.query_params.get("language", "")
    return asked if asked in offered(access.catalogue) else visit.tongue(access.catalogue).tag


def key_of(file: Wanted, service: Service, brand: Brand) -> Hashable:
    """By which a file that was made is known again: two who see the same get the same."""
    mark = service.taking_away.file_mark(file.link, file.kind.matter)
    return file.kind.name, file.format.name, file.language, mark, brand


def job_of(file: Wanted, service: Service, brand: Brand) -> Job:
    """What is to be written."""
    return Job(file.format.write, _source(file, service), brand)


def look() -> Brand:
    """The look of reports as its files are at this moment."""
    return brand_in(settings().brand).brand


def _source(file: Wanted, service: Service) -> object:
    taking, matter, tag = service.taking_away, file.kind.matter, language(file.language).tag
    if matter is Matter.MEASURES:
        found = taking.gathered_measures(file.link)
        return MeasuresSource(found, tag, found.today)
    if matter in (Matter.FORM, Matter.OWN):
        form = taking.gathered_form(file.link, matter)
        return SheetSource(
            title=form.access.title,
            place=form.access.place,
            questionnaire=form.access.questionnaire,
            mode=form.access.mode,
            language=tag,
            made=form.today,
            letterhead=form.access.letterhead,
            perspective=form.access.perspective,
            given=form.given,
            closing=form.closing,
        )
    all_of_it = taking.gathered(file.link, matter)
    return Source(
        result=all_of_it.result,
        language=tag,
        made=all_of_it.today,
        measures=all_of_it.measures,
        earlier=all_of_it.earlier,
        workshop=all_of_it.workshop,
        letterhead=all_of_it.letterhead,
        answers=all_of_it.answers,
    )
