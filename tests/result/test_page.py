"""The plain page of a result: what stands on it, what it weighs, that it is drawn once, and what is said
where there is nothing.
"""

import re

import pytest

from qcheck.addresses import address_of
from qcheck.catalogue import PerspectiveId
from qcheck.charts import picture
from qcheck.language import language
from qcheck.plain.result import page_cache
from qcheck.service import LinkKind, Measure, MeasureState, Mode, Service, Shows
from tests.link_kinds import link_of, others
from tests.result.rooms import WORDS, answered, criteria, fill, page, viewing, words
from tests.sheet.devices import Device, new_check

MOST_BYTES = 60_000


def test_it_says_what_is_shown_of_which_process_and_as_of_when(service):
    link = answered(service)

    said = words(viewing(service, link))

    assert "Spielplatz am Bach Musterstadt · Reflexion · Kurzcheck" in said
    assert "offene Runde · 5 Bögen · Stand " in said
    assert "V Verwaltung: 3 Bögen Z Zivilgesellschaft: 2 Bögen" in said
    assert "Selbsteinschätzung, kein Gütesiegel." in said


def test_each_criterion_folds_out_with_why_answers_and_comments(service):
    link = answered(service)

    html = page(viewing(service, link))

    first = html.split("<details")[1]
    assert "<strong>Warum " in first
    assert '<table class="d d4">' in first
    assert WORDS in first
    assert html.count('<details class="c"') == len(criteria(service, link))


def test_a_page_without_comments_promises_none(service):
    link = answered(service)
    press = service.inviting.hand_on(link, "Presse", Shows(comments=False)).link

    assert "Dann sehen Sie, warum, und die Antworten." in words(press)
    assert "was dazu gesagt wurde" not in words(press)


def test_the_numbers_of_a_bar_say_every_point_from_left_to_right(service):
    link = new_check(service, phase="reflexion")
    for value in (1, 3, 3, 4, 4, 4):
        sheet = service.joining.join(
            service.inviting.own_answer_link(link), PerspectiveId("politik"), service.joining.new_nonce()
        )
        question = service.answering.own_sheet(sheet).asked[0][1][0]
        service.answering.answer(sheet, question.id, value)

    html = page(viewing(service, link))

    assert "<b style=flex:1>1</b><b>0</b><b style=flex:2>2</b><b style=flex:3>3</b>" in html


def test_the_big_catalogue_with_five_perspectives_and_many_words_stays_light(service):
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "qualitaetscheck")
    link = answered(service, "qualitaetscheck", **dict.fromkeys(catalogue.perspective_ids, 2))

    whole = page(viewing(service, link))

    assert len(whole.encode()) < MOST_BYTES
    assert all(f"?show={criterion}" in whole for criterion in criteria(service, link))


def test_what_has_no_room_on_it_stands_on_pages_of_their_own(service):
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "qualitaetscheck")
    link = answered(service, "qualitaetscheck", **dict.fromkeys(catalogue.perspective_ids, 2))
    first = criteria(service, link)[0]

    alone, comments = page(viewing(service, link), show=first), page(viewing(service, link), show=".comments")

    assert '<table class="d d4">' in alone
    assert WORDS in alone
    assert comments.count(WORDS) == 10
    assert max(len(alone.encode()), len(comments.encode())) < MOST_BYTES


def test_everything_unfolds_for_print(service):
    link = answered(service)

    html = page(viewing(service, link), show=".open")

    assert html.count('<details class="c"') == len(criteria(service, link))
    assert html.count("<details") == html.count(" open>")


def test_what_repeats_the_profile_is_folded_and_says_who_sees_what_in_short(service):
    link = answered(service, verwaltung=3, zivilgesellschaft=3, politik=3)

    html = page(viewing(service, link))

    folded = re.findall(r'<details class="f"[^>]*>\s*<summary><h2>([^<(]+)', html)
    assert [each.strip() for each in folded] == [
        "Wo Sie es verschieden sehen",
        "Das Ampelprofil als Tabelle",
        "Legende",
    ]
    differences = html[html.index('id="differences"') : html.index('id="topics"')]
    assert re.search(r"<dd>[\w/]+ \d+.*, [\w/]+ \d+.* \(\d+\sPunkte?\)", differences)
    assert "Hier sehen Sie es verschieden" not in html[html.index('id="differences"') :]


