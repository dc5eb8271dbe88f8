"""A check that was moved travels with its moves, what they set aside and what was said about questions."""

import json
from contextlib import closing
from datetime import date

import pytest

from qcheck.bundle import NotABundle, checked, read, written
from qcheck.catalogue import PerspectiveId
from qcheck.language import language
from qcheck.records import Fit, Mode
from qcheck.refusals import NotPossible
from qcheck.service import open_service
from qcheck.settings import Settings
from tests.bundle.bundles import (
    ASIDE,
    BUNDLE,
    CONFIDENTIAL,
    MOVE,
    MOVED,
    SAID,
    SHA,
    SHEET,
    file,
    first_format,
    moved,
)
from tests.bundle.travels import profile
from tests.standing_clock import StandingClock
from tests.test_service import YAML, wish
from tests.test_service_moving import NEXT, bytes_of
from tests.test_service_people import invitation

CLOSING = ("open_good", "open_next")
FIRST, SECOND = "status: trial\n" + YAML, "status: trial\n" + NEXT


@pytest.fixture
def here(tmp_path):
    """Two editions lie here, of which checks are made with the first one."""
    settings = Settings(data=tmp_path / "here").prepared()
    (settings.criteria / "spielplatz.yaml").write_text(FIRST, "utf-8")
    with closing(open_service(settings)) as opened:
        opened.clock.now = StandingClock()
        yield opened


@pytest.fixture
def there(tmp_path, database_url):
    """An installation that knows neither edition."""
    with closing(open_service(Settings(data=tmp_path / "there", database=database_url))) as opened:
        opened.clock.now = StandingClock()
        yield opened


def begun(here, **wishes):
    """A check by the first edition, with the second one beside it."""
    link = here.organising.create_check(wish(deletes=date(2027, 5, 1), **wishes))
    (here.shelf.own / "earlier").mkdir(exist_ok=True)
    (here.shelf.own / "earlier" / "spielplatz-1.1.0.yaml").write_text(SECOND, "utf-8")
    return link


def moved_round(here):
    """Answered, said something about, moved, and answered again."""
    link = begun(here)
    sheet = here.joining.join(invitation(here, link), PerspectiveId("kinder"), "once")
    for question, value in {"frueh": 4, "offen": 3, "fest": 4}.items():
        here.answering.answer(sheet, question, value)
    here.answering.comment(sheet, "offen", "Nur die Lage stand fest.", "")
    here.answering.evidence(sheet, "offen", "Plan", "https://stadt.example/p", ("", ""))
    here.feedback.say_of_question(sheet, "offen", {Fit.WORD}, "Offen wofür?", "w1", "de")
    here.moving.move(link, "1.1.0")
    here.answering.answer(sheet, "geld", 2)
    here.feedback.say_of_question(sheet, "geld", {Fit.UNCLEAR}, "", "w2", "de")
    return link


def told(service, link):
    """All that was said about questions, as authors get it."""
    said = service.statistics.of_links([link], "spielplatz").said
    return sorted((each.id, each.version, repr(each.feedback)) for each in said)


def problems(content):
    with pytest.raises(NotABundle) as refused:
        checked(read(file(content)), CLOSING)
    return [each.said(language("en")) for each in refused.value.problems]


def test_the_former_profile_the_history_and_the_undo_are_there_on_the_second_installation(here, there):
    link = moved_round(here)

    [arrived] = there.bundle_exchange.take_in(here.bundle_exchange.of_check(link))

    former = [
        service.moving.former_result(each, "1.0.0") for service, each in ((here, link), (there, arrived))
    ]
    assert profile(there, arrived) == profile(here, link)
    assert former[1].profile == former[0].profile
    assert [(e.comment, e.question) for e in former[1].remarks] == [("Nur die Lage stand fest.", "offen")]
    assert there.moving.moves(arrived) == here.moving.moves(link)
    assert there.moving.may_undo_move(arrived)

    here.moving.undo_move(link)
    there.moving.undo_move(arrived)

    assert bytes_of(there, arrived) == bytes_of(here, link)
    assert there.moving.moves(arrived)[-1].undone


def test_what_was_said_about_questions_and_whether_it_is_asked_come_along(here, there):
    link = moved_round(here)
    here.feedback.ask_back(link, False)

    [arrived] = there.bundle_exchange.take_in(here.bundle_exchange.of_check(link))

    assert [version for _, version, _ in told(there, arrived)].count("1.0.0") == 1
    assert told(there, arrived) == told(here, link)
    assert there.access.open(arrived).asks_fit is False


