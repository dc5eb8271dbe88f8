"""Whether a sentence says two things at once, so that nobody knows which of them an answer is about.

A joining word between two nouns, adjectives of one noun or question words is none of that (*Lob und Kritik*,
*junge und alte Menschen*, *wann und wie*). Where it is not plain, nothing is said: a warning that is wrong
teaches people to pass over warnings.
"""

from __future__ import annotations

import re

from qcheck.loading.word_lists import word_set

_WORD = re.compile(r"[\w’'-]+[,;:]?")
_IDIOMS = re.compile(
    r"nach und nach|ab und zu|hin und her|mehr und mehr|rund um|hier und dort|hier und da|"
    r"im großen und ganzen|und so weiter|nach wie vor|so oder so|mehr oder weniger|früher oder später|"
    r"and so on|more and more|more or less|again and again|sooner or later|now and then|by and large",
    re.IGNORECASE,
)
_ASKING_DE = word_set("wer wen wem wessen was wie wo wann warum wozu wohin woher wofür worüber ob")
_ASKING_EN = word_set("who whom whose what how where when why which whether")
_WITH_NOUN = word_set(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine unser "
    "unsere unserer unseren ihr ihre ihren ihrer ihrem sein seine seinen seiner seinem dessen deren "
    "alle allen aller viele vielen viel wenig wenige genug mehr andere anderen anderer jede jeden "
    "jeder jedem mit von vom für in im an am auf aus bei beim zu zum zur über unter vor nach durch "
    "ohne gegen um zwischen hinter neben während wegen trotz innerhalb außerhalb"
)
"""Words that a noun follows: what they begin goes on with the same list."""
_INFLECTED = re.compile(r"\w{2,}(?:e|en|er|es|em)$")
_FINITE_EN = word_set(
    "is are was were has have had can could will would do does did gets get got makes make they it we "
    "he she there everyone everybody nobody"
)
_BE = word_set("is are was were")


def in_german(sentence: str, *, plain: bool) -> str:
    """The joining word that makes two statements of one, with its neighbours; empty where there is none."""
    words = _words(sentence)
    for at, word in enumerate(words):
        if word.lower().rstrip(",") in ("und/oder", "bzw"):
            return word
        if word.lower() in ("und", "sowie", "oder") and 0 < at < len(words) - 1:
            before, after = words[at - 1], words[at + 1 :]
            if _is_joined(before, after, alternatives=word.lower() == "oder", plain=plain):
                return f"{before.rstrip(',')} {word} {after[0]}"
    return ""


def _is_joined(before: str, after: list[str], *, alternatives: bool, plain: bool) -> bool:
    following = after[0].rstrip(",;:")
    if before.rstrip(",").lower() in _ASKING_DE or before.endswith("-") or following[:1].isdigit():
        return False
    if before.endswith(","):
        return not _leads_to_noun(after)
    if following.lower() in _ASKING_DE:
        return not alternatives
    if following[:1].isupper() or _leads_to_noun(after):
        return False
    if alternatives:
        return plain and before[:1].islower()
    return not _is_pair(before, following, after)


def _leads_to_noun(after: list[str]) -> bool:
    """Whether a list goes on here: the next words are a noun, or lead to one."""
    first = after[0]
    if first[:1].isupper():
        return True
    near = after[1:4]
    nouns = [number for number, word in enumerate(near) if word[:1].isupper()]
    if first.lower() in _WITH_NOUN:
        return bool(nouns) or not near
    return bool(_INFLECTED.match(first)) and bool(near) and near[0][:1].isupper()


def _is_pair(before: str, following: str, after: list[str]) -> bool:
    """Two adjectives of one noun, two infinitives or two participles in the middle of a clause."""
    alike = bool(_INFLECTED.match(before)) and bool(_INFLECTED.match(following))
    is_clause = len(after) > 1 and after[1].rstrip(",").lower() in _WITH_NOUN
    return alike and before[:1].islower() and not is_clause and following.lower() not in _AUXILIARIES


_AUXILIARIES = word_set("werden wurden haben hatten können konnten sollen wollen müssen dürfen waren")


def in_english(sentence: str) -> str:
    """The same in English, which writes nouns small: only what is plainly a second statement."""
    words = _words(sentence)
    for at, word in enumerate(words):
        if word.lower() in ("and/or",):
            return word
        if word.lower() != "and" or not 0 < at < len(words) - 1:
            continue
        before, following = words[at - 1].lower(), words[at + 1].lower().rstrip(",")
        asks = following in _ASKING_EN and before.rstrip(",") not in _ASKING_EN
        two_adjectives = at > 1 and at == len(words) - 2 and words[at - 2].lower() in _BE
        if asks or following in _FINITE_EN or two_adjectives:
            return f"{before.rstrip(',')} {word} {following}"
    return ""


def _words(sentence: str) -> list[str]:
    return _WORD.findall(_IDIOMS.sub(" ", sentence))
