"""From the decisions to a draft of the next edition, and what is left to do in it."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from qcheck.addresses import HISTORY, WRITE
from qcheck.catalogue import CatalogueId
from qcheck.language import N_, OWN_NAMES, Language
from qcheck.plain.trial.questions import PATH as LIST
from qcheck.plain.trial.questions import newest
from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.service import LearnedDraft, LeftToDo, NeedsConfirmation, NotPossible, OpenedTrial
from qcheck.web.visit import Visit, settings
from qcheck.wording import decided, learned

PATH: Final = "/next-edition"
NOT_HERE = N_(
    "To make a draft here you need whoever runs this qcheck: open this page at its computer, or hand on the "
    "list of decisions as a file."
)


def page(visit: Visit) -> Response:
    """The catalogues with their drafts."""
    return _page(visit, coordinated(visit))


def make(visit: Visit) -> Response:
    """Makes a draft; where there is one, only if another one is wanted."""
    opened, words = coordinated(visit), visit.tongue()
    if not may_make(visit):
        return _page(visit, opened, why=words.say(NOT_HERE), status=403)
    catalogue, whose = CatalogueId(visit.fields.get("catalogue", "")), visit.maker()
    try:
        made = visit.service.learned_drafts.make(opened, catalogue, "another" in visit.fields, whose)
    except NeedsConfirmation as refused:
        return _page(visit, opened, why=refused.said(words), status=refused.status)
    except NotPossible as refused:
        return _page(visit, opened, why=refused.said(words), status=refused.status)
    return _page(visit, opened, made)


def may_make(visit: Visit) -> bool:
    """Whoever may begin drafts here, and whoever was given a trial by the operator."""
    chosen = settings()
    return chosen.authors == "everybody" or chosen.trials == "local" or visit.at_this_computer


def _page(
    visit: Visit, opened: OpenedTrial, made: LearnedDraft | None = None, why: str = "", status: int = 200
) -> Response:
    words = visit.tongue()
    catalogues = [
        _catalogue(visit, opened, catalogue.id, catalogue.title.say(words.tag), words)
        for catalogue in newest(visit, opened)
    ]
    shown = {
        "catalogues": catalogues,
        "made": WRITE.format(link=made.link) if made else "",
        "done": [_left(visit, opened, left) for left in made.left if left.is_done] if made else [],
        "left": [_left(visit, opened, left) for left in made.left if not left.is_done] if made else [],
        "errors": {"draft": why} if why else {},
        "may": may_make(visit),
        "not_here": words.say(NOT_HERE),
    }
    return coordinators_page(visit, opened, "next_edition", LIST, shown, status)


def _catalogue(
    visit: Visit, opened: OpenedTrial, catalogue: str, title: str, words: Language
) -> dict[str, object]:
    drafts = visit.service.learned_drafts
    made = drafts.made(opened, CatalogueId(catalogue))
    decisions = [
        decision for decision in visit.service.learning.decisions(opened) if decision.catalogue == catalogue
    ]
    editions = visit.service.learning.editions(opened.trial, CatalogueId(catalogue))
    rows = [
        (
            learned.asked_before(decision, editions, words),
            learned.decision(decision, words),
            drafts.became(decision),
        )
        for decision in decisions
    ]
    return {
        "id": catalogue,
        "title": title,
        "decisions": rows,
        "draft": WRITE.format(link=made.link) if made else "",
        "made": words.moment(made.made, opened.trial.zone) if made else "",
        "history": history_of(catalogue),
    }


def history_of(catalogue: str) -> str:
    """The page of what changed from edition to edition."""
    return HISTORY.format(catalogue=catalogue)


def _left(visit: Visit, opened: OpenedTrial, left: LeftToDo) -> str:
    """What is left to do, with the question that it is about."""
    words, decision = visit.tongue(), left.decision
    editions = visit.service.learning.editions(opened.trial, decision.catalogue)
    about = learned.asked_before(decision, editions, words) or " / ".join(decision.questions)
    if not about and decision.wordings:
        about = learned.in_language(decision.wordings[0], words)
    kind = words.say(decided.KINDS[decision.kind])
    languages = ", ".join(OWN_NAMES.get(tag, tag) for tag in left.languages)
    why = words.say(left.why, languages=languages) if languages else words.say(left.why)
    return f"{words.say('“{words}”', words=about)} ({kind}): {why}"
