"""The forms in which a profile leaves the command line: a new form is one writer and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qcheck.catalogue import CriterionId
from qcheck.cli.formats.for_programs import as_json
from qcheck.cli.formats.for_spreadsheets import as_csv
from qcheck.cli.formats.for_terminals import as_table
from qcheck.scoring.values import Profile
from qcheck.service import AgreedLight
from qcheck.wording import Voice


def as_svg(profile: Profile, voice: Voice) -> str:
    """The picture, drawn only when somebody asks for it: the charts are slow to load."""
    from qcheck.charts.picture import picture
    from qcheck.charts.svg import svg

    return svg(picture(profile, voice.catalogue, voice.language)) + "\n"


Writer = Callable[[Profile, Voice, Mapping[CriterionId, AgreedLight]], str]
"""Writes a profile; the agreed lights stand beside the computed ones where the form has room for them."""

FORMATS: dict[str, Writer] = {
    "table": lambda profile, voice, _: as_table(profile, voice),
    "json": as_json,
    "csv": lambda profile, voice, _: as_csv(profile, voice),
    "svg": lambda profile, voice, _: as_svg(profile, voice),
}
