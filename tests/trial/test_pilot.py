"""The pages of those who take part in a trial."""

import json
import re
from dataclasses import replace

import pytest

from qcheck.piloting import TrialLinkKind
from qcheck.service import Mode, NewCheck, Scope, Shows, open_service
from qcheck.settings import Settings
from tests.sheet.devices import hidden, new_check, text
from tests.trials import trial_link


@pytest.fixture
def coordinate(service, coordinate) -> str:
    """The trial asks the questions of the short check."""
    trial = service.trials.open(coordinate).trial
    service._store.write_trial(replace(trial, catalogues=("kurzcheck",), contact="trial@example.org"))
    return coordinate


@pytest.fixture
def join(service, coordinate) -> str:
    return trial_link(service, coordinate, TrialLinkKind.JOIN)


@pytest.fixture
def pilot(service, join) -> str:
    return service.piloting.become(join, "Musterstadt")


def taking_part(service, pilot):
    organise = new_check(service)
    service.piloting.join(pilot, organise)
    return organise


def test_whoever_wants_to_take_part_reads_first_what_will_be_seen(device, join):
    page = text(device.get(f"/pilot/{join}").text)

    assert "Was die Koordination sieht, und was nicht" in page
    assert "Sie sieht nie Ampeln, Werte, Antworten oder Kommentare" in page
    assert "Sie können jederzeit wieder aussteigen" in page


def test_with_a_name_one_gets_a_page_of_ones_own(device, service, join):
    answer = device.post(f"/pilot/{join}", data={"name": "Musterstadt"})
    page = device.get(answer.headers["location"])

    assert re.fullmatch(r"/pilot/\w{38}\?done=new", answer.headers["location"])
    assert "Musterstadt" in text(page.text)
    assert "Jetzt fehlt noch der Prozess" in text(page.text)


def test_without_a_name_it_is_said_where_one_is_missing(device, join):
    answer = device.post(f"/pilot/{join}?lang=en", data={"name": ""})

    assert answer.status_code == 422
    assert "Please say who takes part" in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_a_process_joins_by_an_organisers_link_as_it_was_pasted(device, service, pilot):
    organise = new_check(service)

    answer = device.post(f"/pilot/{pilot}", data={"organise": f"https://x.example/check?link={organise}"})

    assert answer.headers["location"] == f"/pilot/{pilot}?done=joined"
    assert service.piloting.open_pilot(pilot).pilot.takes_part


def test_a_device_offers_the_checks_that_it_remembers(device, service, pilot):
    organise = new_check(service)
    device.cookies.set("qcheck_links", organise)
    page = device.get(f"/pilot/{pilot}").text

    assert f'value="{organise}"' in page
    device.post(f"/pilot/{pilot}", data={"check": organise, "organise": ""})

    assert f"/organise?link={organise}" in device.get(f"/pilot/{pilot}").text
    device.cookies.clear()
    assert organise not in device.get(f"/pilot/{pilot}").text


@pytest.mark.parametrize("typed", ["", "egal", "{view}"])
def test_what_organises_nothing_joins_nothing_and_stays_in_its_field(device, service, pilot, typed):
    view = service.inviting.links(new_check(service))[-1].link
    typed = typed.format(view=view)

    answer = device.post(f"/pilot/{pilot}", data={"organise": typed})

    assert answer.status_code == 422
    assert hidden(answer.text)["organise"] == typed
    assert not service.piloting.open_pilot(pilot).pilot.takes_part


def test_a_pilot_leaves_when_it_is_sure(device, service, pilot):
    taking_part(service, pilot)

    unsure = device.post(f"/pilot/{pilot}/leave", data={})
    device.post(f"/pilot/{pilot}/leave", data={"sure": "1"})

    assert unsure.status_code == 422
    assert not service.piloting.open_pilot(pilot).pilot.takes_part


def test_a_pilot_takes_back_what_it_has_shown(device, service, pilot):
    organise = taking_part(service, pilot)
    shown = service.piloting.show_result(organise, service.piloting.open_pilot(pilot).pilot.id, Shows())
    assert f'href="/r/{shown.link}"' in device.get(f"/pilot/{pilot}").text

    device.post(f"/pilot/{pilot}/hide", data={"shown": shown.id})

    assert device.get(f"/r/{shown.link}").status_code == 404


def test_a_further_check_is_one_of_the_same_process(device, service, pilot):
    first = f"/new?new-pilot={pilot}&amp;new-offer=kurzcheck"
    assert f'href="{first}"' in device.get(f"/pilot/{pilot}").text

    organise = taking_part(service, pilot)
    unknown = device.get(f"/pilot/{pilot}").text
    device.cookies.set("qcheck_links", organise)

    assert 'href="/new?' not in unknown
    assert f'href="/new?link={organise}&amp;new-offer=kurzcheck"' in device.get(f"/pilot/{pilot}").text


