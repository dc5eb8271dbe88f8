"""What the parts of a draft are called, and what is wrong with them, in words without keys of a file."""

from __future__ import annotations

from qcheck.authoring import WHOLE, Draft, Finding, Item, Kind
from qcheck.language import N_
from qcheck.loading.messages import NAMES, Advice, Mistake
from qcheck.service import Step
from qcheck.ui.kit import visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench

GROUP_NAMES = {
    "perspectives": N_("Who answers"),
    "phases": N_("When it is asked"),
    "scales": N_("Answers to choose from"),
    "texts": N_("Words around the questions"),
    "languages": N_("Languages"),
    "rules": N_("Lights and marks: from when"),
}
KIND_NAMES = {
    Kind.CATALOGUE: N_("The whole"),
    Kind.PART: N_("Part"),
    Kind.CRITERION: N_("Criterion"),
    Kind.MODULE: N_("Add-on module"),
    Kind.QUESTION: N_("Question"),
    Kind.PERSPECTIVE: N_("Perspective"),
    Kind.PHASE: N_("Phase"),
    Kind.SCALE: N_("Answers to choose from"),
}
_MEMBERS = {"perspectives": Kind.PERSPECTIVE, "phases": Kind.PHASE, "scales": Kind.SCALE}
_MISSING = {
    "criteria": N_("There is no criterion yet."),
    "questions": N_("There is no question here yet."),
    "title": N_("The title is missing."),
    "text": N_("The question has no words yet."),
    "label": N_("An answer has no words yet."),
    "id": N_("The internal name is missing. It can be added in the text."),
    "version": N_("The version is missing."),
    "options": N_("There are no answers yet."),
}
"""A key that is missing, as people without keys are told."""
_HELPS = {
    "double": N_("Make two questions of it: whoever finds one and not the other cannot answer otherwise."),
    "long": N_("Put examples and exceptions into the help below the question."),
    "negation": N_(
        "Say what is the case where all is well: “Everybody was invited” instead of “People were not left "
        "out”."
    ),
    "vague": N_("Name what can be seen or counted: “at least once a year” instead of “regularly”."),
    "jargon": N_("Take an everyday word, or explain this one in the help below the question."),
    "first-person": N_(
        "Ask about the matter: “The rules are easy to find” instead of “I know where the rules are”. Where "
        "each group is to speak of itself, tick that under “More”."
    ),
    "same-opening": N_("Begin one of the three in another way, so that it is read to its end."),
    "same-title": N_(
        "Give one of the two another title: in profile, discussion plan and minutes both stand."
    ),
    "few-questions": N_("Two questions are better, three are best: then a single answer decides less."),
    "few-shared": N_("Put at least two questions to all perspectives: only these are compared."),
    "lonely-key-question": N_("Put a key question to several perspectives."),
}
"""What helps against hints about words, for people who see no file."""
_DONE = {
    "begun": N_("Begun"),
    "edition": N_("Begun as the next edition"),
    "copy": N_("Begun as a copy"),
    "file": N_("A file brought in"),
    "text": N_("Changed in the text"),
    "restored": N_("Back to an earlier version"),
    "published": N_("Published"),
    "SetText": N_("Words changed"),
    "SetValue": N_("Setting changed"),
    "Add": N_("Added"),
    "AddOption": N_("Answer added"),
    "Remove": N_("Taken out"),
    "Move": N_("Moved"),
    "MoveInto": N_("Moved"),
    "DropLanguage": N_("Language taken out"),
}


def group(name: str) -> str:
    """A group of the outline."""
    return say(GROUP_NAMES[name])


def members(draft: Draft, name: str) -> tuple[Item, ...]:
    """The items of a group."""
    kind = _MEMBERS.get(name)
    return tuple(placed.item for placed in draft.below(WHOLE) if kind and placed.item.kind is kind)


def name(draft: Draft, item: Item) -> str:
    """What an item is called: its own words, else what it is."""
    if item == Item(Kind.SCALE):
        return say("The usual answers")
    return draft.title(item) or say("{kind} without a title", kind=say(KIND_NAMES[item.kind]))


def problem(finding: Finding) -> str:
    """What is wrong, or worth a second look, as it is said beside a form."""
    about = finding.problem
    key = about.path.rpartition(".")[2]
    if about.message.message is Mistake.MISSING_KEY and key in _MISSING:
        return say(_MISSING[key])
    if about.message.message is Mistake.NO_CRITERIA:
        return say(_MISSING["criteria"])
    if missing := untranslated(finding):
        return say(
            "Words are missing in: {languages}.", languages=", ".join(map(bench.language_name, missing))
        )
    said = _sentence(about.message.said(visitor.tongue()))
    if about.is_of_words:
        return said
    hint = f" {_sentence(about.hint.said(visitor.tongue()))}" if about.hint else ""
    return f"{said}{hint}"


def advice(finding: Finding) -> str:
    """What helps against a hint about words; empty where nothing is known."""
    message = finding.problem.message.message
    name = NAMES.get(message, "") if isinstance(message, Advice) else ""
    return say(_HELPS[name]) if name in _HELPS else ""


def untranslated(finding: Finding) -> tuple[str, ...]:
    """The languages in which a text is missing, where this is what is found."""
    message = finding.problem.message
    if message.message is not Advice.UNTRANSLATED:
        return ()
    return tuple(str(dict(message.values)["languages"]).split(", "))


def _sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    stop = "" if words[-1:] in {".", "?", "!"} else "."
    return f"{words[:1].upper()}{words[1:]}{stop}"


def step(done: Step, draft: Draft) -> str:
    """What was done in a step."""
    item = Item(Kind(done.kind), done.id) if done.kind in set(Kind) else None
    about = done.title or (name(draft, item) if item and draft.has(item) else "")
    return ": ".join(filter(None, (say(_DONE.get(done.did, done.did)), about)))
