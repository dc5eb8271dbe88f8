"""The organiser's page: where the check stands, links to hand on, sheets that came in, its end and its
deletion.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox

from qcheck.service import Mode, NewCheck, Scope, Service, SharedLink, UnknownLink
from tests.ui.pages import headings, links, markup, text, visit


def made(service: Service, mode: Mode = Mode.OPEN, **values: object) -> str:
    """A check whose organiser has no sheet; gives the organiser's link."""
    return service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", "planung", Scope(), None, mode, **values)
    )


def answered(service: Service, link: str, perspective: str, people: int = 1) -> None:
    """So many people of a perspective answer a question."""
    invitation = service.inviting.links(link)[0].link
    for number in range(people):
        service.answering.answer(
            service.joining.join(invitation, perspective, f"{perspective}-{number}"), "k-zuhoeren", 4
        )


def clicked(page: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    return page.button(key=key).click().run()


# the workshop


def test_the_page_leads_to_the_workshop_and_to_its_minutes_once_there_are_some(service: Service) -> None:
    link = made(service, prepared=True)
    before = links(visit("organise", link=link))

    service.facilitating.start_workshop(link, "90")
    after = links(visit("organise", link=link))

    assert (before["Workshop mit diesem Check"], "Protokoll" in before) == (f"/lead/{link}", False)
    assert after["Protokoll"] == f"/lead/{link}/minutes"


# life


def test_the_end_is_typed_as_people_write_it_in_the_zone_they_choose(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.text_input(key="end-day").set_value("31.3.2035")
    page.text_input(key="end-time").set_value("18 Uhr")
    page.selectbox(key="end-zone").set_value("Europe/London")

    clicked(page, "end-save")

    assert service.access.open(link).life.ends == datetime(2035, 3, 31, 17, tzinfo=UTC)
    assert (
        "Der Check läuft. Der Check endet von selbst am 31. März 2035, 18:00 Uhr (Britische Sommerzeit)."
    ) in text(page)


def test_a_time_typed_beside_the_day_counts(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.text_input(key="end-day").set_value("Sa., 31. März 2035, 18 Uhr")
    page.selectbox(key="end-zone").set_value("Europe/Berlin")

    clicked(page, "end-save")

    assert service.access.open(link).life.ends == datetime(2035, 3, 31, 16, tzinfo=UTC)


def test_an_end_is_taken_away_by_leaving_its_day_empty(service: Service) -> None:
    link = made(service, ends=datetime(2035, 3, 31, tzinfo=UTC))
    page = visit("organise", link=link)
    page.text_input(key="end-day").set_value("")
    page.text_input(key="end-time").set_value("")

    clicked(page, "end-save")

    assert service.access.open(link).life.ends is None


@pytest.mark.parametrize(
    ("day", "time", "says"),
    [
        ("bald", "", "»bald« ist kein Datum."),
        ("31.02.2035", "", "»31.02.2035« ist kein Datum."),
        ("31.03.2035", "25:00", "»25:00« ist keine Uhrzeit."),
        ("", "18:00", "Bitte nennen Sie auch den Tag."),
        ("01.01.2020", "", "Die Frist liegt in der Vergangenheit."),
        ("01.01.0001", "", "Die Frist liegt in der Vergangenheit."),
        ("31.12.9999", "", "Das Ende liegt mehr als zehn Jahre in der Zukunft."),
        ("31.12.9998", "23:59", "Das Ende liegt mehr als zehn Jahre in der Zukunft."),
    ],
)
def test_an_end_that_cannot_be_is_refused_in_words(service: Service, day: str, time: str, says: str) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.text_input(key="end-day").set_value(day)
    page.text_input(key="end-time").set_value(time)

    clicked(page, "end-save")

    assert says in page.error[0].value
    assert service.access.open(link).life.ends is None


def test_the_day_of_deletion_is_shown_and_can_be_chosen(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    day = (datetime.now(UTC) + timedelta(days=800)).date()
    page.text_input(key="delete-day").set_value(f"{day:%d.%m.%Y}")

    clicked(page, "delete-day-save")

    assert service.access.open(link).deletes == day
    assert f"Am {day.day}. " in text(page)


def test_a_check_cannot_be_deleted_without_saying_yes_first(service: Service) -> None:
    page = visit("organise", link=made(service))

    assert page.button(key="check-delete").disabled
    assert "Das lässt sich nicht rückgängig machen." in text(page)


def test_a_deleted_check_is_gone_and_the_start_page_says_so(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.checkbox(key="check-sure").check().run()

    clicked(page, "check-delete")

    with pytest.raises(UnknownLink):
        service.access.open(link)
    assert headings(page) == ["Beteiligung gemeinsam einschätzen"]
    assert "gelöscht" in text(page)
    assert "link" not in page.query_params


def test_a_prepared_check_says_its_end(service: Service) -> None:
    page = visit("organise", link=made(service, prepared=True, ends=datetime(2035, 3, 31, 16, tzinfo=UTC)))

    assert "Der Check endet von selbst am 31. März 2035, 18:00 Uhr." in text(page)


def test_a_chosen_end_is_not_shown_any_more_once_the_check_was_closed_by_hand(service: Service) -> None:
    link = made(service, ends=datetime(2035, 3, 31, 16, tzinfo=UTC))
    service.organising.end_check(link)

    said = [text(visit(page, link=link)) for page in ("organise", "check", "invitation")]

    assert [each.count("2035") for each in said] == [0, 0, 0]


@pytest.mark.parametrize("mode", list(Mode))
def test_once_it_is_closed_the_way_leads_to_the_results_and_inviting_is_over(
    service: Service, mode: Mode
) -> None:
    link = made(service, mode)
    service.organising.end_check(link)

    page = visit("organise", link=link)

    assert headings(page) == ["Check organisieren"]
    assert "Einladen" not in headings(page, 2)
    assert "/profile?" in links(page)["Ampelprofil"]
    assert page.selectbox(key="link-which").options == ["Nur Ergebnisse ansehen"]
    assert not {"Bogen für andere hinzufügen", "Frist setzen"} & set(text(page).split("\n"))


def test_whoever_has_no_sheet_is_told_to_keep_the_own_link(service: Service) -> None:
    link = made(service)

    page = visit("organise", link=link)

    assert f"http://127.0.0.1:8501/check?link={link}" in links(page)
    assert f"/device/remember?link={link}" in markup(page)


def test_whoever_has_prepared_a_check_is_told_to_keep_the_own_link(service: Service) -> None:
    link = service.organising.create_check(
        NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), "verwaltung", prepared=True)
    )

    assert f"/device/remember?link={link}" in markup(visit("organise", link=link))


def test_the_own_link_promises_nothing_that_a_confidential_check_withholds(service: Service) -> None:
    said = text(visit("organise", link=made(service, Mode.CONFIDENTIAL)))

    assert "alles lesen" not in said
    assert "Wer ihn hat, kann hier alles tun, was Sie tun können." in said


# links


def test_every_link_is_shown_with_its_address_and_the_short_code_of_the_one_with_choice(
    service: Service,
) -> None:
    link = made(service)

    page = visit("organise", link=link)

    shown = links(page)
    *answering, view = service.inviting.links(link)
    assert {f"http://127.0.0.1:8501/a/{each.link}" for each in answering} <= set(shown)
    assert f"http://127.0.0.1:8501/r/{view.link}" in shown
    assert set(re.findall(r"for=(\w+)", markup(page))) == {each.id for each in (*answering, view)}
    assert answering[0].code in text(page)


def test_a_link_is_renewed_after_a_question(service: Service) -> None:
    link = made(service)
    before = service.inviting.links(link)[0]
    page = visit("organise", link=link)
    disabled = page.button(key="link-renew").disabled
    sure(page).check().run()

    clicked(page, "link-renew")

    assert disabled
    with pytest.raises(UnknownLink):
        service.access.open(before.link)
    assert service.inviting.links(link)[0].link in text(page)
    assert "Wer mit ihm schon einen Fragebogen begonnen hat, kann trotzdem weitermachen." in text(page)


def sure(page: AppTest) -> Checkbox:
    """The question before a link is renewed or withdrawn."""
    return next(each for each in page.checkbox if each.key.startswith("link-sure"))


def test_a_yes_is_said_for_one_link_and_only_once(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    sure(page).check().run()

    clicked(page, "link-renew")
    after_renewing = sure(page).value
    sure(page).check().run()
    page.selectbox(key="link-which").set_value(service.inviting.links(link)[2].id).run()

    assert (after_renewing, sure(page).value) == (False, False)
    assert page.button(key="link-withdraw").disabled


def test_a_withdrawn_link_says_so_and_is_handed_out_no_more(service: Service) -> None:
    link = made(service)
    shared = service.inviting.links(link)[2]
    page = visit("organise", link=link)
    page.selectbox(key="link-which").set_value(shared.id).run()
    sure(page).check().run()

    clicked(page, "link-withdraw")

    assert service.inviting.links(link)[2].withdrawn
    assert "Zurückgezogen: Dieser Link gilt nicht mehr." in text(page)
    assert shared.link not in markup(page)


def reminded(page: AppTest, shared: SharedLink) -> str:
    """The page after a link was chosen for the reminder."""
    return text(page.selectbox(key="reminder-link").set_value(shared.id).run())


def test_a_reminder_carries_the_link_that_was_handed_out_and_no_other(service: Service) -> None:
    link = made(service)
    everybody, administration, *_ = service.inviting.links(link)
    page = visit("organise", link=link)
    before = page.selectbox(key="reminder-link").value

    said = reminded(page, administration)

    reminder = said[said.index("Zur Erinnerung") :]
    assert before is None
    assert f"/a/{administration.link}" in reminder
    assert f"/a/{everybody.link}" not in reminder
    assert "Sie antworten aus dieser Perspektive: Verwaltung." in reminder


def test_a_reminder_says_until_when_and_that_answers_can_be_changed(service: Service) -> None:
    link = made(service, ends=datetime(2035, 3, 31, 16, tzinfo=UTC))

    said = reminded(visit("organise", link=link), service.inviting.links(link)[0])

    assert "Wenn nicht, antworten Sie bitte bis 31. März 2035, 18:00 Uhr." in said
    assert "Solange der Check läuft, können Sie Ihre Antworten ändern" in said


def test_a_reminder_works_with_the_links_that_are_left(service: Service) -> None:
    link = made(service)
    everybody, *others, _ = service.inviting.links(link)
    service.inviting.withdraw_link(link, everybody.id)

    page = visit("organise", link=link)

    assert len(page.selectbox(key="reminder-link").options) == len(others)
    assert others[2].link in reminded(page, others[2])


def test_before_a_check_is_open_there_is_nobody_to_remind(service: Service) -> None:
    assert "Eine Erinnerung zum Kopieren" not in text(visit("organise", link=made(service, prepared=True)))


def test_of_a_closed_check_only_the_results_are_handed_on(service: Service) -> None:
    link = made(service)
    service.organising.end_check(link)

    page = visit("organise", link=link)

    assert service.inviting.links(link)[-1].link in markup(page)
    assert service.inviting.links(link)[0].link not in markup(page)


# other links


@pytest.mark.parametrize(
    ("page", "which", "heading"), [("organise", -1, "Ampelprofil"), ("invitation", 0, "Spielplatz am Bach")]
)
def test_another_kind_of_link_is_led_to_where_it_belongs(
    service: Service, page: str, which: int, heading: str
) -> None:
    other = service.inviting.links(made(service))[which].link

    seen = visit(page, link=other)

    assert headings(seen) == [heading]


def counted(page: AppTest) -> list[str]:
    """The cells of the table of sheets that have come in; none where there is no table."""
    table = re.search(r'<table class="qc-table qc-counted">.*?</table>', markup(page))
    return re.findall(r"<t[hd][^>]*>([^<]+)</t[hd]>", table[0]) if table else []


def test_the_result_as_files_stands_where_results_are_handed_on_once_there_may_be_one(
    service: Service,
) -> None:
    named = "Ergebnis als Dateien mitnehmen"
    an_open_one, a_secret_one = made(service), made(service, Mode.CONFIDENTIAL)

    shown, hidden = visit("organise", link=an_open_one), visit("organise", link=a_secret_one)

    assert links(shown)[named] == f"/take/{an_open_one}?first=ratsvorlage,handzettel,folien"
    assert named not in links(hidden)
