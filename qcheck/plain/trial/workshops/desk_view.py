"""What the desk of a workshop shows: where it stands, the question with all that is known of it, and the
fields as they are kept or as they were typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.addresses import JOIN, trial_address
from qcheck.language import N_, Language
from qcheck.plain.trial.workshops.desk_form import decision_in
from qcheck.service import ROOM_DECISIONS, ReflectionWorkshop, TalkedAbout, TypedDecision, Voices
from qcheck.web.visit import Visit
from qcheck.web.whole_address import base, whole
from qcheck.wording import OutOfReach, out_of_reach, reflection
from qcheck.wording import decision_lines as in_words
from qcheck.wording.decided import KINDS
from qcheck.wording.fit import FITS
from qcheck.wording.reflection import CHOICES, Counted
from qcheck.wording.scales import shortened
from qcheck.workshop import ASKING, Scene

MOST_IN_A_LIST = 90
HINTS: Mapping[Scene, str] = {
    Scene.OPENING: N_("People scan the code or type it. Go on when most of them are here."),
    Scene.QUESTION: N_(
        "The screen shows the question, the marks of the pilots and the sentences that you let through."
    ),
    Scene.MARKING: N_(
        "Everybody marks the question on the phone, in silence. The screen shows only how many have."
    ),
    Scene.VOTING: N_("Everybody votes on the phone. Nobody sees a result before you go on."),
    Scene.RESULT: N_("The room sees its marks and its votes. Talk about them."),
    Scene.DECISION: N_("Write down what is decided and why; save it, and it stands on the screen."),
    Scene.WAY: N_("The screen shows the editions, the first one first."),
    Scene.DECIDED: N_("The screen shows what was decided in the trial."),
    Scene.THEN_AND_NOW: N_(
        "The screen shows the pilots who have handed over the results of two checks to you, page by page. "
        "Ask them before you show it to others."
    ),
    Scene.NOTES: N_("What you write below stands on the screen after you have saved it."),
    Scene.END: N_("Thank everybody. The minutes are ready."),
}
"""What whoever leads the workshop does at each step."""


@dataclass(frozen=True, slots=True)
class Desk:
    """In words of one language. `steps` are those to jump to, by their places: of each question the first."""

    scene: str
    number: str
    hint: str
    answered: str
    wording: str
    criterion: str
    belongs: str
    people: str
    marks: tuple[Counted, ...]
    marked: tuple[Counted, ...]
    voted: tuple[Counted, ...]
    decision: TypedDecision
    kinds: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    notes: str
    screen: str
    phones: str
    join: str
    decides: bool
    is_last: bool
    out_of_reach: OutOfReach | None


def desk(visit: Visit, room: ReflectionWorkshop) -> Desk:
    """What the facilitator's page of this workshop says now."""
    words, about = visit.tongue(), room.current
    criterion, belongs = _place(about, words)
    return Desk(
        scene=words.say(reflection.SCENES[room.course.scene]),
        number=reflection.number_of(room.course, words),
        hint=words.say(HINTS[room.course.scene]),
        answered=_answered(room, words),
        wording=about.learned.wording(words.tag) if about else "",
        criterion=criterion,
        belongs=belongs,
        people=words.count("{number} person", "{number} people", about.learned.people) if about else "",
        marks=reflection.marks(about.learned.marks.items(), words) if about else (),
        marked=_said(about.marked if about else None, FITS, words),
        voted=_said(about.voted if about else None, CHOICES, words),
        decision=_decision(visit, about, words),
        kinds=(
            ("", words.say("nothing so far")),
            *((kind.value, words.say(KINDS[kind])) for kind in ROOM_DECISIONS),
        ),
        others=_others(room, words),
        steps=_steps(room, words),
        notes=visit.fields.get("notes", room.notes) if visit.fields.get("keeps") else room.notes,
        screen=whole(visit, trial_address("screen", room.ways.screen)),
        phones=whole(visit, trial_address("room", room.ways.room)),
        join=whole(visit, JOIN),
        decides=room.course.scene in (Scene.RESULT, Scene.DECISION),
        is_last=room.course.scene is Scene.END,
        out_of_reach=out_of_reach(base(visit), words),
    )


def _place(about: TalkedAbout | None, words: Language) -> tuple[str, str]:
    return reflection.place(about.learned.catalogue, about.learned.criterion_id, words) if about else ("", "")


def _answered(room: ReflectionWorkshop, words: Language) -> str:
    """How many phones have answered; empty at a step at which they are asked nothing."""
    if room.course.scene not in ASKING:
        return ""
    return words.count("{number} phone has answered", "{number} phones have answered", room.answered)


def _said(voices: Voices | None, offered: Mapping[str, str], words: Language) -> tuple[Counted, ...]:
    return reflection.counted(voices.said, offered, words) if voices and not voices.withheld else ()


def _decision(visit: Visit, about: TalkedAbout | None, words: Language) -> TypedDecision:
    """What was typed where that was refused, else what is decided."""
    if about and visit.fields.get("question") == about.key and "kind" in visit.fields:
        return decision_in(visit.fields)
    kept = about.learned.decision if about else None
    if about is None or kept is None:
        return TypedDecision("", "", ("", ""))
    wordings = tuple(in_words.in_language(wording, words) for wording in kept.wordings)
    return TypedDecision(
        kind=kept.kind.value,
        reason=in_words.in_language(kept.reason, words),
        wordings=(*wordings, "", "")[: max(2, len(wordings))],
        other=next((question for question in kept.questions if question != about.learned.id), ""),
        meaning=kept.meaning,
        seen=kept.revision,
    )


def _others(room: ReflectionWorkshop, words: Language) -> tuple[tuple[str, str], ...]:
    """The other questions of the workshop from the same catalogue, with which one can be merged."""
    if (about := room.current) is None:
        return ()
    others = (
        (question.learned.id, shortened(question.learned.wording(words.tag), MOST_IN_A_LIST))
        for question in room.questions.values()
        if question.key != about.key and question.learned.catalogue_id == about.learned.catalogue_id
    )
    return (("", words.say("with no other")), *others)


def _steps(room: ReflectionWorkshop, words: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"go-{place}", _step(room, step.scene, step.question, words))
        for place, step in enumerate(room.course.steps)
        if step.scene not in FURTHER
    )


FURTHER = frozenset({Scene.MARKING, Scene.VOTING, Scene.RESULT, Scene.DECISION})
"""The steps within a question, to which one comes by going on."""


def _step(room: ReflectionWorkshop, scene: Scene, question: int, words: Language) -> str:
    if scene is not Scene.QUESTION:
        return words.say(reflection.SCENES[scene])
    about = room.questions.get(room.course.questions[question])
    wording = about.learned.wording(words.tag) if about else room.course.questions[question]
    return f"{question + 1}. {shortened(wording, MOST_IN_A_LIST)}"
