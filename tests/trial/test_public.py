"""The public page of a trial, registering there, and the page of one's own."""

import gzip
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from qcheck.look import STATIC
from qcheck.piloting import Asks, Who
from qcheck.settings import Settings
from qcheck.web import visit
from tests.sheet.devices import Device, hidden, text
from tests.trial_dates import EVENING, date_of, on_list, plan
from tests.trials import trying


@pytest.fixture
def coming(service):
    """It is May 2026, weeks before the dates of these tests."""
    before, service.clock.now = service.clock.now, lambda: EVENING.replace(month=5)
    yield service
    service.clock.now = before


@pytest.fixture
def trial(coming, coordinate):
    """A public trial that asks for addresses."""
    made = coming.trials.coordinate(coordinate).trial
    changed = replace(
        made, is_public=True, asks=frozenset({Asks.MAIL}), description="Wir erproben.\n\n- gemeinsam"
    )
    return coming._store.write_trial(changed)


@pytest.fixture
def date(coming, coordinate, trial):
    return date_of(coming, coordinate, seats=1)


NOBODY_ELSE = "Annegret"
"""Long enough that no secret of a page spells it by chance."""


def register(device, trial, date, name="Anna", **fields):
    """Registers as a browser does; gives the address of one's own page."""
    mail = f"{name.lower()}@example.org"
    answer = device.fill(f"/trial/{trial.name}/dates/{date.id}", name=name, mail=mail, **fields)
    return answer.headers["location"]


def test_a_date_that_is_called_as_its_kind_says_so_once(device, coming, coordinate, trial):
    date_of(coming, coordinate, title="Infotermin")
    date_of(coming, coordinate, title="Auftakt")

    said = text(device.get(f"/trial/{trial.name}").text)

    assert "Infotermin Montag" in said
    assert "Auftakt Infotermin Montag" in said
    assert "Infotermin Infotermin" not in said


def test_everybody_sees_the_dates_with_their_lights_and_what_these_mean(device, trial, date):
    page = device.get(f"/trial/{trial.name}")

    said = text(page.text)
    assert "Wir erproben. gemeinsam" in said
    assert "Montag, 15. Juni 2026, 18:00 bis 19:00 Uhr" in said
    assert "Nur noch wenige Plätze" in said
    assert "Was bedeuten die Ampeln?" in said
    assert "<script>" not in page.text


def test_of_dates_with_the_same_content_everybody_reads_that_one_is_enough(
    device, coming, coordinate, trial, date
):
    date_of(coming, coordinate, starts=date.starts + timedelta(days=2), ends=date.ends + timedelta(days=2))
    alone = text(device.get(f"/trial/{trial.name}").text)
    later = {"starts": date.starts + timedelta(days=3), "ends": date.ends + timedelta(days=3)}
    date_of(coming, coordinate, like=date.id, **later)

    told = text(device.get(f"/trial/{trial.name}").text)
    led = text(device.get(f"/coordinate/{coordinate}/dates").text)
    assert "Gleicher Inhalt" not in alone
    assert told.count("Einer dieser Termine genügt.") == 2
    assert "Gleicher Inhalt: Donnerstag, 18. Juni 2026" in told
    assert led.count("Gleicher Inhalt: ") == 2


def test_one_reads_which_questionnaire_is_tried(device, service, coordinate, trial):
    trying(service, coordinate, "kurzcheck")

    assert "Erprobt wird: Kurzcheck Beteiligung" in text(device.get(f"/trial/{trial.name}").text)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Only a few seats left"), ("de-simple", "wenige Plätze")]
)
def test_the_public_page_speaks_three_languages(device, trial, date, language, words):
    assert words in text(device.get(f"/trial/{trial.name}?lang={language}").text)