def test_a_mark_that_several_perspectives_have_stands_once_with_all_of_them(service):
    link = answered(service, verwaltung=6, zivilgesellschaft=6, politik=6)

    html = page(viewing(service, link))

    summaries = re.findall(r"<summary>.*?</summary>", html, re.DOTALL)
    assert max(each.count("<i>uneinig") for each in summaries) == 1
    assert "<i>uneinig: Verwaltung, Zivilgesellschaft" in html


@pytest.mark.parametrize("show", ["nichts", "<script>", "../x", ""])
def test_what_is_asked_for_and_is_not_there_gives_the_page_itself(service, show):
    link = answered(service)

    assert page(viewing(service, link), show=show) == page(viewing(service, link))


def test_it_needs_no_script_and_loads_nothing_but_its_icon_and_how_all_pages_look(service):
    html = page(viewing(service, answered(service)))

    assert "<script" not in html
    assert html.count(" src=") == 0
    assert re.findall(r'<link rel="([a-z]+)"[^>]* href="(/[a-z]+)', html) == [
        ("icon", "/favicon"),
        ("stylesheet", "/look"),
    ]


def test_it_is_drawn_once_until_something_changes(service, monkeypatch):
    link = answered(service)
    drawn = []
    monkeypatch.setattr(
        page_cache, "draw", lambda *given, real=page_cache.draw: drawn.append(given) or real(*given)
    )

    [page(viewing(service, link)) for _ in range(3)]
    assert len(drawn) == 1

    fill(service, link, "politik")
    assert "P Politik: 1 Bogen" in words(viewing(service, link))
    assert len(drawn) == 2


def test_everybody_who_answered_gets_one_and_the_same_page(service, monkeypatch):
    link = answered(service, verwaltung=1)
    devices = [Device() for _ in range(3)]
    for device in devices:
        way = service.inviting.own_answer_link(link)
        device.begin(way, perspective="politik")
        device.save(
            way,
            kind="answer",
            about=service.results.result(link).catalogue.main_criteria[0].questions[0].id,
            value=3,
        )
    service.organising.end_check(link)
    drawn = []
    monkeypatch.setattr(
        page_cache, "draw", lambda *given, real=page_cache.draw: drawn.append(given) or real(*given)
    )

    found = {device.get(f"/a/{way}/result").text for device in devices}

    assert len(found) == len(drawn) == 1


def test_it_speaks_the_language_that_was_chosen_and_keeps_it(service):
    device, link = Device(), viewing(service, answered(service))

    assert "Traffic-light profile" in device.get(f"/r/{link}?lang=en").text
    assert "Traffic-light profile" in device.get(f"/r/{link}").text
    assert 'lang="de-simple"' in device.get(f"/r/{link}?lang=de-simple").text


def test_the_link_is_remembered_on_the_device(service):
    device, link = Device(), viewing(service, answered(service))

    device.get(f"/r/{link}")

    assert device.cookies["qcheck_links"] == link


def test_measures_and_agreed_lights_of_a_workshop_stand_on_it(service):
    link = answered(service)
    service.facilitating.start_workshop(link, "90")
    [first, *_] = criteria(service, link)
    service.agreements.agree_in_workshop(
        link,
        service.facilitating.seen(link).revision,
        first,
        "green",
        "Wir haben nachgebessert.",
        "Der Beirat sieht es anders.",
    )
    service.outcomes.measure(
        link,
        service.facilitating.seen(link).revision,
        Measure("", "Früher einladen", (first,), "Stadtplanung"),
    )

    said = words(viewing(service, link))

    assert "vereinbart: Grün, gut aufgestellt – Wir haben nachgebessert." in said
    assert "Der Beirat sieht es anders." in said
    assert "Maßnahmen Früher einladen" in said
    assert "Stadtplanung" in said


