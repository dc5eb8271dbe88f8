"""Inviting: the links of a check that are handed on, each with its code, and what the organiser writes at the
head of every letter (the letters themselves: `wording/letters.py`). Links to the results show all of them, or
the part that is chosen for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qcheck.catalogue import PerspectiveId
from qcheck.disclosure import counts_of_links
from qcheck.language import N_
from qcheck.records import Check, CheckId, Letterhead, LinkId, Shows
from qcheck.refusals import Invalid
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.check_values import AnyLink, SharedLink
from qcheck.store import Link, LinkKind, NotPossible, Opened, Store

LINK_IS_GONE = N_("This link does not belong to the check any more. Please load the page again.")
CHOICE_IS_WITHDRAWN = N_("The link for everybody has been withdrawn. Renew it first.")
NAMED_ONLY = N_(
    "This link has no name of its own, because it is for everybody. Please make another one with a name."
)
NO_CRITERION = N_("Please choose at least one criterion.")
MOST_LINKS = 60
"""Invitations to one check, named or not; and as many links to its results."""


class Inviting:
    """For whoever holds the organiser's link."""

    def __init__(self, access: AccessControl, store: Store) -> None:
        self._access, self._store = access, store

    def links(self, link: AnyLink) -> tuple[SharedLink, ...]:
        """What can be handed on: an invitation with choice, one for each perspective, and a link to the
        results.

        Links with a name follow the one without that is for the same.
        """
        check = self._access.organise(link).check
        there = self.shared(check.id)
        wanted = [(LinkKind.VIEW, None)] if check.emptied or check.left_behind else _usual(check)
        known = {(shared.link.kind, shared.link.perspective) for shared in there if not shared.link.name}
        if missing := [pair for pair in wanted if pair not in known]:
            self._store.add_links(
                Link(LinkId(links.new_id()), check.id, kind, perspective=p) for kind, p in missing
            )
            there = self.shared(check.id)
        there = self._with_codes(there)
        came = counts_of_links(self._store.came_by(check.id), check.mode)
        ordered = sorted(there, key=lambda shared: (_place(wanted, shared.link), shared.link.name.casefold()))
        return tuple(self.to_share(shared.link, _number(came, shared.link)) for shared in ordered)

    def invite(self, link: AnyLink, perspective: PerspectiveId | None, name: str) -> SharedLink:
        """One more invitation, for those of this name: a club, an office. `perspective` None:
        each chooses.
        """
        check = self._access.organise(link).check
        whose = None if perspective is None else validation.asked_perspective(perspective, check)
        new = Link(
            LinkId(links.new_id()), check.id, LinkKind.ANSWER, perspective=whose, name=text_rules.name(name)
        )
        self._store.add_named_link(new, MOST_LINKS)
        return self.to_share(new)

    def hand_on(self, link: AnyLink, name: str, shows: Shows) -> SharedLink:
        """One more link to the results, for those of this name; what it shows stays as it is chosen here."""
        check = self._access.organise(link).check
        if shows.criteria is not None:
            questionnaire = assembly.questionnaire_of(check)
            validation.topics(shows.criteria, questionnaire)
            if not shows.criteria:
                raise Invalid(NO_CRITERION)
            if shows.criteria == set(questionnaire.criterion_ids):
                shows = Shows(None, shows.comments, shows.perspectives)
        new = Link(LinkId(links.new_id()), check.id, LinkKind.VIEW, name=text_rules.name(name), shows=shows)
        self._store.add_named_link(new, MOST_LINKS)
        return self.to_share(new)

    def rename_link(self, link: AnyLink, which: LinkId, name: str) -> None:
        """Another name for a link that has one; the link stays as it is."""
        renamed = self._shared_link(link, which)
        if not renamed.name:
            raise NotPossible(NAMED_ONLY)
        self._store.rename_link(renamed.id, text_rules.name(name))

    def renew_link(self, link: AnyLink, which: LinkId) -> SharedLink:
        """A new link in place of one that was handed on, or of one that was withdrawn; sheets already begun
        go on.
        """
        return self.to_share(self._store.renew(self._shared_link(link, which).id))

    def withdraw_link(self, link: AnyLink, which: LinkId) -> None:
        """The link opens nothing from now on, until it is renewed; sheets already begun go on."""
        self._store.withdraw_link(self._shared_link(link, which).id)

    def own_answer_link(self, link: AnyLink) -> str:
        """The invitation with choice, for the organiser's own device."""
        choice = self.links(link)[0]
        if choice.withdrawn:
            raise NotPossible(CHOICE_IS_WITHDRAWN)
        return choice.link

    def write_letterhead(self, link: AnyLink, letterhead: Letterhead) -> None:
        """Who invites, whom one can ask, what for, and what happens afterwards: in every letter and where a
        sheet begins.
        """
        self._store.write_letterhead(self._access.organise(link).check.id, text_rules.letterhead(letterhead))

    def again(self, before: CheckId, check: Check) -> list[Link]:
        """The invitations with a name that the check before had, as far as this one asks their perspective,
        each with a link of its own.
        """
        asked = {None, *(PerspectiveId(perspective.id) for perspective in assembly.perspectives_asked(check))}
        named = (
            shared.link
            for shared in self.shared(before)
            if shared.link.kind is LinkKind.ANSWER and not shared.link.withdrawn
        )
        return [
            Link(
                LinkId(links.new_id()),
                check.id,
                LinkKind.ANSWER,
                perspective=former.perspective,
                name=former.name,
            )
            for former in named
            if former.name and former.perspective in asked
        ]

    def shared(self, check: CheckId) -> list[Opened]:
        """Those of a check's links that are handed on."""
        return [
            opened
            for opened in self._store.links_of(check)
            if opened.link.kind in (LinkKind.ANSWER, LinkKind.VIEW)
        ]

    def _shared_link(self, link: AnyLink, which: LinkId) -> Link:
        for shared in self.shared(self._access.organise(link).check.id):
            if shared.link.id == which:
                return shared.link
        raise NotPossible(LINK_IS_GONE)

    def to_share(self, link: Link, sheets: int | None = None) -> SharedLink:
        """The link with its code; `sheets` came by it."""
        if has_code := _has_code(link):
            link = self._with_code(link)
        code = links.short_code(self._access.key, link.id, link.generation) if has_code else None
        return SharedLink(
            link.id,
            link.kind,
            link.perspective,
            self._access.written(link),
            code,
            link.withdrawn,
            link.name,
            sheets,
            link.shows,
        )

    def _with_codes(self, there: list[Opened]) -> list[Opened]:
        """The links, the codes of all kept at once; as they were where another link has one of these codes:
        then each is kept by itself.
        """
        missing = {
            opened.link.id: code
            for opened in there
            if _has_code(opened.link) and opened.link.code != (code := self._code_of(opened.link))
        }
        if not missing or not self._store.keep_codes(missing):
            return there
        return [
            replace(opened, link=replace(opened.link, code=missing.get(opened.link.id, opened.link.code)))
            for opened in there
        ]

    def _with_code(self, link: Link) -> Link:
        """The link, its code kept; renewed in the rare case that another link has the same code."""
        while link.code != (code := self._code_of(link)) and not self._store.keep_codes({link.id: code}):
            link = self._store.renew(link.id)
        return link

    def _code_of(self, link: Link) -> str:
        """The hash of the link's short code."""
        return links.code_hash(self._access.key, links.short_code(self._access.key, link.id, link.generation))


def _has_code(link: Link) -> bool:
    return link.kind is LinkKind.ANSWER and not link.withdrawn


def _usual(check: Check) -> list[tuple[LinkKind, PerspectiveId | None]]:
    perspectives = [
        None,
        *(PerspectiveId(perspective.id) for perspective in assembly.perspectives_asked(check)),
    ]
    return [(LinkKind.ANSWER, perspective) for perspective in perspectives] + [(LinkKind.VIEW, None)]


def _number(came: Mapping[LinkId, int] | None, link: Link) -> int | None:
    """How many came by this link; None where that is not told, or nobody has come by any."""
    return came.get(link.id, 0) if came and link.kind is LinkKind.ANSWER else None


def _place(wanted: Sequence[tuple[LinkKind, PerspectiveId | None]], link: Link) -> int:
    pair = (link.kind, link.perspective)
    return wanted.index(pair) if pair in wanted else len(wanted)
