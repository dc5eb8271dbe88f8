"""Reads what `qcheck new` was given: choices against the catalogue, parts as criteria, an end with its time
zone.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from dataclasses import fields
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from qcheck import typed_dates
from qcheck.catalogue import Catalogue, CriterionId, PerspectiveId
from qcheck.cli.choices import POSSIBLE, choices_of
from qcheck.cli.errors import WrongUsage
from qcheck.importing import Complaint
from qcheck.language import N_
from qcheck.service import Keeps, Letterhead, NewCheck, Scope

UNKNOWN_CATALOGUE = N_("--catalogue: there is no catalogue '{id}'")
DRAFT = N_("--catalogue: '{id}' is a draft, which no check can be made of yet")
PUBLISH = N_("say status: trial or status: published in its file when it is ready")
NO_MOMENT = N_("--ends: '{text}' is no day and no moment")
WRITTEN = N_("it is written like 2027-03-31 or 2027-03-31T18:00")
NO_DAY = N_("{option}: '{text}' is no day")
WRITTEN_DAY = N_("it is written like 2027-03-31")
UNKNOWN_PERSPECTIVE = N_("--invite: there is no perspective '{id}' in this catalogue")
NO_ZONE = N_("--zone: '{zone}' is no time zone")
WRITTEN_ZONE = N_("it is written like Europe/Berlin")


def wish(
    orders: Namespace, catalogues: Collection[Catalogue], drafts: Collection[Catalogue] = ()
) -> NewCheck:
    """What `qcheck new` is to make. Raises WrongUsage with everything the catalogue does not know, and for a
    draft, which is offered to its authors alone.
    """
    known = {catalogue.id: catalogue for catalogue in catalogues}
    if orders.catalogue not in known and any(draft.id == orders.catalogue for draft in drafts):
        raise WrongUsage(Complaint(DRAFT, (("id", orders.catalogue),), PUBLISH))
    if orders.catalogue not in known:
        values = (("id", orders.catalogue), ("possible", ", ".join(known)))
        raise WrongUsage(Complaint(UNKNOWN_CATALOGUE, values, POSSIBLE, tuple(known)))
    catalogue = known[orders.catalogue]
    choices = choices_of(orders, catalogue)
    return NewCheck(
        title=orders.title,
        place=orders.place,
        catalogue=catalogue.id,
        phase=choices.questionnaire.phase,
        scope=Scope(_criteria(choices.only, catalogue), choices.questionnaire.scope.modules),
        perspective=None,
        mode=choices.mode,
        prepared=orders.prepared,
        ends=moment(orders.ends, orders.zone) if orders.ends else None,
        zone=orders.zone,
        deletes=day(orders.deletes) if orders.deletes else None,
        keeps=Keeps(orders.keeps),
        letterhead=Letterhead(**{field.name: getattr(orders, field.name) for field in fields(Letterhead)}),
        shares=orders.share_results,
        asks_back=not orders.no_feedback,
        times=orders.measure_seconds,
    )


def invitations(
    orders: Namespace, catalogues: Collection[Catalogue]
) -> list[tuple[PerspectiveId | None, str]]:
    """The named invitations, each for its perspective or for one to be chosen. Raises WrongUsage."""
    catalogue = next(
        known_catalogue for known_catalogue in catalogues if known_catalogue.id == orders.catalogue
    )
    known = {view.id for view in catalogue.perspectives}
    invited: list[tuple[PerspectiveId | None, str]] = []
    for wanted in orders.invite:
        perspective, is_said, name = wanted.partition("=")
        if not is_said:
            invited.append((None, wanted))
        elif perspective in known:
            invited.append((PerspectiveId(perspective), name))
        else:
            values = (("id", perspective), ("possible", ", ".join(sorted(known))))
            raise WrongUsage(
                Complaint(UNKNOWN_PERSPECTIVE, values, POSSIBLE if known else "", tuple(sorted(known)))
            )
    return invited


def _criteria(only: Collection[str] | None, catalogue: Catalogue) -> frozenset[CriterionId] | None:
    """The criteria of these parts, and these criteria; modules in use are asked anyway."""
    if only is None:
        return None
    chosen = [criterion.id for part in catalogue.parts if part.id in only for criterion in part.criteria]
    alone = [criterion.id for criterion in catalogue.main_criteria if criterion.id in only]
    return frozenset(map(CriterionId, (*chosen, *alone)))


def moment(text: str, zone: str) -> datetime:
    """The end of a check from a day (which lasts until it is over) or a moment, which may have an offset of
    its own.
    """
    clocks = _zone(zone)
    if (written := typed_dates.moment(text, datetime.now(clocks).date())) is None:
        raise WrongUsage(Complaint(NO_MOMENT, (("text", text),), WRITTEN))
    return written.moment(clocks)


def day(text: str, option: str = "--deletes") -> date:
    """The day that was typed behind an option, which a refusal names."""
    if (written := typed_dates.day(text, datetime.now(UTC).date())) is None:
        raise WrongUsage(Complaint(NO_DAY, (("option", option), ("text", text)), WRITTEN_DAY))
    return written


def _zone(name: str) -> ZoneInfo:
    if (zone := typed_dates.zone(name)) is None:
        raise WrongUsage(Complaint(NO_ZONE, (("zone", name),), WRITTEN_ZONE))
    return zone
