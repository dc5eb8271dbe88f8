"""Then and now in words: what a comparison is called, its verdicts, and why something cannot be compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from qcheck.catalogue import EVERYBODY, CriterionId, QuestionId
from qcheck.comparing import Cause, ComparedCriterion, Kind, Pair, Reading, Reason, ThenAndNow, Verdict
from qcheck.language import N_, Language
from qcheck.wording.agreed_lights import AgreedMark, Settled, agreed_mark, settled
from qcheck.wording.lights import LIGHT_WORDS
from qcheck.wording.not_comparable import BETWEEN, ONE_SIDED, SHORT
from qcheck.wording.voice import Voice

AT_MOST = 2
"""So many questions are quoted in one sentence; of the others their number is told."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a comparison of this kind is called, what is said of it before anything else (empty: nothing), and
    its two verdicts.
    """

    title: str
    note: str
    verdicts: Mapping[Verdict, str]


KIND_WORDS: Mapping[Kind, KindWords] = {
    Kind.TREND: KindWords(
        title=N_("Then and now"),
        note="",
        verdicts={Verdict.CHANGED: N_("changed"), Verdict.ABOUT_THE_SAME: N_("about the same")},
    ),
    Kind.PLANNED: KindWords(
        title=N_("Planned and experienced"),
        note=N_(
            "This is not a trend: the earlier check says what was planned, the later one what people "
            "experienced. A lower score does not mean that anything has become worse."
        ),
        verdicts={
            Verdict.CHANGED: N_("other than planned"),
            Verdict.ABOUT_THE_SAME: N_("about as planned"),
        },
    ),
    Kind.OTHER_PHASES: KindWords(
        title=N_("Two phases side by side"),
        note=N_("This is not a trend: the two checks look at different phases of the process."),
        verdicts={Verdict.CHANGED: N_("different"), Verdict.ABOUT_THE_SAME: N_("about the same")},
    ),
}

OF_PLACE = N_(
    "This is different for {criteria}: the questions there look at the place, not at a moment of the "
    "process. They are compared as a change."
)
NOT_COMPARABLE = N_("not comparable")


@dataclass(frozen=True, slots=True)
class Voices:
    """In whose words a comparison is told: those of the earlier and of the later check, in one language, and
    the comparison itself.
    """

    then: Voice
    now: Voice
    compared: ThenAndNow

    def say(self, message: str, **values: object) -> str:
        """A message in this language, with `{names}` filled in."""
        return self.now.say(message, **values)

    @property
    def title(self) -> str:
        """What the comparison is called: *Then and now*, *Planned and experienced*."""
        return self.say(KIND_WORDS[self.compared.kind].title)

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be known before anything is compared."""
        kind = self.compared.kind
        if not (note := KIND_WORDS[kind].note):
            return ()
        of_place = [criterion.criterion for criterion in self.compared.criteria if criterion.overall.of_place]
        if not of_place:
            return (self.say(note),)
        return self.say(note), self.say(OF_PLACE, criteria=self._places(of_place))

    def _places(self, criteria: list[CriterionId]) -> str:
        """Criteria by their parts, where a part has no others; else one by one."""
        catalogue, names = self.now.catalogue, dict[str, None]()
        for criterion in criteria:
            part = catalogue.part_of(criterion)
            whole = part is not None and all(one.is_about_place for one in part.criteria)
            name = part.title.say(self.now.language.tag) if part and whole else self.criterion(criterion)
            names[self.say("“{criterion}”", criterion=name)] = None
        return self.now.listed(names)

    @property
    def rule(self) -> str:
        """When a criterion counts as changed, with the catalogue's numbers."""
        rules = self.now.catalogue.rules
        return self.say(
            "“{changed}” stands where the light changed and the score moved by at least {with_light} points, "
            "or where the score moved by at least {points} points. Less than that can come from who "
            "happened to answer.",
            changed=self.verdict(Verdict.CHANGED),
            with_light=rules.changed_with_light,
            points=rules.changed,
        )

    def criterion(self, criterion: str) -> str:
        """The title of a criterion, as the later check calls it."""
        known = {known_criterion.id for known_criterion in self.now.catalogue.every_criterion}
        return self._who_knows(criterion, known).criterion(criterion)

    def perspective(self, perspective: str) -> str:
        """The title of a perspective, as the later check calls it."""
        known = {EVERYBODY, *(known_perspective.id for known_perspective in self.now.catalogue.perspectives)}
        return self._who_knows(perspective, known).perspective(perspective)

    def verdict(self, verdict: Verdict | None) -> str:
        """The verdict in words; *not comparable* for none."""
        words = NOT_COMPARABLE if verdict is None else KIND_WORDS[self.compared.kind].verdicts[verdict]
        return self.say(words)

    def told(self, pair: Pair) -> str:
        """The verdict on a pair in words; what looks at the place has changed, whatever the phases are."""
        if pair.verdict is None or not pair.of_place:
            return self.verdict(pair.verdict)
        return self.say(KIND_WORDS[Kind.TREND].verdicts[pair.verdict])

    def reading(self, reading: Reading) -> str:
        """A value in words: "Yellow, on the way, 58 of 100"."""
        words = LIGHT_WORDS[reading.light]
        score = self.say("{score} of 100", score=reading.score)
        return ", ".join((self.say(words.title), self.say(words.word), score))

    def spoken(self, criterion: str, pair: Pair) -> str:
        """A line of the picture for a screen reader."""
        title = self.criterion(criterion)
        if pair.then is None or pair.now is None:
            return f"{title}: {self.say(NOT_COMPARABLE)}. {self.why(pair)}"
        return self.say(
            "{criterion}: {verdict}. Then {then}; now {now}.",
            criterion=title,
            verdict=self.told(pair),
            then=self.reading(pair.then),
            now=self.reading(pair.now),
        )

    def why(self, pair: Pair) -> str:
        """Why a pair cannot be compared, in sentences; empty where it can."""
        return " ".join(self.sentence(reason) for reason in pair.reasons)

    def why_whole(self, compared: ComparedCriterion) -> str:
        """Why the overall results of a criterion cannot be compared; where not the same perspectives stand in
        them, also what keeps each of the others out.
        """
        said = [self.why(compared.overall)]
        if any(reason.cause is Cause.OTHER_PERSPECTIVES for reason in compared.overall.reasons):
            said += [
                f"{self.perspective(perspective)}: {self.why(pair)}"
                for perspective, pair in compared.perspectives.items()
                if not pair.is_comparable
            ]
        return " ".join(said)

    def in_short(self, pair: Pair) -> str:
        """Why a pair cannot be compared, in a few words."""
        return ", ".join(dict.fromkeys(self.say(SHORT[reason.cause]) for reason in pair.reasons))

    def sentence(self, reason: Reason) -> str:
        """A reason as a sentence; of questions, the first ones are quoted."""
        if reason.side is not None:
            return self.say(ONE_SIDED[reason.cause][reason.side])
        if reason.cause is Cause.OTHER_WORDING:
            return self._reworded(reason.questions)
        return self.say(BETWEEN[reason.cause], questions=self._quoted(reason.questions))

    def _reworded(self, questions: tuple[QuestionId, ...]) -> str:
        """Both wordings of the first question; how many more there are."""
        first, *others = questions
        before, after = self.then.question(first), self.now.question(first)
        said = (
            self.say("In another language a question is worded differently: “{question}”", question=after)
            if before == after
            else self.say(
                "A question was worded differently: “{then}”, later “{now}”", then=before, now=after
            )
        )
        return f"{said} {self._more(len(others))}." if others else f"{said}."

    def _quoted(self, questions: tuple[QuestionId, ...]) -> str:
        quoted = [
            self.say("“{question}”", question=self._question(question)) for question in questions[:AT_MOST]
        ]
        more = len(questions) - AT_MOST
        return f"{', '.join(quoted)} {self._more(more)}" if more > 0 else self.now.listed(quoted)

    def _more(self, number: int) -> str:
        return self.now.count("and {number} more question", "and {number} more questions", number)

    def _question(self, question: QuestionId) -> str:
        return self._who_knows(question, self.now.catalogue.questions).question(question)

    def _who_knows(self, wanted: str, known: Collection[str]) -> Voice:
        """The later check's words where it knows this, else those of the earlier one."""
        return self.now if wanted in known else self.then


def agreements(
    then: Mapping[CriterionId, Settled], now: Mapping[CriterionId, Settled], voices: Voices
) -> dict[CriterionId, tuple[AgreedMark, ...]]:
    """The marks of what was agreed after the earlier check and after the later one, by criterion."""
    sides = (
        (N_("agreed then: {light}"), then, voices.then),
        (N_("agreed now: {light}"), now, voices.now),
    )
    return {
        criterion: tuple(
            _named(agreed_mark(kept, voice), message, voice)
            for message, agreed, voice in sides
            if (kept := agreed.get(criterion))
        )
        for criterion in {**then, **now}
    }


def _named(mark: AgreedMark, message: str, voice: Voice) -> AgreedMark:
    """The mark of an agreement with a word of which check it belongs to."""
    light = settled(mark.light, voice)
    return replace(mark, text=voice.say(message, light=mark.name), long=voice.say(message, light=light))


def of_modes(then: str, now: str, language: Language) -> tuple[str, ...]:
    """What has to be known where an open round stands beside a confidential check; nothing where both are
    alike.
    """
    said = N_(
        "One of the two checks was an open round, the other one was confidential. People may answer "
        "otherwise where their names are known."
    )
    return () if then == now else (language.say(said),)
