"""The forms in which a profile leaves the command line: a new form is one writer and one line here."""

from __future__ import annotations

from collections.abc import Callable

from qcheck.cli.formats.for_terminals import as_table
from qcheck.reports.process import Process
from qcheck.reports.profile_csv import as_csv
from qcheck.reports.profile_json import as_json
from qcheck.scoring.values import Profile
from qcheck.wording import Voice, agreed_marks


def as_svg(profile: Profile, voice: Voice, process: Process | None) -> str:
    """The picture, drawn only when somebody asks for it: the charts are slow to load."""
    from qcheck.charts.picture import picture
    from qcheck.charts.svg import svg

    marks = agreed_marks(process.agreed, voice) if process else {}
    return svg(picture(profile, voice.catalogue, voice.language, marks)) + "\n"


FORMATS: dict[str, Callable[[Profile, Voice, Process | None], str]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
    "svg": as_svg,
}
