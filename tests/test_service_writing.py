"""What people write is cleaned, kept within its length, and never lost when two windows write at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.language import language
from qcheck.records import Answer, Evidence
from qcheck.service.ground import text_rules
from qcheck.store import NotPossible

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]) | st.just("\n"), max_size=40).map(
    text_rules.cleaned
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  gut \n", "gut"),
        ("eins\r\nzwei\rdrei", "eins\nzwei\ndrei"),
        ("a\x00b\x1bc\x85d\tf", "abcd\tf"),
        ("halb \ud83c", "halb"),
        ("<b>&amp; {x} %s", "<b>&amp; {x} %s"),
    ],
)
def test_what_cannot_be_shown_or_stored_is_left_out_and_the_rest_stays(typed, kept):
    assert text_rules.cleaned(typed) == kept


def test_a_title_stands_on_one_line():
    assert text_rules.title("  Verkehrskonzept \n Altstadt ") == "Verkehrskonzept Altstadt"


@pytest.mark.parametrize("nothing", ["", "  \n ", "\x00"])
def test_a_process_needs_a_title(nothing):
    with pytest.raises(NotPossible) as refused:
        text_rules.title(nothing)

    assert refused.value.said(language("de")) == "Bitte geben Sie dem Prozess einen Titel."


@pytest.mark.parametrize(
    ("tag", "said"),
    [("de", "Dieser Text hat 5.231 Zeichen, möglich sind 5.000."), ("en", "5,231 characters; 5,000")],
)
def test_a_text_that_is_too_long_is_refused_with_the_figures(tag, said):
    with pytest.raises(NotPossible) as refused:
        text_rules.comment("x" * 5231, "")

    assert said in refused.value.said(language(tag))


def test_the_longest_texts_that_fit_are_taken():
    assert text_rules.line("x" * 200) == "x" * 200
    assert text_rules.comment("x" * 5000, "")("") == "x" * 5000


@pytest.mark.parametrize(
    "wrong",
    [lambda: text_rules.line("x" * 201), lambda: text_rules.address("https://example.org/" + "x" * 2000)],
)
def test_one_sign_too_many_is_refused(wrong):
    with pytest.raises(NotPossible, match="Please shorten it"):
        wrong()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://example.org",
        " http://example.org/a%20b?c=ü#d ",
        "https://[::1]:8000/x",
        "HTTPS://example.org",
    ],
)
def test_an_address_on_the_web_is_taken(typed):
    assert text_rules.address(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "protokoll.pdf",
        "https://",
        "https:///pfad",
        "https://[half",
        "https://example.org/a b",
        "//x.de",
    ],
)
def test_anything_else_is_refused_with_a_hint(typed):
    with pytest.raises(NotPossible) as refused:
        text_rules.address(typed)

    assert (
        refused.value.said(language("de"))
        == "Bitte geben Sie die ganze Adresse einer Seite an. Sie beginnt mit https:// oder http://."
    )


@pytest.mark.parametrize(
    ("stored", "text", "seen", "after"),
    [
        ("", "neu", "", "neu"),
        ("alt", "neu", "alt", "neu"),
        ("alt", "", "alt", ""),
        ("inzwischen", "neu", "", "inzwischen\n\nneu"),
        ("inzwischen", "", "alt", "inzwischen"),  # who empties an old text does not empty a newer one
        ("", "neu", "alt", "neu"),
        ("inzwischen", "alt", "alt", "inzwischen"),
        ("inzwischen\n\nneu", "neu", "", "inzwischen\n\nneu"),
        ("inzwischen", "inzwischen\n\nund neu", "alt", "inzwischen\n\nund neu"),
        ("ein neuer Weg", "neu", "", "ein neuer Weg\n\nneu"),
    ],
)
def test_two_windows_that_write_at_once_both_keep_their_words(stored, text, seen, after):
    assert text_rules.comment(text, seen)(stored) == after


@given(WORDS, WORDS, WORDS)
def test_saying_the_same_twice_adds_nothing(stored, text, seen):
    once = text_rules.merged(stored, text, seen)

    assert text_rules.merged(once, text, seen) == once


@given(WORDS, WORDS, WORDS)
def test_no_words_get_lost_that_this_window_had_not_seen(stored, text, seen):
    after = text_rules.merged(stored, text, seen)

    assert stored == seen or stored in after
    assert text == seen or text in after


def test_two_long_texts_that_do_not_fit_together_are_refused():
    with pytest.raises(NotPossible, match="10001 characters"):
        text_rules.comment("x" * 5000, "")("y" * 4999)


OLD, NEW, OTHER = (
    Evidence("Protokoll", "https://a.de"),
    Evidence("Plan", "https://b.de"),
    Evidence("Karte", "https://c.de"),
)
NONE = Evidence("")


@pytest.mark.parametrize(
    ("stored", "given", "seen", "after"),
    [
        (None, NEW, NONE, NEW),
        (OLD, NEW, OLD, NEW),
        (OLD, NONE, OLD, None),
        (NEW, NEW, NONE, NEW),
        (OTHER, NEW, OLD, Evidence("Plan · Karte (https://c.de)", "https://b.de")),
        (
            Evidence("Plan · Karte (https://c.de)", "https://b.de"),
            NEW,
            OLD,
            Evidence("Plan · Karte (https://c.de)", "https://b.de"),
        ),
        (OTHER, NONE, OLD, OTHER),
        (OTHER, OLD, OLD, OTHER),
        (Evidence("", "https://c.de"), NEW, NONE, Evidence("Plan · https://c.de", "https://b.de")),
        (Evidence("Karte"), Evidence("", "https://b.de"), NONE, Evidence("Karte", "https://b.de")),
    ],
)
def test_evidence_of_two_windows_stands_beside_each_other(stored, given, seen, after):
    assert text_rules.with_evidence(Answer(3, "weil", stored), given, seen) == Answer(3, "weil", after)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.stadt.de", "https://www.stadt.de"),
        ("example.org", "https://example.org"),
        ("stadt.de/protokoll", "https://stadt.de/protokoll"),
        ("Stadt-Köln.de/a?b=c#d", "https://Stadt-Köln.de/a?b=c#d"),
        ("<https://stadt.de/a>", "https://stadt.de/a"),
        ("https:// stadt.de/a", "https://stadt.de/a"),
        ("HTTPS://stadt.de/A", "HTTPS://stadt.de/A"),
        ("http://stadt.de/a,", "http://stadt.de/a"),
        ("www.stadt.de:8080/a", "https://www.stadt.de:8080/a"),
        ("", ""),
    ],
)
def test_an_address_is_completed_as_people_say_it(typed, kept):
    assert text_rules.address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "protokoll.pdf",
        "Ordner 3",
        "javascript:alert(1)",
        "data:text/html,x",
        "amt@stadt.de",
        "file:///etc/passwd",
        "//stadt.de",
        "ftp://x.de",
    ],
)
def test_what_is_no_address_is_not_made_one(typed):
    with pytest.raises(NotPossible, match="whole address"):
        text_rules.address(typed)
