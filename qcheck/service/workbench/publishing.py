"""A draft becomes an edition: what hinders it, what it has to declare, and its file on the shelf."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from qcheck.authoring import WHOLE, Draft, Plain, SetValue, applied, next_version
from qcheck.catalogue import Catalogue, ChangeKind, Stage
from qcheck.catalogue.values import VERSION_PATTERN
from qcheck.catalogue.versions import precedence
from qcheck.editions import Of, Proposal, differences, undeclared
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.refusals import Invalid, NotPossible, OutOfOrder
from qcheck.service.workbench.draft_values import Publication
from qcheck.service.workbench.new_meaning import asked_anew

HINDERED = N_("There are still mistakes in it. Please mend them first; each is named below.")
NO_VERSION = N_("Please give a version of three numbers, such as 1.0.0.")
NOT_LATER = N_("Version {version} is already out. Please take a higher one.")
LONGEST = 60
"""Signs of a version, and twice as many of an id: the name of a file holds both."""
TOO_LONG = N_("The version, or the id of the questionnaire, is too long. Please take a shorter one.")
NO_WHY = N_("Please say in a sentence why the questions changed.")
NO_DISK = N_("The questionnaire could not be written into the folder of catalogues. Please ask the operator.")
STAGES = (Stage.TRIAL, Stage.PUBLISHED)
MEANT = (ChangeKind.CLARIFIED, ChangeKind.EDITORIAL, ChangeKind.CHANGED)
"""What other words of a question can mean."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The edition as its author wants it: `why` is given for every change that is not declared yet. `meant`
    says of questions with other words whether these ask the same (`clarified`, `editorial`) or not
    (`changed`). `further`: the same why in other languages. `reasons`: a why of its
    own, by the id that a changed item had before.
    """

    version: str
    stage: str
    why: str
    language: str
    meant: Mapping[str, str] = field(default_factory=dict)
    further: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def kind_of(self, proposal: Proposal) -> ChangeKind:
        """The kind of a change: of words, it is its author who knows."""
        if not proposal.is_of_words:
            return proposal.kind
        meant = self.meant.get(proposal.id)
        return next((kind for kind in MEANT if kind.value == meant), proposal.kind)


def publication(draft: Draft, shelf: Shelf) -> Publication:
    """What publishing would mean now."""
    catalogue = draft.catalogue
    version = str(draft.value(WHOLE, ("version",)) or "") if draft.source else ""
    before = _before(draft, shelf)
    told = _following(catalogue, before) if catalogue and before else None
    return Publication(
        version=version,
        proposed=_proposed(version, before),
        hindrances=tuple(finding for finding in draft.findings if not finding.problem.warning),
        warnings=sum(finding.problem.warning for finding in draft.findings),
        before=before,
        differences=differences(before, catalogue) if before and catalogue else (),
        proposals=undeclared(before, told) if before and told else (),
        is_out=bool(before and catalogue and before == catalogue),
    )


def finished(text: str, wanted: Wanted, shelf: Shelf) -> str:
    """The text as it is published: with its version, how far it is, what it follows and what it declares."""
    draft = Draft(text)
    seen = publication(draft, shelf)
    _refuse(seen, wanted, draft.catalogue.id if draft.catalogue else "")
    before = seen.before
    text = applied(
        text,
        SetValue(WHOLE, ("version",), wanted.version),
        SetValue(WHOLE, ("status",), wanted.stage),
    )
    if before is None:
        return text
    if draft.value(WHOLE, ("follows",)) != before.version:
        text = applied(
            text, SetValue(WHOLE, ("changes",), None), SetValue(WHOLE, ("follows",), before.version)
        )
    return _declaring(*_with_new_meanings(text, seen.proposals, wanted, shelf), wanted)


def _with_new_meanings(
    text: str, proposals: tuple[Proposal, ...], wanted: Wanted, shelf: Shelf
) -> tuple[str, tuple[Proposal, ...]]:
    """The text in which questions that ask something else have a new id; and what is to be declared then."""
    meant = [replace(proposal, kind=wanted.kind_of(proposal)) for proposal in proposals]
    others = [proposal for proposal in meant if proposal.kind is ChangeKind.CHANGED and not proposal.replaces]
    same = [proposal for proposal in meant if proposal.id not in {other.id for other in others}]
    name = str(Draft(text).value(WHOLE, ("id",)))
    editions = [edition.catalogue for edition in shelf.editions(name)]
    text, names = asked_anew(text, [other.id for other in others], editions)
    anew = (replace(other, id=names[other.id], replaces=(other.id,)) for other in others)
    return text, (*same, *anew)


def put_on_shelf(draft: Draft, shelf: Shelf) -> Path:
    """Writes the edition's own file, whole or not at all; files that are there stay as they are."""
    catalogue = draft.catalogue
    if catalogue is None:
        raise NotPossible(HINDERED)
    path = shelf.own / f"{catalogue.id}-{catalogue.version}.yaml"
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        shelf.own.mkdir(mode=0o700, parents=True, exist_ok=True)
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft.text)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    except OSError as trouble:
        if isinstance(trouble, FileExistsError) and path.exists():
            raise Invalid(NOT_LATER, version=catalogue.version) from None
        raise OutOfOrder(NO_DISK) from None
    finally:
        with suppress(OSError):  # what could not be made need not be taken away
            beside.unlink()
    return path


