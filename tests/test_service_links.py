"""A link is 38 letters and digits that only the key can make, and that survive being copied."""

import pytest

from qcheck.service.doors import links

KEY = bytes(range(32))
LINK = links.LinkId("0123456789ab")


def test_a_link_is_made_of_its_id_and_a_secret_and_can_be_made_again():
    made = links.text(KEY, LINK, 1)

    assert made == "0123456789ab" + "6dmsp15rrnyfq97t3wjkn1s42k"
    assert links.parse(made) == LINK
    assert links.is_right(made, KEY, LINK, 1)


@pytest.mark.parametrize(
    ("key", "link", "generation"),
    [
        (bytes(32), LINK, 1),
        (KEY, links.LinkId("0123456789ac"), 1),
        (KEY, LINK, 2),
        (KEY, links.LinkId("0123456789a"), 1),
    ],
)
def test_another_key_link_or_generation_makes_another_secret(key, link, generation):
    assert not links.is_right(links.text(KEY, LINK, 1), key, link, generation)


@pytest.mark.parametrize("place", range(12, 38))
def test_one_wrong_sign_in_the_secret_is_wrong(place):
    made = links.text(KEY, LINK, 1)
    other = "2" if made[place] != "2" else "3"

    assert not links.is_right(made[:place] + other + made[place + 1 :], KEY, LINK, 1)


@pytest.mark.parametrize(
    "copied",
    [
        "  {link}\n",
        "https://check.example.org/check?link={link}",
        "https://check.example.org/check?link={link}&lang=de#oben",
        "»{link}«.",
        "{LINK}",
        "{misread}",
        *(
            f"https://check.example.org/a/{{link}}{sign}"
            for sign in (".", ",", ")", ">", ";", "“", "'", "&gt;", "%3E", "/", "*")
        ),
        "<https://check.example.org/a/{link}>",
        "HTTPS://CHECK.EXAMPLE.ORG/A/{LINK}",
        "http:// check.example.org/a/{link}",
        "https://check.example.org/a/{half}\n{other}",
        "https://check.example.org/a/{half} {other} und danke!",
        "https://check.example.org/a/{half}=\r\n{other}",
        "https://check.example.org/a/{half}-\n{other}",
        "> https://check.example.org/a/{half}\n> {other}",
        "{half}\u200b{other}",
        "{half}\u00ad{other}",
        "{half} {other}",
        "{wide}",
        "https://check.example.org/check?link=3D{link}",
        "https://check.example.org/check?link%3D{link}",
        "https://check.example.org/check%3Flink%3D{link}%26lang%3Dde",
        "https://check.example.org/check?lang=de&amp;link={link}",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcheck.example.org%2Fa%2F{link}&data=05%7C"
        + "a1" * 19
        + "%7C1",
        "https://urldefense.com/v3/__https://check.example.org/a/{link}__;!!AbC!" + "x" * 38 + "$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__check.example.org_check-3Flink-3D{link}&d=DwI",
        "https://www.google.com/url?q=https%253A%252F%252Fcheck.example.org%252Fa%252F{link}&sa=D",
    ],
)
def test_a_link_is_understood_however_it_was_copied(copied):
    made = links.text(KEY, LINK, 1)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in made)
    misread = made.replace("0", "O").replace("1", "l")
    typed = copied.format(
        link=made, LINK=made.upper(), misread=misread, half=made[:20], other=made[20:], wide=wide
    )

    assert links.parse(typed) == LINK
    assert links.is_right(typed, KEY, LINK, 1)


@pytest.mark.parametrize(
    "nothing", ["", "hallo", "0123456789ab", "x" * 37, "x" * 39, "ü" * 38, "\x00" * 38, "-" * 38]
)
def test_what_is_not_a_link_has_no_id(nothing):
    assert links.parse(nothing) is None
    assert not links.is_right(nothing, KEY, LINK, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "abc 234",
        "ABC-234",
        "a.b.c.2.3.4",
        "ＡＢＣ２３４",
        "„ABC234“",
        "<ABC234>.",
        "Code: ABC234",
        "Der Code ist: abc234",
        "ABC\u200b234",
        "/join?code=ABC234&lang=de",
    ],
)
def test_a_code_is_understood_however_it_was_typed_or_pasted(typed):
    assert links.bare_code(typed) == "ABC234"
    assert links.foreign_letter(typed) == ""


@pytest.mark.parametrize(("typed", "letter"), [("АBC234", "А"), ("ΑBC234", "Α"), ("ÄBC234", "Ä")])
def test_a_letter_of_another_alphabet_in_a_code_is_named(typed, letter):
    assert links.foreign_letter(typed) == letter


def test_a_long_text_costs_no_time():
    assert [
        links.parse(text) for text in ("a" + " " * 100_000, "%25" * 30_000, "a-" * 50_000, "=" * 100_000)
    ] == [None] * 4


def test_ids_are_short_words_without_misread_signs_and_differ():
    made = {links.new_id() for _ in range(2000)}

    assert len(made) == 2000
    assert {len(each) for each in made} == {12}
    assert set("".join(made)) == set("0123456789abcdefghjkmnpqrstvwxyz")
