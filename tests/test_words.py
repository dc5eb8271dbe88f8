"""The app's own words: every English message of the code has its German, no German is left over, and both say
the same things.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import qcheck
from qcheck.language import LOCALE, OWN_NAMES, Language
from tests.test_content import LONGEST_PLAIN_SENTENCE

CODE = Path(qcheck.__file__).parent
SAYING = {"say": 1, "count": 2, "N_": 1}
"""The calls that name a message, and how many ids they name: the first arguments."""
AVOIDED = re.compile(
    r"\b(?:Bewertung\w*|Noten?|Benotung\w*|Rankings?|Rangliste\w*|\w*[Kk]onflikt\w*|Abweichung\w*|Users?|Dashboards?"
    r"|Leichte[rn]? Sprache)\b"
)
"""Words the product avoids; `note` as in »Notiz« is none of them."""
GERMAN_ROOMS = sorted(LOCALE.glob("de*/*.po"))
ENDS = ".?!…:"
FOREIGN = re.compile(r"[“”„]|'\{|\}'")
"""Quotation marks that our German does not use: it writes »so«."""
NUMBER = frozenset({"number"})
"""What `count` fills in by itself, and a form of a plural may leave out: »die eine Frage«."""
SAID_ALIKE = frozenset(
    {
        "{number} Fehler",
        "{number}-mal",
        "{number} noch nicht fertig",
        "{number} von {asked} Perspektiven",
        "Dazu {number} gezählt (Handzeichen oder Papierstapel).",
        "darunter {number} gezählt",
    }
)
"""What German says of one as it does of many."""
GLOSSARY = [
    line.split("|") for line in (CODE / "README.md").read_text("utf-8").split("## Words")[1].split("\n")[2:]
]
TEXTS = sorted(
    each for folder in ("legal/templates", "guide/texts") for each in (CODE / folder).glob("*.de*.md")
)
"""The guide and the legal texts to begin with, in German."""
NEVER = sorted(
    {word.strip() for cells in GLOSSARY if len(cells) == 7 for word in cells[5].split("·")}
    - {"", "never", "---"}
)
"""What stands in the last column of the glossary."""


@dataclass(frozen=True)
class Said:
    """A message in the code: one id, or two for singular and plural; `filled` are the names its call gives,
    None where none can be seen.
    """

    place: str
    ids: tuple[str, ...]
    filled: frozenset[str] | None = None


@dataclass(frozen=True)
class Entry:
    """A message in a .po file with its German."""

    place: str
    ids: tuple[str, ...]
    german: tuple[str, ...]
    fuzzy: bool


def test_every_message_of_the_code_has_a_german_translation() -> None:
    translated = {entry.ids for entry in german() if all(entry.german)}

    assert (
        sorted({f"{said.place}: {said.ids}" for said in said_in_code() if said.ids not in translated}) == []
    )


def test_no_german_is_left_over_from_a_message_that_is_not_in_the_code() -> None:
    used = {said.ids for said in said_in_code()}

    assert [f"{entry.place}: {entry.ids}" for entry in (*german(), *plain()) if entry.ids not in used] == []


def test_no_translation_is_a_guess_that_nobody_has_read() -> None:
    assert [
        f"{entry.place}: {entry.ids}"
        for entry in (*german(), *plain())
        if entry.fuzzy or not all(entry.german)
    ] == []


def test_a_message_that_stands_in_two_rooms_is_the_same_in_german() -> None:
    first = {entry.ids: entry for entry in reversed(german())}

    assert [
        (entry.place, entry.german, first[entry.ids].german)
        for entry in german()
        if entry.german != first[entry.ids].german
    ] == []


def test_german_fills_in_what_english_fills_in() -> None:
    assert [
        f"{entry.place}: {entry.ids}"
        for entry in german()
        if not all(fits(entry.ids, form) for form in entry.german)
    ] == []


def test_plain_german_fills_in_nothing_that_english_does_not_know() -> None:
    unknown = [
        entry for entry in plain() if not all(names(form) <= names(entry.ids[-1]) for form in entry.german)
    ]

    assert [f"{entry.place}: {entry.ids}" for entry in unknown] == []


def test_plain_german_has_its_own_words_and_those_of_german_where_it_has_none() -> None:
    words = {entry.ids[0]: entry.german[0] for entry in (*german(), *plain()) if len(entry.ids) == 1}
    simple = Language("de-simple")

    assert [
        message for message, said in words.items() if not names(message) and simple.say(message) != said
    ] == []


def test_german_says_one_otherwise_than_many_where_english_does() -> None:
    alike = [
        entry
        for entry in (*german(), *plain())
        if len(set(entry.ids)) == 2 and len(set(entry.german)) == 1 and entry.german[0] not in SAID_ALIKE
    ]

    assert [f"{entry.place}: {entry.german[0]}" for entry in alike] == []


def test_plain_german_sentences_are_short() -> None:
    sentences = [
        sentence
        for entry in plain()
        for form in entry.german
        for sentence in re.split(r"(?<=[.?!:])\s|\n", form)
    ]

    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_PLAIN_SENTENCE] == []


def test_every_call_fills_in_what_its_message_names() -> None:
    wrong = [
        said
        for said in said_in_code()
        if said.filled is not None and said.filled != names(*said.ids) - NUMBER
    ]

    assert [f"{said.place}: {said.ids} is given {sorted(said.filled or ())}" for said in wrong] == []


def test_german_keeps_clear_of_the_words_to_avoid() -> None:
    forms = [
        (f"{room.parent.name}/{room.stem}", form)
        for room in GERMAN_ROOMS
        for entry in entries(room)
        for form in entry.german
    ]

    assert [(room, form) for room, form in forms if AVOIDED.search(form)] == []


@pytest.mark.parametrize(
    "word", ["Bewertung", "Note", "Konfliktlinie", "Abweichungen", "User", "in Leichter Sprache"]
)
def test_a_word_to_avoid_would_be_found(word: str) -> None:
    assert AVOIDED.search(f"Das ist eine {word}.")


def test_the_glossary_names_words_that_are_never_used() -> None:
    assert len(NEVER) > 30
    assert "Wissenslücke" in NEVER


def test_a_word_of_the_glossary_that_is_never_used_stands_nowhere() -> None:
    never = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, NEVER))})(?!\w)")

    assert [
        f"{found[0]} in {place}: {text}" for place, text in spoken() if (found := never.search(text))
    ] == []


def test_german_ends_a_sentence_where_english_does() -> None:
    unlike = [entry for entry in german() if any(ends(form) != ends(entry.ids[0]) for form in entry.german)]

    assert [f"{entry.place}: {entry.ids[0]!r} → {entry.german[0]!r}" for entry in unlike] == []


def test_german_writes_its_own_quotation_marks() -> None:
    about_signs = {entry.ids for entry in german() if "„" in entry.ids[0]}

    assert [
        entry.german
        for entry in (*german(), *plain())
        if FOREIGN.search("".join(entry.german)) and entry.ids not in about_signs
    ] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_the_guide_and_legal_texts_quote_as_german_does_within_a_quotation_too(text: Path) -> None:
    written = text.read_text("utf-8")

    assert FOREIGN.findall(written) == []
    assert re.findall(r"»[^«]*»", written) == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_what_the_guide_or_a_legal_text_calls_a_page_or_button_is_called_so_there(text: Path) -> None:
    called = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text.read_text("utf-8"))

    assert [
        name for name in called if name not in {form for entry in german() for form in entry.german}
    ] == []


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_every_message_can_be_said_in_every_language(tag: str) -> None:
    language = Language(tag)

    all_said = [
        language.count(*said.ids, 2, **values(said))
        if len(said.ids) == 2
        else language.say(*said.ids, **values(said))
        for said in said_in_code()
    ]

    assert all(all_said)


def test_the_sweep_finds_messages_wherever_they_are_said() -> None:
    code = [
        "f'{say(\"inside\")}'",
        "voice.count('one', 'many {x}', n, x=1)",
        "TABLE = {A: N_('marked')}",
        "say('a' if x else 'b', **values)",
        "title.say('de')",
        "'text'.count('y')",
    ]

    found = {said.ids: said.filled for said in messages(ast.parse("\n".join(code)), "code")}

    assert found == {
        ("inside",): frozenset(),
        ("one", "many {x}"): frozenset({"x"}),
        ("marked",): None,
        ("a",): None,
        ("b",): None,
    }


def test_the_sweep_finds_messages_in_templates_too() -> None:
    template = """{% if x %}{{ say("inside {y}", y=z) }}{% endif %}{{ count("one", "many {x}", n, x=1) }}{{ title.say(tag) }}{{ say(what) }}"""

    found = {said.ids: said.filled for said in messages_of_a_template(template, "page")}

    assert found == {("inside {y}",): frozenset({"y"}), ("one", "many {x}"): frozenset({"x"})}


def messages(tree: ast.AST, place: str) -> Iterator[Said]:
    """Every message named in a call, wherever the call stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called := _called(node)) in SAYING:
            for ids in _ids(node.args[: SAYING[called]], SAYING[called]):
                yield Said(f"{place}:{node.lineno}", ids, None if called == "N_" else _filled(node))


