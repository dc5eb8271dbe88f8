"""What is promised to whoever writes a questionnaire: nothing of it is in use before it is published, what is
tried out is kept nowhere, and what is deleted is gone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from qcheck.authoring import WHOLE, Add, Item, Kind, SetText
from qcheck.service import Service, UnknownLink, open_service
from qcheck.settings import Settings
from qcheck.store.tables.drafts import draft_versions
from tests.attack.routes import everything
from tests.sheet.devices import Device
from tests.test_service import Clock
from tests.ui.pages import installation


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Service]:
    opened = open_service(Settings(data=tmp_path / "data").prepared())
    opened.clock.now = Clock()
    yield opened
    opened.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with installation(tmp_path / "data") as opened:
        yield opened


def draft(service: Service) -> str:
    link = service.drafting.begin("Schulhof-Check")
    _, criterion = service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    service.drafting.add(link, Add(Kind.QUESTION, "Es ist Platz.", "de", criterion))
    return link


def test_nothing_of_a_draft_is_in_use_before_it_is_published(alone: Service) -> None:
    link = draft(alone)
    before = alone.shelf.ids()
    alone.drafting.publish(link, "1.0.0", "published", "")
    alone.drafting.change(link, SetText(Item(Kind.CRITERION, "pausen"), ("title",), "de", "Große Pause"))

    assert "schulhof-check" not in before
    assert alone.shelf.get("schulhof-check").criterion("pausen").title.say("de") == "Pausen"


def test_what_is_tried_out_on_a_draft_is_kept_nowhere(service: Service) -> None:
    link = draft(service)
    service.drafting.open(link)
    before = everything(service)

    answer = Device().get(f"/seen/{link}")

    assert everything(service) == before
    assert "form-action 'none'" in answer.headers["content-security-policy"]
    assert "sandbox allow-scripts" in answer.headers["content-security-policy"]


def test_a_deleted_draft_is_gone_with_its_versions_and_goes_by_itself_after_two_years(
    alone: Service,
) -> None:
    deleted, unseen = draft(alone), draft(alone)
    alone.drafting.publish(deleted, "1.0.0", "published", "")
    alone.drafting.delete(deleted)
    alone.clock.now.time += timedelta(days=731)
    alone.upkeep.believe_clock()

    assert alone.shelf.get("schulhof-check").version == "1.0.0"
    with alone._store.database.reading() as connection:
        texts = connection.execute(select(draft_versions.c.text)).scalars()
        assert [zlib.decompress(each) for each in texts] == []
    with pytest.raises(UnknownLink):
        alone.drafting.open(unseen)