def test_the_same_bytes_leave_each_time_and_go_on_from_there(here, there):
    link = moved_round(here)
    here.moving.undo_move(link)
    first = here.bundle_exchange.of_check(link)

    [arrived] = there.bundle_exchange.take_in(first)

    assert here.bundle_exchange.of_check(link) == first
    assert there.bundle_exchange.of_check(arrived) == first


def test_a_second_copy_stands_beside_the_first_with_all_that_was_said(here):
    link = moved_round(here)

    [copy] = here.bundle_exchange.take_in(here.bundle_exchange.of_check(link), again=True)

    assert len(told(here, copy)) == len(told(here, link)) == 2
    assert {each[0] for each in told(here, copy)}.isdisjoint({each[0] for each in told(here, link)})


def test_nothing_said_about_questions_stands_in_a_sheet_or_names_one(here):
    [check] = json.loads(here.bundle_exchange.of_check(moved_round(here)))["checks"]

    assert "Offen wofür?" not in json.dumps(check["sheets"], ensure_ascii=False)
    assert [set(each) for each in check["feedback"]] == [set(SAID)] * 2


def confidential(here, children):
    """Moved and ended, and from each perspective one has said something about the questions."""
    link = begun(here, mode=Mode.CONFIDENTIAL, perspective=None)
    begun_sheets = {}
    for perspective, times in (("amt", 6), ("kinder", children)):
        sheets = [
            here.joining.join(invitation(here, link), PerspectiveId(perspective), f"{perspective}{each}")
            for each in range(times)
        ]
        for sheet in sheets:
            here.answering.answer(sheet, "frueh", 3)
            here.answering.answer(sheet, "offen", 2)
        begun_sheets[perspective] = sheets
    here.moving.move(link, "1.1.0")
    for perspective, [first, *_] in begun_sheets.items():
        here.feedback.say_of_question(
            first, "frueh", {Fit.WORD}, f"Wort von {perspective}", "w" + perspective, "de"
        )
    here.organising.end_check(link)
    return link


def test_of_a_confidential_check_nothing_set_aside_leaves_and_its_former_result_neither(here, there):
    link = confidential(here, 2)

    source = here.bundle_exchange.of_check(link)
    [arrived] = there.bundle_exchange.take_in(source)

    [check] = json.loads(source)["checks"]
    assert check["sheets"] == []
    assert there.moving.moves(arrived) == here.moving.moves(link)
    assert not there.moving.may_undo_move(arrived)
    with pytest.raises(NotPossible):
        there.moving.former_result(arrived, "1.0.0")


@pytest.mark.parametrize("children", [2, 5])
def test_what_was_said_in_a_confidential_check_leaves_as_the_gate_lets_it_stand(here, there, children):
    link = confidential(here, children)

    source = here.bundle_exchange.of_check(link)
    [arrived] = there.bundle_exchange.take_in(source)

    [check] = json.loads(source)["checks"]
    whose = {(each["perspective"], each["language"], each["week"]) for each in check["feedback"]}
    assert len(told(here, link)) == len(check["feedback"])
    assert whose == ({(None, "", "")} if children == 2 else {("amt", "", ""), ("kinder", "", "")})
    assert told(there, arrived) == told(here, link)
    assert there.bundle_exchange.of_check(arrived) == source


def test_what_was_written_is_read_as_it_was():
    bundle = read(file(MOVED))

    assert json.loads(written(bundle)) == MOVED
    assert len(checked(bundle, CLOSING)) == 2


def test_a_bundle_from_before_there_were_moves_still_comes_in(there):
    [arrived] = there.bundle_exchange.take_in(file(first_format(BUNDLE)))

    assert there.moving.moves(arrived) == ()
    assert (told(there, arrived), len(there.collecting.sheets(arrived))) == ([], 1)


