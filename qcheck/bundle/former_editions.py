"""Whether the moves of a check, what they set aside and what was said about questions fit its catalogues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from qcheck.bundle.models import AsidePart, CheckPart, FeedbackPart, MovePart
from qcheck.bundle.problems import Problem
from qcheck.catalogue import EVERYBODY, Catalogue, QuestionId
from qcheck.language import N_
from qcheck.records import Mode

NO_TEXT = N_("the catalogue that this names is not in the bundle")
MOVES = N_("the moves of this check from edition to edition do not follow each other as they can")
NO_MOVE = N_("no move of this check leads from this catalogue")
UNKNOWN = N_("the catalogue has nothing with the name “{name}”")
TWICE = N_("“{name}” stands here twice")
TOO_EARLY = N_(
    "before the end of a confidential check nothing that was said about its questions is told; this bundle "
    "was changed"
)
NOTHING_SAID = N_("a mark or a sentence should stand here")


def moved(check: CheckPart, known: Mapping[str, Catalogue], place: str) -> Iterator[Problem]:
    """What is wrong with the moves of a check, and with what was set aside by them."""
    absent = [
        f"{place}.moves[{number}].{key}"
        for number, move in enumerate(check.moves)
        for key in ("before", "after")
        if getattr(move, key) not in known
    ]
    if absent:
        yield from (Problem(absent_place, NO_TEXT) for absent_place in absent)
        return
    if not _follow(check, known):
        yield Problem(f"{place}.moves", MOVES)
    for number, move in enumerate(check.moves):
        yield from _move(move, known[move.before], f"{place}.moves[{number}]")
    former = {move.before: known[move.before] for move in check.moves}
    for number, sheet in enumerate(check.sheets):
        yield from _set_aside(sheet.set_aside, former, f"{place}.sheets[{number}].set_aside")


def said(check: CheckPart, known: Mapping[str, Catalogue], place: str) -> Iterator[Problem]:
    """What is wrong with what was said about the questions of a check."""
    if check.feedback and check.mode is Mode.CONFIDENTIAL and check.life.closed is None:
        yield Problem(f"{place}.feedback", TOO_EARLY)
    asked = [known[sha] for sha in _texts(check) if sha in known]
    current = known[check.catalogue].version
    groups = {EVERYBODY, None, *(perspective for one in asked for perspective in one.perspective_ids)}
    for number, feedback in enumerate(check.feedback):
        version = feedback.version or current
        questions = {name for one in asked if one.version == version for name in one.questions}
        yield from _feedback(feedback, questions, groups, f"{place}.feedback[{number}]")
    yield from _doubled([feedback.id for feedback in check.feedback], f"{place}.feedback")


def _texts(check: CheckPart) -> tuple[str, ...]:
    return tuple(dict.fromkeys((check.catalogue, *(move.before for move in check.moves))))


def _follow(check: CheckPart, known: Mapping[str, Catalogue]) -> bool:
    """Each begins where the one before it has led, the last one has led to what is asked now, in editions of
    one catalogue that have the phase of the check, and each takes back what was not taken back yet.
    """
    moves = check.moves
    if not moves:
        return True
    way = [*(move.before for move in moves), check.catalogue]
    editions = [known[sha] for sha in way]
    return (
        [move.after for move in moves] == way[1:]
        and len({edition.id for edition in editions}) == 1
        and all(check.phase in (edition.phase_ids or (None,)) for edition in editions)
        and _undo_each_once(moves)
    )


def _undo_each_once(moves: Sequence[MovePart]) -> bool:
    taken_back: set[int] = set()
    for number, move in enumerate(moves, 1):
        if move.undoes is None:
            continue
        if move.undoes >= number or move.undoes in taken_back:
            return False
        undone = moves[move.undoes - 1]
        if undone.undoes is not None or (undone.before, undone.after) != (move.after, move.before):
            return False
        taken_back.add(move.undoes)
    return True


def _move(move: MovePart, before: Catalogue, place: str) -> Iterator[Problem]:
    main = {criterion.id for criterion in before.main_criteria}
    modules = {module.id for module in before.modules}
    named: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("aside", move.aside, before.questions),
        ("only", move.only or (), main),
        ("modules", move.modules, modules),
        ("topics", move.topics, main | modules),
    )
    for key, names, known in named:
        for name in names:
            if name not in known:
                yield Problem(f"{place}.{key}", UNKNOWN, (("name", name[:60]),))
        yield from _doubled(names, f"{place}.{key}")


def _set_aside(
    answers: Sequence[AsidePart], former: Mapping[str, Catalogue], place: str
) -> Iterator[Problem]:
    for number, answer in enumerate(answers):
        place_of_answer = f"{place}[{number}]"
        if answer.catalogue not in former:
            yield Problem(f"{place_of_answer}.catalogue", NO_MOVE)
        else:
            yield from _answer(answer, former[answer.catalogue], place_of_answer)
    yield from _doubled([f"{answer.question} {answer.catalogue[:12]}" for answer in answers], place)


def _answer(given: AsidePart, catalogue: Catalogue, place: str) -> Iterator[Problem]:
    question = catalogue.questions.get(QuestionId(given.question))
    if question is None:
        yield Problem(f"{place}.question", UNKNOWN, (("name", given.question[:60]),))
        return
    possible = {str(option.value) for option in catalogue.scale_of(question).answers}
    if given.value is not None and str(given.value) not in possible:
        yield Problem(f"{place}.value", UNKNOWN, (("name", str(given.value)),))


def _feedback(
    said: FeedbackPart, questions: Collection[str], groups: Collection[str | None], place: str
) -> Iterator[Problem]:
    if said.question not in questions:
        yield Problem(f"{place}.question", UNKNOWN, (("name", said.question[:60]),))
    if said.perspective not in groups:
        yield Problem(f"{place}.perspective", UNKNOWN, (("name", (said.perspective or "")[:60]),))
    if not said.marks and not said.text.strip():
        yield Problem(place, NOTHING_SAID)
    yield from _doubled(said.marks, f"{place}.marks")


def _doubled(names: Collection[str], place: str) -> Iterator[Problem]:
    for name, number in Counter(names).items():
        if number > 1:
            yield Problem(place, TWICE, (("name", name[:60]),))
