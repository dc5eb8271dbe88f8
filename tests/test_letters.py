"""Letters as e-mails: encoded right, never too long for a mail program, nothing cut in the middle."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from qcheck.language import language
from qcheck.wording.letters import Occasion, data_protection, deadline, invitation, results
from qcheck.wording.mails import MOST, as_mail, mailto, reminder

DE = language("de")
PLAIN = Occasion(
    process="Radweg, Musterstadt",
    perspective="",
    perspective_id="",
    chooses=True,
    views=("Verwaltung", "Politik"),
    questions=12,
    minutes=5,
    mode="open",
    minimum=5,
    ends="",
    deletes="4. Mai 2028",
    address="https://check.example.org/a/0123456789ab6dmsp15rrnyfq97t3wjkn1s42k",
    code="K7M2XQ",
    join="https://check.example.org/join",
    privacy_page="https://check.example.org/privacy",
    released=True,
)


def parts(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def test_an_email_goes_to_nobody_yet_and_says_where_to_answer() -> None:
    address = mailto(PLAIN, DE)

    [body] = parts(address)["body"]
    assert urlsplit(address)[:3] == ("mailto", "", "")
    assert parts(address)["subject"] == ["Ihre Sicht auf die Beteiligung: Radweg, Musterstadt"]
    assert PLAIN.address in body
    assert PLAIN.code in body


@pytest.mark.parametrize(
    "title", ["Fahrrad & Fuß = 100 % + #1?", "Erste Zeile\nBcc: opfer@example.org", "»Größer« 日本 €"]
)
def test_whatever_a_title_holds_it_stays_text_in_the_email(title: str) -> None:
    found = parts(mailto(replace(PLAIN, process=title), DE))

    assert set(found) == {"subject", "body"}
    assert found["subject"] == [f"Ihre Sicht auf die Beteiligung: {title}".replace("\n", " ")]


def test_lines_end_as_mail_programs_expect() -> None:
    [body] = parts(mailto(PLAIN, DE))["body"]

    assert body.count("\n") == body.count("\r\n") > 5


@pytest.mark.parametrize("long", ["purpose", "afterwards", "contact", "sender", "process"])
@pytest.mark.parametrize("to_see", [False, True])
def test_an_email_is_never_longer_than_mail_programs_take_and_keeps_the_link(long: str, to_see: bool) -> None:
    address = mailto(replace(PLAIN, **{long: "Größe ä " * 75}), DE, to_see=to_see)

    assert len(address) <= MOST
    assert PLAIN.address in parts(address)["body"][0]


def test_what_does_not_fit_is_left_out_whole_the_purpose_first() -> None:
    letter = replace(
        PLAIN, purpose="Wofür " * 100, afterwards="Danach sehen wir uns.", contact="Frau Beispiel"
    )

    [body] = parts(mailto(letter, DE))["body"]

    assert "Wofür" not in body
    assert "Danach sehen wir uns." in body
    assert "Frau Beispiel" in body


def test_no_end_is_said_as_it_is() -> None:
    assert deadline(PLAIN, DE) == "Eine Frist steht noch nicht fest. Bitte antworten Sie bald."
    assert deadline(replace(PLAIN, ends="4. Mai 2027, 18:00 Uhr"), DE) == "Bis 4. Mai 2027, 18:00 Uhr."


def test_data_protection_names_who_is_responsible_else_who_invites() -> None:
    said = [
        data_protection(replace(PLAIN, privacy=privacy, sender="Stadt"), DE)
        for privacy in ("Frau Daten\n0123.", "")
    ]

    assert said[0].startswith("Verantwortlich: Frau Daten, 0123. Gespeichert werden")
    assert said[1].startswith("Verantwortlich: Stadt. Gespeichert werden")


def test_only_an_open_round_keeps_by_which_invitation_somebody_came() -> None:
    opened, confidential = (
        data_protection(replace(PLAIN, mode=mode), DE) for mode in ("open", "confidential")
    )

    assert "mit welcher Einladung Sie gekommen sind" in opened
    assert "mit welcher Einladung" not in confidential


def test_a_perspective_is_told_what_to_know_where_it_is_one_of_ours() -> None:
    ours = invitation(replace(PLAIN, perspective="Politik", perspective_id="politik"), DE)
    other = invitation(replace(PLAIN, perspective="Kinder", perspective_id="kinder"), DE)

    assert "Es geht nicht um das Vorhaben selbst, sondern darum, wie die Beteiligung läuft." in " ".join(
        ours.opening
    )
    assert "Sie antworten aus dieser Perspektive: Kinder." in other.opening


def test_what_the_organiser_has_written_stands_in_the_text_to_copy() -> None:
    about = replace(
        PLAIN, sender="Stadt", contact="Frau Beispiel", purpose="Wir lernen.", afterwards="Am 4. Mai."
    )

    said = as_mail(invitation(about, DE), about)

    assert all(
        each in said
        for each in (
            "Stadt",
            "Wen können Sie fragen? Frau Beispiel",
            "Wir lernen.",
            "Was geschieht danach? Am 4. Mai.",
        )
    )
    assert "Antworten Sie einfach darauf" not in said


def test_a_reminder_says_whom_to_ask() -> None:
    assert "Wen können Sie fragen? Frau Beispiel" in reminder(replace(PLAIN, contact="Frau Beispiel"), DE)


FULL = replace(
    PLAIN,
    sender="Stadt Musterstadt",
    contact="Frau Beispiel, 01234 56789",
    privacy="Datenschutzbeauftragte, 01234 999",
    purpose="Wir wollen lernen, was besser werden muss.",
    ends="4. Mai 2027, 18:00 Uhr",
)
NEEDED = {
    "who invites": "Stadt Musterstadt",
    "what for": "Wir wollen lernen, was besser werden muss.",
    "how long": "Es dauert etwa 5 Minuten (12 Fragen).",
    "until when": "Bis 4. Mai 2027, 18:00 Uhr.",
    "anonymous or not": "nicht anonym",
    "deletion": "Am 4. Mai 2028 werden alle Antworten gelöscht.",
    "responsible": "Verantwortlich: Datenschutzbeauftragte, 01234 999.",
    "more on data protection": "https://check.example.org/privacy",
    "whom to ask": "Frau Beispiel, 01234 56789",
    "voluntary": "freiwillig",
}


@pytest.mark.parametrize("needed", NEEDED)
def test_the_letter_and_the_email_both_say_what_the_law_and_the_reader_need(needed: str) -> None:
    letter, [body] = as_mail(invitation(FULL, DE), FULL), parts(mailto(FULL, DE))["body"]

    assert NEEDED[needed] in letter.replace("\N{NO-BREAK SPACE}", " ")
    assert NEEDED[needed] in body.replace("\N{NO-BREAK SPACE}", " ")


def test_an_email_of_a_confidential_check_says_what_the_results_do_not_show() -> None:
    [body] = parts(mailto(replace(FULL, mode="confidential"), DE))["body"]

    assert "wer was geantwortet hat" in body


def test_an_email_says_what_for_where_the_organiser_has_not() -> None:
    [body] = parts(mailto(PLAIN, DE))["body"]

    assert "wie gut die Beteiligung gelingt" in body


def test_a_reminder_says_how_open_it_is_and_when_answers_are_deleted() -> None:
    said = reminder(FULL, DE)

    assert "nicht anonym" in said
    assert "Am 4. Mai 2028 werden alle Antworten gelöscht." in said


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (True, "mit demselben Link, auf demselben Gerät oder mit dem persönlichen Code."),
        (False, "Das Ergebnis sehen die Organisierenden und alle, denen sie es weitergeben."),
    ],
)
def test_an_invitation_says_whether_whoever_answers_sees_the_result(shares: bool, said: str) -> None:
    points = dict(invitation(replace(PLAIN, shares=shares), DE).points)

    assert points["Wer sieht Ihre Antworten?"].endswith(said)


@pytest.mark.parametrize("released", [True, False])
def test_a_letter_to_see_the_results_says_to_wait_only_where_there_are_none_yet(released: bool) -> None:
    letter = results(replace(PLAIN, mode="confidential", released=released), DE)

    assert any("vertrauliche Abfrage" in each for each in letter.opening) is not released


@pytest.mark.parametrize(
    ("contact", "sender", "asking"),
    [
        ("Frau Beispiel", "", ""),
        ("", "Stadt", "Wen können Sie fragen?"),
        ("", "", "Wer lädt Sie ein, und wen können Sie fragen?"),
    ],
)
def test_only_where_nobody_is_named_a_letter_leaves_a_line_for_whom_to_ask(
    contact: str, sender: str, asking: str
) -> None:
    letter = invitation(replace(PLAIN, contact=contact, sender=sender), DE)

    assert letter.asking == asking
    assert bool(letter.reply) is bool(asking)
