"""What is promised to whoever lets a process take part in a trial: its coordinator sees how far it is, and
nothing that anybody said.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qcheck.piloting import TrialLinkKind
from qcheck.service import NewCheck, Scope, SeenPilot, Service, open_service
from qcheck.settings import Settings
from tests.promises.test_feedback import TRIAL, begun
from tests.trials import made, trial_link


def seen(folder: Path, value: int, words: str) -> SeenPilot:
    """What a coordinator sees of a pilot whose people answer like this."""
    settings = Settings(data=folder).prepared()
    (settings.criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    service = open_service(settings)
    coordinate = made(service)
    service._store.write_trial(replace(service.trials.open(coordinate).trial, catalogues=("probe",)))
    organise = service.organising.create_check(NewCheck("Prozess", "Ort", "probe", None, Scope(), None))
    service.piloting.join(trial_link(service, coordinate, TrialLinkKind.JOIN), organise)
    _say(service, organise, value, words)
    (found,) = service.observing.all(coordinate)
    service.close()
    return found


def _say(service: Service, organise: str, value: int, words: str) -> None:
    for number in range(6):
        sheet = begun(service, organise, f"wort{number}")
        service.answering.answer(sheet, "a", value)
        service.answering.comment(sheet, "a", words, "")


def test_whoever_coordinates_a_trial_is_told_the_same_whatever_people_answer_and_write(
    tmp_path: Path,
) -> None:
    one, other = seen(tmp_path / "eins", 1, "schlimm"), seen(tmp_path / "zwei", 4, "")

    assert [each.observed for each in one.checks] == [each.observed for each in other.checks]
    assert "schlimm" not in repr(one)
    assert one.shown == other.shown == ()
