"""A new check on one screen: which process, what is asked, when, and from which perspective one answers oneself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from qcheck.catalogue import Catalogue, Criterion, PerspectiveId, PhaseId
from qcheck.service import NewCheck, NotPossible, Scope
from qcheck.service.offers import Length, Offer, each_alone, length, offers
from qcheck.ui import here, html, widgets

say, count, tag = here.tongue().say, here.tongue().count, here.tongue().tag
service = here.service()


def lasts(found: Length) -> str:
    """`12 questions, about 5 minutes`."""
    questions = count("{number} question", "{number} questions", found.questions)
    return count("{questions}, about {number} minute", "{questions}, about {number} minutes", found.minutes, questions=questions)


def name(offer: Offer) -> str:
    """What a choice is called."""
    title = offer.catalogue.title.say(tag)
    if offer.part:
        return offer.part.say(tag)
    if offer.picks:
        return say("Choose what matters most ({title})", title=title)
    return say("Everything ({title})", title=title) if offer.catalogue.parts else title


def one_of(label: str, options: Mapping[str, str], captions: Iterable[str], key: str) -> str:
    """One of several, the first at the start; a choice that is gone with another catalogue falls back to it."""
    widgets.from_address(key, options)
    plain = {value: widgets.plain(title) for value, title in options.items()}
    shown = [widgets.plain(caption) for caption in captions]
    chosen = st.radio(
        label, list(options), format_func=plain.__getitem__, captions=shown, key=key, on_change=widgets.into_address, args=(key,)
    )
    return str(chosen)


def some_of(label: str, criteria: Sequence[tuple[Criterion, Length]], key: str) -> list[str]:
    """Some of several criteria, none at the start; the address keeps them, one after the other."""
    picked = set(st.query_params.get_all(key))
    html.heading(label, 2)
    for each, found in criteria:
        title = widgets.plain(f"{each.title.say(tag)} ({lasts(found)})")
        st.session_state[f"{key}-{each.id}"] = each.id in picked
        st.checkbox(title, key=f"{key}-{each.id}", on_change=pick, args=(key, each.id))
    return [each.id for each, _ in criteria if each.id in picked]


def pick(key: str, criterion_id: str) -> None:
    """Picks a criterion or puts it back."""
    st.query_params[key] = sorted(set(st.query_params.get_all(key)) ^ {criterion_id})


def text(label: str, key: str, placeholder: str = "") -> str:
    """A line of text."""
    widgets.from_address(key)
    return str(st.text_input(label, key=key, placeholder=placeholder, on_change=widgets.into_address, args=(key,)))


def length_so_far(offer: Offer) -> Length:
    """The length in the phase and perspective chosen so far, else in the first ones."""
    phase, perspective = (st.session_state.get(key, st.query_params.get(key)) for key in ("new-phase", "new-perspective"))
    catalogue = offer.catalogue
    when = phase if phase in offer.phases else next(iter(offer.phases), None)
    who = perspective if perspective in catalogue.perspective_ids else catalogue.perspective_ids[0]
    return length(catalogue, when, who, offer.scope(criterion.id for criterion in offer.criteria))


def about(offer: Offer) -> str:
    """How long a choice is, or that it asks nothing in the phase chosen so far."""
    phase = st.session_state.get("new-phase", st.query_params.get("new-phase"))
    if phase in offer.catalogue.phase_ids and phase not in offer.phases:
        return say("asks nothing in this phase")
    return say("one by one, as long as you like") if offer.picks else lasts(length_so_far(offer))


def what() -> Offer:
    """A catalogue, a part of it, or single criteria."""
    choices = {offer.key: offer for offer in offers(service.catalogues())}
    captions = [about(each) for each in choices.values()]
    titles = {key: name(offer) for key, offer in choices.items()}
    return choices[one_of(say("What would you like to look at?"), titles, captions, "new-offer")]


def when(offer: Offer) -> PhaseId | None:
    """The phase, among those in which the choice asks something."""
    phases = [phase for phase in offer.catalogue.phases if phase.id in offer.phases]
    if not phases:
        return None
    captions = [phase.intro.say(tag) if phase.intro else "" for phase in phases]
    return PhaseId(one_of(say("Where does the process stand?"), {p.id: p.title.say(tag) for p in phases}, captions, "new-phase"))


def who(catalogue: Catalogue) -> PerspectiveId:
    """The perspective from which one answers oneself."""
    if not catalogue.perspectives:
        return catalogue.perspective_ids[0]
    captions = [each.for_whom.say(tag) if each.for_whom else "" for each in catalogue.perspectives]
    titles = {each.id: each.title.say(tag) for each in catalogue.perspectives}
    return PerspectiveId(one_of(say("From which perspective do you answer yourself?"), titles, captions, "new-perspective"))


def which(offer: Offer, phase: PhaseId | None, perspective: PerspectiveId) -> Scope:
    """The criteria picked and the modules in use."""
    criteria = each_alone(offer.catalogue, offer.criteria, phase, perspective) if offer.picks else ()
    modules = each_alone(offer.catalogue, offer.catalogue.modules, phase, perspective)
    picked = some_of(say("Choose the criteria"), criteria, "new-pick") if criteria else []
    added = some_of(say("Add modules where they fit"), modules, "new-module") if modules else []
    return offer.scope(picked, added)


beside = here.access() if here.link() else None
html.heading(say("Another check of this process") if beside else say("Check a process"))
with st.container(key="new-process"):
    if beside:
        html.paragraph(", ".join(filter(None, [beside.title, beside.place])), "qc-lead")
        title, place = beside.title, beside.place
    else:
        title = text(say("Which participation process is it about?"), "new-title", say("such as: Traffic concept for the old town"))
        place = text(say("Where? (town, district or county; may stay empty)"), "new-place")
offer = what()
left, right = st.columns(2, gap="large")
with left:
    phase = when(offer)
with right:
    perspective = who(offer.catalogue)
scope = which(offer, phase, perspective)
total = length(offer.catalogue, phase, perspective, scope)
ready = bool(total.questions)
html.paragraph(
    say("Your check: {length}. You can stop and go on at any time.", length=lasts(total))
    if ready
    else say("Please choose at least one criterion."),
    "qc-total",
)
if st.button(say("Start the check"), type="primary", key="new-start", disabled=not ready):
    try:
        wish = NewCheck(title, place, offer.catalogue.id, phase, scope, perspective, beside=here.link())
        created = service.new_check(wish)
    except NotPossible as refused:
        widgets.notice(refused)
    else:
        here.go("check", {"link": created, "new": "1"})
