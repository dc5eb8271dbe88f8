"""Every page in every state of a check, by every kind of link: none of them fails, whatever stands there or
is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from qcheck.catalogue import CriterionId
from qcheck.service import Mode, NewCheck, Scope, Service
from tests.ui.pages import answer, asked, failing, installation, visit

NOW = datetime.now(UTC)


def made(
    service: Service,
    mode: Mode = Mode.OPEN,
    perspective: str | None = "verwaltung",
    *,
    prepared: bool = False,
) -> str:
    wish = NewCheck(
        "Radweg",
        "",
        "kurzcheck",
        "planung",
        Scope(),
        perspective,
        mode,
        prepared=prepared,
        ends=NOW + timedelta(days=9),
    )
    return service.organising.create_check(wish)


def spoken(service: Service, link: str) -> str:
    """One question answered, one with a comment alone, one word at the end; two guests of another
    perspective.
    """
    service.answering.answer(link, "k-ziel", 1)
    service.answering.comment(link, "k-zuhoeren", "Der Runde Tisch half.", "")
    service.answering.closing(link, "open_good", "Das Miteinander.", "")
    guests(service, link)
    return link


def guests(service: Service, link: str) -> str:
    invitation = service.inviting.own_answer_link(link)
    sheets = [service.joining.join(invitation, "politik", service.joining.new_nonce()) for _ in range(2)]
    answer(service, sheets[0], 3, asked(service, sheets[0]))
    return sheets[0]


def closed(service: Service, link: str) -> str:
    service.organising.end_check(link)
    return link


def in_workshop(service: Service, link: str) -> str:
    service.facilitating.start_workshop(link, "90")
    return link


def agreed(service: Service) -> str:
    """A workshop that has revealed, agreed and planned."""
    link = in_workshop(service, spoken(service, made(service)))
    for _ in range(6):
        service.facilitating.forward(link, service.facilitating.led(link).revision, sure=True)
    service.agreements.agree_in_workshop(
        link,
        service.facilitating.led(link).revision,
        CriterionId("ziele-rahmen"),
        "red",
        "Zu spät.",
        "Nicht alle.",
    )
    return link


def renewed(service: Service) -> str:
    """A link that was renewed, so that the one before opens nothing."""
    link = made(service)
    service.organising.renew(link)
    return link


def deleted(service: Service) -> str:
    link = made(service)
    service.organising.delete(link)
    return link


def one_shared(service: Service, place: int) -> str:
    return service.inviting.links(spoken(service, made(service)))[place].link


def withdrawn(service: Service) -> str:
    link = made(service)
    view = service.inviting.links(link)[-1]
    service.inviting.withdraw_link(link, view.id)
    return view.link


def taken_out(service: Service) -> str:
    link = spoken(service, made(service))
    for sheet in service.collecting.sheets(link):
        service.collecting.take_out(link, sheet.id, True)
    return link


STATES: dict[str, Callable[[Service], str]] = {
    "prepared": lambda service: made(service, prepared=True),
    "running, nothing said": made,
    "running": lambda service: spoken(service, made(service)),
    "ended, nothing said": lambda service: closed(service, made(service)),
    "ended": lambda service: closed(service, spoken(service, made(service))),
    "without a sheet of one's own": lambda service: made(service, perspective=None),
    "ended without a sheet of one's own": lambda service: closed(service, made(service, perspective=None)),
    "confidential": lambda service: spoken(service, made(service, Mode.CONFIDENTIAL)),
    "confidential, prepared": lambda service: made(service, Mode.CONFIDENTIAL, prepared=True),
    "confidential, ended": lambda service: closed(service, spoken(service, made(service, Mode.CONFIDENTIAL))),
    "every sheet taken out": taken_out,
    "a workshop in its lobby": lambda service: in_workshop(
        service, made(service, perspective=None, prepared=True)
    ),
    "a workshop that has agreed": agreed,
    "for viewing": lambda service: one_shared(service, -1),
    "for answering": lambda service: one_shared(service, 0),
    "for answering from one perspective": lambda service: one_shared(service, 1),
    "one sheet": lambda service: guests(service, made(service)),
    "the wall": lambda service: service.facilitating.seen(in_workshop(service, made(service))).wall,
    "renewed": renewed,
    "deleted": deleted,
    "withdrawn": withdrawn,
}
BY_THE_CLOCK = {
    "ended by the clock": lambda service: spoken(service, made(service)),
    "confidential, ended by the clock": lambda service: spoken(service, made(service, Mode.CONFIDENTIAL)),
}
"""These end while nobody looks."""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A check in each state, by its link."""
    folder = tmp_path_factory.mktemp("states") / "data"
    with installation(folder) as service:
        found = {state: make(service) for state, make in BY_THE_CLOCK.items()}
        over(folder, NOW - timedelta(days=1))
        yield found | {state: make(service) for state, make in STATES.items()}


def over(folder: Path, ended: datetime) -> None:
    """Lets the end of every check so far have passed."""
    engine = create_engine(f"sqlite:///{folder / 'qcheck.sqlite'}")
    with engine.begin() as connection:
        connection.execute(
            text("update checks set ends = :ended"), {"ended": ended.replace(tzinfo=None).isoformat(" ")}
        )
    engine.dispose()


@pytest.mark.parametrize("state", [*STATES, *BY_THE_CLOCK])
def test_no_page_fails_in_any_state_of_a_check(state: str, links: dict[str, str]) -> None:
    assert failing(link=links[state], criterion="ziele-rahmen") == {}


@pytest.mark.parametrize(
    ("step", "ways"),
    [
        ("dialogbereitschaft", {"step-on"}),
        ("ziele-rahmen", {"step-back", "step-on"}),
        ("closing", {"step-back"}),
    ],
)
@pytest.mark.parametrize(
    "state", ["ended", "ended, nothing said", "ended by the clock", "confidential, ended", "prepared"]
)
def test_one_s_own_answers_can_be_read_question_by_question_when_nothing_can_be_changed(
    step: str, ways: set[str], state: str, links: dict[str, str]
) -> None:
    seen = visit("questions", link=links[state], criterion=step)

    assert not seen.exception
    assert {button.key for button in seen.button if button.key in {"step-back", "step-on"}} == ways
