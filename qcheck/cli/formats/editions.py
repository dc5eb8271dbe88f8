"""What differs between two editions, as text for terminals and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

from qcheck.catalogue import Catalogue
from qcheck.editions import (
    AnswersFate,
    Contradicted,
    Difference,
    Of,
    Proposal,
    contradictions,
    differences,
    fates,
    is_told,
    undeclared,
)
from qcheck.language import N_, Language
from qcheck.wording import editions as wording

NOTHING_DIFFERS = N_("There are no differences.")
OF_THE_WHOLE = N_("The whole")
OF_CRITERION = N_("Criterion {id}: {title}")
OF_QUESTION = N_("Question {id}: {title}")
BEFORE, NOW = N_("before"), N_("now")
ANSWERS = N_("answers so far: {fate}")
REASON = N_("because: {why}")
IN_ITS_PLACE = N_("in its place: {ids}")
ONE_STEP = N_(
    "{new} does not say that it follows {old}: what it declares does not hold between the two, and only what "
    "is the same is carried over"
)
UNDECLARED = N_("Not declared yet. Ready to paste, with the kind that it seems to be:")
CONTRADICTED = N_("Declared, but not so:")
ALL_DECLARED = N_("Everything that must be declared is declared.")


@dataclass(frozen=True)
class TwoEditions:
    """Two editions, and all that is said of them; `earlier` are those before the first."""

    old: Catalogue
    new: Catalogue
    earlier: tuple[Catalogue, ...] = ()

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        return differences(self.old, self.new)

    @cached_property
    def fates(self) -> tuple[AnswersFate, ...]:
        return tuple(fates((self.old, self.new)).values())

    @cached_property
    def undeclared(self) -> tuple[Proposal, ...]:
        return undeclared(self.old, self.new)

    @cached_property
    def contradictions(self) -> tuple[Contradicted, ...]:
        return contradictions(self.old, self.new, self.earlier)

    @property
    def is_whole(self) -> bool:
        """Whether the newer edition declares all that it must, and nothing that is not so."""
        return not self.undeclared and not self.contradictions


def as_text(two: TwoEditions, words: Language) -> str:
    """The differences between two editions, as text for people at a terminal."""
    return "\n".join(_lines(two, words)) + "\n"


def as_json(two: TwoEditions, words: Language) -> str:
    """The differences between two editions, for programs; the proposal stands there as values and as text."""
    value = {
        "old": {"id": two.old.id, "version": two.old.version},
        "new": {"id": two.new.id, "version": two.new.version},
        "follows": is_told((two.old, two.new)),
        "differences": [asdict(difference) for difference in two.differences],
        "answers": [
            {
                "question": question.question,
                "fate": question.fate.value,
                "clarified": question.is_clarified,
                "to": list(question.to),
                "why": [wording.reason(change, words.tag) for change in question.why],
            }
            for question in two.fates
        ],
        "undeclared": [asdict(proposal) for proposal in two.undeclared],
        "contradictions": [
            {
                "id": contradiction.id,
                "change": contradiction.change.change.value,
                "by": contradiction.by.value,
                "said": wording.contradiction(contradiction, words),
            }
            for contradiction in two.contradictions
        ],
        "proposal": _proposal(two, words),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _lines(two: TwoEditions, words: Language) -> Iterator[str]:
    tag = words.tag
    yield f"{two.new.title.say(tag)}: {two.old.version} → {two.new.version}"
    if not two.differences:
        yield words.say(NOTHING_DIFFERS)
    elif not is_told((two.old, two.new)):
        yield words.say(ONE_STEP, new=two.new.version, old=two.old.version)
    fated = {answers.question: answers for answers in two.fates}
    for (of, name), of_item in _by_item(two.differences).items():
        yield ""
        yield _heading(of, name, two, words)
        for difference in of_item:
            yield from _difference(difference, words)
        if of is Of.QUESTION and (this := fated.get(name)):  # type: ignore[call-overload]  # by the id of a question
            yield from _answers(this, words)
    yield ""
    yield from _verdict(two, words)


def _by_item(every: tuple[Difference, ...]) -> dict[tuple[Of, str], list[Difference]]:
    items: dict[tuple[Of, str], list[Difference]] = {}
    for difference in every:
        items.setdefault((difference.of, difference.id), []).append(difference)
    return items


def _heading(of: Of, name: str, two: TwoEditions, words: Language) -> str:
    if of is Of.WHOLE:
        return words.say(OF_THE_WHOLE)
    for catalogue in (two.new, two.old):
        if of is Of.CRITERION:
            named = {criterion.id: criterion.title for criterion in catalogue.every_criterion}
        else:
            named = {question.id: question.text for question in catalogue.questions.values()}
        if name in named:
            template = OF_CRITERION if of is Of.CRITERION else OF_QUESTION
            return words.say(template, id=name, title=named[name].say(words.tag))
    return name


def _difference(difference: Difference, words: Language) -> Iterator[str]:
    said = wording.difference(difference, words)
    yield f"  {said.what}"
    if said.before:
        yield f"    {words.say(BEFORE)}: {_indented(said.before)}"
    if said.after:
        yield f"    {words.say(NOW)}: {_indented(said.after)}"


def _indented(text: str) -> str:
    return text.replace("\n", "\n      ")


def _answers(answers: AnswersFate, words: Language) -> Iterator[str]:
    yield "  " + words.say(ANSWERS, fate=wording.fate(answers, words))
    if answers.to and answers.to != (answers.question,):
        yield "    " + words.say(IN_ITS_PLACE, ids=", ".join(answers.to))
    for change in answers.why:
        yield "    " + words.say(REASON, why=wording.reason(change, words.tag))


def _verdict(two: TwoEditions, words: Language) -> Iterator[str]:
    if two.contradictions:
        yield words.say(CONTRADICTED)
        yield from (
            f"  {wording.contradiction(contradiction, words)}" for contradiction in two.contradictions
        )
    if two.undeclared:
        yield words.say(UNDECLARED)
        yield ""
        yield _proposal(two, words).rstrip("\n")
    if two.is_whole:
        yield words.say(ALL_DECLARED)


def _proposal(two: TwoEditions, words: Language) -> str:
    if not two.undeclared:
        return ""
    head = "" if is_told((two.old, two.new)) else f"follows: {two.old.version}\n"
    return f"{head}changes:\n{wording.proposed(two.undeclared, words)}"


EDITION_FORMATS: Mapping[str, Callable[[TwoEditions, Language], str]] = {"text": as_text, "json": as_json}
