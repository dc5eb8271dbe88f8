"""One question of a trial: its words, its figures, what was said about it, and what is decided on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from zoneinfo import ZoneInfo

from starlette.responses import Response

from qcheck.catalogue import Catalogue
from qcheck.language import OWN_NAMES, Language
from qcheck.plain.trial.decision_form import Form, place
from qcheck.plain.trial.questions import PATH, newest, path_of, said
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward
from qcheck.service import (
    MOST_WORDINGS,
    AskedIn,
    Decision,
    DecisionKind,
    Feedback,
    Invalid,
    LearnedQuestion,
    NotPossible,
    OpenedTrial,
    Stale,
    UnknownLink,
)
from qcheck.web.visit import Elsewhere, Visit
from qcheck.wording import decided, learned
from qcheck.wording import statistics as worded

NEW_PATH = "/new-question"


@dataclass(frozen=True, slots=True)
class Edition:
    """A question as an edition asked it in a phase, in words."""

    title: str
    lines: tuple[str, ...]
    hints: tuple[str, ...]
    fit: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about: a question, or one that is to be new."""

    opened: OpenedTrial
    catalogue: Catalogue
    about: LearnedQuestion | None
    decision: Decision | None
    others: tuple[LearnedQuestion, ...]

    @property
    def path(self) -> str:
        return path_of(self.about) if self.about else f"{NEW_PATH}/{self.catalogue.id}"

    @property
    def languages(self) -> tuple[str, ...]:
        return self.catalogue.spoken


def page(visit: Visit) -> Response:
    """The page of one question: what is known of it, and the form of the decision on it."""
    subject = _question(visit)
    return _shown(visit, subject, Form.of(subject.decision, subject.about.id if subject.about else ""))


def new(visit: Visit) -> Response:
    """The page of a question that is not asked yet, and the form of the decision on it."""
    subject = _new(visit)
    return _shown(visit, subject, Form.of(subject.decision))


def decide(visit: Visit) -> Response:
    """Decides, or takes back what was decided."""
    return _decide(visit, _question(visit))


def decide_new(visit: Visit) -> Response:
    """Keeps or takes back the decision on a question that is to be new."""
    return _decide(visit, _new(visit))


def _decide(visit: Visit, subject: Subject) -> Response:
    if "back" in visit.fields:
        return _take_back(visit, subject)
    form = Form.typed(visit.fields, subject.languages)
    if subject.about is None:
        form = replace(form, kind=DecisionKind.NEW)
    words, trial = visit.tongue(), subject.opened.trial
    today = visit.service.clock.now().astimezone(ZoneInfo(trial.zone)).date()
    question = subject.about.id if subject.about else ""
    try:
        wanted = form.decision(trial, subject.catalogue, question, today)
        visit.service.learning.decide(subject.opened, wanted)
    except Stale as refused:
        subject = _again(visit, subject)
        form = replace(form, seen=str(subject.decision.revision if subject.decision else 0))
        return _shown(visit, subject, form, {"kind": refused.said(words)}, refused.status)
    except Invalid as refused:
        errors = {place(refused, subject.languages): _said(refused, subject, words)}
        return _shown(visit, subject, form, errors, refused.status)
    raise _onward(visit, subject)


def _said(refused: Invalid, subject: Subject, words: Language) -> str:
    """The refusal, with the words of a question where it names one by its id."""
    names = {str(other.id): other.wording(words.tag) for other in subject.others}
    named = str(refused.values.get("question", ""))
    return words.say(refused.message, question=names[named]) if named in names else refused.said(words)


def _take_back(visit: Visit, subject: Subject) -> Response:
    if subject.decision is None:
        raise _onward(visit, subject)
    seen = visit.fields.get("seen", "")
    try:
        revision = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
        visit.service.learning.take_back(subject.opened, subject.decision.id, revision)
    except NotPossible as refused:
        subject = _again(visit, subject)
        form = Form.of(subject.decision, subject.about.id if subject.about else "")
        return _shown(visit, subject, form, {"kind": refused.said(visit.tongue())}, refused.status)
    raise _onward(visit, subject)


def _onward(visit: Visit, subject: Subject) -> Elsewhere:
    """Back to the question, where the decision now stands; from a new one to the list."""
    return Elsewhere(onward(visit, subject.path if subject.about else PATH, "saved"))


def _again(visit: Visit, subject: Subject) -> Subject:
    return _question(visit) if subject.about else _new(visit)


def _question(visit: Visit) -> Subject:
    opened = coordinated(visit)
    catalogue, question = (visit.request.path_params[name] for name in ("catalogue", "question"))
    every = [
        learned_question
        for learned_question in visit.service.learning.questions(opened)
        if learned_question.catalogue_id == catalogue
    ]
    about = next((learned_question for learned_question in every if learned_question.id == question), None)
    if about is None:
        raise UnknownLink
    return Subject(
        opened, about.catalogue, about, about.decision, tuple(other for other in every if other is not about)
    )


