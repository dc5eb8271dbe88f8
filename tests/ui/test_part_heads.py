"""Where a part of the questionnaire begins in the app: named above its first topic; the words of the phase stand
above the process alone, and what could show a criterion unfolds.
"""

from __future__ import annotations

from qcheck.service import Service
from tests.ui.pages import begun, headings, markup, text, visit


def test_a_part_is_named_above_its_first_topic_and_the_place_has_no_phase(service: Service) -> None:
    link = begun(service, catalogue="qualitaetscheck")
    process, place, later = (
        visit("questions", link=link, criterion=each)
        for each in ("dialogbereitschaft", "rueckhalt", "regeln")
    )

    assert "Teil A" in headings(process, 2)[0]
    assert "Teil B" in headings(place, 2)[0]
    assert not any("Teil" in each for each in headings(later, 2))
    assert "Der Prozess steht noch bevor" in text(process)
    assert "Der Prozess steht noch bevor" not in text(place)


def test_what_could_show_a_criterion_unfolds_and_is_closed_at_first(service: Service) -> None:
    page = visit("questions", link=begun(service, catalogue="qualitaetscheck"), criterion="rueckhalt")

    assert '<details class="qc-details qc-meant"><summary>Woran man es belegen kann</summary>' in markup(page)
