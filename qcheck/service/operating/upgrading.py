"""A database of an older version becomes that of this one: what it needs, a backup first, then all steps in
one transaction.

The backups made for this lie in the folder `backups` of the data folder and go after two weeks: later the way
back would cost more than it helps, and what people delete must not live on there.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path
from secrets import token_hex
from shutil import disk_usage

from qcheck import server_address
from qcheck.language import N_
from qcheck.refusals import NotPossible, OutOfOrder
from qcheck.service.operating.backing_up import back_up
from qcheck.service.operating.database_steps import of_step
from qcheck.service.operating.installation import (
    refuse_another_kind,
    refuse_out_of_reach,
    refuse_without_data,
)
from qcheck.service.operating.restoring import RUNNING
from qcheck.settings import Settings
from qcheck.store import head, is_there, known, step_of, upgrade_at
from qcheck.store.operating import snapshot

KEPT_FOR = timedelta(days=14)
_NAME = re.compile(r"qcheck-before-\S+-(\d{8}-\d{6})-[0-9a-f]{4}\.backup")

NO_ROOM = N_(
    "For the backup before the upgrade {needed} MB are needed in {folder}, and {free} MB are free. Nothing "
    "was changed."
)
NO_BACKUP = N_(
    "The database is of an older version, and the backup before its upgrade cannot be made: {reason} Nothing "
    "was changed. Where you have made a backup by other means: qcheck upgrade --without-backup."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a database needs: its step, None where there is none yet; the step of this version; and in words
    each step between.
    """

    found: str | None
    own: str
    version: str
    steps: tuple[tuple[str, str], ...]

    @property
    def is_current(self) -> bool:
        return self.found == self.own


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade has done: from which step, and where the backup from before is, if one was made."""

    before: Standing
    backup: Path | None


def standing(settings: Settings) -> Standing:
    """What the database needs. Changes nothing. OutOfOrder where a newer version has made it, NothingHere
    where there is none.
    """
    refuse_another_kind(settings)
    refuse_without_data(settings)
    return _standing(settings)


def upgraded(
    settings: Settings, now: datetime, with_backup: bool = True, file: Path | None = None
) -> Upgraded | None:
    """Makes a backup, then brings the database up to date: all of it, or nothing. None where there was
    nothing to do.

    `file`: the new file for the backup; otherwise one in the folder for them. NotPossible where no server may
    run, the backup cannot be made, or a newer version has made the database.
    """
    before = standing(settings)
    if before.is_current:
        return None
    if server_address.running(settings.data):
        raise OutOfOrder(RUNNING, folder=str(settings.data))
    return _done(settings, before, now, with_backup, file)


def upgraded_at_start(settings: Settings, now: datetime, key_may_die: bool = False) -> Upgraded | None:
    """The same where a server starts, which does it by itself. Nothing where there is no database yet.
    `key_may_die`: the key is not looked at; whoever starts wants another one.
    """
    refuse_another_kind(settings)
    refuse_out_of_reach(settings)
    if not is_there(settings.database):
        return None
    before = _standing(settings)
    if before.is_current:
        return None
    if not key_may_die:
        refuse_without_data(settings)
    return _done(settings, before, now, with_backup=True, file=None)


def drop_old_backups(settings: Settings, now: datetime) -> int:
    """Deletes the backups made before upgrades that are two weeks old; gives how many there were."""
    dropped = 0
    for file in settings.backups.glob("*.backup"):
        made = _NAME.fullmatch(file.name)
        if made and datetime.strptime(made[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) < now - KEPT_FOR:
            with suppress(OSError):
                file.unlink()
                dropped += 1
    return dropped


def _standing(settings: Settings) -> Standing:
    at_step = step_of(settings.database)
    steps = tuple((step, of_step(step)) for step in known() if step > (at_step or ""))
    return Standing(at_step, head(), metadata.version("qcheck"), steps)


def _done(
    settings: Settings, before: Standing, now: datetime, with_backup: bool, file: Path | None
) -> Upgraded | None:
    backup = _backed_up(settings, now, file) if with_backup else None
    try:
        is_done = upgrade_at(settings.database, str(backup or ""))
    except BaseException:
        _drop(backup, file)
        raise
    if not is_done:  # another process was faster, and has a backup of its own
        _drop(backup, file)
        return None
    return Upgraded(before, backup)


def _drop(backup: Path | None, chosen: Path | None) -> None:
    """A backup that is of no use any more; one that somebody named stays."""
    if backup is not None and chosen is None:
        backup.unlink(missing_ok=True)


def _backed_up(settings: Settings, now: datetime, chosen: Path | None) -> Path:
    target = chosen or settings.backups / _name(now)
    try:
        if chosen is None:
            settings.backups.mkdir(mode=0o700, exist_ok=True)
        _refuse_without_room(settings, target.absolute().parent)
        return back_up(settings, target, now, None).file.absolute()
    except OSError as error:
        raise OutOfOrder(NO_BACKUP, reason=f"{target.parent}: {error.strerror}.") from error
    except NotPossible as error:
        raise OutOfOrder(NO_BACKUP, reason=str(error)) from error


def _refuse_without_room(settings: Settings, folder: Path) -> None:
    """The copy of the database and the archive with it lie beside each other for a moment."""
    needed, free = 2 * snapshot.size(settings.database), disk_usage(folder).free
    if needed > free:
        raise OutOfOrder(NO_ROOM, needed=round(needed / 1e6), folder=str(folder), free=round(free / 1e6))


def _name(now: datetime) -> str:
    """Says before which version, and when in UTC."""
    moment = f"{now.astimezone(UTC):%Y%m%d-%H%M%S}"
    return f"qcheck-before-{metadata.version('qcheck')}-{moment}-{token_hex(2)}.backup"
