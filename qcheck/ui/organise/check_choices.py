"""What one chooses for a new check: what is asked, when, how it is shown, who answers, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st
from markupsafe import Markup

from qcheck.asking import Length, Questionnaire
from qcheck.catalogue import Catalogue, Criterion, PerspectiveId, PhaseId
from qcheck.language import N_
from qcheck.paragraphs import first_sentence
from qcheck.service import Keeps, Mode, Offer, Scope, each_alone, offers
from qcheck.ui.kit import html, url_choices, url_params, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.organise import date_fields, offer_words
from qcheck.ui.organise.next_check import NOT_MYSELF
from qcheck.wording import deletion, rounds

SEE = Markup('<details class="qc-details"><summary id="see">{}</summary>{}</details>')
I_INVITE = N_("I do not answer myself, I invite others")


def some_of(label: str, criteria: Sequence[tuple[Criterion, Length]], key: str) -> list[str]:
    """Some of several criteria, none at the start; the address keeps them, one after the other."""
    picked = set(st.query_params.get_all(key))
    html.heading(label, 2)
    for criterion, long in criteria:
        title = widgets.plain(f"{in_words(criterion.title)} ({offer_words.lasts(long)})")
        box, is_picked = f"{key}-{criterion.id}", criterion.id in picked
        if st.session_state.get(box) != is_picked:  # a value set again would come over the next tick
            st.session_state[box] = is_picked
        st.checkbox(title, is_picked, key=box, on_change=pick, args=(key, criterion.id))
    return [criterion.id for criterion, _ in criteria if criterion.id in picked]


def pick(key: str, criterion_id: str) -> None:
    """Picks a criterion or puts it back."""
    url_params.put(key, *sorted(set(url_params.values(key)) ^ {criterion_id}))


def so_far(key: str) -> str | None:
    """What somebody has chosen under this key; it stands in the address."""
    return st.query_params.get(key)


def lengths(offer: Offer) -> list[Length]:
    """Of a choice, in the phase and from the perspective chosen so far, else in each of them; the shortest
    first.
    """
    phase, perspective = so_far("new-phase"), so_far("new-perspective")
    catalogue, scope = offer.catalogue, offer.scope(criterion.id for criterion in offer.criteria)
    phases: Sequence[PhaseId | None] = (
        [possible for possible in offer.phases if possible == phase] or offer.phases or [None]
    )
    views = [view for view in catalogue.perspective_ids if view == perspective] or catalogue.perspective_ids
    lengths_of_all = {
        Questionnaire(catalogue, possible_phase, scope).length(who)
        for possible_phase in phases
        for who in views
    }
    return sorted(
        (length for length in lengths_of_all if length.questions), key=lambda length: length.questions
    )


def about(offer: Offer) -> str:
    """How long a choice is, from the shortest sheet to the longest one while that is open; or in which phases
    alone it asks something.
    """
    phase = so_far("new-phase")
    if phase in offer.catalogue.phase_ids and phase not in offer.phases:
        phases = (in_words(known.title) for known in offer.catalogue.phases if known.id in offer.phases)
        return say("asks something in these phases only: {phases}", phases=", ".join(phases))
    if offer.picks:
        return say("one by one, as long as you like")
    shortest, *_, longest = lengths(offer) * 2
    if shortest.questions == longest.questions:
        return offer_words.lasts(longest)
    many = {"fewest": shortest.questions, "length": offer_words.lasts(longest)}
    if phase in offer.phases or not offer.phases:
        return say("{fewest} to {length}, depending on the perspective", **many)
    if so_far("new-perspective") in offer.catalogue.perspective_ids:
        return say("{fewest} to {length}, depending on the phase", **many)
    return say("{fewest} to {length}, depending on phase and perspective", **many)


def what() -> Offer:
    """A catalogue, a part of it, or single criteria."""
    choices = {offer.key: offer for offer in offers(visitor.service().shelf.catalogues())}
    captions = [about(choice) for choice in choices.values()]
    titles = {key: offer_words.name(offer) for key, offer in choices.items()}
    chosen = choices[
        url_choices.one_of(say("What would you like to look at?"), titles, captions, "new-offer")
    ]
    ways = html.listed((questions_of(choice) for choice in choices.values() if not choice.picks), "qc-see")
    html.show(SEE.format(say("See the questions"), ways))
    return chosen


def questions_of(offer: Offer) -> Markup:
    """The way to the questions of a choice, and back with everything chosen so far."""
    phase = so_far("new-phase")
    params = {"offer": offer.key, "phase": phase if phase in offer.phases else None}
    way = visitor.carrying("preview", params, "new-")
    return Markup('<a href="{}" aria-describedby="see">{}</a>').format(way, offer_words.name(offer))


def when(offer: Offer) -> PhaseId | None:
    """The phase, among those in which the choice asks something; None as long as none is chosen. What stands
    after the first sentence of each says to whoever answers how to judge.
    """
    phases = [phase for phase in offer.catalogue.phases if phase.id in offer.phases]
    if not phases:
        return None
    captions = [first_sentence(in_words(phase.intro)) for phase in phases]
    titles = {phase.id: in_words(phase.title) for phase in phases}
    missing = say("Please choose what stage the process is at: the questions depend on it.")
    chosen = url_choices.deliberately(
        say("What stage is the process at?"), titles, captions, "new-phase", missing
    )
    return PhaseId(chosen) if chosen else None


def who(catalogue: Catalogue, mode: Mode | None) -> str | None:
    """The perspective from which one answers oneself, `NOT_MYSELF` for an organiser who only invites others;
    None as long as it is open.
    """
    if mode is Mode.CONFIDENTIAL:
        html.paragraph(
            say(
                "Do you answer yourself? In a confidential check you begin your sheet by an invitation, "
                "as everybody does."
            )
        )
        return NOT_MYSELF
    not_myself = say(I_INVITE)
    if not catalogue.perspectives:
        [everybody] = catalogue.perspective_ids
        options = {everybody: say("Yes"), NOT_MYSELF: not_myself}
        return url_choices.one_of(say("Do you answer yourself?"), options, (), "new-perspective")
    captions = [in_words(perspective.for_whom) for perspective in catalogue.perspectives]
    options = {perspective.id: in_words(perspective.title) for perspective in catalogue.perspectives} | {
        NOT_MYSELF: not_myself
    }
    label = say("From which perspective do you answer yourself?")
    missing = say("Please choose from which perspective you answer, or that you only invite others.")
    return url_choices.deliberately(label, options, [*captions, ""], "new-perspective", missing)


def how(catalogue: Catalogue) -> Mode | None:
    """How answers are shown; fixed once the check is made. None as long as none is chosen."""
    tongue, minimum = visitor.tongue(), catalogue.rules.minimum_group
    titles = {str(mode): rounds.choice(mode, tongue) for mode in Mode}
    captions = [rounds.advice(mode, minimum, tongue) for mode in Mode]
    missing = say("Please choose who may see what: it stands on every sheet and stays so.")
    chosen = url_choices.deliberately(
        say("Who may see what? (cannot be changed later)"), titles, captions, "new-mode", missing
    )
    return Mode(chosen) if chosen else None


def remains() -> Keeps:
    """What remains after the day of deletion; at first nothing, because that needs no reason."""
    titles = {str(keeps): say(words.choice) for keeps, words in deletion.KEEPS.items()}
    captions = [say(words.advice) for words in deletion.KEEPS.values()]
    label = say("What may remain after the day of deletion? (can only become less later)")
    return Keeps(url_choices.one_of(label, titles, captions, "new-keeps"))


@dataclass(frozen=True, slots=True)
class Dates:
    """When the check begins, ends and is deleted, as typed."""

    prepared: bool
    day: str
    time: str
    zone: str
    deletes: str

    def wrong(self) -> str:
        """Why the days cannot be those that were typed, each reason a paragraph; empty where they can."""
        reasons = date_fields.wrong(self.day, self.time, self.zone, self.deletes)
        return "\n\n".join(map(widgets.plain, reasons))

    def until(self) -> tuple[datetime | None, date | None]:
        """When it ends and when it is deleted; None where nothing was typed. Raises NotPossible."""
        deletes = date_fields.day(self.deletes) if self.deletes.strip() else None
        return date_fields.moment(self.day, self.time, self.zone), deletes


def later() -> Dates:
    """Whether it is prepared only, when it ends and when it is deleted; folded away: most need none."""
    with st.expander(say("Set a deadline, or open it later"), key="new-later"):
        prepared = url_choices.ticked(say("Prepare it only: I open it later"), "new-prepared")
        day, time = date_fields.fields("new-end", url_choices.line)
        zone = date_fields.zone("new-zone")
        html.paragraph(
            say(
                "On the day of deletion all answers are gone. Once somebody has answered, the day can only "
                "be made earlier."
            ),
            "qc-help",
        )
        deletes = url_choices.line(
            say("Day of deletion (such as 31.03.2028; empty: twelve months after the end)"), "new-deletes"
        )
        date_fields.meant(deletes, "new-deletes-meant")
        return Dates(prepared, day, time, zone, deletes)


def which(offer: Offer, phase: PhaseId | None, perspective: PerspectiveId) -> Scope:
    """The criteria picked and the modules in use."""
    criteria = each_alone(offer.catalogue, offer.criteria, phase, perspective) if offer.picks else ()
    modules = each_alone(offer.catalogue, offer.catalogue.modules, phase, perspective)
    picked = some_of(say("Choose the criteria"), criteria, "new-pick") if criteria else []
    added = some_of(say("Add-on modules (optional)"), modules, "new-module") if modules else []
    return offer.scope(picked, added)
