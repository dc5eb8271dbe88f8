"""The database of an older version: what it needs, and its upgrade with a backup first; for the operator, and
where a server starts.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from qcheck.cli.errors import ProblemsFound
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import Standing, Upgraded
    from qcheck.settings import Settings

CURRENT = N_("The database is of this version, qcheck {version} (step {own}): nothing to do")
OLDER = N_("The database is of step {found}. qcheck {version} needs step {own}:")
A_STEP = N_("  {step}  {words}")
SAYS_HOW = N_(
    "Nothing was changed. `qcheck upgrade` does it, with a backup first, all steps or none; stop the server "
    "before, and with several servers see “Updating” in docs/operating.en.md"
)
BACKED_UP = N_(
    "{file}: the backup from before, {size} MB. It is deleted after {days} days, unless you move it"
)
BACKED_UP_HERE = N_("{file}: the backup from before, {size} MB")
NO_BACKUP = N_("No backup was made")
DONE = N_("The database was of step {found} and is of step {own} now, that of qcheck {version}")
WAY_BACK = N_(
    "The way back: stop the server, install the version before, move the data folder but for its file `key` "
    "aside, then put this backup back (qcheck restore); what was saved after it is lost then"
)


def upgrade(orders: Namespace, words: Language) -> int:
    """`qcheck upgrade`: with `--check` exit code 1 where the database needs something."""
    from qcheck.cli.settings import settings_with
    from qcheck.service import NotPossible, standing, told_to_operators, upgraded

    settings = settings_with(data=orders.data)
    try:
        upgrade_standing = standing(settings)
        if upgrade_standing.is_current:
            print(words.say(CURRENT, version=upgrade_standing.version, own=upgrade_standing.own))
            return 0
        _say_steps(upgrade_standing, words)
        if orders.check:
            print(words.say(SAYS_HOW))
            return 1
        file = Path(orders.backup) if orders.backup else None
        done = upgraded(settings, datetime.now(UTC), not orders.without_backup, file)
    except NotPossible as refused:
        raise ProblemsFound(told_to_operators(refused, settings)) from None
    if done:
        _say(done, settings, words, sys.stdout)
    return 0


def at_start(settings: Settings, new_key: bool, words: Language) -> None:
    """Where a server starts: does what is needed, and says so."""
    from qcheck.service import upgraded_at_start

    if done := upgraded_at_start(settings, datetime.now(UTC), key_may_die=new_key):
        _say(done, settings, words, sys.stderr)


def _say_steps(standing: Standing, words: Language) -> None:
    print(words.say(OLDER, found=standing.found or "", version=standing.version, own=standing.own))
    for step, about in standing.steps:
        print(words.say(A_STEP, step=step, words=words.say(about)))


def _say(done: Upgraded, settings: Settings, words: Language, where: TextIO) -> None:
    from qcheck.service import BACKUPS_KEPT_FOR

    before = done.before
    if done.backup is None:
        print(words.say(NO_BACKUP), file=where)
    else:
        size = f"{done.backup.stat().st_size / 1e6:.1f}"
        goes = done.backup.parent == settings.backups
        said = words.say(
            BACKED_UP if goes else BACKED_UP_HERE, file=done.backup, size=size, days=BACKUPS_KEPT_FOR.days
        )
        print(said, file=where)
    print(words.say(DONE, found=before.found or "", own=before.own, version=before.version), file=where)
    if done.backup is not None:
        print(words.say(WAY_BACK), file=where)
