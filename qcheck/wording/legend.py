"""The legend of the flags: which of them stand on a page, and by which rule each comes to stand there, with
the catalogue's numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from babel.numbers import format_decimal

from qcheck.agenda import Topic
from qcheck.catalogue import Apart, Role
from qcheck.scoring.values import CriterionProfile, Flag
from qcheck.wording.lights import CAPPED, EVERY_FLAG, FLAG_WORDS, FlagWords
from qcheck.wording.rows import marks, marks_of_perspective
from qcheck.wording.scales import ends
from qcheck.wording.topics import FLAGS
from qcheck.wording.voice import Voice


def explained(flags: Collection[FlagWords], voice: Voice) -> tuple[tuple[str, str], ...]:
    """Each of these flags once, in the order in which they stand beside a light: its mark and its rule."""
    rules, (first, last) = voice.catalogue.rules, ends(voice)
    numbers = {
        "difference": rules.difference,
        "strong_difference": rules.strong_difference,
        "close_within": rules.close_within,
        "yellow_from": rules.yellow_from,
        "disagreement": format_decimal(rules.disagreement, locale=voice.language.locale),
        "knowledge_gap": voice.percent(rules.knowledge_gap),
        "label": voice.label(Apart.DK),
        "often_not_relevant": voice.percent(rules.often_not_relevant),
        "not_relevant": voice.label(Apart.NA),
        "first": first,
        "last": last,
    }
    standing = [words for words in EVERY_FLAG if words in flags]
    return tuple(
        (voice.say(words.mark), f"{voice.say(words.rule, **numbers)}{_roles(words, voice)}")
        for words in standing
    )


def _roles(words: FlagWords, voice: Voice) -> str:
    """Who organises and who takes part, beside the rule that speaks of both; nothing where the catalogue does
    not say it.
    """
    if words is not FLAG_WORDS[Flag.BLIND_SPOT]:
        return ""
    who = {
        role: voice.listed(
            voice.perspective(perspective.id)
            for perspective in voice.catalogue.perspectives
            if perspective.role is role
        )
        for role in Role
    }
    if not all(who.values()):
        return ""
    organising, taking_part = who[Role.ORGANISING], who[Role.TAKING_PART]
    return " " + voice.say(
        "Here {organising} organise, {taking_part} take part.", organising=organising, taking_part=taking_part
    )


def flags_beside(rows: Iterable[CriterionProfile], voice: Voice) -> frozenset[FlagWords]:
    """The flags beside the lights of these criteria."""
    return frozenset(mark.words for row in rows for mark in marks(row, voice))


def flags_within(row: CriterionProfile, voice: Voice) -> frozenset[FlagWords]:
    """Those of one criterion that is told whole: beside its light and in each perspective's own."""
    own = (mark.words for rating in row.perspectives.values() for mark in marks_of_perspective(rating, voice))
    return flags_beside([row], voice) | frozenset(own)


def flags_of_topics(topics: Iterable[Topic]) -> frozenset[FlagWords]:
    """Those that make topics of criteria."""
    listed = list(topics)
    named = (FLAG_WORDS[FLAGS[reason]] for topic in listed for reason in topic.reasons if reason in FLAGS)
    return frozenset(named) | {CAPPED for topic in listed if topic.row.overall.rating.capped_by}
