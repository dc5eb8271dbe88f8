"""Two editions in words: in what they differ, what becomes of answers, what is missing among the declared
changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qcheck.catalogue import Change, ChangeKind
from qcheck.editions import AnswersFate, Aspect, Contradicted, Contradiction, Difference, Fate, Of, Proposal
from qcheck.language import N_, Language

ASPECTS: Mapping[Aspect, str] = {
    Aspect.NEW: N_("new"),
    Aspect.GONE: N_("gone"),
    Aspect.WORDING: N_("wording"),
    Aspect.TRANSLATION: N_("translation"),
    Aspect.HELP: N_("help text"),
    Aspect.TITLE: N_("title"),
    Aspect.MEANING: N_("meaning"),
    Aspect.EVIDENCE: N_("evidence"),
    Aspect.ADVICE: N_("what helps"),
    Aspect.PROMPT: N_("question for the talk"),
    Aspect.SOURCE: N_("source"),
    Aspect.SCALE: N_("answers to choose from"),
    Aspect.LABELS: N_("words of the answers"),
    Aspect.POINTS: N_("what the answers are worth"),
    Aspect.WEIGHT: N_("weight"),
    Aspect.CRITICAL: N_("key question"),
    Aspect.FILTERS: N_("filters"),
    Aspect.PERSPECTIVES: N_("perspectives"),
    Aspect.PHASES: N_("phases"),
    Aspect.ABOUT: N_("whom it is about"),
    Aspect.LOOKS_AT: N_("what it looks at"),
    Aspect.CRITERION: N_("criterion"),
    Aspect.PART: N_("part"),
    Aspect.ORDER: N_("order"),
    Aspect.STATUS: N_("status"),
    Aspect.DESCRIPTION: N_("description"),
    Aspect.LANGUAGES: N_("languages"),
    Aspect.TEXTS: N_("texts"),
    Aspect.RULES: N_("rules"),
}

FATES: Mapping[Fate, str] = {
    Fate.CARRIED: N_("carried over"),
    Fate.CLARIFIED: N_("carried over, wording clarified"),
    Fate.RECOMPUTED: N_("recomputed"),
    Fate.SHOWN: N_("shown, not scored"),
    Fate.NOTE: N_("not scored, shown as a note"),
    Fate.ARCHIVED: N_("in the archive"),
    Fate.DROPPED: N_("in the archive: other answers to choose from"),
    Fate.UNDECLARED: N_("in the archive: no edition says what changed"),
}
RECOMPUTED_AND_CLARIFIED = N_("recomputed, wording clarified")

CONTRADICTIONS: Mapping[Contradiction, str] = {
    Contradiction.OTHER_SCALE: N_("“{id}” is declared {kind}, but there are other answers to choose from"),
    Contradiction.SAME_SCALE: N_("“{id}” is declared {kind}, but the answers to choose from are the same"),
    Contradiction.SAME_PLACE: N_("“{id}” is declared {kind}, but it stands where it stood"),
    Contradiction.SAME_WORDS: N_("“{id}” is declared {kind}, but nothing differs"),
    Contradiction.WAS_THERE: N_("“{id}” is declared {kind}, but the id was there before: it needs a new one"),
    Contradiction.IS_NEW: N_("“{id}” is declared {kind}, but it was not there before"),
    Contradiction.NEVER_THERE: N_("“{id}” is said to be gone, but it was not there before"),
    Contradiction.USED_AGAIN: N_("the id “{id}” is used again, although an earlier edition has given it up"),
}
REVISED = N_("On {day} these questions were revised. What you had answered to the same questions counts.")
PLACEHOLDER = N_("Please say why.")
TO_CONFIRM = N_("only if it still means the same; otherwise it needs a new id, with changed and replaces")
TO_COMPARE = N_("if the new question stands in its place; otherwise: removed")


@dataclass(frozen=True, slots=True)
class Said:
    """A difference in words: what differs, and what stood and stands there."""

    what: str
    before: str
    after: str


def difference(differing: Difference, words: Language) -> Said:
    """What differs, with its language and phase where these matter."""
    where = ", ".join(filter(None, (differing.language, differing.phase, differing.detail)))
    what = words.say(ASPECTS[differing.aspect])
    return Said(f"{what} ({where})" if where else what, differing.before, differing.after)


def fate(answers: AnswersFate, words: Language) -> str:
    """What becomes of the answers to a question."""
    if answers.fate is Fate.RECOMPUTED and answers.is_clarified:
        return words.say(RECOMPUTED_AND_CLARIFIED)
    return words.say(FATES[answers.fate])


def contradiction(contradicted: Contradicted, words: Language) -> str:
    """How a declared change contradicts what is seen."""
    return words.say(
        CONTRADICTIONS[contradicted.by], id=contradicted.id, kind=contradicted.change.change.value
    )


def proposed(proposals: tuple[Proposal, ...], words: Language) -> str:
    """YAML to paste below `changes:`, with what is still to be looked at as remarks."""
    return "".join(_entry(proposal, words) for proposal in proposals)


def _entry(proposal: Proposal, words: Language) -> str:
    key = "question" if proposal.of is Of.QUESTION else "criterion"
    replaces = ", ".join(proposal.replaces)
    replaced = (
        f", replaces: {f'[{replaces}]' if len(proposal.replaces) > 1 else replaces}" if replaces else ""
    )
    remark = ""
    if proposal.kind in {ChangeKind.CLARIFIED, ChangeKind.EDITORIAL}:
        remark = f"  # {words.say(TO_CONFIRM)}" if proposal.of is Of.QUESTION else ""
    elif proposal.replaces:
        remark = f"  # {words.say(TO_COMPARE)}"
    why = words.say(PLACEHOLDER)
    return f'  - {{{key}: {proposal.id}, change: {proposal.kind.value}{replaced}, why: "{why}"}}{remark}\n'


def revised(day: date, anew: int, new: int, words: Language) -> str:
    """What somebody who is answering is told after the questions were revised."""
    said = [words.say(REVISED, day=words.day(day))]
    if anew:
        said.append(
            words.count(
                "{number} question has other answers to choose from now: please answer it once more.",
                "{number} questions have other answers to choose from now: please answer them once more.",
                anew,
            )
        )
    if new:
        said.append(words.count("{number} question is new.", "{number} questions are new.", new))
    return " ".join(said)


def reason(change: Change, tag: str) -> str:
    """Why something changed, in a language of the catalogue."""
    return change.why.say(tag)