def test_a_trial_that_is_not_public_has_no_page(device, coming, coordinate, trial, date):
    coming._store.write_trial(replace(trial, is_public=False))

    assert device.get(f"/trial/{trial.name}").status_code == 404
    assert device.get(f"/trial/{trial.name}/dates/{date.id}").status_code == 404
    assert device.get(f"/trial/{trial.name}/dates.ics").status_code == 404


@pytest.mark.parametrize(
    "address", ["/trial/nichts", "/registration/nichts", "/pilot/nichts", "/application/x"]
)
def test_an_address_that_leads_to_no_trial_speaks_of_no_check_and_leads_to_all_trials(device, address):
    page = device.get(address)

    assert page.status_code == 404
    assert "Diese Adresse führt zu keiner Erprobung" in text(page.text)
    assert 'href="/trial"' in page.text


def test_who_is_responsible_stands_in_one_line_with_commas(device, coming, trial):
    coming._store.write_trial(replace(trial, responsible="Stiftung\nAm Markt 1\nBonn"))

    assert "Stiftung, Am Markt 1, Bonn" in text(device.get("/trial").text)


def test_the_list_of_trials_is_found_with_a_stroke_at_its_end_too(device, trial):
    assert trial.title in device.get("/trial/").text


def test_dates_of_pilots_stand_nowhere_in_public(device, coming, coordinate, trial):
    date = date_of(coming, coordinate, title="Nur unter uns", who=Who.PILOTS)

    pages = [f"/trial/{trial.name}", f"/trial/{trial.name}/dates.ics", f"/trial/{trial.name}/embed"]

    assert [page for page in pages if "Nur unter uns" in device.get(page).text] == []
    assert device.get(f"/trial/{trial.name}/dates/{date.id}").headers["location"] == f"/trial/{trial.name}"


def test_one_finds_the_application_as_long_as_one_can_apply(device, coming, trial):
    until = EVENING.replace(month=5, hour=23)
    coming._store.write_trial(replace(trial, apply_until=until))
    way = f'href="/trial/{trial.name}/apply"'

    before = device.get(f"/trial/{trial.name}").text
    coming.clock.now = lambda: EVENING

    assert way in before
    assert "Uhr bewerben." in text(before)
    assert way not in device.get(f"/trial/{trial.name}").text


def test_the_list_of_trials_has_those_that_are_public(device, coming, trial):
    coming.trials.make("Noch geheim")

    said = text(device.get("/trial").text)

    assert trial.title in said
    assert "Noch geheim" not in said


def test_one_registers_waits_and_moves_up(coming, coordinate, trial, date):
    anna, bert = Device(), Device()
    first, second = register(anna, trial, date), register(bert, trial, date, "Bert")
    waiting = text(bert.get(second).text)

    anna.post(f"{first}/cancel")

    assert "Sie stehen auf der Warteliste, an 1. Stelle." in waiting
    assert "Sie haben einen Platz." in text(bert.get(second).text)
    assert "Sie sind nicht mehr angemeldet." in text(anna.get(first).text)
    assert on_list(coming, coordinate, date.id) == [("Anna", "cancelled"), ("Bert", "seat")]


def test_a_form_that_is_sent_twice_registers_once(coming, coordinate, trial, date):
    device = Device()
    form = hidden(device.get(f"/trial/{trial.name}/dates/{date.id}").text)
    sent = form | {"name": "Anna", "mail": "anna@example.org"}

    answers = [device.post(f"/trial/{trial.name}/dates/{date.id}", data=sent) for _ in range(2)]

    assert len({answer.headers["location"] for answer in answers}) == 1
    assert len(on_list(coming, coordinate, date.id)) == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(device, trial, date):
    answer = device.fill(f"/trial/{trial.name}/dates/{date.id}", name="Anna", mail="anna@")
    empty = device.fill(f"/trial/{trial.name}/dates/{date.id}", name="", mail="")

    assert answer.status_code == 422
    assert 'id="mail-why"' in answer.text
    assert 'value="Anna"' in answer.text
    assert 'id="name-why"' in empty.text
    assert 'id="mail-why"' in empty.text


