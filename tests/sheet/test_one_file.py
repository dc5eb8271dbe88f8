"""The sheet as one file: what it asks and says, that it can load and send nothing, and who gets it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from qcheck.addresses import ONE_FILE
from qcheck.answer_files import wording_hash
from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.language import language
from qcheck.plain.sheet.one_file import one_file
from qcheck.records import Letterhead, Mode
from qcheck.service import NotPossible, Service, WrongLink
from qcheck.settings import Settings
from tests.sheet.devices import Device, invitation, new_check, text

PARENTS = PerspectiveId("eltern")
HOSTILE = "</script><script>alert(1)</script>{{ 7*7 }}"


def drawn(service: Service, tag: str = "de", catalogue: str = "spielplatz", **wishes: object) -> str:
    """The file for the parents of a playground, or of another catalogue's first perspective."""
    phase = "planung" if catalogue != "spielplatz" else None
    organiser = new_check(service, catalogue, phase, **wishes)
    whose = service.carrying.carried_perspectives(organiser)[0]
    return one_file(service.carrying.carried_sheet(organiser, whose), language(tag))


def known(html: str) -> dict[str, object]:
    """What its script is told."""
    [found] = re.findall(r'<script type="application/json" id="carried">(.*?)</script>', html, re.DOTALL)
    return dict(json.loads(found))


def test_it_asks_what_the_sheet_online_asks(service: Service) -> None:
    organiser = new_check(service)
    online = Device()
    online.begin(invitation(service, organiser, "verwaltung"))
    first = online.get(
        online.get(f"/a/{invitation(service, organiser, 'verwaltung')}").headers["location"]
    ).text
    [asked] = re.findall(r"<fieldset.*?</fieldset>", first, re.DOTALL)

    offline = one_file(service.carrying.carried_sheet(organiser, PerspectiveId("verwaltung")), language("de"))

    assert asked in offline


def test_its_policy_allows_its_own_style_and_script_and_nothing_else(service: Service) -> None:
    html = drawn(service)
    [style], [script] = (re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL) for tag in ("style", "script"))
    own = [b64encode(sha256(each.encode()).digest()).decode() for each in (style, script)]

    assert (
        "default-src &#39;none&#39;; style-src &#39;sha256-{}&#39;; script-src &#39;sha256-{}&#39;; "
        "form-action &#39;none&#39;; base-uri &#39;none&#39;".format(
            *(each.replace("+", "&#43;") for each in own)
        )
        in html.replace("+", "&#43;")
    )


def test_nothing_in_it_is_loaded_from_anywhere(service: Service) -> None:
    html = drawn(service, catalogue="qualitaetscheck")

    assert not re.search(r"<(?:link|img|iframe|script src)|\burl\(|@import|fetch\(|XMLHttpRequest", html)
    assert not re.search(r'(?:href|src|action)="(?!#)', html)


def test_it_opens_nothing_and_holds_no_secret(service: Service) -> None:
    organiser = new_check(service, mode=Mode.CONFIDENTIAL)
    html = one_file(service.carrying.carried_sheet(organiser, PerspectiveId("politik")), language("de"))
    links = [organiser, *(each.link for each in service.inviting.links(organiser))]

    assert [link for link in links if link in html or link[:12] in html] == []
    assert service.access.open(organiser).check_id not in html
    assert service.access.key.hex() not in html


@pytest.mark.parametrize("tag", ["de", "de-simple", "en"])
def test_it_is_small_enough_for_every_mailbox(service: Service, tag: str) -> None:
    assert len(drawn(service, tag, "qualitaetscheck", mode=Mode.CONFIDENTIAL).encode()) < 400_000


def test_a_filter_goes_along_with_its_question(service: Service) -> None:
    html = drawn(service)

    assert re.findall(r'id="q-(\w+)"[^>]*data-filters="(.*?)"', html) == [
        ("gehoert", "[{&#34;question&#34;: &#34;dabei&#34;, &#34;answer&#34;: [1]}]")
    ]


def test_it_says_which_words_were_answered(service: Service) -> None:
    told = known(drawn(service))

    assert told["wordings"]["schoen"] == wording_hash("Der Platz ist schön.")
    assert told["questions"] == ["dabei", "gehoert", "schoen"]
    assert (told["perspective"], told["phase"], told["seal"]) == ("eltern", None, None)


def test_files_of_one_check_name_it_alike_and_others_otherwise(service: Service) -> None:
    organiser = new_check(service, "spielplatz", None)
    names = [
        service.carrying.carried_sheet(organiser, PerspectiveId(each)).check for each in ("eltern", "amt")
    ]

    assert (
        names[0]
        == names[1]
        != service.carrying.carried_sheet(new_check(service), PerspectiveId("politik")).check
    )