def test_a_pilot_whose_check_asks_other_questions_reads_which_are_tried_and_gets_on(device, service, pilot):
    wish = NewCheck("Radwege", "", "qualitaetscheck", "planung", Scope(), None, Mode.OPEN)
    organise = service.organising.create_check(wish)
    service.piloting.join(pilot, organise)
    elsewhere = text(device.get(f"/pilot/{pilot}").text)
    device.cookies.set("qcheck_links", organise)

    assert "Erprobt wird: Kurzcheck Beteiligung" in elsewhere
    assert "»Weiteren Check zu diesem Prozess anlegen«" in elsewhere
    assert f'href="/new?link={organise}&amp;new-offer=kurzcheck"' in device.get(f"/pilot/{pilot}").text


def test_the_address_of_a_form_leads_back_to_the_page(device, pilot):
    assert device.get(f"/pilot/{pilot}/leave").headers["location"] == f"/pilot/{pilot}"


def test_a_pilots_link_does_not_coordinate(device, service, pilot):
    for path in ("", "/pilots", "/pilots.csv", "/pilots.json", "/pilots/egal"):
        assert device.get(f"/coordinate/{pilot}{path}").headers["location"] == f"/pilot/{pilot}"


def feedback(catalogue="kurzcheck"):
    return json.dumps(
        {
            "qcheck": "feedback",
            "format": 1,
            "catalogue": catalogue,
            "said": [
                {
                    "id": "einmaliges-wort",
                    "version": "0.2.0",
                    "phase": "planung",
                    "question": "k01",
                    "perspective": None,
                    "language": "de",
                    "week": "2026-W20",
                    "marks": ["unclear"],
                    "text": "Wer?",
                }
            ],
        }
    )


def test_a_file_of_what_was_said_comes_in_and_goes_out_again(device, service, pilot):
    files = {"file": ("von dort.qcheck-feedback.json", feedback(), "application/json")}

    page = device.post(f"/pilot/{pilot}/bring", files=files)
    again = device.post(f"/pilot/{pilot}/bring", files=files)
    dropped = re.findall(r'name="dropped" value="(\w+)"', page.text)
    device.post(f"/pilot/{pilot}/drop", data={"dropped": dropped[0]})

    assert "von dort.qcheck-feedback.json" in page.text
    assert "1 Äußerung" in text(page.text)
    assert again.status_code == 422
    assert "Genau diese Datei wurde schon aufgenommen." in text(again.text)
    assert "von dort" not in device.get(f"/pilot/{pilot}").text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("", b"", "Bitte wählen Sie eine Datei"),
        ("x.qcheck.json", b"kein Text", "Zeile 1"),
        ("x.qcheck-feedback.json", b"{}", "ist keine Datei mit dem, was zu Fragen gesagt wurde"),
        ("x.qcheck-feedback.json", feedback("fremd").encode(), "»fremd«"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_words(device, pilot, name, content, why):
    answer = device.post(f"/pilot/{pilot}/bring", files={"file": (name, content)})

    assert answer.status_code == 422
    assert 'id="file-why"' in answer.text
    assert why in text(answer.text)


def test_a_bundle_is_shown_with_its_links_once_and_remembered(device, service, pilot, tmp_path):
    bundle = of_another_installation(tmp_path)

    page = device.post(f"/pilot/{pilot}/bring", files={"file": ("prozess.qcheck.json", bundle)})

    link = re.search(r"/check\?link=(\w{38})", page.text)[1]
    assert service.access.open(link).title == "Dort"
    assert link in page.headers["set-cookie"]
    assert f"/organise?link={link}" in device.get(f"/pilot/{pilot}").text
    device.cookies.clear()
    assert link not in device.get(f"/pilot/{pilot}").text


def of_another_installation(folder):
    opened = open_service(Settings(data=folder / "dort"))
    organise = opened.organising.create_check(
        NewCheck("Dort", "Nebenan", "kurzcheck", "planung", Scope(), None, Mode.OPEN)
    )
    bundle = opened.bundle_exchange.of_process(organise)
    opened.close()
    return bundle


def test_a_bundle_that_was_sent_to_the_coordinator_gives_it_no_link(
    device, service, coordinate, pilot, tmp_path
):
    page = f"/coordinate/{coordinate}/pilots/{service.piloting.open_pilot(pilot).pilot.id}"

    answer = device.post(
        f"{page}/bring", files={"file": ("prozess.qcheck.json", of_another_installation(tmp_path))}
    )
    shown = device.get(answer.headers["location"])

    assert answer.headers["location"] == f"{page}?done=received"
    assert "Kurzcheck" in text(shown.text)
    assert not re.search(r"/(check|organise)\?link=", shown.text)
    assert "set-cookie" not in answer.headers


def test_a_device_finds_its_way_back_to_the_page_of_its_pilot(device, service, pilot):
    device.get(f"/pilot/{pilot}")

    (known,) = service.trials.known([device.cookies["qcheck_links"]])
    assert (known.kind, known.written) == (TrialLinkKind.PILOT, pilot)
