"""A link is 38 letters and digits that only the key can make, and that survive being copied."""

import pytest

from qcheck.service import links

KEY = bytes(range(32))
LINK = links.LinkId("0123456789ab")


def test_a_link_is_made_of_its_id_and_a_secret_and_can_be_made_again():
    made = links.text(KEY, LINK, 1)

    assert made == "0123456789ab" + "6dmsp15rrnyfq97t3wjkn1s42k"
    assert links.parse(made) == LINK
    assert links.is_right(made, KEY, LINK, 1)


@pytest.mark.parametrize(
    ("key", "link", "generation"),
    [(bytes(32), LINK, 1), (KEY, links.LinkId("0123456789ac"), 1), (KEY, LINK, 2), (KEY, links.LinkId("0123456789a"), 1)],
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
    ],
)
def test_a_link_is_understood_however_it_was_copied(copied):
    made = links.text(KEY, LINK, 1)
    typed = copied.format(link=made, LINK=made.upper(), misread=made.replace("0", "O").replace("1", "l"))

    assert links.parse(typed) == LINK
    assert links.is_right(typed, KEY, LINK, 1)


@pytest.mark.parametrize("nothing", ["", "hallo", "0123456789ab", "x" * 37, "x" * 39, "ü" * 38, "\x00" * 38, "-" * 38])
def test_what_is_not_a_link_has_no_id(nothing):
    assert links.parse(nothing) is None
    assert not links.is_right(nothing, KEY, LINK, 1)


def test_ids_are_short_words_without_misread_signs_and_differ():
    made = {links.new_id() for _ in range(2000)}

    assert len(made) == 2000
    assert {len(each) for each in made} == {12}
    assert set("".join(made)) == set("0123456789abcdefghjkmnpqrstvwxyz")
