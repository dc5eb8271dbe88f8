"""The commands for backups: everything an installation keeps as one file, and an installation from it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import usable
from qcheck.importing import Complaint
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.settings import Settings

WRITTEN = N_("{file}: {size} MB, SHA-256 {digest}")
KEY_WRITTEN = N_("{file}: the key, shut with the passphrase. Please keep it apart from the backup")
WITHOUT_KEY = N_("The key is not in it. Without the file {file} no link opens anything any more")
RESTORED = N_("Restored: the backup of {made} (UTC), written by qcheck {version}")
DELETED_AGAIN = N_("Deleted or withdrawn again, as people had done since: {number}")
NO_LIST = N_(
    "What people have deleted since this backup is not known here and is there again. Where there is a newer "
    "backup, or the file `deleted` of the data folder, put it back once more and say that with --deletions"
)
TIDIED = N_("Closed or deleted, because its day has come since: {number}")
LEAPS = N_(
    "The backup is older than two weeks: nothing is closed or deleted until you say that the clock is right: "
    "qcheck clock --confirm. Until then pages whose day may have come stay shut."
)
OF_ROOT = N_(
    "What is in {folder} belongs to root now. If the server runs as another user, such as qcheck: chown -R "
    "qcheck: {folder}"
)
ASKED, AGAIN = N_("Passphrase for the key: "), N_("Once more: ")
DIFFERENT = N_("these were two different passphrases; nothing was written")
NO_TERMINAL = N_(
    "the passphrase is asked for on a terminal; otherwise say --passphrase-file or --without-key"
)


def backup(orders: Namespace, words: Language) -> int:
    """`qcheck backup FILE`: beside a running server, or without one."""
    from datetime import UTC, datetime

    from qcheck.cli.settings import settings_with
    from qcheck.service import (
        NotPossible,
        back_up,
        refuse_another_kind,
        refuse_without_data,
        told_to_operators,
    )

    settings = settings_with(data=orders.data)
    try:
        refuse_another_kind(settings)
        refuse_without_data(settings)
        passphrase = None if orders.without_key else _passphrase(orders.passphrase_file, words, twice=True)
        made = back_up(settings, Path(orders.file), datetime.now(UTC), passphrase)
    except NotPossible as refused:
        raise ProblemsFound(told_to_operators(refused, settings)) from None
    size = f"{made.file.stat().st_size / 1e6:.1f}"
    print(words.say(WRITTEN, file=made.file, size=size, digest=made.digest))
    if made.key:
        print(words.say(KEY_WRITTEN, file=made.key))
    else:
        print(words.say(WITHOUT_KEY, file=settings.key_file), file=sys.stderr)
    return 0


def restore(orders: Namespace, words: Language) -> int:
    """`qcheck restore FILE`: into an empty folder and an empty database; exit code 1 where the clock has to
    be confirmed yet.
    """
    from qcheck.cli.settings import settings_with
    from qcheck.service import NotPossible, refuse_without_list, restored, sealed_key_in

    settings = settings_with(data=orders.data)
    key = Path(orders.key) if orders.key else None
    with usable(orders.file):
        Path(orders.file).open("rb").close()
    lists = [Path(file) for file in orders.deletions or ()]
    if settings.deletions.is_file():
        lists.append(settings.deletions)
    try:
        refuse_without_list(*lists)
        shut = key is not None and sealed_key_in(key)
        passphrase = _passphrase(orders.passphrase_file, words, twice=False) if shut else None
        manifest = restored(settings, Path(orders.file), key, passphrase)
        print(words.say(RESTORED, made=manifest.made.replace("T", " ")[:16], version=manifest.qcheck))
        code = _tidied(settings, lists, words)
    except NotPossible as refused:
        raise ProblemsFound(refused) from None
    if os.name != "nt" and os.geteuid() == 0:
        print(words.say(OF_ROOT, folder=settings.data), file=sys.stderr)
    return code


def _tidied(settings: Settings, lists: list[Path], words: Language) -> int:
    """What should have been deleted meanwhile goes now, before anybody comes: what people had deleted, as far
    as these lists know, and whatever had its day.
    """
    from qcheck.service import open_service

    service = open_service(settings)
    try:
        again = service.upkeep.delete_again(*lists)
        tidied = service.upkeep.tidy()
        service.upkeep.keep_deletions(settings.deletions)
    finally:
        service.close()
    print(words.say(DELETED_AGAIN, number=str(again)) if lists else words.say(NO_LIST))
    if tidied.leapt:
        print(words.say(LEAPS), file=sys.stderr)
        return 1
    print(words.say(TIDIED, number=str(tidied.done)))
    return 0


def _passphrase(file: str | None, words: Language, twice: bool) -> str:
    if file:
        with usable(file):
            return Path(file).read_text("utf-8").rstrip("\r\n")
    if not sys.stdin.isatty():
        raise WrongUsage(Complaint(NO_TERMINAL))
    typed = getpass(words.say(ASKED))
    if twice and getpass(words.say(AGAIN)) != typed:
        raise WrongUsage(Complaint(DIFFERENT))
    return typed