def _new(visit: Visit) -> Subject:
    opened = coordinated(visit)
    wanted = visit.request.path_params["catalogue"]
    catalogue = next((catalogue for catalogue in newest(visit, opened) if catalogue.id == wanted), None)
    if catalogue is None:
        raise UnknownLink
    name = visit.request.query_params.get("decision") or visit.fields.get("id", "")
    decision = next(
        (
            decision
            for decision in visit.service.learning.decisions(opened)
            if decision.id == name and not decision.questions
        ),
        None,
    )
    return Subject(opened, catalogue, None, decision, ())


def _shown(
    visit: Visit, subject: Subject, form: Form, errors: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    words, about = visit.tongue(), subject.about
    held = subject.decision
    first = held.questions[0] if held and held.questions else ""
    belongs = next((other for other in subject.others if other.id == first), None)
    shown = {
        "subject": subject,
        "about": about,
        "title": about.wording(words.tag) if about else words.say("A new question"),
        "wordings": _wordings(about, words) if about else [],
        "editions": [_edition(asked, words) for asked in about.asked] if about else [],
        "said_in_all": said(about, words) if about else "",
        "belongs": belongs,
        "kinds": [
            (kind.value, words.say(name)) for kind, name in decided.KINDS.items() if kind.value != "new"
        ],
        "meanings": [(meaning.value, words.say(name)) for meaning, name in decided.MEANINGS.items()],
        "others": [("", words.say("none"))]
        + [(other.id, other.wording(words.tag)) for other in subject.others],
        "criteria": [
            (criterion.id, criterion.title.say(words.tag)) for criterion in subject.catalogue.every_criterion
        ],
        "tongues": [(tag, OWN_NAMES.get(tag, tag)) for tag in subject.languages],
        "form": form,
        "reason_in": lambda tag: form.reason.get(tag, ""),
        "wording_in": [partial(form.wording, number) for number in range(1, MOST_WORDINGS + 1)],
        "now": learned.decision(held, words) if held else "",
        "history": _history(visit, subject, words),
        "errors": errors or {},
        "pooled": words.say(learned.POOLED),
    }
    return coordinators_page(visit, subject.opened, "question", PATH, shown, status)


def _wordings(about: LearnedQuestion, words: Language) -> list[tuple[str, str]]:
    """Its words in each language but the page's, and in each phase that has others."""
    question = about.question
    if question is None:
        return []
    shown = about.wording(words.tag)
    others = [
        (OWN_NAMES.get(tag, tag), text)
        for tag in about.catalogue.spoken
        if (text := question.text.say(tag)) != shown
    ]
    phases = [
        (
            words.say("In the phase {phase}", phase=about.catalogue.phase(phase).title.say(words.tag)),
            text.say(words.tag),
        )
        for phase, text in question.text_by_phase.items()
    ]
    return others + phases


def _in_phase(catalogue: Catalogue, phase: str, words: Language) -> str:
    return words.say("In the phase {phase}", phase=catalogue.phase(phase).title.say(words.tag))


def _edition(asked: AskedIn, words: Language) -> Edition:
    catalogue = asked.edition
    phase = catalogue.phase(asked.phase).title.say(words.tag) if asked.phase in catalogue.phase_ids else ""
    title = " · ".join(filter(None, (words.say("Edition {version}", version=asked.version), phase)))
    figures = asked.figures
    return Edition(
        title,
        tuple(worded.lines(figures, catalogue, words)) if figures else (),
        tuple(worded.hints(figures, catalogue, words)) if figures else (),
        worded.fit(asked.fit, words) if asked.fit else "",
        tuple(_sentence(sentence, catalogue, words) for sentence in asked.fit.sentences) if asked.fit else (),
    )


def _sentence(said: Feedback, catalogue: Catalogue, words: Language) -> tuple[str, str]:
    whose = worded.perspective_title(catalogue, said.perspective, words) if said.perspective else ""
    return said.text, whose


def _history(visit: Visit, subject: Subject, words: Language) -> Sequence[str]:
    """What was decided before, the latest first."""
    if subject.decision is None and subject.about is None:
        return ()
    known = visit.service.learning.history(subject.opened).values()
    held = subject.decision
    for versions in known:
        if held and versions[0].id == held.id:
            return [learned.decision(one, words) for one in versions[1:]]
        if subject.about and held is None and versions[0].questions[:1] == (subject.about.id,):
            return [learned.decision(one, words) for one in versions]
    return ()