def messages_of_a_template(text: str, place: str) -> Iterator[Said]:
    """The same in a page of HTML."""
    for call in TEMPLATES.parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SAYING:
            wanted = SAYING[call.node.name]
            found = tuple(
                each.value
                for each in call.args[:wanted]
                if isinstance(each, nodes.Const) and isinstance(each.value, str)
            )
            if len(found) == wanted:
                yield Said(f"{place}:{call.lineno}", found, frozenset(each.key for each in call.kwargs))


def entries(path: Path) -> list[Entry]:
    """The messages of a .po file, without its header."""
    with path.open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    return [
        Entry(f"{path.parent.name}/{path.name}", _several(each.id), _several(each.string), each.fuzzy)
        for each in found
    ]


def names(*messages: str) -> frozenset[str]:
    """What is filled in."""
    return frozenset(name for message in messages for name in re.findall(r"\{(\w+)\}", message))


def fits(ids: tuple[str, ...], form: str) -> bool:
    """Whether this German fills in what these ids fill in."""
    free = NUMBER if len(ids) == 2 else frozenset()
    return names(form) - free == names(*ids) - free


def ends(message: str) -> str:
    """The sign at the end of a sentence; nothing where it is none, or the dot of an abbreviation."""
    end = message.strip()[-1:]
    return end if end in ENDS and not message.endswith("Min.") else ""


