"""Options of the commands for those who write catalogues."""

from __future__ import annotations

from qcheck.cli.command import Options
from qcheck.language import N_

LINT: Options = {
    ("files",): {
        "nargs": "*",
        "metavar": N_("FILES"),
        "help": N_("catalogues; without any, those that come with qcheck and those of the data folder"),
    },
    ("--format",): {
        "choices": ("text", "json"),
        "default": "text",
        "help": N_("form of the problems (text)"),
    },
}
SCHEMA: Options = {
    ("kind",): {
        "nargs": "?",
        "choices": ("catalogue", "bundle"),
        "default": "catalogue",
        "metavar": N_("KIND"),
        "help": N_(
            "which schema: of catalogues, for completion in editors (catalogue), or of bundles (bundle)"
        ),
    },
}
