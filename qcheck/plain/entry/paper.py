"""Fast entry of sheets on paper. What is saved leads on to a page that says so, so that loading it again
sends nothing twice; the last sheet can be taken back, and is put right there.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from qcheck import addresses
from qcheck.catalogue import Scale
from qcheck.language import N_, Language
from qcheck.plain.entry import typed_rows
from qcheck.plain.entry.rendering import page
from qcheck.plain.entry.typed_rows import ALL, LABEL, NONCE, SAID, WHOSE, Line, Unreadable, cell
from qcheck.service import LinkKind, ListedSheet, NotPossible, PaperForm
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.wording import CLOSING, words_around
from qcheck.wording.scales import by_scale

ROWS = 5
"""Empty rows to begin with."""
MOST_TOLD = 50
NO_NAME = N_("Paper {place}")
NOTHING_TO_TAKE_BACK = N_("This sheet is not there any more.")


def to_paper(visit: Visit) -> Response:
    """On to the page, from an address that has none of its own; for whoever organises."""
    visit.service.access.open(visit.access, LinkKind.ORGANISE)
    return sent_on(visit, _address(visit))


def paper(visit: Visit) -> Response:
    """Empty rows, and what has been entered so far."""
    form = visit.service.collecting.paper_form(visit.access)
    return _page(visit, form, _empty(visit))


def keep_paper(visit: Visit) -> Response:
    """Saves every row that can be saved; the others stay as they were typed, with the reason."""
    form = visit.service.collecting.paper_form(visit.access)
    first = _next(_entered(visit), visit.tongue(form.access.catalogue))
    lines = [
        _kept(visit, form, line, place)
        for place, line in enumerate(typed_rows.typed(visit.fields, form), first)
        if not line.is_empty
    ]
    saved, refused = [line for line in lines if not line.refused], [line for line in lines if line.refused]
    if refused or not saved:
        return _page(visit, form, refused or _empty(visit), saved, 422 if refused else 200)
    told = ",".join(line.nonce for line in saved[-MOST_TOLD:])
    return sent_on(visit, _address(visit, typed=told, whose=visit.fields.get(ALL, "")))


def take_back(visit: Visit) -> Response:
    """Takes the sheet that was typed last back into its row, to be put right."""
    form, nonce = visit.service.collecting.paper_form(visit.access), visit.fields.get("nonce", "")
    entered = visit.service.collecting.take_back_sheet(visit.access, nonce)
    if entered is None:
        raise NotPossible(NOTHING_TO_TAKE_BACK)
    row = typed_rows.again(entered, visit.service.joining.new_nonce(), form, CLOSING)
    return _page(visit, form, [row, *_empty(visit)[1:]], taken=True)


def _page(
    visit: Visit,
    form: PaperForm,
    lines: list[Line],
    saved: list[Line] | None = None,
    status: int = 200,
    *,
    taken: bool = False,
) -> Response:
    catalogue, told = form.access.catalogue, visit.request.query_params.get("typed", "")
    nonces = [line.nonce for line in saved or ()] or [nonce for nonce in told.split(",") if nonce][:MOST_TOLD]
    if taken:
        nonces = []
    entered = _entered(visit)
    tongue = visit.tongue(catalogue)
    shown = {
        "perspectives": visit.service.joining.choices(visit.access),
        "questions": form.questions,
        "keys": _keys(form),
        "points_of": {question.id: catalogue.scale_of(question).points for _, question in form.questions},
        "lines": lines,
        "saved": len(nonces),
        "nonces": nonces,
        "taken": taken,
        "entered": entered,
        "next": _next(entered, tongue),
        "names": {"nonce": NONCE, "label": LABEL, "whose": WHOSE, "said": SAID, "all": ALL},
        "whose": visit.fields.get(ALL, "") or visit.request.query_params.get("whose", ""),
        "cell": cell,
        "closing": {
            letter: words_around(catalogue, key, tongue, form.access.phase)
            for letter, key in typed_rows.letters(CLOSING).items()
        },
        "countable": form.access.questionnaire.asks_one_each,
        "workshop": visit.service.facilitating.has_workshop(visit.access),
        "sheet_of": _sheet_of,
        "code": form.code,
    }
    return page(visit, "paper", form.access, shown, status)


def _next(entered: list[ListedSheet], tongue: Language) -> int:
    """The number of the next sheet on paper, counted on from the highest that was given so far."""
    labels = {sheet.label for sheet in entered}
    given = (place for place in range(1, len(entered) + 1) if tongue.say(NO_NAME, place=place) in labels)
    return max(given, default=0) + 1


def _keys(form: PaperForm) -> list[tuple[Scale, list[str]]]:
    """The scales of the questions, each with the numbers of those that have it; none where all do."""
    by_its_scale = by_scale(form.access.catalogue, [question for _, question in form.questions])
    numbers = {question.id: str(number) for number, (_, question) in enumerate(form.questions, 1)}
    if len(by_its_scale) == 1:
        return [(by_its_scale[0][0], [])]
    return [(scale, [numbers[question.id] for question in some]) for scale, some in by_its_scale]


def _sheet_of(listed: ListedSheet) -> str:
    """Where a sheet that was typed in can be read and changed; empty where it cannot."""
    return addresses.address_of(LinkKind.SHEET, listed.link) if listed.link else ""


def _address(visit: Visit, **told: str) -> str:
    asked = {**({"lang": visit.language_asked} if visit.language_asked else {}), **told}
    query = urlencode({key: value for key, value in asked.items() if value}, safe=",")
    return addresses.entering(visit.link) + (f"?{query}" if query else "")


def _empty(visit: Visit) -> list[Line]:
    return [Line(visit.service.joining.new_nonce()) for _ in range(ROWS)]


def _entered(visit: Visit) -> list[ListedSheet]:
    return [sheet for sheet in visit.service.collecting.sheets(visit.access) if sheet.label]


def _kept(visit: Visit, form: PaperForm, line: Line, place: int) -> Line:
    """The row after it was saved; with the reason where it was not. It is called as its empty field said, so
    that a row that waits keeps its place in the pile.
    """
    tongue = visit.tongue(form.access.catalogue)
    label = line.label or tongue.say(NO_NAME, place=place)
    try:
        meant = typed_rows.read(line, form, CLOSING, tongue)
        visit.service.collecting.enter_sheet(
            visit.access,
            typed_rows.perspective(line),
            label,
            meant.answers,
            line.nonce,
            meant.comments,
            meant.closing,
        )
    except Unreadable as why:
        return Line(line.nonce, label, line.perspective, line.cells, line.said, str(why), why.fields)
    except NotPossible as refusal:
        said = refusal.said(tongue)
        return Line(line.nonce, label, line.perspective, line.cells, line.said, said)
    return line
