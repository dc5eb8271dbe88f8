"""Inviting on the organiser's page: what stands first, links with names, what all letters say, and every
invitation at once.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.service import Letterhead, LinkKind, Mode, NewCheck, Scope, Service, SharedLink
from tests.ui.pages import headings, links, markup, text, visit

TOWN = Letterhead(
    "Stadt Musterstadt\nRathausplatz 1",
    "Frau Beispiel, 01234 56789",
    "Datenschutzbeauftragte, 01234 999",
    "Wir wollen lernen, was besser werden muss.",
    "Am 12. Mai um 18 Uhr im Rathaus.",
)


def made(service: Service, mode: Mode = Mode.OPEN, **values: object) -> str:
    """A check whose organiser has no sheet; gives the organiser's link."""
    return service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", "planung", Scope(), None, mode, **values)
    )


def clicked(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def named(service: Service, link: str, name: str) -> SharedLink:
    return next(each for each in service.inviting.links(link) if each.name == name)


# the order of the page


def test_inviting_comes_first_counts_second_and_end_and_deletion_last(service: Service) -> None:
    page = visit("organise", link=made(service))

    assert headings(page, 2) == [
        "Einladen",
        "Eingegangene Bögen",
        "Die Ergebnisse weitergeben",
        "So kommen Sie zurück",
        "Weitere Checks zu diesem Prozess",
        "Ende und Löschung",
    ]


@pytest.mark.parametrize("mode", Mode)
def test_the_questionnaires_for_people_without_internet_are_found_where_one_invites(
    service: Service, mode: Mode
) -> None:
    link = made(service, mode)

    page = markup(visit("organise", link=link))

    assert f"/take/{link}?first=bogen,fragebogen,ausfuellen" in page.replace("&amp;", "&")
    assert page.index("Fragebogen für Menschen ohne Internet") > page.index("Alle Einladungen drucken")


def test_of_a_closed_check_the_results_come_first(service: Service) -> None:
    link = made(service)
    service.organising.end_check(link)

    page = visit("organise", link=link)

    assert headings(page, 2)[0] == "Die Ergebnisse weitergeben"
    assert "Einladen" not in headings(page, 2)


def test_a_prepared_check_is_started_above_everything_else(service: Service) -> None:
    seen = text(visit("organise", link=made(service, prepared=True)))

    assert seen.index("Check starten") < seen.index("\nEinladen\n")


@pytest.mark.parametrize("page", ["check", "organise"])
@pytest.mark.parametrize(
    ("mode", "name"), [(Mode.OPEN, "offene Runde"), (Mode.CONFIDENTIAL, "vertrauliche Abfrage")]
)
def test_the_mode_stands_on_the_pages_of_the_check(
    service: Service, page: str, mode: Mode, name: str
) -> None:
    assert name in text(visit(page, link=made(service, mode)))


def test_addresses_are_out_of_sight_until_somebody_asks_for_them(service: Service) -> None:
    link = made(service)

    seen = markup(visit("organise", link=link))

    shown = re.sub(r"<details.*?</details>", "", seen)
    address = f"http://127.0.0.1:8501/a/{service.inviting.links(link)[0].link}"
    assert address in seen
    assert f">{address}<" not in shown
    assert f'data-copy="{address}"' in shown


# links with names


def test_a_club_gets_a_link_of_its_own(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.selectbox(key="invite-perspective").set_value("zivilgesellschaft").run()
    page.text_input(key="invite-name").set_value("ADFC").run()

    clicked(page, "invite-add")

    assert named(service, link, "ADFC").perspective == "zivilgesellschaft"
    assert "Der Link für ADFC ist angelegt." in text(page)
    assert "Zivilgesellschaft, ADFC" in text(page)


def test_a_link_without_perspective_or_name_is_asked_for_both(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)

    clicked(page, "invite-add")
    first = [error.value for error in page.error]
    page.selectbox(key="invite-perspective").set_value("each").run()
    clicked(page, "invite-add")

    assert first == ["Bitte wählen Sie, aus welcher Perspektive sie antworten."]
    assert [error.value for error in page.error] == [
        "Bitte sagen Sie, für wen der Link ist, zum Beispiel für einen Verein oder ein Amt."
    ]
    assert [each for each in service.inviting.links(link) if each.name] == []


def test_each_link_says_how_many_came_by_it(service: Service) -> None:
    link = made(service)
    club = service.inviting.invite(link, "zivilgesellschaft", "ADFC")
    for nonce in ("a", "b"):
        service.answering.answer(service.joining.join(club.link, None, nonce), "k-zuhoeren", 4)

    seen = text(visit("organise", link=link)).split("\n")

    place = seen.index("Zivilgesellschaft, ADFC")
    assert seen[place : place + 4] == ["Zivilgesellschaft, ADFC", "Code", club.code, "· 2 Bögen"]


def test_in_a_confidential_check_no_link_says_how_many_came_and_the_reason_stands_there(
    service: Service,
) -> None:
    link = made(service, Mode.CONFIDENTIAL)
    club = service.inviting.invite(link, "zivilgesellschaft", "ADFC")
    before = markup(visit("organise", link=link))
    for nonce in "abcd":
        service.answering.answer(service.joining.join(club.link, None, nonce), "k-zuhoeren", 4)

    after = visit("organise", link=link)

    assert markup(after) == before
    assert "werden Bögen nicht je Link gezählt" in text(after)


def test_a_link_is_renamed(service: Service) -> None:
    link = made(service)
    club = service.inviting.invite(link, "politik", "Fraktion")
    page = visit("organise", link=link)
    page.selectbox(key="link-which").set_value(club.id).run()
    page.text_input(key=f"link-name-{club.id}").set_value("Fraktion A").run()

    clicked(page, "link-rename")

    assert named(service, link, "Fraktion A").link == club.link


# what all letters say


def test_the_lines_for_all_invitations_are_typed_once(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.text_area(key="letter-sender").set_value("Stadt Musterstadt").run()
    page.text_area(key="letter-privacy").set_value("Datenschutz: 01234").run()

    clicked(page, "letter-save")

    assert service.access.open(link).letterhead == Letterhead(
        "Stadt Musterstadt", privacy="Datenschutz: 01234"
    )
    assert "Die Angaben für die Einladungen sind gespeichert." in text(page)


def test_a_line_that_is_too_long_is_refused_and_stays_in_its_field(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.text_area(key="letter-sender").set_value("x" * 301).run()

    clicked(page, "letter-save")

    assert page.error[0].value.startswith("»Wer lädt ein?« Dieser Text hat 301 Zeichen")
    assert page.text_area(key="letter-sender").value == "x" * 301


@pytest.mark.parametrize("letter", ["de", "de-simple", "en"])
@pytest.mark.parametrize("mode", list(Mode))
def test_every_invitation_says_that_it_is_voluntary_who_invites_and_who_answers_for_data_protection(
    service: Service, letter: str, mode: Mode
) -> None:
    link = made(service, mode, letterhead=TOWN)

    said = text(visit("invitation", link=link, letter=letter))

    assert {"de": "freiwillig", "de-simple": "freiwillig", "en": "voluntary"}[letter] in said
    assert all(
        line in said
        for each in (TOWN.sender, TOWN.contact, TOWN.purpose, TOWN.afterwards)
        for line in each.split("\n")
    )
    assert "Datenschutzbeauftragte, 01234 999" in said
    assert "http://127.0.0.1:8501/privacy" in said


def test_a_letter_without_an_end_is_honest_about_it(service: Service) -> None:
    assert "Eine Frist steht noch nicht fest. Bitte antworten Sie bald." in text(
        visit("invitation", link=made(service))
    )


def test_whom_to_ask_is_a_line_to_write_on_only_where_nobody_has_said_it(service: Service) -> None:
    with_it, without = (
        visit("invitation", link=made(service, letterhead=each)) for each in (TOWN, Letterhead())
    )

    assert [markup(each).count("qc-blank") for each in (with_it, without)] == [0, 1]


def test_a_letter_to_a_club_names_it(service: Service) -> None:
    link = made(service)
    club = service.inviting.invite(link, "zivilgesellschaft", "ADFC")

    page = visit("invitation", link=link, **{"for": club.id})

    assert headings(page) == ["Einladung: Zivilgesellschaft, ADFC"]
    assert "Für: ADFC" in text(page)
    assert club.code in text(page)


def test_all_invitations_stand_on_one_page_each_link_to_answer_once(service: Service) -> None:
    link = made(service)
    club = service.inviting.invite(link, "zivilgesellschaft", "ADFC")
    gone = service.inviting.invite(link, "zivilgesellschaft", "Aufgelöst")
    service.inviting.withdraw_link(link, gone.id)
    way = links(visit("organise", link=link))["Alle Einladungen drucken"]

    page = visit("invitation", link=link, all="1")

    answering = [
        each for each in service.inviting.links(link) if each.kind is LinkKind.ANSWER and not each.withdrawn
    ]
    assert "all=1" in way
    assert markup(page).count('<article class="qc-letter') == len(answering) == 7
    assert all(each.code in text(page) for each in answering)
    assert club.link in text(page)
    assert gone.link not in markup(page)


# an e-mail with one click


def mailed(page: AppTest, name: str) -> dict[str, str]:
    """Subject and text of the e-mail that the button of this link begins."""
    [address] = re.findall(
        rf'href="(mailto:[^"]+)">E-Mail<span class="qc-sr">: {re.escape(name)}<', markup(page)
    )
    return {key: value for key, [value] in parse_qs(address.replace("&amp;", "&").partition("?")[2]).items()}


def test_each_link_begins_an_email_to_nobody_yet_with_subject_and_text(service: Service) -> None:
    link = made(service, letterhead=TOWN)
    club = service.inviting.invite(link, "zivilgesellschaft", "ADFC")

    mail = mailed(visit("organise", link=link), "Zivilgesellschaft, ADFC")

    assert mail["subject"] == "Ihre Sicht auf die Beteiligung: Spielplatz am Bach, Musterstadt"
    assert f"http://127.0.0.1:8501/a/{club.link}" in mail["body"]
    assert club.code in mail["body"]
    assert "Die Teilnahme ist freiwillig." in mail["body"]
    assert "Stadt Musterstadt\r\nRathausplatz 1" in mail["body"]
    assert link not in unquote(str(mail))
