"""The draft as a list at the side: what it is made of, where something is wrong, and what can be added."""

from __future__ import annotations

from collections import Counter

import streamlit as st
from markupsafe import Markup

from qcheck.authoring import WHOLE, Add, Item, Kind
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, wording
from qcheck.ui.workbench.bench import Bench

LONGEST = 60


def outline(on: Bench) -> None:
    """Every group, part and criterion; the questions of the criterion that is chosen."""
    html.show(Markup('<h2 class="qc-h2" id="bench-contents" tabindex="-1">{}</h2>').format(say("Contents")))
    bench.across("bench-form", say("To the form"))
    wrong = Counter(finding.item for finding in on.opened.draft.findings if not finding.problem.warning)
    _entry(on, WHOLE, say("Title and description"), wrong[WHOLE])
    for group in bench.GROUPS:
        _entry(on, group, wording.group(group), 0)
        if _is_within(on, group):
            for member in wording.members(on.opened.draft, group):
                _entry(on, member, wording.name(on.opened.draft, member), wrong[member], depth=1)
    for standing in on.opened.draft.below(WHOLE):
        if standing.item.kind in {Kind.PART, Kind.CRITERION, Kind.MODULE}:
            _criterion_or_part(on, standing.item, wrong)
    _adding(on)


def _criterion_or_part(on: Bench, item: Item, wrong: Counter[Item], depth: int = 0) -> None:
    _entry(on, item, wording.name(on.opened.draft, item), wrong[item] + _below(on, item, wrong), depth)
    below = [placed.item for placed in on.opened.draft.below(item)]
    if item.kind is Kind.PART:
        for criterion in below:
            _criterion_or_part(on, criterion, wrong, depth + 1)
    elif on.chosen == item or on.chosen in below:
        for question in below:
            _entry(on, question, wording.name(on.opened.draft, question), wrong[question], depth + 1)


def _below(on: Bench, item: Item, wrong: Counter[Item]) -> int:
    """Mistakes in what does not stand in the list at the moment."""
    below = [placed.item for placed in on.opened.draft.below(item)]
    if item.kind is Kind.PART or on.chosen == item or on.chosen in below:
        return 0
    return sum(wrong[item_below] for item_below in below)


def _is_within(on: Bench, group: str) -> bool:
    return on.chosen == group or on.chosen in wording.members(on.opened.draft, group)


def _entry(on: Bench, chosen: Item | str, title: str, mistakes: int, depth: int = 0) -> None:
    is_chosen = on.chosen == chosen
    short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
    mark = visitor.count("{number} mistake", "{number} mistakes", mistakes) if mistakes else ""
    label = " · ".join(filter(None, (f"{'– ' * depth}{short}", mark)))
    st.button(
        widgets.plain(label) if not is_chosen else f"**{widgets.plain(label)}**",
        key=f"bench-to-{bench.address_of(chosen)}",
        type="tertiary",
        on_click=bench.choose,
        args=(chosen,),
        width="stretch",
    )


def _adding(on: Bench) -> None:
    """A new criterion; where criteria stand in parts, a new part. And what few need."""
    parts = [placed.item for placed in on.opened.draft.below(WHOLE) if placed.item.kind is Kind.PART]
    if parts:
        new(on, Kind.PART, WHOLE, say("New part"), say("such as: Participation in our town"))
    else:
        new(on, Kind.CRITERION, WHOLE, say("New criterion"), say("such as: Access for everybody"))
    with st.expander(say("Criteria that a check can take along")):
        html.paragraph(say("They are asked only where somebody chooses them for a check."))
        new(on, Kind.MODULE, WHOLE, say("New add-on module"), say("such as: Children and young people"))


def new(on: Bench, kind: Kind, below: Item, label: str, example: str) -> None:
    """A field for the title of something new, and its button."""
    key = f"bench-new-{kind.value}-{below.id}"
    with st.container(key=f"{key}-row"), st.form(f"{key}-form", clear_on_submit=True, border=False):
        title = st.text_input(label, placeholder=example, key=key)
        if st.form_submit_button(say("Add"), key=f"{key}-add") and title.strip():
            _added(on, kind, below, title)


def _added(on: Bench, kind: Kind, below: Item, title: str) -> None:
    made: list[Item] = []
    answers = (say("does not apply"), say("applies")) if kind is Kind.SCALE else ("0", "1")
    operation = Add(kind, title, on.language, below, answers)
    if bench.save(lambda: made.append(visitor.service().drafting.add(on.link, operation)[1])):
        bench.choose(made[0])
    st.rerun()
