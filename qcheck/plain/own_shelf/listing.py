"""The shelf itself: what lies there, each thing with its state, its day of deletion and the way in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.addresses import SHELF, address_of, on_shelves, trial_address, written_address
from qcheck.language import N_, Language
from qcheck.plain.own_shelf.rendering import doing, onward, shelf_page, whose
from qcheck.service import (
    Account,
    AccountShelf,
    LinkKind,
    NotPossible,
    ShelvedCheck,
    ShelvedDraft,
    ShelvedTrial,
    TrialLinkKind,
    UnknownLink,
)
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.wording import bundles, edition, extent, rounds


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the shelf: what it is called, the way in, what is said of it, and where it is given."""

    title: str
    address: str
    facts: str
    until: str
    giving: str


CHECKS, DRAFTS, TRIALS = N_("Checks"), N_("Drafts of questionnaires"), N_("Trials of questionnaires")
NO_TITLE = N_("Without a title")
IF_UNOPENED = N_("Deleted on {day}, unless somebody opens it before")


def page(visit: Visit) -> Response:
    """All shelves of whoever is signed in."""
    account = whose(visit)
    return _page(visit, account) if isinstance(account, Account) else account


def put(visit: Visit) -> Response:
    """Puts a pasted link on the shelf; what cannot be taken stays in its field with the reason."""
    account = doing(visit)
    if not isinstance(account, Account):
        return account
    pasted = visit.fields.get("link", "")
    try:
        visit.service.shelves.put(account, pasted)
    except (UnknownLink, NotPossible) as refused:
        return _page(visit, account, pasted, refused.said(visit.tongue()), 422)
    return sent_on(visit, onward(visit, SHELF, "put"))


def entries(shelf: AccountShelf, words: Language) -> list[tuple[str, list[Entry]]]:
    """What lies on a shelf, kind by kind, without the kinds of which nothing does."""
    return [
        (words.say(title), listed)
        for title, listed in (
            (CHECKS, [_check(check, words) for check in shelf.checks]),
            (DRAFTS, [_draft(draft, words) for draft in shelf.drafts]),
            (TRIALS, [_trial(trial, words) for trial in shelf.trials]),
        )
        if listed
    ]


def _page(visit: Visit, account: Account, pasted: str = "", refused: str = "", status: int = 200) -> Response:
    words = visit.tongue()
    shelves = [(shelf.organisation, entries(shelf, words)) for shelf in visit.service.shelves.of(account)]
    shown = {
        "shelves": shelves,
        "pasted": pasted,
        "errors": {"link": refused} if refused else {},
    }
    return shelf_page(visit, "shelf", shown, status)


def _check(check: ShelvedCheck, words: Language) -> Entry:
    facts = (
        rounds.state(check.state, words),
        edition(check.questionnaire.catalogue, words),
        extent(check.questionnaire, words),
        check.questionnaire.phase_title(words.tag),
        rounds.mode(check.mode, words),
        words.say(bundles.MADE_ON, day=words.day(check.made)),
    )
    return Entry(
        _said(check.title, check.place),
        address_of(LinkKind.ORGANISE, check.link),
        _said(*facts),
        bundles.until(check.keeps, check.deletes, check.emptied, words),
        on_shelves(check.link),
    )


def _draft(draft: ShelvedDraft, words: Language) -> Entry:
    changed = words.say(
        "Version {version}, changed on {day}", version=draft.version, day=words.day(draft.changed)
    )
    return Entry(
        draft.title or words.say(NO_TITLE),
        written_address(draft.link),
        changed,
        words.say(IF_UNOPENED, day=words.day(draft.deletes)),
        on_shelves(draft.link),
    )


def _trial(trial: ShelvedTrial, words: Language) -> Entry:
    seen = N_("Everybody can see its public page.") if trial.is_public else N_("Nobody can see it yet.")
    return Entry(
        trial.title,
        trial_address(TrialLinkKind.COORDINATE, trial.link),
        words.say(seen),
        words.say("Everything is deleted on {day}", day=words.day(trial.deletes)),
        on_shelves(trial.link),
    )


def _said(*facts: str) -> str:
    return ", ".join(filter(None, facts))


def titles(shelf: AccountShelf, words: Language) -> Iterable[str]:
    """What everything on a shelf is called."""
    return (entry.title for _, listed in entries(shelf, words) for entry in listed)
