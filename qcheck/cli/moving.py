"""`qcheck move`: a check goes on to a newer edition of its catalogue, or back again."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from qcheck.cli.errors import WrongUsage
from qcheck.cli.files import deliver
from qcheck.cli.open_service import desk, link_in
from qcheck.importing import Complaint
from qcheck.language import N_, Language
from qcheck.service import MovePlan
from qcheck.wording import moving as wording

TO_OR_UNDO = N_("say where it goes with --to VERSION, or --undo to take the latest move back")
MOVED = N_("'{title}': moved to edition {version}")
TAKEN_BACK = N_("'{title}': has edition {version} again")
ANSWERS = N_("{fate} (answers: {number})")
IN_THE_NEW_ONE = N_("now: {text}")
REASON = N_("because: {why}")
WOULD_NOT = N_("It cannot be moved: {why}")


def move(orders: Namespace, words: Language) -> int:
    """`qcheck move`: moves a check to another edition. With `--dry-run` only says what would become of the
    answers: exit code 1 where it could not be done.
    """
    if bool(orders.to) is orders.undo:
        raise WrongUsage(Complaint(TO_OR_UNDO))
    link = link_in(orders.link)
    with desk(orders) as (service, _):
        if orders.undo:
            service.moving.undo_move(link)
            access = service.access.open(link)
            print(
                words.say(TAKEN_BACK, title=access.title, version=access.catalogue.version), file=sys.stderr
            )
            return 0
        plan = service.moving.look_ahead(link, orders.to)
        deliver(FORMATS[orders.format](plan, words), None)
        if orders.dry_run:
            return 1 if plan.refused else 0
        service.moving.move(link, orders.to)
        print(words.say(MOVED, title=service.access.open(link).title, version=orders.to), file=sys.stderr)
    return 0


def as_text(plan: MovePlan, words: Language) -> str:
    """The list before and after, for people."""
    return "\n".join(_lines(plan, words)) + "\n"


def as_json(plan: MovePlan, words: Language) -> str:
    """What becomes of the answers, for programs; `answers` is null where their number may not be said."""
    value = {
        "from": plan.then.catalogue.version,
        "to": plan.now.catalogue.version,
        "told": plan.is_told,
        "refused": plan.refused.said(words) if plan.refused else None,
        "questions": [
            {
                "question": question.question,
                "fate": question.fate.value,
                "clarified": question.is_clarified,
                "to": list(question.to),
                "answers": None if plan.numbers is None else plan.numbers.get(question.question, 0),
            }
            for question in plan.fates
        ],
        "new": list(plan.new),
        "gone": list(plan.gone),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "json": as_json}


def _lines(plan: MovePlan, words: Language) -> Iterator[str]:
    yield words.say(wording.TITLE, old=plan.then.catalogue.version, new=plan.now.catalogue.version)
    if plan.refused:
        yield words.say(WOULD_NOT, why=plan.refused.said(words))
    if not plan.is_told:
        yield words.say(wording.NOT_TOLD)
    yield from wording.summary(plan.fates, words)
    for criterion in wording.listed(plan.then, plan.now, plan.fates, plan.numbers, words):
        yield from ("", criterion.title)
        for question in criterion.questions:
            yield f"  {question.before}"
            yield "    " + (
                question.fate
                if question.number is None
                else words.say(ANSWERS, fate=question.fate, number=question.number)
            )
            if question.after:
                yield "    " + words.say(IN_THE_NEW_ONE, text=question.after)
            yield from ("    " + words.say(REASON, why=why) for why in question.why)
    yield from _around(plan, words)


def _around(plan: MovePlan, words: Language) -> Iterator[str]:
    new = wording.new_questions(plan.now, plan.new, words)
    if new:
        yield ""
        yield from (words.say(wording.NEW, text=text) for text in new)
    if plan.gone:
        titles = (plan.then.catalogue.criterion(criterion).title.say(words.tag) for criterion in plan.gone)
        yield words.say(wording.GONE, criteria=", ".join(titles))
    if plan.agreed or plan.planned:
        yield words.say(wording.ON_GONE, agreed=plan.agreed, planned=plan.planned)
