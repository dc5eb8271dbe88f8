"""The hub of a check: its secret link, its criteria to take in any order, and what can be corrected or deleted."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import device
from qcheck.catalogue import PerspectiveId
from qcheck.service import NotPossible
from qcheck.ui import here, html, progress, widgets

say, tag = here.tongue().say, here.tongue().tag
service = here.service()
link = here.link() or ""
sheet = service.own_sheet(link)
access = sheet.access
catalogue = access.catalogue

KEEP = Markup(
    '<section class="qc-keep" aria-labelledby="keep"><h2 id="keep" class="qc-h3">{title}</h2><p>{text}</p>'
    '<p><a class="qc-address" href="{address}">{address}</a></p>'
    '<p><button type="button" class="qc-button" data-copy="{address}" data-done="{done}">{copy}</button></p>'
    '<img src="{remember}" alt="" width="1" height="1"></section>'
)


def keep_the_link() -> None:
    """The way back: remembered on this device, and shown to be kept."""
    text = say(
        "This link is the key to your check. Keep it, for example as a bookmark or in an e-mail to yourself. "
        "Whoever has it can read and change everything."
    )
    title, done, copy = say("Your way back"), say("Copied"), say("Copy the link")
    address, remember = here.own_address(link), device.remember_address(link)
    html.show(KEEP.format(title=title, text=text, address=address, done=done, copy=copy, remember=remember))


def sections() -> None:
    """The criteria by part, each a way in with its state."""
    asked = {criterion.id for criterion, _ in sheet.asked}
    groups = [(part.title.say(tag) if part else say("Topics"), criteria) for part, criteria in catalogue.groups]
    for title, criteria in [*groups, (say("Modules"), catalogue.modules)]:
        entries = [(each.id, each.title.say(tag), progress.state_of(sheet, each.id)) for each in criteria if each.id in asked]
        if entries:
            html.heading(title, 2)
            progress.topics(say("Take them in any order."), entries)


def corrections() -> None:
    """Titles and the perspective can be corrected at any time."""
    title = corrected(say("Participation process"), "check-title", access.title)
    place = corrected(say("Place"), "check-place", access.place)
    chosen = perspective()
    if st.button(say("Save the changes"), key="check-save"):
        try:
            service.rename(link, title, place)
            service.change_perspective(link, chosen)
        except NotPossible as refused:
            widgets.notice(refused)
        else:
            st.rerun()


def corrected(label: str, key: str, stored: str) -> str:
    """A line as the visitor corrects it; one left as it was shown follows the store, which another window may have changed meanwhile."""
    shown = st.session_state.setdefault(f"shown-{key}", stored)
    typed = st.text_input(label, value=shown, key=key)
    return stored if typed == shown else typed


def perspective() -> PerspectiveId:
    """The perspective to answer from, as chosen anew."""
    titles = {each.id: widgets.plain(each.title.say(tag)) for each in catalogue.perspectives}
    if not titles:
        return sheet.perspective
    shown = st.session_state.setdefault("shown-check-perspective", sheet.perspective)
    chosen = st.radio(say("Your perspective"), list(titles), list(titles).index(shown), titles.__getitem__, key="check-perspective")
    html.paragraph(
        say(
            "Another perspective is asked partly other questions. "
            "Answers to questions that are no longer asked stay stored, but do not count."
        ),
        "qc-aside",
    )
    return sheet.perspective if chosen == shown else PerspectiveId(chosen)


def deletion() -> None:
    """Deleting asks once more, and says what will be gone."""
    html.paragraph(say("This deletes the check with all its answers and comments. It cannot be undone."))
    sure = st.checkbox(say("Yes, delete everything"), key="check-sure")
    if st.button(say("Delete the check"), key="check-delete", disabled=not sure):
        service.delete(link)
        here.go("", {"link": None, "deleted": "1"})


def doors() -> None:
    """What to do next."""
    with st.container(key="check-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        if sheet.finished:
            widgets.door(say("Traffic-light profile"), "profile", primary=True)
        elif sheet.next_open:
            widgets.door(say("Continue") if sheet.answered else say("Begin"), "questions", {"criterion": sheet.next_open}, primary=True)
        else:
            widgets.door(say("Go through it and finish"), "overview", primary=True)
        if sheet.answered and (sheet.finished or sheet.next_open):
            widgets.door(say("Overview"), "overview")
        if sheet.answered and not sheet.finished:
            widgets.door(say("Traffic-light profile"), "profile")
        widgets.door(say("See all questions"), "preview")


titles = [here.phase_title(catalogue, access.phase), here.perspective_title(catalogue, sheet.perspective)]
html.heading(access.title)
html.paragraph(" · ".join(filter(None, [access.place, catalogue.title.say(tag), *titles])), "qc-facts")
with st.container(key="check-notice"):  # there or not, so that what stands below keeps its place when the notice goes
    if st.query_params.pop("new", None):
        html.show(Markup('<p class="qc-done" role="status">{}</p>').format(say("Your check is ready. Every answer is saved at once.")))
if catalogue.texts.welcome and not sheet.answered:
    html.paragraph(catalogue.texts.welcome.say(tag))
progress.of_sheet(sheet)
if sheet.finished:
    html.paragraph(say("You have finished your sheet. You can still change your answers."))
doors()
keep_the_link()
sections()
if access.other_checks:
    html.heading(say("Other checks of this process"), 2)
    html.show(html.listed(html.anchor(other.name(tag), "check", {"link": other.link}) for other in access.other_checks))
html.heading(say("Manage this check"), 2)
widgets.door(say("Another check of this process (for example in another phase)"), "new")
with st.expander(say("Correct title, place or perspective"), key="check-correct"):
    corrections()
with st.expander(say("Delete this check"), key="check-remove"):
    deletion()