UNDONE = MOVE | {"before": MOVE["after"], "after": MOVE["before"], "undoes": 1, "aside": []}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (first_format(BUNDLE) | {"format": 2}, "checks[0].asks_back: something is missing here"),
        (MOVED | {"format": 1}, "checks[0].asks_back: there is no such key here"),
        (MOVED | {"catalogues": BUNDLE["catalogues"]}, "checks[0].moves[0].before: the catalogue that this names is not in the bundle"),
        (moved(moves=[]), "catalogues."),
        (moved(moves=[MOVE, MOVE]), "checks[0].moves: the moves of this check from edition to edition do not follow each other as they can"),
        (moved(moves=[MOVE, UNDONE]), "checks[0].moves: the moves of this check"),
        (moved(moves=[MOVE, UNDONE | {"undoes": 2}, MOVE]), "checks[0].moves: the moves of this check"),
        (moved(moves=[MOVE | {"aside": ["fremd"]}]), "checks[0].moves[0].aside: the catalogue has nothing with the name “fremd”"),
        (moved(moves=[MOVE | {"aside": ["einst", "einst"]}]), "checks[0].moves[0].aside: “einst” stands here twice"),
        (moved(moves=[MOVE | {"topics": ["fremd"]}]), "checks[0].moves[0].topics: the catalogue has nothing with the name “fremd”"),
        (moved(moves=[MOVE | {"undoes": 0}]), "checks[0].moves[0].undoes: this number, day or moment lies outside"),
        (moved(moves=[MOVE | {"at": "gestern"}]), "checks[0].moves[0].at: a moment with its time zone"),
        (moved(sheets=[SHEET | {"set_aside": [ASIDE | {"value": 3}]}]), "checks[0].sheets[0].set_aside[0].value: the catalogue has nothing with the name “3”"),
        (moved(sheets=[SHEET | {"set_aside": [ASIDE | {"question": "offen"}]}]), "checks[0].sheets[0].set_aside[0].question: the catalogue has nothing with the name “offen”"),
        (moved(sheets=[SHEET | {"set_aside": [ASIDE | {"catalogue": SHA}]}]), "checks[0].sheets[0].set_aside[0].catalogue: no move of this check leads from this catalogue"),
        (moved(sheets=[SHEET | {"set_aside": [ASIDE, ASIDE]}]), "checks[0].sheets[0].set_aside: “einst "),
        (moved(feedback=[SAID | {"version": ""}]), "checks[0].feedback[0].question: the catalogue has nothing with the name “einst”"),
        (moved(feedback=[SAID | {"perspective": "rat"}]), "checks[0].feedback[0].perspective: the catalogue has nothing with the name “rat”"),
        (moved(feedback=[SAID | {"marks": ["odd"]}]), "checks[0].feedback[0].marks[0]: this is none of the words"),
        (moved(feedback=[SAID | {"marks": [], "text": " "}]), "checks[0].feedback[0]: a mark or a sentence should stand here"),
        (moved(feedback=[SAID | {"week": "heute"}]), "checks[0].feedback[0].week: this is no name"),
        (moved(feedback=[SAID, SAID]), "checks[0].feedback: “a1b2c3d4e5” stands here twice"),
        (moved(asks_back="ja"), "checks[0].asks_back: true or false should stand here"),
        (moved(**CONFIDENTIAL | {"life": BUNDLE["checks"][0]["life"], "figures": None, "moves": [MOVE], "feedback": [SAID]}), "checks[0].feedback: before the end of a confidential check nothing"),
        (moved(emptied="2026-06-04T12:00:00Z", sheets=[], hands=[], workshop=None), "checks[0]: the answers of this check are gone; this bundle was changed"),
    ],
    ids=lambda value: value[:70] if isinstance(value, str) else "",
)  # fmt: skip
def test_damaged_values_are_refused_in_words(content, said):
    assert problems(content)[0].startswith(said)


def test_an_address_set_aside_that_is_none_of_the_web_is_refused(there):
    script = ASIDE | {"evidence": {"title": "Plan", "link": "javascript:alert(1)"}}

    with pytest.raises(NotABundle) as refused:
        there.bundle_exchange.take_in(file(moved(sheets=[SHEET | {"set_aside": [script]}])))

    [said] = [each.said(language("en")) for each in refused.value.problems]
    assert said == "checks[0].sheets[0].set_aside[0].evidence.link: this is no address of a web page"


def test_a_former_check_of_a_file_can_be_taken_back_where_it_has_come_to(there):
    [arrived] = there.bundle_exchange.take_in(file(moved(hands=[], workshop=None)))

    there.moving.undo_move(arrived)

    [sheet] = there.collecting.sheets(arrived)
    assert there.access.open(arrived).catalogue.version == "0.9.0"
    assert there.answering.own_sheet(sheet.link).given["einst"].comment == "Damals ja"


def test_before_it_is_taken_in_it_is_said_that_a_check_was_moved(here, there):
    link = moved_round(here)

    [check] = there.bundle_exchange.look(here.bundle_exchange.of_check(link)).checks

    assert [each[1:] for each in check.moved] == [("1.0.0", "1.1.0")]
