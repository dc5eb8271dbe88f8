"""Which file an address means, and whether whoever asks may take it away now."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from qcheck.catalogue import PerspectiveId
from qcheck.language import language, local
from qcheck.reports.brand import Brand, brand_in
from qcheck.reports.gathering import Wish, source_of
from qcheck.reports.kinds import Format, Kind, kind
from qcheck.reports.writing import Job
from qcheck.service import Access, AnyLink, Matter, Service
from qcheck.web.check_facts import sentences
from qcheck.web.entrance import entrance
from qcheck.web.visit import Visit, offered, settings

BELOW_INVITATION = "/a/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that may be taken away: by which link, and in which language. `perspective` is the one for which
    a questionnaire is wanted, `facts` are what it says at its beginning.
    """

    link: AnyLink
    access: Access
    kind: Kind
    format: Format
    language: str
    today: date
    perspective: PerspectiveId | None = None
    facts: tuple[str, ...] = ()

    @property
    def matter(self) -> Matter:
        return self.kind.matter_of(self.format)


def opened(visit: Visit) -> AnyLink:
    """The link by which this visit takes something away: below an invitation that of the sheet on this
    device, where there is one.
    """
    if not visit.request.url.path.startswith(BELOW_INVITATION):
        return visit.access
    entered = entrance(visit)
    return entered.access if entered.sheet is None else visit.service.access.open(entered.sheet)


def wanted(visit: Visit) -> Wanted | None:
    """What the address means; None where it means nothing. A refusal where it may not be taken away."""
    name, _, ending = str(visit.request.path_params["file"]).partition(".")
    file_kind = kind(name)
    chosen = file_kind.format(ending) if file_kind else None
    link = opened(visit)
    if file_kind is None or chosen is None:
        return None
    access = visit.service.taking_away.permit(link, file_kind.matter_of(chosen))
    tag, today = spoken(visit, access), local(visit.service.clock.now(), access.life.zone).date()
    whose = for_whom(visit, access)
    told = sentences(access, language(tag))
    return Wanted(link, access, file_kind, chosen, tag, today, whose, told)


def for_whom(visit: Visit, access: Access) -> PerspectiveId | None:
    """The perspective for which a questionnaire is wanted: that of the link, else the one that is asked for,
    where the check has it; None for all.
    """
    asked = PerspectiveId(visit.request.query_params.get("perspective", ""))
    return access.perspective or (asked if asked in access.questionnaire.perspectives else None)


def spoken(visit: Visit, access: Access) -> str:
    """The language that is asked for, where the check speaks it; else that of the page."""
    asked = visit.request.query_params.get("language", "")
    return asked if asked in offered(access.catalogue) else visit.tongue(access.catalogue).tag


def key_of(file: Wanted, service: Service, brand: Brand) -> Hashable:
    """By which a file that was made is known again: two who see the same get the same."""
    mark = service.taking_away.file_mark(file.link, file.matter)
    return file.kind.name, file.format.name, file.language, file.perspective, file.facts, mark, brand


def job_of(file: Wanted, service: Service, brand: Brand) -> Job:
    """What is to be written."""
    wish = Wish(file.language, file.perspective, file.facts)
    source = source_of(service.taking_away, file.link, file.matter, wish)
    return Job(file.format.write, source, brand)


def look() -> Brand:
    """The look of reports as its files are at this moment."""
    return brand_in(settings().brand).brand
