"""What a link opens on this device: an invitation, the sheet that was begun here, or one that an organiser
has added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from qcheck import addresses
from qcheck.service import Access, Gone, LinkKind, Mode, Moment, State, UnknownLink
from qcheck.web.kept_sheets import KeptSheet, kept_by_way, kept_of_check
from qcheck.web.visit import Elsewhere, Visit

NOT_BY_ADDRESS = "single"
"""In the address of an invitation to which the address of a sheet has led: in a confidential check no address
opens a sheet, because whoever organises could begin sheets and hand out their addresses as invitations.
"""
ELSEWHERE = "elsewhere"
"""What `BEGUN` says where the sheet was begun on another device."""
BEGUN = "begun"
"""In the address of the page after beginning: where the sheet's cookie is missing there, the browser keeps
none.
"""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What stands behind a link on this device. `sheet` is the secret of the visitor's own sheet and `kept`
    its cookie; both None where there is none. `moment` is what it is time for in the check's workshop, None
    without one. `deleted`: the sheet that this device had was deleted elsewhere.
    """

    access: Access
    sheet: str | None
    kept: KeptSheet | None = None
    moment: Moment | None = None
    deleted: bool = False

    @property
    def is_shared_device(self) -> bool:
        """Whether another sheet can be begun on this device. Not where the link is that of a sheet which an
        organiser has added: it is one sheet for good.
        """
        return self.kept is not None

    @property
    def may_answer(self) -> bool:
        """Whether it is time to answer."""
        return self.access.state is State.OPEN and self.moment in (None, Moment.ANSWER)

    @property
    def is_over(self) -> bool:
        """Whether the answering has ended, so that a sheet can only be looked at."""
        return self.access.state is State.CLOSED or self.moment is Moment.OVER

    @property
    def may_join(self) -> bool:
        """Whether a sheet can be begun: in a workshop from the lobby on."""
        return self.access.state is State.OPEN or self.moment is Moment.WAIT

    @property
    def ends_by_code(self) -> bool:
        """Whether the check has ended while this device knows no sheet: whoever has a personal code can see
        their answers here all the same, and the result where it is shared.
        """
        return self.access.state is State.CLOSED and self.sheet is None


def entrance(visit: Visit) -> Entrance:
    """Opens the link of this visit. UnknownLink where neither the link nor a cookie leads to a sheet; raises
    Elsewhere for a link of another kind.
    """
    entered = _found(visit)
    return replace(entered, moment=visit.service.facilitating.moment(entered.access))


def _found(visit: Visit) -> Entrance:
    kept = kept_by_way(visit.request.cookies, visit.link)
    if kept and (own := _still_there(visit, kept)):
        return Entrance(own, kept.link, kept)
    access = visit.access
    if addresses.DESTINATIONS[access.kind] is not addresses.ANSWER_SHEET:
        raise Elsewhere(addresses.address_of(access.kind, visit.link))
    is_sheet = access.kind is LinkKind.SHEET
    if is_sheet and access.mode is Mode.OPEN:
        return Entrance(access, visit.link)
    kept = kept_of_check(visit.request.cookies, access.check_id)
    if kept and (own := _still_there(visit, kept)):
        return Entrance(own, kept.link, kept.reached_by(visit.link))
    if is_sheet:
        invitation = addresses.address_of(LinkKind.ANSWER, visit.service.joining.invitation_to(visit.access))
        raise Elsewhere(f"{invitation}?{NOT_BY_ADDRESS}=1")
    return Entrance(access, None, deleted=kept is not None and _was_deleted(visit, kept))


def _still_there(visit: Visit, kept: KeptSheet) -> Access | None:
    """The check of the sheet in this cookie; None where the sheet was withdrawn, or the cookie is not one of
    ours or not for this check.
    """
    try:
        access = visit.service.access.open(kept.link)
    except UnknownLink:
        return None
    return access if access.kind is LinkKind.SHEET and access.check_id == kept.check else None


def _was_deleted(visit: Visit, kept: KeptSheet) -> bool:
    """Whether the sheet in this cookie was there once. Deleted here, it would have taken its cookie along."""
    try:
        visit.service.access.open(kept.link)
    except Gone:
        return True
    except UnknownLink:
        return False
    return False