def test_whoever_belongs_to_no_organisation_reads_before_sending_what_to_write(device, coming, trial, date):
    coming._store.write_trial(replace(trial, asks=frozenset({Asks.ORGANISATION})))

    form = device.get(f"/trial/{trial.name}/dates/{date.id}").text

    assert "Wenn Sie für sich selbst kommen, schreiben Sie: keine." in text(form)


def test_whoever_waits_is_not_told_that_cancelling_frees_their_seat(coming, trial, date):
    bert = Device()
    register(Device(), trial, date)
    waiting = text(bert.get(register(bert, trial, date, "Bert")).text)

    assert "Dann rücken die anderen auf der Liste nach." in waiting
    assert "Dann bekommt die nächste Person sofort den Platz" not in waiting


def test_a_device_that_registered_finds_its_page_and_changes_to_the_other_date(
    coming, coordinate, trial, date
):
    other = date_of(coming, coordinate, seats=5, like=date.id)
    device = Device()
    own = register(device, trial, date)

    public = device.get(f"/trial/{trial.name}").text
    form = device.get(f"/trial/{trial.name}/dates/{other.id}").text
    device.post(f"{own}/move", data={"date": other.id})

    assert f'href="{own}"' in public
    assert "Sie sind schon angemeldet" in form
    assert f'action="{own}/move"' in form
    assert on_list(coming, coordinate, other.id) == [("Anna", "seat")]


def test_who_types_somebody_elses_address_sees_the_page_that_everybody_sees(coming, coordinate, trial):
    full = date_of(coming, coordinate, seats=9)
    register(Device(), trial, full)
    stranger, new = Device(), Device()

    known = stranger.get(register(stranger, trial, full))
    fresh = new.get(register(new, trial, full, "Cem"))

    def bare(page):
        links = re.sub(r"/registration/\w+", "", re.sub(r"(?i)anna|cem", "X", page.text))
        return re.sub(r'name="revision" value="\d"', "", links)

    assert bare(known) == bare(fresh)


def test_the_access_to_a_meeting_stands_nowhere_but_on_the_page_of_who_has_a_seat(coming, trial, date):
    seated, waits = Device(), Device()
    own, other = register(seated, trial, date), register(waits, trial, date, "Bert")
    early = seated.get(own).text
    coming.clock.now = lambda: EVENING - timedelta(hours=9)

    secret = "raum.example/geheim"

    assert secret in seated.get(own).text
    public = [f"/trial/{trial.name}{path}" for path in ("", "/dates.ics", "/embed", f"/dates/{date.id}")]
    seen = [early, waits.get(other).text, *(waits.get(page).text for page in public)]
    seen.append(seated.get(f"{own}/date.ics").text)
    assert [page for page in seen if secret in page] == []


def test_no_page_of_other_people_and_no_line_of_the_log_has_an_address(
    caplog, coming, coordinate, trial, date
):
    caplog.set_level(0)
    register(Device(), trial, date, NOBODY_ELSE)
    coming.upkeep.tidy()
    others = Device()
    own = register(others, trial, date, "Bert")

    pages = [
        f"/trial/{trial.name}",
        f"/trial/{trial.name}/dates/{date.id}",
        f"/trial/{trial.name}/embed",
        own,
    ]
    seen = "".join(others.get(page).text for page in pages)

    assert NOBODY_ELSE.lower() not in seen.lower()
    assert "example.org" not in seen.replace("bert@example.org", "")
    assert NOBODY_ELSE.lower() not in caplog.text.lower()


def test_own_data_are_changed_and_shown_on_ones_own_page_alone(coming, coordinate, trial, date):
    device = Device()
    own = register(device, trial, date)

    changed = device.fill(own + "/change", **hidden(device.get(own).text) | {"name": "Anna B."})

    assert changed.status_code == 303
    assert on_list(coming, coordinate, date.id) == [("Anna B.", "seat")]


