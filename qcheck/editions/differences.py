"""Every difference between two editions, in the order of the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from qcheck.catalogue import Catalogue, Criterion, Question, Scale, Text
from qcheck.editions.index import Index
from qcheck.editions.likeness import likeness
from qcheck.editions.values import Aspect, Difference, Of


def differences(old: Catalogue, new: Catalogue) -> tuple[Difference, ...]:
    """Of the whole first, then criterion by criterion with its questions; what is gone last."""
    return tuple(_Between(Index(old), Index(new)).all())


class _Between:
    def __init__(self, old: Index, new: Index) -> None:
        self.old, self.new = old, new

    def all(self) -> Iterator[Difference]:
        yield from self._whole()
        for criterion in self.new.criteria.values():
            yield from self._criterion(criterion)
            for question in criterion.questions:
                yield from self._question(question)
        for gone in self.old.criteria.keys() - self.new.criteria.keys():
            title = _said(self.old, self.old.criteria[gone].title)
            yield Difference(Of.CRITERION, gone, Aspect.GONE, before=title)
        for question in self.old.questions.values():
            if question.id not in self.new.questions:
                yield Difference(Of.QUESTION, question.id, Aspect.GONE, before=_said(self.old, question.text))

    def _whole(self) -> Iterator[Difference]:
        old, new = self.old.catalogue, self.new.catalogue
        yield from self._texts(Of.WHOLE, "", Aspect.TITLE, old.title, new.title)
        yield from _values(Of.WHOLE, "", Aspect.STATUS, _status(old), _status(new))
        yield from self._texts(Of.WHOLE, "", Aspect.DESCRIPTION, old.description, new.description)
        yield from _values(Of.WHOLE, "", Aspect.LANGUAGES, _list(old.spoken), _list(new.spoken))
        yield from self._fields(Aspect.RULES, old.rules, new.rules)
        yield from self._fields(Aspect.TEXTS, old.texts, new.texts)
        for aspect, before, after in (
            (Aspect.PERSPECTIVES, old.perspectives, new.perspectives),
            (Aspect.PHASES, old.phases, new.phases),
            (Aspect.PART, old.parts, new.parts),
        ):
            yield from self._items(aspect, before, after)
        yield from self._order("", list(self.old.criteria), list(self.new.criteria), Of.WHOLE)

    def _fields(self, aspect: Aspect, old: BaseModel, new: BaseModel) -> Iterator[Difference]:
        for name in type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if isinstance(before, Text | None) and isinstance(after, Text | None):
                yield from self._texts(Of.WHOLE, "", aspect, before, after, detail=name)
            elif before != after:
                yield Difference(Of.WHOLE, "", aspect, _shown(before), _shown(after), detail=name)

    def _items(
        self, aspect: Aspect, old: Sequence[BaseModel], new: Sequence[BaseModel]
    ) -> Iterator[Difference]:
        """Perspectives, phases or parts: which came and went, and what is said of those that stayed."""
        before, after = ({item.id: item for item in items} for items in (old, new))  # type: ignore[attr-defined]  # each has an id
        for name in dict.fromkeys((*after, *before)):
            if name not in before:
                yield Difference(Of.WHOLE, "", aspect, after=name, detail=name)
            elif name not in after:
                yield Difference(Of.WHOLE, "", aspect, before=name, detail=name)
            else:
                yield from self._item(aspect, name, before[name], after[name])
        yield from self._order(aspect.value, list(before), list(after), Of.WHOLE)

    def _item(self, aspect: Aspect, name: str, old: BaseModel, new: BaseModel) -> Iterator[Difference]:
        for field in type(new).model_fields:
            before, after = getattr(old, field), getattr(new, field)
            if field in {"id", "criteria"} or before == after:
                continue
            detail = f"{name}.{field}"
            if isinstance(before, Text | None) and isinstance(after, Text | None):
                yield from self._texts(Of.WHOLE, "", aspect, before, after, detail=detail)
            else:
                yield Difference(Of.WHOLE, "", aspect, _shown(before), _shown(after), detail=detail)

    def _criterion(self, new: Criterion) -> Iterator[Difference]:
        old = self.old.criteria.get(new.id)
        if old is None:
            yield Difference(Of.CRITERION, new.id, Aspect.NEW, after=_said(self.new, new.title))
            return
        this = (Of.CRITERION, new.id)
        for aspect, before, after in (
            (Aspect.TITLE, old.title, new.title),
            (Aspect.MEANING, old.meaning, new.meaning),
            (Aspect.EVIDENCE, old.evidence, new.evidence),
            (Aspect.ADVICE, old.actions.red, new.actions.red),
            (Aspect.ADVICE, old.actions.yellow, new.actions.yellow),
            (Aspect.PROMPT, old.prompt, new.prompt),
            (Aspect.SOURCE, old.source, new.source),
        ):
            yield from self._texts(*this, aspect, before, after)
        yield from self._by_phase(*this, Aspect.PROMPT, old.prompt_by_phase, new.prompt_by_phase)
        for light in ("red", "yellow"):
            advice = [
                {
                    phase: text
                    for phase, actions in criterion.actions_by_phase.items()
                    if (text := getattr(actions, light))
                }
                for criterion in (old, new)
            ]
            yield from self._by_phase(*this, Aspect.ADVICE, advice[0], advice[1])
        yield from _values(*this, Aspect.PHASES, _list(old.phases), _list(new.phases))
        yield from _values(*this, Aspect.LOOKS_AT, _shown(old.looks_at), _shown(new.looks_at))
        parts = [side.catalogue.part_of(new.id) for side in (self.old, self.new)]
        yield from _values(*this, Aspect.PART, *(part.id if part else "" for part in parts))
        stayed = [[q.id for q in criterion.questions] for criterion in (old, new)]
        yield from self._order(new.id, stayed[0], stayed[1], Of.CRITERION)

    def _question(self, new: Question) -> Iterator[Difference]:
        old = self.old.questions.get(new.id)
        if old is None:
            yield Difference(Of.QUESTION, new.id, Aspect.NEW, after=_said(self.new, new.text))
            return
        this = (Of.QUESTION, new.id)
        yield from self._texts(*this, Aspect.WORDING, old.text, new.text)
        yield from self._by_phase(
            *this, Aspect.WORDING, self._wordings(old, new, old), self._wordings(old, new, new)
        )
        yield from self._texts(*this, Aspect.HELP, old.help, new.help)
        yield from self._answers(new.id)
        for aspect, before, after in (
            (Aspect.WEIGHT, _shown(old.weight), _shown(new.weight)),
            (Aspect.CRITICAL, _shown(old.critical), _shown(new.critical)),
            (Aspect.FILTERS, _filters(old), _filters(new)),
            (Aspect.PERSPECTIVES, _list(old.perspectives), _list(new.perspectives)),
            (Aspect.PHASES, _list(old.phases), _list(new.phases)),
            (Aspect.ABOUT, _shown(old.about), _shown(new.about)),
            (Aspect.CRITERION, self.old.criterion_of[new.id], self.new.criterion_of[new.id]),
        ):
            yield from _values(*this, aspect, before, after)

    def _wordings(self, old: Question, new: Question, of: Question) -> dict[str, Text]:
        """What it says in the phases in which one of the two says something of its own."""
        phases = dict.fromkeys((*old.text_by_phase, *new.text_by_phase))
        return {phase: of.wording(phase) for phase in phases}

    def _answers(self, question: str) -> Iterator[Difference]:
        old, new = self.old.scale(question), self.new.scale(question)
        this = (Of.QUESTION, question)
        if old.points != new.points or _reads_otherwise(self.old, old, self.new, new):
            labels = (
                " · ".join(_said(side, option.label) for option in scale.steps)
                for side, scale in ((self.old, old), (self.new, new))
            )
            yield Difference(*this, Aspect.SCALE, *labels)
            return
        for one, other in zip(old.answers, new.answers, strict=True):
            yield from self._texts(*this, Aspect.LABELS, one.label, other.label, detail=str(other.value))
        prompts = self.old.prompt(question), self.new.prompt(question)
        yield from self._texts(*this, Aspect.LABELS, *prompts)
        if old.worth != new.worth:
            yield Difference(
                *this, Aspect.POINTS, *(_list(f"{float(w):g}" for w in scale.worth) for scale in (old, new))
            )

    def _by_phase(
        self, of: Of, identity: str, aspect: Aspect, old: dict[str, Text], new: dict[str, Text]
    ) -> Iterator[Difference]:
        for phase in dict.fromkeys((*new, *old)):
            yield from self._texts(of, identity, aspect, old.get(phase), new.get(phase), phase=phase)

    def _texts(
        self,
        of: Of,
        identity: str,
        aspect: Aspect,
        old: Text | None,
        new: Text | None,
        *,
        phase: str = "",
        detail: str = "",
    ) -> Iterator[Difference]:
        """By language. Words that were added in a further language are a translation."""
        before, after = self.old.words(old), self.new.words(new)
        is_further = bool(before and after)
        for tag in dict.fromkeys((*after, *before)):
            was, said = before.get(tag, ""), after.get(tag, "")
            if was != said:
                kind = Aspect.TRANSLATION if is_further and not (was and said) else aspect
                yield Difference(of, identity, kind, was, said, tag, phase, detail)

    def _order(self, identity: str, old: list[str], new: list[str], of: Of) -> Iterator[Difference]:
        before = [name for name in old if name in set(new)]
        after = [name for name in new if name in set(old)]
        if before != after:
            yield Difference(
                of,
                identity if of is Of.CRITERION else "",
                Aspect.ORDER,
                _list(before),
                _list(after),
                detail="" if of is Of.CRITERION else identity,
            )


def _reads_otherwise(before: Index, old: Scale, after: Index, new: Scale) -> bool:
    """Whether as many answers say something else: their words have less than half in common."""
    alike = [
        likeness(was[tag], said[tag])
        for one, other in zip(old.steps, new.steps, strict=True)
        for was, said in [(before.words(one.label), after.words(other.label))]
        for tag in was.keys() & said.keys()
    ]
    return bool(alike) and sum(alike) / len(alike) < 0.5


def _values(of: Of, identity: str, aspect: Aspect, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(of, identity, aspect, before, after)


def _said(index: Index, text: Text) -> str:
    return text.say(index.catalogue.spoken[0])


def _status(catalogue: Catalogue) -> str:
    return catalogue.status_words(catalogue.spoken[0])


def _filters(question: Question) -> str:
    return "; ".join(
        f"{condition.question}: {_list(map(str, condition.answer))}" for condition in question.skip_if or ()
    )


def _list(names: Iterable[str] | None) -> str:
    return ", ".join(names or ())


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _list(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
