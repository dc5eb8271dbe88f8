"""A new check on one screen: which process, what is asked, when, how it is shown, and whether one answers oneself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from qcheck.catalogue import Catalogue, Criterion, PerspectiveId, PhaseId
from qcheck.language import N_
from qcheck.service import Mode, NewCheck, NotPossible, Scope
from qcheck.service.offers import Length, Offer, each_alone, length, offers
from qcheck.ui import choosing, ending, here, html, widgets
from qcheck.wording import rounds

NOT_MYSELF = "nobody"
"""In place of a perspective: the organiser has no sheet, and invites others."""
I_INVITE = N_("I do not answer myself, I invite others")

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
    return choices[choosing.one_of(say("What would you like to look at?"), titles, captions, "new-offer")]


def when(offer: Offer) -> PhaseId | None:
    """The phase, among those in which the choice asks something; None as long as none is chosen."""
    phases = [phase for phase in offer.catalogue.phases if phase.id in offer.phases]
    if not phases:
        return None
    captions = [phase.intro.say(tag) if phase.intro else "" for phase in phases]
    titles = {phase.id: phase.title.say(tag) for phase in phases}
    missing = say("Please choose where the process stands: the questions depend on it.")
    chosen = choosing.deliberately(say("Where does the process stand?"), titles, captions, "new-phase", missing)
    return PhaseId(chosen) if chosen else None


def who(catalogue: Catalogue) -> PerspectiveId | None:
    """The perspective from which one answers oneself; None for an organiser who only invites others."""
    not_myself = say(I_INVITE)
    if not catalogue.perspectives:
        [everybody] = catalogue.perspective_ids
        options = {everybody: say("Yes"), NOT_MYSELF: not_myself}
        chosen = choosing.one_of(say("Do you answer yourself?"), options, (), "new-perspective")
    else:
        captions = [each.for_whom.say(tag) if each.for_whom else "" for each in catalogue.perspectives]
        options = {each.id: each.title.say(tag) for each in catalogue.perspectives} | {NOT_MYSELF: not_myself}
        label = say("From which perspective do you answer yourself?")
        chosen = choosing.one_of(label, options, [*captions, ""], "new-perspective")
    return None if chosen == NOT_MYSELF else PerspectiveId(chosen)


def how(catalogue: Catalogue) -> Mode | None:
    """How answers are shown; fixed once the check is made. None as long as none is chosen."""
    tongue, minimum = here.tongue(), catalogue.rules.minimum_group
    titles = {str(mode): rounds.choice(mode, tongue) for mode in Mode}
    captions = [rounds.meaning(mode, minimum, tongue) for mode in Mode]
    missing = say("Please choose who may see what: it stands on every sheet and stays so.")
    chosen = choosing.deliberately(say("Who may see what? (cannot be changed later)"), titles, captions, "new-mode", missing)
    return Mode(chosen) if chosen else None


def later() -> tuple[bool, tuple[str, str], str]:
    """Whether it is prepared only, and when it ends, as typed, in which time zone; folded away, because most need neither."""
    with st.expander(say("Set an end, or prepare it only"), key="new-later"):
        prepared = choosing.ticked(say("Prepare it only: I open it later"), "new-prepared")
        typed = ending.fields("new-end", choosing.line)
        return prepared, typed, ending.zone("new-zone")


def longest(catalogue: Catalogue, phase: PhaseId | None, scope: Scope) -> Length:
    """The length for the perspective that is asked most."""
    return max((length(catalogue, phase, each, scope) for each in catalogue.perspective_ids), key=lambda found: found.questions)


def which(offer: Offer, phase: PhaseId | None, perspective: PerspectiveId) -> Scope:
    """The criteria picked and the modules in use."""
    criteria = each_alone(offer.catalogue, offer.criteria, phase, perspective) if offer.picks else ()
    modules = each_alone(offer.catalogue, offer.catalogue.modules, phase, perspective)
    picked = some_of(say("Choose the criteria"), criteria, "new-pick") if criteria else []
    added = some_of(say("Add modules where they fit"), modules, "new-module") if modules else []
    return offer.scope(picked, added)


def begin(mode: Mode, prepared: bool, ends: datetime | None, zone: str) -> None:
    """Makes the check; whoever has a sheet goes there, whoever only invites others to the invitations."""
    wish = NewCheck(title, place, offer.catalogue.id, phase, scope, perspective, mode, here.link(), prepared, ends, zone)
    created = service.new_check(wish)
    here.go("check" if perspective and not prepared else "organise", {"link": created, "new": "1"})


beside = here.access() if here.link() else None
html.heading(say("Another check of this process") if beside else say("Check a process"))
with st.container(key="new-process"):
    if beside:
        html.paragraph(", ".join(filter(None, [beside.title, beside.place])), "qc-lead")
        title, place = beside.title, beside.place
    else:
        example = say("such as: Traffic concept for the old town")
        title = choosing.line(say("Which participation process is it about?"), "new-title", example)
        place = choosing.line(say("Where? (town, district or county; may stay empty)"), "new-place")
offer = what()
left, right = st.columns(2, gap="large")
with left:
    phase = when(offer)
    mode = how(offer.catalogue)
with right:
    perspective = who(offer.catalogue)
so_far = phase or next(iter(offer.phases), None)
scope = which(offer, so_far, perspective or offer.catalogue.perspective_ids[0])
prepared, (day, time), zone = later()
total = length(offer.catalogue, so_far, perspective, scope) if perspective else longest(offer.catalogue, so_far, scope)
if not total.questions:
    words = say("Please choose at least one criterion.")
elif perspective:
    words = say("Your check: {length}. You can stop and go on at any time.", length=lasts(total))
else:
    words = say("For each person: {length} at most.", length=lasts(total))
html.paragraph(words, "qc-total")
if choosing.is_wanted() and (mode is None or phase != so_far):
    html.paragraph(say("Something above is still to be chosen."), "qc-label")
label = say("Start the check") if perspective and not prepared else say("Make the check")
if st.button(label, type="primary", key="new-start", disabled=not total.questions):
    if mode is None or phase != so_far:
        choosing.want_to_go_on()
        st.rerun()
    try:
        begin(mode, prepared, ending.moment(day, time, zone), zone)
    except NotPossible as refused:
        widgets.notice(refused)
