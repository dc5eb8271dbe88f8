"""Checks with their links and their state, as text for people and as JSON whose keys are promised to other
programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from qcheck import addresses
from qcheck.catalogue import PerspectiveId
from qcheck.disclosure import Step
from qcheck.language import N_, Language, local
from qcheck.service import Access, Keeps, LinkKind, SharedLink, Shelved, Status
from qcheck.wording import deletion, extent, rounds, sheets

ORGANISE = N_("To organise (for you alone)")
ANSWER = N_("To answer, perspective to be chosen")
ANSWER_FROM = N_("To answer: {perspective}")
VIEW = N_("To see the results")
CODE = N_("or with the code {code} at {address}")
CLOSES = N_("Closes itself on {moment} ({zone})")
DELETED = N_("Everything is deleted on {day}")
MADE_ON = N_("made on {day}")
SHARES = N_("Whoever answers can see the result once the check has ended")
SHEETS = N_("Sheets received:")
EVERYBODY = N_("all together")


def made_as_text(access: Access, links: Sequence[SharedLink], url: str, words: Language) -> str:
    """What was made, then each link under what it is for."""
    lines = [
        *_about(access, words),
        "",
        words.say(ORGANISE),
        f"    {url}{addresses.address_of(LinkKind.ORGANISE, access.link)}",
    ]
    for link in links:
        lines += [_purpose(link, access, words), f"    {url}{addresses.address_of(link.kind, link.link)}"]
        if link.code:
            lines.append(f"    {words.say(CODE, code=link.code, address=url + addresses.JOIN)}")
    return _text(lines)


def made_as_json(access: Access, links: Sequence[SharedLink], url: str, _: Language) -> str:
    """`links` has the organiser's first; `perspective` is null where it is to be chosen, `code` where there
    is none.
    """
    own = _link(LinkKind.ORGANISE, access.link, url)
    shared = (_link(link.kind, link.link, url, link.perspective, link.code, link.name) for link in links)
    return _json(_facts(access) | {"links": [own, *shared]})


def status_as_text(access: Access, status: Status, words: Language) -> str:
    """Where it stands, and how many sheets came in from each perspective, while there are any."""
    if access.emptied is not None:
        return _text(_about(access, words))
    counts = (
        f"    {_title(access, who, words)}: {rounds.many(number, status.minimum, words)}"
        for who, number in status.sheets.items()
    )
    return _text([*_about(access, words), "", words.say(SHEETS), *counts])


def status_as_json(access: Access, status: Status, _: Language) -> str:
    """In confidential checks a number is null where fewer than `minimum_group` have come in, or nobody, and
    until the check is closed an object with `at_least` and `at_most`. Where the answers are gone there is no
    number at all.
    """
    sheets = {
        who: _bounds(number) if isinstance(number, Step) else number
        for who, number in status.sheets.items()
        if access.emptied is None
    }
    return _json(_facts(access) | {"minimum_group": status.minimum, "sheets": sheets})


def found_as_text(shelved: Sequence[Shelved], url: str, words: Language) -> str:
    """The checks that were found, with two lines for each: what it is, and its address."""
    lines = [
        line
        for place in shelved
        for line in (_line(place, words), f"    {url}{addresses.address_of(place.kind, place.link)}")
    ]
    return _text(lines)


def found_as_json(shelved: Sequence[Shelved], url: str, _: Language) -> str:
    """The checks as JSON, the newest first."""
    return _json([_shelved(place, url) for place in shelved])


MADE: dict[str, Callable[[Access, Sequence[SharedLink], str, Language], str]] = {
    "text": made_as_text,
    "json": made_as_json,
}
STATUS: dict[str, Callable[[Access, Status, Language], str]] = {
    "text": status_as_text,
    "json": status_as_json,
}
FOUND: dict[str, Callable[[Sequence[Shelved], str, Language], str]] = {
    "text": found_as_text,
    "json": found_as_json,
}


def _about(access: Access, words: Language) -> Iterator[str]:
    catalogue, tag = access.catalogue, words.tag
    yield ", ".join(filter(None, [access.title, access.place]))
    phase = access.questionnaire.phase_title(tag)
    round_ = (rounds.mode(access.mode, words), rounds.state(access.state, words))
    asked = extent(access.questionnaire, words)
    made = words.say(MADE_ON, day=words.day(local(access.life.created, access.life.zone).date()))
    yield ", ".join(
        filter(None, [f"{catalogue.title.say(tag)} ({catalogue.version})", asked, phase, *round_, made])
    )
    if access.ends:
        yield words.say(CLOSES, moment=words.moment(access.ends, access.life.zone), zone=access.life.zone)
    yield _deletion(access, words)
    if access.shares:
        yield words.say(SHARES)


def _deletion(access: Access, words: Language) -> str:
    """When the answers are deleted and what may stay; or that they are gone."""
    if access.emptied is not None:
        with_result = access.keeps is not Keeps.RESULT
        return deletion.gone(words.day(access.emptied), words, with_result=with_result)
    return deletion.told(access.keeps, words.day(access.deletes), words, DELETED)


def _facts(access: Access) -> dict[str, object]:
    """`ends` is the chosen end, null without one; of a check that was closed by hand, when that was.
    `keeps` is what remains after the day it `deletes`, `answers_deleted` when the answers went, null before.
    """
    ends = access.life.closed or access.life.ends
    return {
        "title": access.title,
        "place": access.place,
        "catalogue": {"id": access.catalogue.id, "version": access.catalogue.version},
        "phase": access.phase,
        "mode": access.mode,
        "state": access.state,
        "ends": local(ends, access.life.zone).isoformat() if ends else None,
        "deletes": access.deletes.isoformat(),
        "keeps": access.keeps,
        "answers_deleted": access.emptied.isoformat() if access.emptied else None,
        "shares_results": access.shares,
    }


def _link(
    kind: LinkKind,
    link: str,
    url: str,
    perspective: str | None = None,
    code: str | None = None,
    name: str = "",
) -> dict[str, object]:
    return {
        "kind": kind,
        "perspective": perspective,
        "address": f"{url}{addresses.address_of(kind, link)}",
        "link": link,
        "code": code,
        "name": name,
    }


def _purpose(link: SharedLink, access: Access, words: Language) -> str:
    if link.kind is LinkKind.VIEW:
        return words.say(VIEW)
    if link.perspective is None:
        return _for(words.say(ANSWER), link)
    return _for(words.say(ANSWER_FROM, perspective=_title(access, link.perspective, words)), link)


def _for(purpose: str, link: SharedLink) -> str:
    return f"{purpose} ({link.name})" if link.name else purpose


def _title(access: Access, perspective: PerspectiveId, words: Language) -> str:
    titles = {known.id: known.title.say(words.tag) for known in access.catalogue.perspectives}
    return titles.get(perspective, words.say(EVERYBODY))


def _bounds(step: Step) -> dict[str, int]:
    return {"at_least": step.least, "at_most": step.most}


def _line(place: Shelved, words: Language) -> str:
    asked = (
        place.catalogue.title.say(words.tag),
        extent(place.questionnaire, words),
    )
    phase = place.questionnaire.phase_title(words.tag)
    stands = (
        rounds.mode(place.mode, words),
        rounds.state(place.state, words),
        words.day(place.opened.date()),
        sheets(place.sheets, words),
        deletion.in_list(place.emptied, words),
    )
    return ", ".join(filter(None, [place.title, place.place, *asked, phase, *stands]))


def _shelved(place: Shelved, url: str) -> dict[str, object]:
    """`only` is null where all of the catalogue's parts are asked; `sheets` where their number is not told
    (confidential checks).
    """
    return {
        "title": place.title,
        "place": place.place,
        "state": place.state,
        "made": place.opened.date().isoformat(),
        "catalogue": {"id": place.catalogue.id, "version": place.catalogue.version},
        "only": None if place.scope.only is None else sorted(place.scope.only),
        "modules": sorted(place.scope.modules),
        "phase": place.phase,
        "mode": place.mode,
        "sheets": place.sheets,
        "address": f"{url}{addresses.address_of(place.kind, place.link)}",
        "link": place.link,
    }


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
