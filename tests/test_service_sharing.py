"""One service for all rooms of a process."""

from concurrent.futures import ThreadPoolExecutor

from qcheck.service import shared_service
from qcheck.settings import Settings


def test_everybody_who_asks_at_once_gets_the_same_service(tmp_path):
    settings = Settings(data=tmp_path)

    with ThreadPoolExecutor(8) as pool:
        services = set(pool.map(shared_service, [settings] * 8))

    assert len(services) == 1


def test_other_settings_get_another_service(tmp_path):
    first = shared_service(Settings(data=tmp_path / "first"))

    assert shared_service(Settings(data=tmp_path / "second")) is not first


def test_settings_that_say_the_same_are_compared_once_and_not_for_each_visit(tmp_path, monkeypatch):
    one = shared_service(Settings(data=tmp_path / "first"))
    said_again = Settings(data=tmp_path / "first")

    assert shared_service(said_again) is one
    monkeypatch.setattr(Settings, "__hash__", lambda _: 1 / 0)
    assert shared_service(said_again) is one
