"""Signs that turn words around, or show nothing, come in nowhere: neither in titles and names nor in what
people say.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.records import Letterhead
from qcheck.service import NotPossible, Service
from tests.attack.routes import everything
from tests.sheet.devices import invitation, new_check

TURNED = "Aus\u202efdp.exe\u202c\u2066 links\u2069 \u200frechts\ufeff"
STRAIGHT = "Ausfdp.exe links rechts"
NOTHING = "\u200b\u2060\ufeff\u200d\u00ad\u3164"
QUESTION, TOPIC = QuestionId("k-zuhoeren"), CriterionId("dialogbereitschaft")


def on_a_sheet(service: Service, organiser: str) -> str:
    return service.joining.join(
        invitation(service, organiser), PerspectiveId("politik"), service.joining.new_nonce()
    )


ENTRIES: dict[str, Callable[[Service, str, str], object]] = {
    "title and place": lambda service, link, text: service.organising.rename(link, text, text),
    "label": lambda service, link, text: service.collecting.add_sheet(link, PerspectiveId("politik"), text),
    "name of a link": lambda service, link, text: service.inviting.invite(link, None, text),
    "letterhead": lambda service, link, text: service.inviting.write_letterhead(
        link, Letterhead(text, text, text, text, text)
    ),
    "comment": lambda service, link, text: service.answering.comment(
        on_a_sheet(service, link), QUESTION, text, ""
    ),
    "evidence": lambda service, link, text: service.answering.evidence(
        on_a_sheet(service, link), QUESTION, text, "", ("", "")
    ),
    "closing": lambda service, link, text: service.answering.closing(
        on_a_sheet(service, link), "open_good", text, ""
    ),
    "note": lambda service, link, text: service.outcomes.note(workshop(service, link), TOPIC, text, ""),
    "next": lambda service, link, text: service.outcomes.meet_again(workshop(service, link), text),
}


def workshop(service: Service, link: str) -> str:
    service.facilitating.start_workshop(link, "90")
    return link


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_turns_words_around_is_left_out_wherever_text_comes_in(service: Service, entry: str) -> None:
    link = new_check(service)

    ENTRIES[entry](service, link, TURNED)

    kept = str(everything(service))  # where signs that cannot be shown stand by their numbers
    assert r"\u202e" not in kept
    assert STRAIGHT in kept


@pytest.mark.parametrize("entry", ["title and place", "label", "name of a link"])
def test_a_title_or_name_that_shows_nothing_is_none(service: Service, entry: str) -> None:
    with pytest.raises(NotPossible):
        ENTRIES[entry](service, new_check(service), NOTHING)


@pytest.mark.parametrize("entry", ["comment", "closing", "note", "evidence"])
def test_words_that_show_nothing_are_no_words(service: Service, entry: str) -> None:
    link = new_check(service)

    ENTRIES[entry](service, link, NOTHING)

    assert "\u3164" not in str(everything(service))


def test_what_joins_letters_and_pictures_stays(service: Service) -> None:
    link = new_check(service)
    sheet = on_a_sheet(service, link)

    saved = service.answering.comment(
        sheet, QUESTION, "می\u200cخواهم 👩\u200d👧 ❤\ufe0f Donau\u00addampf", ""
    )

    assert saved.text == "می\u200cخواهم 👩\u200d👧 ❤\ufe0f Donau\u00addampf"
