"""All processes of whoever holds links to several, as this device remembers them: where each stands, its
lights, what is due. Nothing is added up, and nothing is sorted by a light.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from qcheck import addresses, browser
from qcheck.charts import light_symbol
from qcheck.language import N_
from qcheck.scoring.values import Light
from qcheck.service import LinkKind, ListedProcess
from qcheck.ui.kit import html, visitor
from qcheck.ui.kit.visitor import count, say
from qcheck.wording import LIGHT_WORDS, Voice, rounds

PROCESS = Markup(
    '<li><h2 class="qc-h3">{way}</h2><p class="qc-aside">{facts}</p>{lights}<p>{due}</p>{forget}</li>'
)
LIGHTS = Markup('<ul class="qc-lights" aria-label="{label}">{lights}</ul>')
LIGHT = '<li title="{0}">{1}<span class="qc-sr">{0}</span></li>'
FORGET = Markup(
    '<form action="{action}" method="post"><input type="hidden" name="links" value="{links}">'
    '<button class="qc-link" type="submit" aria-label="{label}: {title}">{label}</button></form>'
)
TAKE = Markup(
    '<form class="qc-take" action="{action}" method="post" enctype="multipart/form-data">'
    '<p><label for="text">{pasted}</label><br>'
    '<textarea id="text" name="text" rows="3" autocomplete="off" spellcheck="false"></textarea></p>'
    '<p><label for="file">{file}</label><br>'
    '<input id="file" name="file" type="file" accept=".txt,text/plain"></p>'
    '<p><button class="qc-button" type="submit">{send}</button></p></form>'
)
KEEP = Markup('<p><a class="qc-action" href="{address}" download>{text}</a></p>')
BRING = Markup('<p><a class="qc-action" href="{address}">{text}</a></p>')
SORTED_BY = {"name": N_("by name"), "due": N_("by what is due")}
FORGET_WORDS = N_("Remove from this list (the check stays)")


def told() -> None:
    """What has just happened to the list."""
    taken, left = (st.query_params.get(name, "") for name in ("taken", "left"))
    said = ""
    if taken.isdecimal():
        said = count("{number} link is in the list.", "{number} links are in the list.", int(taken[:3]))
    if taken and left.isdecimal():
        said += " " + count(
            "{number} opens nothing here and was left out.",
            "{number} open nothing here and were left out.",
            int(left[:3]),
        )
    if "forgotten" in st.query_params:
        said = say("Removed from this list. The check stays as it is.")
    if said:
        html.show(Markup('<p class="qc-done" role="status">{}</p>').format(said))


def order(processes: Sequence[ListedProcess]) -> Sequence[ListedProcess]:
    """The choice of the order, and the processes in it; it stands in the address."""
    chosen = "due" if st.query_params.get("sort") == "due" else "name"
    ways = (
        Markup('<strong aria-current="true">{}</strong>').format(say(words))
        if key == chosen
        else html.anchor(say(words), "processes", {"link": None, "sort": key})
        for key, words in SORTED_BY.items()
    )
    html.show(Markup("<p>{}: {}</p>").format(say("Order"), Markup(" · ").join(ways)))
    return sorted(processes, key=lambda process: process.first_due) if chosen == "due" else processes


def lists(processes: Sequence[ListedProcess], remembered: frozenset[str]) -> None:
    """Each process with where it stands."""
    entries = Markup("").join(_process(process, remembered) for process in processes)
    html.show(Markup('<ul class="qc-processes">{}</ul>').format(entries))


def taking_along(*, has_some: bool) -> None:
    """Adding links, and carrying the whole list to another device."""
    html.heading(say("Add links"), 2)
    html.show(
        TAKE.format(
            action=addresses.TAKE_LINKS,
            pasted=say("Links, one on each line"),
            file=say("Or the file of a list from another device"),
            send=say("Add to the list"),
        )
    )
    html.heading(say("Take in a bundle"), 2)
    html.paragraph(say("A check, or a process with all its checks, as one file from another installation."))
    html.show(BRING.format(address=visitor.spoken(addresses.BUNDLES), text=say("Take in a bundle")))
    if has_some:
        html.heading(say("Take the list to another device"), 2)
        html.paragraph(
            say(
                "This device remembers the list. The file is a key: whoever has it can do with these checks "
                "whatever you can do. Keep it as you would keep a password."
            )
        )
        html.show(
            KEEP.format(address=visitor.spoken(addresses.LIST_OF_LINKS), text=say("Keep the list as a file"))
        )


def page() -> None:
    """All processes that this device remembers, or all of this computer."""
    html.heading(say("All processes"))
    told()
    links = browser.remembered(st.context.cookies.get(browser.COOKIE))
    service = visitor.service().processes
    processes = service.everything_here() if visitor.at_this_computer() else service.listed(links)
    if processes:
        lists(order(processes), frozenset(links))
    else:
        html.paragraph(
            say(
                "This device does not remember any process yet. Open the link of a check here, or add it "
                "below: the link to organise it, to see its results, or to see its measures."
            )
        )
    if processes:
        html.show(html.listed([html.anchor(say("How the questions work"), "instrument", {"link": None})]))
    taking_along(has_some=bool(links) and bool(processes))


def _process(process: ListedProcess, remembered: frozenset[str]) -> Markup:
    held = [link for link in process.held if link in remembered]
    name = ", ".join(filter(None, (process.title, process.place)))
    forget = (
        FORGET.format(
            action=addresses.DROP_LINKS, links=" ".join(held), label=say(FORGET_WORDS), title=process.title
        )
        if held
        else html.NOTHING
    )
    return PROCESS.format(
        way=_way(name, process),
        facts=_facts(process),
        lights=_lights(process),
        due=_due(process),
        forget=forget,
    )


def _way(name: str, process: ListedProcess) -> Markup:
    if page := addresses.DESTINATIONS[process.kind].page:
        return html.anchor(name, page, {"link": process.link})
    address = visitor.spoken(addresses.address_of(process.kind, process.link))
    return Markup('<a href="{}">{}</a>').format(address, name)


def _facts(process: ListedProcess) -> str:
    tongue = visitor.tongue()
    facts = [process.questionnaire.phase_title(tongue.tag)]
    if process.kind is not LinkKind.MEASURES:
        last = say("last check of {day}", day=tongue.day(process.made))
        facts += [last, rounds.mode(process.mode, tongue), rounds.state(process.state, tongue)]
    return " · ".join(filter(None, facts))


def _lights(process: ListedProcess) -> Markup:
    """The lights as marks in the catalogue's order, each with its words; or why there are none."""
    if process.kind is LinkKind.MEASURES:
        return html.NOTHING
    if not process.released:
        when = say("This check is confidential: its lights can be seen when it has ended.")
        return Markup('<p class="qc-aside">{}</p>').format(when)
    if not process.lights:
        return Markup('<p class="qc-aside">{}</p>').format(say("There are no answers yet."))
    voice = Voice(process.questionnaire, visitor.tongue())
    lights = html.joined(
        LIGHT,
        (
            (_in_words(criterion, light, voice), html.drawn(light_symbol(light, 22)))
            for criterion, light in process.lights
        ),
    )
    return LIGHTS.format(label=say("Lights of the last check"), lights=lights)


def _in_words(criterion: str, light: Light, voice: Voice) -> str:
    words = LIGHT_WORDS[light]
    return f"{voice.criterion(criterion)}: {', '.join(dict.fromkeys((say(words.title), say(words.word))))}"


def _due(process: ListedProcess) -> str:
    if process.due:
        due = count("{number} measure is due", "{number} measures are due", len(process.due))
        return f"{due}: {'; '.join(measure.what for measure in process.due[:3])}"
    if process.next_due:
        return say("The next measure is due on {day}.", day=visitor.tongue().day(process.next_due))
    return say("No measure of this process is due.")