def values(said: Said) -> dict[str, str]:
    """Something for everything that is filled in but the number."""
    return {name: name for name in names(*said.ids) - (NUMBER if len(said.ids) == 2 else set())}


def _called(call: ast.Call) -> str:
    return (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )


def _ids(arguments: list[ast.expr], wanted: int) -> Iterator[tuple[str, ...]]:
    """The ids in these arguments: all of them texts, or a choice between two; a language tag is none."""
    if arguments and isinstance(arguments[0], ast.IfExp):
        yield from _ids([arguments[0].body], wanted)
        yield from _ids([arguments[0].orelse], wanted)
    found = tuple(
        each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
    if len(found) == wanted and found[0] not in OWN_NAMES:
        yield found


def _filled(call: ast.Call) -> frozenset[str] | None:
    given = [keyword.arg for keyword in call.keywords]
    return None if None in given else frozenset(filter(None, given))


def _several(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(found)


TEMPLATES = Environment(autoescape=True)
READERS = {
    "*.py": lambda text, place: messages(ast.parse(text), place) if may_say(text) else (),
    "templates/*.html": messages_of_a_template,
}
"""Where messages are said, and what finds them there."""


def may_say(text: str) -> bool:
    """Whether there is a call in it that names a message: most modules need not be read closely."""
    return any(f"{name}(" in text for name in SAYING)


@cache
def said_in_code() -> list[Said]:
    """Every message of the code and its templates."""
    return [
        said
        for pattern, read in READERS.items()
        for path in sorted(CODE.rglob(pattern))
        for said in read(path.read_text("utf-8"), str(path.relative_to(CODE)))
    ]


@cache
def german() -> list[Entry]:
    """Every message with its German."""
    return [entry for path in sorted((LOCALE / "de").glob("*.po")) for entry in entries(path)]


@cache
def plain() -> list[Entry]:
    """Every message that has plain German too."""
    return [entry for path in sorted((LOCALE / "de_simple").glob("*.po")) for entry in entries(path)]


@cache
def spoken() -> list[tuple[str, str]]:
    """Everything that people read: messages in both languages, legal texts, the guide; each with its place."""
    return [
        *((entry.place, form) for entry in (*german(), *plain()) for form in entry.german),
        *((said.place, each) for said in said_in_code() for each in said.ids),
        *(
            (str(path.relative_to(CODE)), path.read_text("utf-8"))
            for folder in ("legal/templates", "guide/texts")
            for path in (CODE / folder).glob("*.md")
        ),
    ]
