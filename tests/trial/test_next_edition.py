"""From the decisions to a draft, by the pages of whoever coordinates."""

import re

from qcheck.web import visit as visiting
from tests.sheet.devices import text
from tests.trial.test_questions import REWORDED, address, running  # noqa: F401 (a fixture)


def page_of(coordinate: str) -> str:
    return f"/coordinate/{coordinate}/next-edition"


def press(device, coordinate: str, **fields: str):
    return device.post(page_of(coordinate), data={"catalogue": "probe"} | fields)


def test_the_draft_is_made_and_what_is_left_is_named(device, service, running):  # noqa: F811
    device.fill(address(running), **REWORDED)
    device.fill(address(running, "schoen"), kind="drop", **{"reason-de": "Entbehrlich."})

    made = press(device, running).text

    [link] = re.findall(r'href="/write\?link=(\w+)"', made)
    assert "Von Hand zu tun »Der Platz ist schön.« (streichen): Das ging nicht von selbst" in text(made)
    draft = service.drafting.open(link).draft.catalogue
    assert draft.questions["dabei"].text.say("de") == "Alle waren dabei."
    assert [(each.item, each.change, each.why.say("de")) for each in draft.changes] == [
        ("dabei", "editorial", "Zu ungenau.")
    ]


def test_a_second_press_leads_to_the_draft_that_there_is(device, service, running):  # noqa: F811
    device.fill(address(running), **REWORDED)
    press(device, running)
    before = len(service.drafting.everything_here())

    again = press(device, running)

    assert again.status_code == 409
    assert "gibt es schon einen Entwurf" in text(again.text)
    assert "/write?link=" in again.text
    assert len(service.drafting.everything_here()) == before
    assert press(device, running, another="1").status_code == 200


def test_without_a_decision_nothing_is_made(device, running):  # noqa: F811
    assert "Es ist noch nichts entschieden" in text(device.get(page_of(running)).text)
    assert press(device, running).status_code == 409
    assert press(device, running, catalogue="nirgends").status_code == 409


def test_where_anybody_may_begin_a_trial_but_no_draft_none_is_made(
    device,
    service,
    running,  # noqa: F811
    monkeypatch,
):
    device.fill(address(running), **REWORDED)
    visiting.settings.cache_clear()
    monkeypatch.setenv("QCHECK_TRIALS", "everybody")

    refused = press(device, running)
    visiting.settings.cache_clear()

    assert refused.status_code == 403
    assert "brauchen Sie den Betreiber" in text(refused.text)
