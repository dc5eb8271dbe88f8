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
DIFF: Options = {
    ("old",): {"metavar": N_("OLD"), "help": N_("the earlier edition: a file, or ID@VERSION of the shelf")},
    ("new",): {"metavar": N_("NEW"), "help": N_("the newer edition, given in the same way")},
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
