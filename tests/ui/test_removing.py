"""Removing a comment on the organiser's page: chosen, seen as it will be, asked about; and what stands in its
place everywhere.
"""

import pytest

from qcheck.service import LinkKind, Mode, NewCheck, Scope
from tests.sheet.devices import Device
from tests.sheet.devices import text as words
from tests.ui.pages import installation, text, visit

SAID = "Herr Beispielmann hört nie zu."
LEFT = "Herr [von den Organisierenden entfernt] hört nie zu."


@pytest.fixture
def service(tmp_path):
    with installation(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def link(service):
    return service.organising.create_check(NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None))


@pytest.fixture
def sheet(service, link):
    made = service.joining.join(
        service.inviting.own_answer_link(link), "verwaltung", service.joining.new_nonce()
    )
    service.answering.answer(made, "k-zuhoeren", 2)
    service.answering.comment(made, "k-zuhoeren", SAID, "")
    service.answering.closing(made, "open_good", SAID, "")
    return made


def blacked(link, place=0):
    """The organiser's page after black ink on the name in one of the comments."""
    page = visit("organise", link=link)
    choice = page.selectbox(key="remove-which")
    choice.select_index(place).run()
    mark = page.selectbox(key="remove-which").value
    page.text_input(key=f"remove-words-{mark}").input("beispielmann").run()
    return page, mark


def test_nothing_goes_before_it_was_seen_and_asked_about(service, link, sheet):
    page, _ = blacked(link)

    assert LEFT in text(page)
    assert page.button(key="remove-do").disabled
    assert service.answering.own_sheet(sheet).given["k-zuhoeren"].comment == SAID


def test_the_words_go_and_are_said_to_be_gone_wherever_the_comment_is_shown(service, link, sheet):
    for place in range(2):
        page, mark = blacked(link, place)
        page.checkbox(key=f"remove-sure-{mark}-words-beispielmann").check().run()
        page.button(key="remove-do").click().run()
        assert "Es ist entfernt." in text(page)

    view = next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)
    shown = {
        "profile": text(visit("profile", link=view)),
        "criterion": text(visit("criterion", link=view, criterion="dialogbereitschaft")),
        "page": words(Device().get(f"/r/{view}").text),
        "sheet": words(Device().get(f"/a/{sheet}/answers").text),
    }
    assert {
        place: (LEFT in found, "Beispielmann" in found) for place, found in shown.items()
    } == dict.fromkeys(shown, (True, False))


def test_the_field_of_the_author_says_what_the_sign_stands_for(service, link, sheet):
    page, mark = blacked(link)
    page.checkbox(key=f"remove-sure-{mark}-words-beispielmann").check().run()
    page.button(key="remove-do").click().run()

    fields = words(Device().get(f"/a/{sheet}/t/dialogbereitschaft").text) + words(
        Device().get(f"/a/{sheet}/closing").text
    )

    assert "█████: von den Organisierenden entfernt" in fields


def test_words_that_do_not_stand_there_are_refused(link, sheet):
    page = visit("organise", link=link)
    page.selectbox(key="remove-which").select_index(0).run()
    mark = page.selectbox(key="remove-which").value

    page.text_input(key=f"remove-words-{mark}").input("Schulze").run()

    assert "Diese Wörter stehen nicht in diesem Kommentar." in page.error[0].value


def test_a_confidential_check_offers_it_only_once_it_is_closed(service):
    link = service.organising.create_check(
        NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None, Mode.CONFIDENTIAL)
    )
    assert "Einen Kommentar oder Wörter daraus entfernen" not in text(visit("organise", link=link))

    service.organising.end_check(link)

    assert "Einen Kommentar oder Wörter daraus entfernen" in text(visit("organise", link=link))


def test_what_was_blacked_out_stands_in_the_list_as_it_is_shown(service, link, sheet):
    page, mark = blacked(link)
    page.checkbox(key=f"remove-sure-{mark}-words-beispielmann").check().run()

    page.button(key="remove-do").click().run()

    assert any(
        "[von den Organisierenden entfernt]" in each for each in page.selectbox(key="remove-which").options
    )


def test_a_comment_that_is_gone_is_not_offered_again(service, link, sheet):
    page = visit("organise", link=link)
    before = page.selectbox(key="remove-which").options
    page.selectbox(key="remove-which").select_index(0).run()
    mark = page.selectbox(key="remove-which").value
    page.radio(key=f"remove-way-{mark}").set_value("comment").run()
    page.checkbox(key=f"remove-sure-{mark}-comment-").check().run()

    page.button(key="remove-do").click().run()

    assert page.selectbox(key="remove-which").options == before[1:]