def test_a_confidential_check_hands_out_the_public_half_of_its_key_alone(service: Service) -> None:
    organiser = new_check(service, "spielplatz", None, Mode.CONFIDENTIAL)

    told = known(one_file(service.carrying.carried_sheet(organiser, PARENTS), language("de")))

    assert sorted(told["seal"]) == ["x", "y"]
    assert {len(half) for half in told["seal"].values()} == {43}


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (Mode.OPEN, "Wer die Antwortdatei bekommt, kann Ihre Antworten lesen."),
        (Mode.CONFIDENTIAL, "Wer sie einsammelt oder weitergibt, kann sie nicht lesen."),
    ],
)
def test_who_can_read_the_file_stands_on_the_sheet(service: Service, mode: Mode, said: str) -> None:
    assert said in text(drawn(service, mode=mode))


def test_it_says_what_the_sheet_online_says_of_openness_deletion_and_end(service: Service) -> None:
    ends = datetime.now(UTC) + timedelta(days=14)
    said = text(drawn(service, mode=Mode.CONFIDENTIAL, ends=ends, zone="Europe/Berlin"))

    assert "Wer alle anderen Bögen einer Gruppe" in said
    assert "wird alles gelöscht" in said
    assert "Die Antwortdatei muss bis" in said
    assert "Bitte schreiben Sie keine Namen" in said


def test_plain_german_is_plain_from_the_beginning_to_the_end(service: Service) -> None:
    said = text(drawn(service, "de-simple", "kurzcheck", mode=Mode.CONFIDENTIAL))

    assert "Ihr Browser verschließt die Antwortdatei." in said
    assert "Die Datei geben Sie den Menschen, die Sie eingeladen haben." in said


def test_a_title_that_looks_like_html_stays_a_title(service: Service) -> None:
    organiser = new_check(service, "spielplatz", None, letterhead=Letterhead(sender=HOSTILE, contact=HOSTILE))
    service.organising.rename(organiser, HOSTILE, "Musterstadt")
    html = one_file(service.carrying.carried_sheet(organiser, PARENTS), language("de"))

    assert html.count("<script") == 2
    assert known(html)["title"] == HOSTILE


def test_a_catalogue_without_perspectives_gives_one_file_for_everybody(service: Service) -> None:
    (Settings().criteria / "kurz.yaml").write_text(
        "id: kurz\nversion: 1.0.0\ntitle: Kurz\ncriteria:\n  - id: a\n    title: A\n    questions:\n"
        "      - {id: eins, text: Eins.}\n      - {id: zwei, text: Zwei.}\n",
        encoding="utf-8",
    )
    organiser = new_check(service, "kurz", None)

    assert service.carrying.carried_perspectives(organiser) == (EVERYBODY,)
    assert (
        known(one_file(service.carrying.carried_sheet(organiser, None), language("de")))["perspective"]
        == "all"
    )


def test_a_check_that_has_ended_hands_out_no_sheet(service: Service) -> None:
    organiser = new_check(service, "spielplatz", None)
    service.organising.end_check(organiser)

    with pytest.raises(NotPossible, match="has ended"):
        service.carrying.carried_sheet(organiser, PARENTS)


def test_only_organisers_take_sheets_along(service: Service) -> None:
    organiser = new_check(service, "spielplatz", None)

    with pytest.raises(WrongLink):
        service.carrying.carried_sheet(invitation(service, organiser), PARENTS)


def test_the_page_has_a_file_for_each_perspective_and_language(service: Service) -> None:
    organiser = new_check(service)
    page = Device().get(f"{ONE_FILE}/{organiser}").text
    addresses = [each.replace("&amp;", "&") for each in re.findall(r'href="(/one-file/[^"]*)"', page)]

    answers = [Device().get(each) for each in addresses]

    assert len(answers) == 5 * 3
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].headers["content-disposition"] == (
        "attachment; filename*=UTF-8''fragebogen-verwaltung-de.html"
    )
    assert answers[0].headers["cache-control"] == "private, no-store"


def test_organisers_find_it_among_what_they_take_away_as_long_as_one_can_answer(service: Service) -> None:
    organiser = new_check(service, "spielplatz", None)
    running = Device().get(f"/take/{organiser}").text
    service.organising.end_check(organiser)
    closed = Device().get(f"/take/{organiser}").text
    by_invitation = Device().get(f"/take/{invitation(service, new_check(service))}").text

    assert [f"{ONE_FILE}/" in page for page in (running, closed, by_invitation)] == [True, False, False]


@pytest.mark.parametrize(
    "asked", ["perspective=nobody&language=de", "perspective=eltern&language=fr", "language=de"]
)
def test_an_address_that_names_no_file_leads_to_all_of_them(service: Service, asked: str) -> None:
    organiser = new_check(service, "spielplatz", None)

    answer = Device().get(f"{ONE_FILE}/{organiser}/sheet.html?{asked}")

    assert (answer.status_code, answer.headers["location"]) == (303, f"{ONE_FILE}/{organiser}")


def test_whoever_holds_another_link_is_led_to_where_it_leads(service: Service) -> None:
    way = invitation(service, new_check(service, "spielplatz", None))

    answer = Device().get(f"{ONE_FILE}/{way}/sheet.html?perspective=eltern&language=de")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{way}")