def _refuse(seen: Publication, wanted: Wanted, identity: str) -> None:
    if seen.hindrances:
        raise NotPossible(HINDERED)
    if not re.fullmatch(VERSION_PATTERN, wanted.version) or wanted.stage not in set(STAGES):
        raise Invalid(NO_VERSION)
    if len(wanted.version) > LONGEST or len(identity) > 2 * LONGEST:
        raise Invalid(TOO_LONG)
    if seen.before and precedence(wanted.version) <= precedence(seen.before.version):
        raise Invalid(NOT_LATER, version=seen.before.version)
    if seen.proposals and not wanted.why:
        raise Invalid(NO_WHY)


def _declaring(text: str, proposals: tuple[Proposal, ...], wanted: Wanted) -> str:
    """With a declaration of every change that had none."""
    if not proposals:
        return text
    there = Draft(text).value(WHOLE, ("changes",))
    declared = there if isinstance(there, list) else []
    new = [_declared(proposal, wanted) for proposal in proposals]
    return applied(text, SetValue(WHOLE, ("changes",), [*declared, *new]))


def _declared(proposal: Proposal, wanted: Wanted) -> Plain:
    key = "criterion" if proposal.of is Of.CRITERION else "question"
    replaces: dict[str, Plain] = {}
    if proposal.replaces:
        several = len(proposal.replaces) > 1
        replaces = {"replaces": [*proposal.replaces] if several else proposal.replaces[0]}
    own = next(
        filter(None, (wanted.reasons.get(question) for question in (proposal.id, *proposal.replaces))), ""
    )
    why: Plain = {wanted.language: own} if own else {**wanted.further, wanted.language: wanted.why}
    return {key: proposal.id, "change": proposal.kind.value, "why": why, **replaces}


def _before(draft: Draft, shelf: Shelf) -> Catalogue | None:
    """The newest published edition of the same id."""
    name = draft.value(WHOLE, ("id",)) if draft.source else None
    out = [
        edition.catalogue
        for edition in shelf.editions(str(name or ""))
        if edition.catalogue.stage is not Stage.DRAFT
    ]
    return out[-1] if out else None


def before(draft: Draft, shelf: Shelf) -> str | None:
    """The text of the newest published edition of the same id; None for a first one."""
    catalogue = _before(draft, shelf)
    editions = shelf.editions(catalogue.id) if catalogue else ()
    return next((edition.text for edition in editions if edition.catalogue == catalogue), None)


def _following(catalogue: Catalogue, before: Catalogue) -> Catalogue:
    """The draft as what follows that edition: declarations since another one count no more."""
    if catalogue.follows == before.version:
        return catalogue
    return catalogue.model_copy(update={"follows": before.version, "changes": ()})


def _proposed(version: str, before: Catalogue | None) -> str:
    """The version to take: the draft's own where it is higher than the one that is out, else the next."""
    sound = re.fullmatch(VERSION_PATTERN, version) is not None
    if before is None:
        return version if sound else "0.1.0"
    if sound and precedence(version) > precedence(before.version):
        return version
    return next_version(before.version)
