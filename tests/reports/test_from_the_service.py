"""Reports of checks as they are kept: a workshop that was held, and a check whose answers are gone."""

from __future__ import annotations

import pytest

from qcheck.reports import council_paper, handout, minutes
from qcheck.reports.gathering import Wish, source_of
from qcheck.reports.source import Source
from qcheck.service import Keeps, Matter, Mode, Service
from qcheck.workshop import Station
from tests.live.desks import at
from tests.reports.sources import headings, silent_headings, told
from tests.result.test_remaining import kept
from tests.sheet.conftest import service

__all__ = ["service"]


def gathered(service: Service, link: str, matter: Matter = Matter.RESULT, language: str = "de") -> Source:
    found = source_of(service.taking_away, link, matter, Wish(language))
    assert isinstance(found, Source)
    return found


def test_the_minutes_of_a_workshop_say_what_was_agreed_in_it(service: Service) -> None:
    link = at(service, Station.AGREEING)
    room = service.facilitating.seen(link)
    service.agreements.agree_in_workshop(
        link, room.revision, room.stage.topics[0], "yellow", "Es geht voran", "Zwei sehen Rot"
    )

    said = told(minutes, gathered(service, link, Matter.MINUTES))

    assert "Vereinbart: Gelb, auf dem Weg" in said
    assert "Andere Sicht: Zwei sehen Rot" in said
    assert "Wie die Ampeln entstehen" in said


@pytest.mark.parametrize("mode", list(Mode))
def test_of_a_check_whose_answers_are_gone_reports_tell_what_remained(service: Service, mode: Mode) -> None:
    link = kept(service, Keeps.RESULT, mode=mode, verwaltung=5, politik=5)
    service.organising.delete_answers(link)

    source = gathered(service, link)
    paper, said = council_paper.compose(source), told(council_paper, source)

    assert "Die Antworten dieses Checks wurden am" in said
    assert "0 von 0" not in said
    assert silent_headings(paper) == []
    assert silent_headings(handout.compose(source)) == []
    assert "Was offen geblieben ist" in headings(paper)
