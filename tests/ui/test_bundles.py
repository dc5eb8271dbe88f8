"""A confidential check that came as a bundle: every page shows its lights and figures, none fails, and all say
that its answers are elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qcheck.addresses import PATHS
from tests.bundle.travels import confidential
from tests.ui.pages import installation, text, visit

ELSEWHERE = "dort bleiben ihre Antworten"


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with installation(tmp_path_factory.mktemp("first") / "data") as service:
        source = service.bundle_exchange.of_check(confidential(service))
    with installation(tmp_path_factory.mktemp("second") / "data") as service:
        yield service.bundle_exchange.take_in(source)[0]


@pytest.mark.parametrize("page", PATHS)
def test_no_page_fails_where_the_answers_are_elsewhere(page: str, arrived: str) -> None:
    assert not visit(page, link=arrived).exception


@pytest.mark.parametrize("page", ["organise", "profile", "matrix", "agree"])
def test_a_page_says_where_the_answers_are(page: str, arrived: str) -> None:
    assert ELSEWHERE in text(visit(page, link=arrived))


def test_a_criterion_shows_its_light_and_no_single_answers(arrived: str) -> None:
    seen = text(visit("criterion", link=arrived, criterion="ziele-rahmen"))

    assert "Klares Ziel" in seen
    assert "Die Antworten" not in seen
