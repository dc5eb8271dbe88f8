"""`qcheck import LINK FILES`: looks at files of answers, says what does not fit, and takes in what does."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck.cli.bundles import NOTHING_TAKEN
from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import STREAM, deliver, source_of
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.importing import ColumnMap
    from qcheck.language import Language
    from qcheck.service import FilesLook, LookedFile, TakenFile

NO_FILES = N_("which files? Say them behind the link")
ONE_BUNDLE = N_("a bundle is taken in by itself: say no other file and no --map")
ONLY_BUNDLES = N_("--again is for bundles; answers come in once, however often they are given")
HOW_TO_SAY = N_("Such responses come in with this line in a file for --map: {wish}")
TAKEN = N_("{sheets} taken over into '{title}'")


def import_(orders: Namespace, words: Language) -> int:
    """`qcheck import`: with a link answers into its check, without one a bundle."""
    from qcheck.cli import bundles
    from qcheck.cli.open_service import is_link
    from qcheck.importing import Complaint
    from qcheck.settings import LINK

    first, *others = orders.sources
    if is_link(first) or (first == STREAM and others):
        return take_in(first, others, orders, words)
    is_bundle = first == STREAM or first.casefold().endswith(".qcheck.json")
    if not is_bundle and os.environ.get(LINK):
        return take_in(None, orders.sources, orders, words)
    if others or orders.map:
        raise WrongUsage(Complaint(ONE_BUNDLE))
    return bundles.take_in(first, orders, words)


def take_in(link: str | None, files: Sequence[str], orders: Namespace, words: Language) -> int:
    """Takes what fits into the check, or with `--dry-run` only looks. Exit code 1 where a file does not fit;
    the others are in all the same.
    """
    from qcheck.cli.open_service import desk, link_in
    from qcheck.importing import NOTHING_SAID, Complaint
    from qcheck.service import GivenFile
    from qcheck.wording import imports

    if not files:
        raise WrongUsage(Complaint(NO_FILES))
    if orders.again:
        raise WrongUsage(Complaint(ONLY_BUNDLES))
    typed = link_in(link)
    said = _said(orders.map) if orders.map else NOTHING_SAID
    given = [GivenFile(called, source_of(name)) for name, called in zip(files, _called(files), strict=True)]
    with desk(orders) as (service, _):
        look = service.importing.look(typed, given, said)
        taken = () if orders.dry_run else service.importing.take_in(typed, look)
        access = service.access.open(typed)
        title, names = access.title, imports.question_names(access.catalogue, access.phase, words)
    if orders.format == "json":
        deliver(_as_json(look, taken, words), None)
    else:
        deliver("".join(f"{line}\n" for line in _as_text(look, names, words)), None)
    if look.refused:
        print(words.say(look.refused), file=sys.stderr)
    number = words.count("{number} sheet", "{number} sheets", sum(file.number for file in taken))
    print(
        words.say(TAKEN, sheets=number, title=title) if taken else words.say(NOTHING_TAKEN), file=sys.stderr
    )
    return 1 if look.refused or any(file.problems for file in look.files) else 0


def _called(files: Sequence[str]) -> Iterator[str]:
    """Each file by its name alone; by what was typed where several have the same."""
    names = [Path(file).name for file in files]
    for file, name in zip(files, names, strict=True):
        yield name if names.count(name) == 1 else file


def _said(name: str) -> ColumnMap:
    """What a file says about columns; its mistakes end the command."""
    from qcheck.importing import AnswerProblem, NotReadable, read_map

    try:
        return read_map(source_of(name), name)
    except NotReadable as trouble:
        rows = (trouble.row,) if trouble.row else ()
        raise ProblemsFound(
            *(AnswerProblem(name, rows, complaint) for complaint in trouble.complaints)
        ) from None


def _as_text(look: FilesLook, names: Mapping[str, str], words: Language) -> Iterator[str]:
    for file in look.files:
        yield from _file_as_text(file, look, names, words)


def _file_as_text(
    file: LookedFile, look: FilesLook, names: Mapping[str, str], words: Language
) -> Iterator[str]:
    from qcheck.wording import imports

    if file.problems:
        yield from (problem.said(words, names) for problem in file.problems)
    else:
        number = len(file.sheets)
        short = (file.new, file.is_there, words)
        yield f"{file.name}: {imports.in_short(number, *short) if file.sheets else imports.sealed(*short)}"
    yield from (f"    {line}" for line in imports.not_taken(look.not_taken(file), names, words))
    yield from (f"    {words.say(HOW_TO_SAY, wish=wish)}" for wish in _wishes(file, look))
    for sheet in file.sheets:
        if sheet.known != "new":
            yield f"    {sheet.label}: {words.say(imports.KNOWN[sheet.known])}"


def _wishes(file: LookedFile, look: FilesLook) -> Iterator[str]:
    """What could be said of responses that are left out, as a file for --map says it."""
    left = look.not_taken(file)
    if left.unfinished and not left.takes_unfinished:
        yield "unfinished: take in"
    if left.without_consent and not left.takes_without_consent:
        yield "without_consent: take in"


def _as_json(look: FilesLook, taken: Sequence[TakenFile], words: Language) -> str:
    """`taken` is how many sheets came in, null after a look; `known` says of each sheet whether it is new."""
    numbers: list[int | None] = [file.number for file in taken] or [None] * len(look.files)
    files = [_object(file, number, words) for file, number in zip(look.files, numbers, strict=True)]
    return json.dumps({"files": files}, ensure_ascii=False, indent=2) + "\n"


def _object(file: LookedFile, number: int | None, words: Language) -> dict[str, Any]:  # Any: as JSON has it
    return {
        "file": file.name,
        "kind": file.kind,
        "taken": number,
        "new": file.new,
        "there": file.is_there,
        "sheets": [
            {
                "row": sheet.row or None,
                "perspective": sheet.perspective,
                "label": sheet.label,
                "answered": sheet.answered,
                "known": sheet.known,
            }
            for sheet in file.sheets
        ],
        "problems": [
            {
                "rows": list(problem.rows),
                "question": problem.question or None,
                "message": problem.complaint.said(words),
            }
            for problem in file.problems
        ],
        "not_matched": list(file.unmatched),
        "not_asked": {question.question: question.number for question in file.left_out},
        "rows_without_answers": list(file.silent),
        "unfinished": file.unfinished,
        "without_consent": file.without_consent,
    }
