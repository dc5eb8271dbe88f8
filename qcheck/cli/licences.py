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
    from qcheck.packages import Package

NOT_KNOWN = N_("licence not known")
BESIDE = N_(
    "Within qcheck itself: faces cut from Source Sans 3 (SIL Open Font License 1.1, OFL-1.1). Streamlit "
    "brings along scripts and faces of others; their licences stand in its package."
)
FOREIGN = N_("Of these it is not known whether they may be passed on with qcheck: {names}")


def licences(orders: Namespace, words: Language) -> int:
    """`qcheck licences`: exit code 1 where a licence is not known or does not go with qcheck's."""
    from datetime import UTC, datetime

    from qcheck.packages import bill_of_materials, installed

    packages = installed()
    if orders.format == "cyclonedx":
        deliver(bill_of_materials(packages, datetime.now(UTC)), orders.output)
    elif orders.format == "json":
        told = [
            {"name": package.name, "version": package.version, "licence": package.licence}
            for package in packages
        ]
        deliver(json.dumps(told, indent=2) + "\n", orders.output)
    else:
        deliver(_as_text(packages, words, texts=orders.texts), orders.output)
    foreign = [package.name for package in packages if not package.goes_with_ours]
    if foreign:
        print(words.say(FOREIGN, names=", ".join(foreign)), file=sys.stderr)
    return 1 if foreign else 0


def _as_text(packages: list[Package], words: Language, *, texts: bool) -> str:
    width = max(len(f"{package.name} {package.version}") for package in packages)
    lines = [
        f"{f'{package.name} {package.version}':<{width}}  {package.licence or words.say(NOT_KNOWN)}"
        for package in packages
    ]
    lines += ["", words.say(BESIDE)]
    if texts:
        lines += [_texts(package) for package in packages if package.texts]
    return "\n".join(lines) + "\n"


def _texts(package: Package) -> str:
    head = f"{package.name} {package.version}"
    texts = [file.read_text("utf-8", "replace").strip() for file in package.texts if file.is_file()]
    return "\n\n".join([f"\n{head}\n{'=' * len(head)}", *texts])
