"""The hub of a check: its secret link, its criteria to take in any order, and what can be corrected or deleted."""

from __future__ import annotations

from html import escape

import streamlit as st

from qcheck import device
from qcheck.catalogue import PerspectiveId
from qcheck.service import NotPossible, OwnSheet
from qcheck.ui import here, widgets

say, count, tag = here.tongue().say, here.tongue().count, here.tongue().tag
service = here.service()
link = here.link() or ""
sheet = service.own_sheet(link)
access = sheet.access


def keep_the_link() -> None:
    """The way back: remembered on this device, and shown to be kept."""
    address = here.own_address(link)
    widgets.html(
        f'<section class="qc-keep" aria-labelledby="keep"><h2 id="keep" class="qc-h3">{escape(say("Your way back"))}</h2>'
        f"<p>{escape(say('This link is the key to your check. Keep it, for example as a bookmark or in an e-mail to yourself. Whoever has it can read and change everything.'))}</p>"
        f'<p><a class="qc-address" href="{escape(address, quote=True)}">{escape(address)}</a></p>'
        f'<p><button type="button" class="qc-button" data-copy="{escape(address, quote=True)}" data-done="{escape(say("Copied"), quote=True)}">{escape(say("Copy the link"))}</button></p>'
        f'<img src="{escape(device.remember_address(link), quote=True)}" alt="" width="1" height="1"></section>'
    )


def sections(sheet: OwnSheet) -> None:
    """The criteria by part, each a way in with its state, to take in any order."""
    asked = {criterion.id for criterion, _ in sheet.asked}
    groups = [(part.title.say(tag) if part else say("Topics"), criteria) for part, criteria in access.catalogue.groups]
    for title, criteria in [*groups, (say("Modules"), access.catalogue.modules)]:
        entries = [(each.id, each.title.say(tag), widgets.state_of(sheet, each.id)) for each in criteria if each.id in asked]
        if entries:
            widgets.heading(title, 2)
            widgets.topics(say("Take them in any order."), entries)


def corrections() -> None:
    """Titles and the perspective can be corrected at any time."""
    title = st.text_input(say("Participation process"), value=access.title, key="check-title", max_chars=200)
    place = st.text_input(say("Place"), value=access.place, key="check-place", max_chars=200)
    perspectives = {each.id: each.title.say(tag) for each in access.catalogue.perspectives}
    chosen = access.perspective
    if perspectives:
        at = list(perspectives).index(chosen)
        label = say("Your perspective")
        chosen = PerspectiveId(
            st.selectbox(label, list(perspectives), at, perspectives.__getitem__, key="check-perspective", filter_mode=None)
        )
        widgets.paragraph(
            say(
                "Another perspective is asked partly other questions. Answers to questions that are no longer asked stay stored, but do not count."
            ),
            "qc-aside",
        )
    if st.button(say("Save the changes"), key="check-save"):
        try:
            service.rename(link, title, place)
            service.change_perspective(link, chosen)
        except NotPossible as refused:
            widgets.notice(refused)
        else:
            st.rerun()


def deletion() -> None:
    """Deleting asks once more, and says what will be gone."""
    widgets.paragraph(say("This deletes the check with all its answers and comments. It cannot be undone."))
    sure = st.checkbox(say("Yes, delete everything"), key="check-sure")
    if st.button(say("Delete the check"), key="check-delete", disabled=not sure):
        service.delete(link)
        here.go("", {"link": None, "deleted": "1"})


facts = [
    access.place,
    access.catalogue.title.say(tag),
    here.phase_title(access.catalogue, access.phase),
    here.perspective_title(access.catalogue, access.perspective),
]
widgets.heading(access.title)
widgets.paragraph(" · ".join(filter(None, facts)), "qc-facts")
if "new" in st.query_params:
    widgets.html(f'<p class="qc-done" role="status">{escape(say("Your check is ready. Every answer is saved at once."))}</p>')

widgets.progress(sheet)
with st.container(key="check-doors", horizontal=True, gap="medium"):
    if sheet.next_open:
        widgets.door(say("Continue") if sheet.answered else say("Begin"), "questions", {"criterion": sheet.next_open}, primary=True)
    else:
        widgets.door(say("Go through it and finish"), "overview", primary=True)
    if sheet.answered:
        widgets.door(say("Traffic-light profile"), "profile")
    widgets.door(say("See all questions"), "preview")
keep_the_link()
sections(sheet)
if access.other_checks:
    widgets.heading(say("Other checks of this process"), 2)
    widgets.items(widgets.anchor(other.name(tag), "check", {"link": other.link}) for other in access.other_checks)
widgets.heading(say("Manage this check"), 2)
widgets.door(say("Another check of this process (for example in another phase)"), "new")
with st.expander(say("Correct title, place or perspective")):
    corrections()
with st.expander(say("Delete this check")):
    deletion()
