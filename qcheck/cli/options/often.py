"""Options that many commands have."""

from __future__ import annotations

from argparse import SUPPRESS

from qcheck.cli.command import Options
from qcheck.language import N_, OWN_NAMES
from qcheck.records import Mode

LANGUAGE: Options = {
    ("--language",): {
        "choices": tuple(OWN_NAMES),
        "default": SUPPRESS,
        "help": N_("language of messages and results"),
    },
}
OUTPUT: Options = {
    ("-o", "--output"): {"metavar": N_("FILE"), "help": N_("write to this file instead of the terminal")}
}
DATA: Options = {
    ("--data",): {
        "help": N_("folder of the database, the key and your own catalogues"),
        "metavar": N_("FOLDER"),
    }
}
LINK: Options = {
    ("link",): {
        "nargs": "?",
        "metavar": N_("LINK"),
        "help": N_(
            "the organiser's link of a check, or its whole address; '-' reads it from standard input, "
            "and without any it is that of the "
            "variable QCHECK_LINK: then it stands in no list of processes"
        ),
    }
}
BASE: Options = {
    ("--base-url",): {
        "metavar": N_("ADDRESS"),
        "help": N_("how links begin, such as https://check.example.org (as the server is reached)"),
    }
}
TEXT_OR_JSON: Options = {
    ("--format",): {"choices": ("text", "json"), "default": "text", "help": N_("form of the result (text)")}
}
ROUND: Options = {
    ("--phase",): {"metavar": N_("PHASE"), "help": N_("id of the phase, where the catalogue has phases")},
    ("--mode",): {
        "choices": tuple(map(str, Mode)),
        "help": N_("open round (open, the usual), or small groups withheld (confidential)"),
    },
    ("--modules",): {
        "nargs": "+",
        "action": "extend",
        "default": [],
        "metavar": "ID",
        "help": N_("modules in use"),
    },
}
