"""Where the operator wants whoever begins something to have signed in: every address that begins a check, a
questionnaire or a trial does, and nothing else.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

import qcheck
from qcheck.piloting import TrialLinkKind
from qcheck.service import Service
from qcheck.store.store import Store
from qcheck.store.tables.checks import checks
from qcheck.store.tables.drafts import drafts
from qcheck.store.tables.trials import trials
from qcheck.web import visit
from tests.attack.routes import addresses
from tests.sheet.devices import Device, hidden, invitation, new_check, text
from tests.shelved import account, signed_in
from tests.trials import made, trial_link

CODE = Path(qcheck.__file__).parent
SKINS = ("plain", "ui")
THINGS = (checks, drafts, trials)
EVERYTHING_TYPED = {
    **{
        "title": "Neu",
        "place": "",
        "phase": "planung",
        "plan": "90",
        "name": "Neu",
        "catalogue": "kurzcheck",
    },
    **{"another": "1", "again": "1", "sure": "1", "kind": "reactions", "text": "", "link": ""},
}
"""What any form that begins something might want."""


@pytest.fixture(autouse=True)
def _whoever_begins_signs_in(service, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QCHECK_SIGN_IN", "create")
    for each in ("QCHECK_AUTHORS", "QCHECK_TRIALS"):
        monkeypatch.setenv(each, "everybody")
    visit.settings.cache_clear()
    yield
    monkeypatch.undo()
    visit.settings.cache_clear()


def number(service: Service) -> int:
    """How many checks, drafts and trials there are."""
    with service._store.database.reading() as connection:
        return sum(connection.execute(select(func.count()).select_from(each)).scalar_one() for each in THINGS)


def _quick(service: Service, device: Device):
    return device.post("/lead", data={"title": "Abend", "phase": "planung", "plan": "90"})


def _trial(service: Service, device: Device):
    return device.post("/trial/new", data={"title": "Erprobung"})


def _bundle(service: Service, device: Device):
    source = service.bundle_exchange.of_check(new_check(service))
    form = hidden(signed_in(service).post("/bundle", files={"file": ("a.qcheck.json", source)}).text)
    return device.post("/bundle/take", data=form)


BEGINNING: dict[str, Callable[[Service, Device], object]] = {
    "a workshop from nothing": _quick,
    "a trial": _trial,
    "a bundle": _bundle,
}


@pytest.mark.parametrize("begin", BEGINNING.values(), ids=BEGINNING.keys())
def test_nobody_begins_it_without_an_account_and_what_was_typed_waits(service, begin):
    answer = begin(service, Device())
    before = number(service)
    sent = hidden(answer.text)

    assert answer.status_code == 403
    assert "Mit Konto anmelden" in text(answer.text)
    assert sent
    assert number(service) == before


@pytest.mark.parametrize("begin", BEGINNING.values(), ids=BEGINNING.keys())
def test_whoever_is_signed_in_begins_it_and_has_it_on_their_shelf(service, ada, begin):
    before = len(service._store.places_on(account(service)))

    answer = begin(service, ada)

    assert answer.status_code == 303
    assert len(service._store.places_on(account(service))) == before + 1


@pytest.mark.parametrize("page", ["/lead", "/trial/new", "/bundle"])
def test_its_page_says_at_once_that_one_signs_in_and_leads_back(page):
    answer = Device().get(page)

    assert answer.status_code == 403
    assert f'href="/sign-in?next={page.replace("/", "%2F")}"' in answer.text


def test_no_form_without_an_account_begins_a_check_a_questionnaire_or_a_trial(service):
    assert [address for address in addresses("POST") if begins_something(service, address)] == []


def begins_something(service, address):
    """Whether there are more of them after a device without an account has sent everything there."""
    links = [new_check(service)]
    if "{link}" in address:
        links += [made(service), service.drafting.begin("Entwurf")]
        links.append(trial_link(service, links[1], TrialLinkKind.JOIN))
    before = number(service)

    for link in links:
        Device().post(address.format(link=link), data=EVERYTHING_TYPED)

    return number(service) > before


def test_whoever_answers_needs_no_account(service):
    device = Device()

    onward = device.begin(invitation(service, new_check(service)), perspective="verwaltung")

    assert device.get(onward).status_code == 200


# every way, found in the code


def making_verbs() -> set[tuple[str, str]]:
    """Part and verb of the service of all that begins something: those that take an account for it."""
    service = inspect.getsource(qcheck.service.service)
    parts = {
        target.attr: node.value.func.id
        for node in ast.walk(ast.parse(service))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Attribute) and isinstance(node.value.func, ast.Name)
    }
    return {
        (part, verb)
        for part, name in parts.items()
        for verb, function in vars(getattr(qcheck.service.service, name)).items()
        if not verb.startswith("_") and inspect.isfunction(function)
        if "whose" in inspect.signature(function).parameters
    }


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Each call in the skins of a verb that begins something, with its place and its whole function."""
    verbs = making_verbs()
    for skin in SKINS:
        for path in sorted((CODE / skin).rglob("*.py")):
            source = path.read_text("utf-8")
            for function in ast.walk(ast.parse(source)):
                if not isinstance(function, ast.FunctionDef):
                    continue
                for node in ast.walk(function):
                    if isinstance(node, ast.Call) and _called(node) in verbs:
                        yield f"{path.relative_to(CODE)}:{node.lineno}", node, ast.unparse(function)


def _called(node: ast.Call) -> tuple[str, str] | None:
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Attribute):
        return node.func.value.attr, node.func.attr
    return None


def test_all_that_begins_something_is_known():
    assert making_verbs() == {
        ("bringing", "bring"),
        ("bundle_exchange", "take_in"),
        ("drafting", "begin"),
        ("drafting", "begin_copy"),
        ("drafting", "begin_edition"),
        ("learned_drafts", "make"),
        ("organising", "create_check"),
        ("rechecks", "begin"),
        ("trials", "make"),
    }


def test_every_page_that_begins_something_asks_who_does():
    found = list(calls())

    assert len(found) >= 9
    assert [place for place, call, function in found if ".maker()" not in function] == []
    assert [
        place
        for place, call, _ in found
        if not any(
            ast.unparse(each) in ("whose", "visitor.maker()", "visit.maker()")
            for each in (*call.args, *(keyword.value for keyword in call.keywords))
        )
    ] == []


def test_whatever_the_store_makes_can_lie_on_a_shelf():
    making = {
        name
        for name, function in inspect.getmembers(Store, inspect.isfunction)
        if any(
            piece in inspect.getsource(function)
            for piece in (
                "check_rows.add_check(",
                "arriving_rows.add_check(",
                "insert(drafts)",
                "insert(trials)",
            )
        )
    }

    assert making == {"create_check", "begin_recheck", "take_in", "add_draft", "add_trial"}
    assert {name for name in making if "shelve(" in inspect.getsource(getattr(Store, name))} == making
