"""The command for accounts: who has signed in here, for the operator; and deleting one, for whoever asks for
it and can sign in no more.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import KnownAccount

NOBODY = N_("nobody has signed in with an account here")
WHICH = N_("which account? Say its id, as `qcheck accounts list` gives it")
NO_ACCOUNT = N_("there is no account '{account}' here: `qcheck accounts list` gives their ids")
NO_NAME = N_("without a name")
SIGNED_IN = N_("last sign-in {day}")
ON_SHELF = N_("on the shelf: {number}")
REALLY = N_(
    "Delete the account '{name}'? Checks, drafts and trials stay; on no shelf any more: {number}. (yes/no) "
)
DELETED = N_("the account '{name}' has been deleted; checks, drafts and trials are still there")


def accounts(orders: Namespace, words: Language) -> int:
    """`qcheck accounts DEED`: lists all, or deletes one."""
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, _):
        accounts_known = service.shelves.accounts()
        if orders.deed == "list":
            return _listed(accounts_known, orders.format, words)
        account = _wanted(accounts_known, orders.account)
        number = service.shelves.nowhere_else(account.account).number
        name = _name(account, words)
        if not _is_sure(orders, words.say(REALLY, name=name, number=words.whole(number))):
            return 1
        service.shelves.delete_account(account.account)
    print(words.say(DELETED, name=name), file=sys.stderr)
    return 0


def _listed(known_accounts: Iterable[KnownAccount], form: str, words: Language) -> int:
    known = list(known_accounts)
    if form == "json":
        print(json.dumps([_fields(account) for account in known], ensure_ascii=False, indent=2))
    else:
        for account in known:
            print("\n    ".join((f"{account.account.id}  {_name(account, words)}", _facts(account, words))))
    if not known:
        print(words.say(NOBODY), file=sys.stderr)
    return 0 if known else 1


def _wanted(known_accounts: Iterable[KnownAccount], wanted: str | None) -> KnownAccount:
    from qcheck.cli.errors import ProblemsFound, WrongUsage
    from qcheck.importing import Complaint

    if not wanted:
        raise WrongUsage(Complaint(WHICH))
    for known_account in known_accounts:
        if known_account.account.id == wanted:
            return known_account
    raise ProblemsFound(Complaint(NO_ACCOUNT, values=(("account", wanted),)))


def _is_sure(orders: Namespace, question: str) -> bool:
    from qcheck.cli.checks import is_sure

    return orders.yes or is_sure(question)


def _name(known: KnownAccount, words: Language) -> str:
    said = known.account.identity
    return said.name or said.mail or words.say(NO_NAME)


def _facts(known: KnownAccount, words: Language) -> str:
    said = known.account.identity
    facts = (
        said.mail if said.name else "",
        ", ".join(said.organisations),
        words.say(SIGNED_IN, day=words.day(known.seen.date())),
        words.say(ON_SHELF, number=words.whole(known.number)),
        said.issuer,
    )
    return " · ".join(filter(None, facts))


def _fields(known: KnownAccount) -> dict[str, object]:
    said = known.account.identity
    return {
        "id": known.account.id,
        "issuer": said.issuer,
        "subject": said.subject,
        "name": said.name,
        "mail": said.mail,
        "organisations": list(said.organisations),
        "last_sign_in": known.seen.isoformat(),
        "on_shelf": known.number,
    }
