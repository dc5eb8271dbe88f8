"""The command that lists what an installation is made of, with licences."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver
from qcheck.language import N_

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.parts import Part

NOT_KNOWN = N_("licence not known")
BESIDE = N_(
    "Within qcheck itself: faces cut from Source Sans 3 (SIL Open Font License 1.1, OFL-1.1). Streamlit "
    "brings along scripts and faces of others; their licences stand in its package."
)
FOREIGN = N_("Of these it is not known whether they may be passed on with qcheck: {names}")


def licences(orders: Namespace, words: Language) -> int:
    """`qcheck licences`: exit code 1 where a licence is not known or does not go with qcheck's."""
    from datetime import UTC, datetime

    from qcheck.parts import bill_of_materials, installed

    parts = installed()
    if orders.format == "cyclonedx":
        deliver(bill_of_materials(parts, datetime.now(UTC)), orders.output)
    elif orders.format == "json":
        told = [{"name": part.name, "version": part.version, "licence": part.licence} for part in parts]
        deliver(json.dumps(told, indent=2) + "\n", orders.output)
    else:
        deliver(_as_text(parts, words, texts=orders.texts), orders.output)
    foreign = [part.name for part in parts if not part.goes_with_ours]
    if foreign:
        print(words.say(FOREIGN, names=", ".join(foreign)), file=sys.stderr)
    return 1 if foreign else 0


def _as_text(parts: list[Part], words: Language, *, texts: bool) -> str:
    width = max(len(f"{part.name} {part.version}") for part in parts)
    lines = [
        f"{f'{part.name} {part.version}':<{width}}  {part.licence or words.say(NOT_KNOWN)}" for part in parts
    ]
    lines += ["", words.say(BESIDE)]
    if texts:
        lines += [_texts(part) for part in parts if part.texts]
    return "\n".join(lines) + "\n"


def _texts(part: Part) -> str:
    head = f"{part.name} {part.version}"
    texts = [file.read_text("utf-8", "replace").strip() for file in part.texts if file.is_file()]
    return "\n\n".join([f"\n{head}\n{'=' * len(head)}", *texts])
