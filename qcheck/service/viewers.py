"""Handing on the results: as many links as wished, each with a name and with the part of the results that it
shows.
"""

from __future__ import annotations

from qcheck.asking import criteria
from qcheck.language import N_
from qcheck.records import LinkId, Shows
from qcheck.service import checking, links, showing, writing
from qcheck.service.inviting import Inviting
from qcheck.service.views import SharedLink
from qcheck.store import Link, LinkKind, NotPossible

MOST_LINKS = 60
NO_CRITERION = N_("Please choose at least one criterion.")


class Viewers(Inviting):
    """For whoever holds the organiser's link. Renewed, renamed and withdrawn they are as invitations are."""

    def hand_on(self, link: str, name: str, shows: Shows) -> SharedLink:
        """One more link to the results, for those of this name; what it shows stays as it is chosen here."""
        check = self._organise(link).check
        catalogue = showing.catalogue_in(check.catalogue_text)
        if shows.criteria is not None:
            checking.topics(shows.criteria, catalogue, check.scope)
            if not shows.criteria:
                raise NotPossible(NO_CRITERION)
            if shows.criteria == {each.id for each in criteria(catalogue, check.scope)}:
                shows = Shows(None, shows.comments, shows.perspectives)
        new = Link(LinkId(links.new_id()), check.id, LinkKind.VIEW, name=writing.name(name), shows=shows)
        self._store.add_named_link(new, MOST_LINKS)
        return self._to_share(new)
