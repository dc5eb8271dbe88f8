"""The form of what is chosen: a question, a criterion, a part, a perspective, a phase, or a group of them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from qcheck.authoring import WHOLE, Draft, DropLanguage, Item, Kind, Move, MoveInto, Plain, Remove, SetValue
from qcheck.catalogue import Texts
from qcheck.language import N_, OWN_NAMES
from qcheck.ui.kit import html, inputs, url_params, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, by_phase, fields, findings, outline, questions, rules, scales, wording
from qcheck.ui.workbench.bench import Bench

AROUND = {
    "welcome": N_("Welcome"),
    "how_to_answer": N_("How to answer"),
    "freetext_notice": N_("Notice beside free text"),
    "comment_prompt": N_("Invitation to comment"),
    "difference_prompt": N_("Question where views differ"),
    "open_good": N_("Closing question: what works"),
    "open_next": N_("Closing question: what should change first"),
    "thanks": N_("Thanks at the end"),
    "disclaimer_result": N_("What the result is not"),
    "independence": N_("Who stands behind it"),
}
assert set(AROUND) <= set(Texts.model_fields)


def form(on: Bench) -> None:
    """What is chosen, to be changed."""
    _which_language(on)
    bench.told()
    if isinstance(on.chosen, str):
        bench.item_heading(wording.group(on.chosen), on.chosen)
        GROUPS[on.chosen](on)
        return
    kind = say(wording.KIND_NAMES[on.chosen.kind])
    title = say("Title and description") if on.chosen == WHOLE else kind
    bench.item_heading(title, bench.address_of(on.chosen))
    findings.of_item(on, on.chosen)
    FORMS[on.chosen.kind](on, on.chosen)
    if on.chosen != WHOLE and on.chosen != Item(Kind.SCALE):
        _place(on, on.chosen)


def _which_language(on: Bench) -> None:
    """In which language one writes, where there are several."""
    languages = on.opened.draft.languages
    if len(languages) > 1:
        widgets.from_address("writing", {tag: tag for tag in languages})
        st.radio(
            say("You are writing in"),
            languages,
            inputs.place("writing", languages),
            bench.language_name,
            key="writing",
            horizontal=True,
            on_change=widgets.into_address,
            args=("writing",),
        )


def _whole(on: Bench, item: Item) -> None:
    fields.text(on, item, ("title",), say("Title of the questionnaire"))
    fields.text(on, item, ("description",), say("What it is for"), lines=3)


def _part(on: Bench, item: Item) -> None:
    fields.text(on, item, ("title",), say("Title"))
    fields.text(on, item, ("meaning",), say("What this part is about"), lines=3)
    if phases := questions.titles(on.opened.draft, Kind.PHASE):
        fields.several(on, item, ("phases",), say("Asked in"), phases)
    by_phase.looks_at(on, item)
    outline.new(on, Kind.CRITERION, item, say("New criterion"), say("such as: Access for everybody"))


def _criterion(on: Bench, item: Item) -> None:
    fields.text(on, item, ("title",), say("Title"))
    fields.text(on, item, ("meaning",), say("What is meant, in one to three sentences"), lines=3)
    outline.new(
        on, Kind.QUESTION, item, say("New question"), say("such as: The children took part from the start.")
    )
    with st.expander(say("More: advice, evidence, question for the talk, when it is asked")):
        fields.text(on, item, ("prompt",), say("Question for the talk"), lines=2)
        fields.text(on, item, ("evidence",), say("What can show it"), lines=2)
        fields.text(on, item, ("actions", "red"), say("What helps when the light is red"), lines=3)
        fields.text(on, item, ("actions", "yellow"), say("What helps when the light is yellow"), lines=3)
        fields.text(on, item, ("source",), say("Where it comes from"), lines=1)
        if phases := questions.titles(on.opened.draft, Kind.PHASE):
            fields.several(on, item, ("phases",), say("Asked in"), phases)
            by_phase.looks_at(on, item)
    by_phase.of_criterion(on, item)


def _perspective(on: Bench, item: Item) -> None:
    fields.text(on, item, ("title",), say("Name"))
    fields.text(on, item, ("for_whom",), say("Who is meant"), lines=2)
    roles = {
        "": say("neither of the two"),
        "organising": say("organises participation"),
        "taking_part": say("takes part in it"),
    }
    fields.choice(on, item, ("role",), say("This perspective"), roles)


def _phase(on: Bench, item: Item) -> None:
    fields.text(on, item, ("title",), say("Name"))
    fields.text(on, item, ("intro",), say("What to think of while answering"), lines=2)


def _perspectives(on: Bench) -> None:
    html.paragraph(
        say(
            "Each perspective answers by itself, so that views can be compared. Without any, all "
            "answer alike."
        )
    )
    outline.new(on, Kind.PERSPECTIVE, WHOLE, say("New perspective"), say("such as: Residents"))


def _phases(on: Bench) -> None:
    html.paragraph(
        say(
            "A phase says when one looks: while planning, doing, looking back. A questionnaire can "
            "do without."
        )
    )
    outline.new(on, Kind.PHASE, WHOLE, say("New phase"), say("such as: Planning"))


def _texts(on: Bench) -> None:
    html.paragraph(say("What you leave empty, qcheck says in its own words."))
    for key, label in AROUND.items():
        fields.text(on, WHOLE, ("texts", key), say(label), lines=2)
    by_phase.closing_questions(on)


def _languages(on: Bench) -> None:
    """Which languages it has; a further one, and one to take out."""
    languages = on.opened.draft.languages
    html.show(html.listed(map(bench.language_name, languages)))
    others = [tag for tag in OWN_NAMES if tag not in languages]
    if others:
        wanted = st.selectbox(
            say("Another language"),
            others,
            format_func=bench.language_name,
            key="bench-language",
            filter_mode=None,
        )
        value: Plain = [*languages, wanted]
        st.button(
            say("Add this language"),
            key="bench-language-add",
            on_click=bench.changing,
            args=(on.link, SetValue(WHOLE, ("languages",), value)),
        )
    for tag in languages[1:]:
        name = bench.language_name(tag)
        sure = st.checkbox(
            say("Take out {language} with all its texts", language=name), key=f"bench-drop-{tag}"
        )
        if sure:
            st.button(
                say("Take out {language}", language=name),
                key=f"bench-drop-{tag}-now",
                on_click=bench.changing,
                args=(on.link, DropLanguage(tag)),
            )


def _place(on: Bench, item: Item) -> None:
    """Where it stands among its likes: up, down, elsewhere; and out."""
    if item.kind is not Kind.SCALE:
        html.heading(say("Order"), 3)
        with st.container(key="bench-place", horizontal=True):
            for label, by in ((say("Move up"), -1), (say("Move down"), 1)):
                st.button(
                    label,
                    key=f"bench-move-{bench.address_of(item)}-{by}",
                    on_click=bench.changing,
                    args=(on.link, Move(item, by)),
                )
    _elsewhere(on, item)
    seen = on.opened.draft.value(item)
    sure = st.checkbox(
        say("Take this out, with everything in it"), key=f"bench-sure-{bench.address_of(item)}"
    )
    if sure:
        st.button(
            say("Take out"),
            key=f"bench-remove-{bench.address_of(item)}",
            on_click=_remove,
            args=(on.link, Remove(item, was=seen), _above(on.opened.draft, item)),
        )


def _elsewhere(on: Bench, item: Item) -> None:
    """Into another criterion, or another part."""
    owners = {Kind.QUESTION: (Kind.CRITERION, Kind.MODULE), Kind.CRITERION: (Kind.PART,)}.get(item.kind, ())
    above = _above(on.opened.draft, item)
    others = [
        placed.item for placed in on.opened.draft.items if placed.item.kind in owners and placed.item != above
    ]
    if others:
        into = st.selectbox(
            say("Move into"),
            [None, *others],
            format_func=lambda owner: wording.name(on.opened.draft, owner) if owner else "–",
            key=f"bench-into-{bench.address_of(item)}",
            filter_mode=None,
        )
        if into:
            st.button(
                say("Move there"),
                key=f"bench-into-{bench.address_of(item)}-now",
                on_click=bench.changing,
                args=(on.link, MoveInto(item, into)),
            )


def _above(draft: Draft, item: Item) -> Item:
    return next((placed.below for placed in draft.items if placed.item == item and placed.below), WHOLE)


def _remove(link: str, operation: Remove, above: Item) -> None:
    anyway = Remove(operation.item)
    if bench.change(link, operation, anyway=anyway):
        url_params.put("item", bench.address_of(above))


FORMS: dict[Kind, Callable[[Bench, Item], None]] = {
    Kind.CATALOGUE: _whole,
    Kind.PART: _part,
    Kind.CRITERION: _criterion,
    Kind.MODULE: _criterion,
    Kind.QUESTION: questions.question,
    Kind.PERSPECTIVE: _perspective,
    Kind.PHASE: _phase,
    Kind.SCALE: scales.scale,
}
GROUPS: dict[str, Callable[[Bench], None]] = {
    "perspectives": _perspectives,
    "phases": _phases,
    "scales": scales.scales,
    "texts": _texts,
    "languages": _languages,
    "rules": rules.rules,
}
