"""The command for trials of a questionnaire: made by the operator, looked at and deleted by their links."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.cli.open_service import Desk
    from qcheck.language import Language
    from qcheck.service import OpenedTrial

NO_TITLE = N_("what is the trial called? Say its title: qcheck trial new TITLE")
NO_TRIALS = N_("nobody is trying a questionnaire here")
WHICH = N_("which trial? Say the link to coordinate it, or '-' to read it from standard input")
NO_LINK = N_(
    "'{link}' is no link: give the address to coordinate a trial, as `qcheck trial list` says it, or the "
    "letters and digits at its end"
)
NOTHING_LEARNED = N_(
    "This trial tries no questionnaire yet: choose it in its settings, on the coordinator's pages"
)
COORDINATE = N_("To coordinate (for you alone)")
JOIN = N_("To take part as a pilot")
PUBLIC = N_("Public page")
NOT_PUBLIC = N_("Public page, not public yet")
PERIOD = N_("{first} to {last}")
RESPONSIBLE = N_("Responsible: {who}")
APPLY_UNTIL = N_("Applications until {moment} ({zone})")
NOBODY_APPLIES = N_("Nobody can apply")
DELETED_ON = N_("Everything is deleted on {day}")
REALLY = N_("Delete '{title}' with everything that is kept about it? It cannot be undone. (yes/no) ")
DELETED = N_("'{title}' has been deleted with everything that was kept about it")


def trial(orders: Namespace, words: Language) -> int:
    """`qcheck trial DEED`: one of `DEEDS`."""
    from qcheck.cli.open_service import desk

    with desk(orders) as opened:
        return DEEDS[orders.deed](opened, orders, words)


def _new(desk: Desk, orders: Namespace, words: Language) -> int:
    from qcheck.cli.errors import WrongUsage
    from qcheck.importing import Complaint

    if not orders.what:
        raise WrongUsage(Complaint(NO_TITLE))
    return _links_of(desk, desk.service.trials.coordinate(desk.service.trials.make(orders.what)), words)


def _list(desk: Desk, _: Namespace, words: Language) -> int:
    from qcheck.addresses import trial_address

    trials = desk.service.trials.everything_here()
    base = _base(desk, words) if trials else ""
    for known_trial, link in trials:
        print(f"{known_trial.title}, {words.say(DELETED_ON, day=words.day(known_trial.deletes))}")
        print(f"    {base}{trial_address('coordinate', link)}")
    if not trials:
        print(words.say(NO_TRIALS), file=sys.stderr)
    return 0 if trials else 1


def _links(desk: Desk, orders: Namespace, words: Language) -> int:
    return _links_of(desk, _opened(desk, orders), words)


def _show(desk: Desk, orders: Namespace, words: Language) -> int:
    shown = _opened(desk, orders).trial
    lines = [shown.title, *filter(None, [shown.description])]
    if shown.starts and shown.ends:
        lines.append(words.say(PERIOD, first=words.day(shown.starts), last=words.day(shown.ends)))
    if shown.responsible:
        lines.append(words.say(RESPONSIBLE, who=" ".join(shown.responsible.split())))
    lines.append(
        words.say(APPLY_UNTIL, moment=words.moment(shown.apply_until, shown.zone), zone=shown.zone)
        if shown.apply_until
        else words.say(NOBODY_APPLIES)
    )
    lines.append(words.say(DELETED_ON, day=words.day(shown.deletes)))
    print("\n".join(lines))
    return 0


def _export(desk: Desk, orders: Namespace, _: Language) -> int:
    from qcheck.cli.files import deliver

    deliver(desk.service.trial_file.export(_opened(desk, orders)), orders.output)
    return 0


def _delete(desk: Desk, orders: Namespace, words: Language) -> int:
    from qcheck.cli.checks import KEPT, is_sure

    opened = _opened(desk, orders)
    if not (orders.yes or is_sure(words.say(REALLY, title=opened.trial.title))):
        print(words.say(KEPT), file=sys.stderr)
        return 1
    desk.service.trials.delete(opened, sure=True)
    print(words.say(DELETED, title=opened.trial.title), file=sys.stderr)
    return 0


def _learned(desk: Desk, orders: Namespace, words: Language) -> int:
    """The questions with what was said about them and what was decided; exit code 1 where there are none."""
    from zoneinfo import ZoneInfo

    from qcheck.cli.files import deliver, deliver_file
    from qcheck.reports import learned

    opened = _opened(desk, orders)
    learned_of_trial = learned.gathered(desk.service, opened)
    if orders.format == "xlsx":
        today = desk.service.clock.now().astimezone(ZoneInfo(opened.trial.zone)).date()
        deliver_file(learned.as_xlsx(learned_of_trial, words, today), orders.output)
    else:
        written = {"csv": learned.as_csv, "json": learned.as_json}[orders.format]
        deliver(written(learned_of_trial, words), orders.output)
    if not learned_of_trial.questions:
        print(words.say(NOTHING_LEARNED), file=sys.stderr)
    return 0 if learned_of_trial.questions else 1


DEEDS: dict[str, Callable[[Desk, Namespace, Language], int]] = {
    "new": _new,
    "list": _list,
    "links": _links,
    "show": _show,
    "export": _export,
    "learned": _learned,
    "delete": _delete,
}
"""What can be done: the word behind `qcheck trial`."""


def _links_of(desk: Desk, opened: OpenedTrial, words: Language) -> int:
    """Each link under what it is for."""
    from qcheck.addresses import TRIAL, trial_address
    from qcheck.service import TrialLinkKind

    base, links = _base(desk, words), desk.service.trials.shared_links(opened)
    print(opened.trial.title)
    for kind, purpose in ((TrialLinkKind.COORDINATE, COORDINATE), (TrialLinkKind.JOIN, JOIN)):
        print(f"{words.say(purpose)}\n    {base}{trial_address(kind, links[kind])}")
    public = PUBLIC if opened.trial.is_public else NOT_PUBLIC
    print(f"{words.say(public)}\n    {base}{TRIAL.format(name=opened.trial.name)}")
    return 0


def _opened(desk: Desk, orders: Namespace) -> OpenedTrial:
    from qcheck.cli.open_service import link_in

    return desk.service.trials.coordinate(link_in(orders.what, WHICH, NO_LINK))


def _base(desk: Desk, words: Language) -> str:
    from qcheck.cli.base_url import address

    return address(desk.settings, words).rstrip("/")
