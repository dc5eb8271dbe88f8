"""Who may see the results, on the organiser's page: those who answer, and links with a name and a choice."""

import pytest

from qcheck.service import LinkKind, Mode, NewCheck, Scope, Shows
from tests.ui.pages import installation, text, visit


@pytest.fixture
def service(tmp_path):
    with installation(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def link(service):
    return service.organising.create_check(NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None))


def named(service, link):
    return [each for each in service.inviting.links(link) if each.kind is LinkKind.VIEW and each.name]


def test_a_link_with_a_name_and_a_choice_is_made_and_stands_among_the_others(service, link):
    page = visit("organise", link=link)
    page.text_input(key="view-name-0").input("Presse <b>")
    page.checkbox(key="view-comments-0").uncheck()
    page.checkbox(key="view-perspectives-0").uncheck()
    page.checkbox(key="view-some-0").check().run()
    page.checkbox(key="view-information-0").check()

    page.button(key="view-make").click().run()

    [made] = named(service, link)
    assert (made.name, made.shows) == ("Presse <b>", Shows(frozenset({"information"}), False, False))
    assert "Ergebnis ansehen: Presse <b> (1 Kriterium, ohne Kommentare · einzelne Perspektiven)" in text(page)
    assert f"/r/{made.link}" in text(page)


def test_a_link_without_a_name_is_refused_and_what_was_chosen_stays(service, link):
    page = visit("organise", link=link)
    page.checkbox(key="view-comments-0").uncheck()

    page.button(key="view-make").click().run()

    assert named(service, link) == []
    assert page.error
    assert page.checkbox(key="view-comments-0").value is False


def test_whether_those_who_answer_see_the_result_is_chosen_and_said(service, link):
    page = visit("organise", link=link)
    assert "Wer antwortet, sieht das Ergebnis nicht von selbst." in text(page)

    page.button(key="view-shares").click().run()

    assert service.access.open(link).shares
    assert "So steht es auf jedem Fragebogen." in text(page)


def test_once_somebody_was_told_no_button_promises_a_change_and_the_reason_stands_there(service, link):
    service.joining.join(service.inviting.own_answer_link(link), "verwaltung", service.joining.new_nonce())

    page = visit("organise", link=link)

    assert "view-shares" not in [each.key for each in page.button]
    assert "ihnen wurde gesagt, wer das Ergebnis sieht. Dabei bleibt es." in text(page)


def test_nor_does_one_in_a_confidential_check_whether_somebody_has_begun_or_not(service):
    link = service.organising.create_check(
        NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None, Mode.CONFIDENTIAL)
    )

    page = visit("organise", link=link)

    assert "view-shares" not in [each.key for each in page.button]
    assert "Allen, die antworten, wird gesagt, wer das Ergebnis sieht. Dabei bleibt es." in text(page)


def test_whoever_pressed_it_too_late_is_refused_with_the_reason(service, link):
    page = visit("organise", link=link)
    service.joining.join(service.inviting.own_answer_link(link), "verwaltung", service.joining.new_nonce())

    page.button(key="view-shares").click().run()

    assert not service.access.open(link).shares
    assert "Dabei bleibt es." in text(page)


def test_it_is_chosen_with_a_new_check(service):
    choices = {
        "new-phase": "planung",
        "new-mode": "open",
        "new-perspective": "verwaltung",
        "new-title": "Radweg",
    }
    page = visit("new", lang="de", **choices)
    page.checkbox(key="new-shares").check().run()

    page.button(key="new-start").click().run()

    [made] = service.known_checks.organisers()
    assert service.access.open(made.link).shares


def test_a_further_check_of_the_process_begins_with_the_same_choice(service):
    before = service.organising.create_check(
        NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None, shares=True)
    )

    page = visit("new", lang="de", link=before, like="same")

    assert page.checkbox(key="new-shares").value is True


def test_the_letter_with_a_link_to_a_part_does_not_promise_the_whole(service, link):
    made = service.inviting.hand_on(link, "Presse", Shows(comments=False))
    whole = next(
        each for each in service.inviting.links(link) if each.kind is LinkKind.VIEW and not each.name
    )

    letters = [text(visit("invitation", link=link, **{"for": each.id})) for each in (made, whole)]

    assert ["Den Teil der Ergebnisse lesen, der dafür ausgewählt wurde." in each for each in letters] == [
        True,
        False,
    ]


def test_it_stands_beside_who_may_see_what_and_not_among_the_modules():
    page = text(visit("new", **{"new-offer": "qualitaetscheck.prozess"}))

    mode, tick, modules = map(page.index, ("Wer darf was sehen?", "Wer antwortet, darf das", "Zusatzmodule"))
    assert mode < tick < modules