def test_a_confidential_check_shows_nothing_before_its_end(service):
    link = answered(service, mode=Mode.CONFIDENTIAL, verwaltung=6)

    said = words(viewing(service, link))

    assert "Das Ergebnis erscheint hier, wenn der Check beendet ist" in said
    assert "Verwaltung" not in said
    assert WORDS not in said


def test_a_check_without_answers_says_so(service):
    assert "Noch gibt es keine Antworten." in words(viewing(service, new_check(service)))


def test_a_whole_link_leads_on_to_where_one_can_explore(service):
    link = viewing(service, answered(service))

    assert f'href="/profile?link={link}&amp;lang=de"' in page(link)


@pytest.mark.parametrize("kind", others(LinkKind.VIEW))
def test_other_links_lead_to_what_they_open(service, kind):
    link = answered(service)
    service.facilitating.start_workshop(link, "90")
    other = link_of(service, link, kind)

    found = Device().get(f"/r/{other}")

    assert (found.status_code, found.headers["location"]) == (303, address_of(kind, other))


def test_a_withdrawn_link_opens_nothing(service):
    link = answered(service)
    view = next(each for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)
    page(view.link)

    service.inviting.withdraw_link(link, view.id)

    assert Device().get(f"/r/{view.link}").status_code == 404
    assert "zurückgezogen" in words(view.link)


def test_a_deleted_check_is_gone_although_its_page_was_drawn(service):
    link = answered(service)
    view = viewing(service, link)
    page(view)

    service.organising.delete(link)

    assert Device().get(f"/r/{view}").status_code == 404
    assert WORDS not in page(view)
    assert "Dieses Ergebnis gibt es nicht mehr" in words(view)
    assert "Fragebogen" not in words(view)


NO_LIGHTS = "Insgesamt sind weniger als 5 Bögen eingegangen. Deshalb sind keine Ampeln zu sehen"


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ({"verwaltung": 2, "politik": 2}, True),
        ({"verwaltung": 3, "politik": 2}, False),
        ({"politik": 5}, False),
    ],
)
def test_a_confidential_result_of_four_sheets_says_once_why_no_light_is_shown(service, people, said):
    link = answered(service, mode=Mode.CONFIDENTIAL, **people)

    service.organising.end_check(link)

    assert (NO_LIGHTS in words(viewing(service, link))) is said


def test_a_confidential_check_without_sheets_speaks_of_no_answers_and_of_no_hidden_ones(service):
    link = new_check(service, mode=Mode.CONFIDENTIAL)

    service.organising.end_check(link)

    assert NO_LIGHTS not in words(viewing(service, link))
    assert "Noch gibt es keine Antworten" in words(viewing(service, link))


def test_what_became_of_a_measure_and_by_when_in_words_stand_on_it(service):
    link = answered(service)
    made = service.measures.add_measure(link, Measure("", "Bänke", by_when="vor den Sommerferien"))
    service.measures.change_measure(
        link, made.id, {"state": MeasureState.DROPPED, "reason": "Kein Geld"}, made.revision
    )

    said = words(viewing(service, link))

    assert "Bis: vor den Sommerferien" in said
    assert "Stand: fallen gelassen seit " in said
    assert ": Kein Geld" in said


def test_a_comment_on_a_page_in_another_language_is_marked_as_written_in_that_of_the_questionnaire(service):
    view = viewing(service, answered(service))

    assert f'<p lang="de">{WORDS} (1)</p>' in page(view, show=".comments", lang="en")
    assert f"<p>{WORDS} (1)</p>" in page(view, show=".comments", lang="de")


def test_the_key_names_no_perspective_without_a_ring(service: Service) -> None:
    link = answered(service, mode=Mode.CONFIDENTIAL, verwaltung=6, zivilgesellschaft=6, politik=1)
    service.organising.end_check(link)
    result = service.results.result(link)

    shown = picture(result.profile, result.catalogue, language("de"))

    ringed = {f"{ring.letter} {ring.title}" for row in shown.rows for ring in row.rings}
    assert len(ringed) == 2
    assert set(shown.key.letters) == ringed
