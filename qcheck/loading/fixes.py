"""Likely fixes: what somebody probably meant who wrote this. None where a guess would only mislead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from qcheck.loading.kinds import OF_CATALOGUE, Kinds, keys_of
from qcheck.loading.messages import Hint
from qcheck.loading.problems import Sentence, likely, sentence

MEANT_KEYS = {
    "antwort": "answer",
    "bedeutung": "meaning",
    "beleg": "evidence",
    "beschreibung": "description",
    "beschriftung": "label",
    "discussion": "prompt",
    "frage": "text",
    "fragen": "questions",
    "gelb": "yellow",
    "gewicht": "weight",
    "hilfe": "help",
    "kennung": "id",
    "kriterien": "criteria",
    "name": "title",
    "quelle": "source",
    "regeln": "rules",
    "scoring": "rules",
    "rot": "red",
    "sprachen": "languages",
    "stufen": "options",
    "teile": "parts",
    "thresholds": "rules",
    "wert": "value",
}
"""Keys people try, German ones first of all, and the key that is meant."""

MEANT_TRUTHS = {
    "ja": "true",
    "wahr": "true",
    "richtig": "true",
    "y": "true",
    "j": "true",
    "t": "true",
    "x": "true",
    "1": "true",
} | {
    "nein": "false",
    "falsch": "false",
    "n": "false",
    "f": "false",
    "0": "false",
    "-": "false",
}
MEANT_LANGUAGES = {
    "deutsch": "de",
    "german": "de",
    "englisch": "en",
    "english": "en",
    "einfach": "de-simple",
    "einfache sprache": "de-simple",
    "leichte sprache": "de-simple",
}
WITH_A_TITLE = frozenset({"perspectives", "phases"})
"""Lists whose items need no more than an id and a title."""
_PLAIN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def write(words: str) -> Sentence:
    """The hint to write these words."""
    return sentence(Hint.WRITE, likely=words)


def key(unknown: str, above: str = "", kinds: Kinds = OF_CATALOGUE) -> Sentence | None:
    """For a key not known in the item that stands under the key `above`, or at the top."""
    known = kinds.at(above)
    if (meant := MEANT_KEYS.get(unknown.casefold())) in known:
        return sentence(Hint.MEANT, likely=meant)
    if places := sorted(name for name, kind in kinds.below.items() if unknown in keys_of(kind)):
        return sentence(Hint.BELONGS_TO, places=", ".join(places))
    if unknown in keys_of(kinds.top):
        return sentence(Hint.BELONGS_TO_TOP)
    return likely(unknown, known)


def meant_keys(written: Iterable[str], above: str = "", kinds: Kinds = OF_CATALOGUE) -> set[object]:
    """The keys that are probably meant by those that are not known; looks at the first hundred."""
    unknown = (word for word in dict.fromkeys(written) if word not in kinds.at(above))
    hints = [key(word, above, kinds) for word in islice(unknown, 100)]
    return {dict(hint.values)["likely"] for hint in hints if hint and hint.message is Hint.MEANT}


def identifier(wrong: str) -> Sentence | None:
    """For an id with other signs than a-z, 0-9 and `-`."""
    plain = re.sub(r"[^a-z0-9]+", "-", wrong.lower().translate(_PLAIN_LETTERS)).strip("-")
    return write(plain) if plain else None


def version(wrong: str) -> Sentence:
    """For a version that is not three numbers."""
    numbers = [str(int(number[:9])) for number in re.findall(r"[0-9]+", wrong)[:3]]
    return write(".".join([*numbers, "1", "0", "0"][:3] if not numbers else [*numbers, "0", "0"][:3]))


def language(wrong: str) -> Sentence | None:
    """For a language by its name, such as `Deutsch`."""
    meant = MEANT_LANGUAGES.get(wrong.strip().casefold(), wrong.strip().replace("_", "-"))
    return write(meant) if meant != wrong else None


def listed(wrong: str) -> Sentence | None:
    """For words with commas where a list belongs."""
    return write(f"[{wrong}]") if re.fullmatch(r"[\w -]+(, *[\w -]+)*", wrong) else None


def titled(wrong: str, above: str) -> Sentence | None:
    """For a bare word in a list of things that have an id and a title."""
    meant = identifier(wrong) if above in WITH_A_TITLE and re.fullmatch(r"[\w/ -]+", wrong) else None
    return write(f"{{id: {dict(meant.values)['likely']}, title: {wrong}}}") if meant else None


def number(wrong: str) -> Sentence | None:
    """`0,4` and `1_000` as they are meant; `2.0` as `2`."""
    meant = re.sub(r"[.]0+$", "", wrong.strip().replace(",", ".").replace("_", ""))
    return write(meant) if re.fullmatch(r"-?[0-9]+([.][0-9]+)?", meant) and meant != wrong else None


def truth(wrong: str) -> Sentence:
    """For another word than `true` or `false`."""
    return write(MEANT_TRUTHS.get(wrong.strip().casefold(), "true / false"))


def answer(wrong: str) -> Sentence | None:
    """For an answer that is no point, no `dk` and no `na`."""
    return likely(wrong, ("dk", "na")) or number(wrong)