def test_search_engines_read_the_dates(device, trial, date):
    page = device.get(f"/trial/{trial.name}")

    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text)
    (event,) = json.loads(data)["@graph"]
    assert (event["@type"], event["startDate"]) == ("Event", "2026-06-15T18:00:00+02:00")
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert event["offers"]["availability"] == "https://schema.org/InStock"
    assert '<meta name="robots" content="index, follow">' in page.text
    assert f'<link rel="canonical" href="http://testserver/trial/{trial.name}">' in page.text
    assert f'<meta property="og:title" content="{trial.title}">' in page.text


def test_a_title_cannot_end_the_data_for_search_engines(device, coming, coordinate, trial):
    date_of(coming, coordinate, title="</script><script>alert(1)</script>")

    assert "<script>alert" not in device.get(f"/trial/{trial.name}").text


def test_pages_of_ones_own_and_of_the_coordinator_are_not_for_search_engines(device, coordinate, trial, date):
    pages = (register(device, trial, date), f"/coordinate/{coordinate}/dates", f"/trial/{trial.name}/embed")

    assert [page for page in pages if 'content="noindex"' not in device.get(page).text] == []


def test_calendars_have_the_dates_and_their_changes(device, coming, coordinate, trial, date):
    before = device.get(f"/trial/{trial.name}/dates/{date.id}/date.ics").text
    coming.dates.change(coordinate, date.id, plan(seats=1, title="Neu"), date.revision)

    after = device.get(f"/trial/{trial.name}/dates.ics").text

    assert f"UID:{date.id}@dates.qcheck" in before
    assert "SEQUENCE:0" in before
    assert "SUMMARY:Neu" in after
    assert "SEQUENCE:1" in after
    assert f"URL:http://testserver/trial/{trial.name}" in after


def test_only_sites_that_the_operator_names_may_show_the_dates_in_a_frame(device, monkeypatch, trial, date):
    address = f"/trial/{trial.name}/embed"
    nobody = device.get(address)
    monkeypatch.setenv("QCHECK_EMBED", "https://www.stadt.example, https://rat.example/")
    visit.settings.cache_clear()

    allowed = device.get(address)
    monkeypatch.undo()
    visit.settings.cache_clear()

    assert "frame-ancestors 'none'" in nobody.headers["Content-Security-Policy"]
    assert nobody.headers["X-Frame-Options"] == "DENY"
    policy = allowed.headers["Content-Security-Policy"]
    assert "frame-ancestors https://www.stadt.example https://rat.example" in policy
    assert "X-Frame-Options" not in allowed.headers
    assert 'target="_blank"' in allowed.text


@pytest.mark.parametrize(
    "embed", ["*", "stadt.example", "https://stadt.example/seite", "'self'; script-src *"]
)
def test_a_site_that_may_embed_is_a_host_and_nothing_else(embed):
    with pytest.raises(ValueError, match="each site"):
        Settings(embed=embed)


def test_the_public_page_weighs_less_than_thirty_kilobytes_before_its_face(device, coming, coordinate, trial):
    for number in range(12):
        date_of(coming, coordinate, title=f"Infotermin {number}", text="Wir stellen den Fragebogen vor. " * 5)

    page = device.get(f"/trial/{trial.name}").text
    styles = gzip.compress((STATIC / "tokens.css").read_bytes())

    assert "--sans:" not in page  # the face is that of all pages, and comes after the first paint
    assert re.findall(r'<link rel="stylesheet" href="/look/tokens[^"]*">', page)
    assert len(gzip.compress(page.encode())) + len(styles) < 30_000


def test_where_no_trial_is_public_the_list_leads_to_the_start_page(service, device, monkeypatch):
    monkeypatch.setattr("qcheck.service.trial.trials.Trials.all_public", lambda _: ())

    page = device.get("/trial?lang=en").text

    assert "At the moment there is no trial with a public page." in text(page)
    assert '<a class="button" href="/?lang=en">To the start page</a>' in page
