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
CATALOGUE: Options = {
    ("deed",): {
        "choices": ("to-xlsx", "from-xlsx", "history"),
        "metavar": N_("WHAT"),
        "help": N_(
            "to-xlsx: make a spreadsheet of a catalogue; from-xlsx: take over what was changed in one; "
            "history: say which editions there are, what changed, why, and since when"
        ),
    },
    ("file",): {
        "metavar": N_("FILE"),
        "help": N_(
            "to-xlsx: the catalogue, a file, ID or ID@VERSION of the shelf; from-xlsx: the spreadsheet that "
            "came back (XLSX or ODS); history: the id"
        ),
    },
    ("catalogue",): {
        "nargs": "?",
        "metavar": N_("CATALOGUE"),
        "help": N_(
            "from-xlsx: the catalogue as it is today, where it was changed since the spreadsheet was made"
        ),
    },
    ("--texts-only",): {
        "action": "store_true",
        "help": N_("to-xlsx: all texts and nothing else, for translators and editors"),
    },
    ("--into",): {
        "nargs": "+",
        "action": "extend",
        "default": [],
        "metavar": N_("LANGUAGE"),
        "help": N_("to-xlsx: columns for these languages, such as fr; with --texts-only for no others"),
    },
    ("--since",): {
        "metavar": N_("FILE"),
        "help": N_(
            "to-xlsx: mark where the original was changed since this edition, or since this spreadsheet, and "
            "the translation was not; without it since the edition that the catalogue follows"
        ),
    },
    ("--remove",): {
        "action": "store_true",
        "help": N_("from-xlsx: take questions out whose row is missing"),
    },
    ("--dry-run",): {
        "action": "store_true",
        "help": N_("from-xlsx: say what would be changed, and write nothing"),
    },
}
SIMULATE: Options = {
    ("catalogue",): {"metavar": N_("CATALOGUE"), "help": N_("id of a catalogue, or a catalogue file")},
    ("--people",): {
        "default": "1000",
        "metavar": N_("NUMBER"),
        "help": N_("how many people are made up in each phase (1000)"),
    },
    ("--seed",): {
        "default": "1",
        "metavar": N_("NUMBER"),
        "help": N_("another number makes other people, the same one the same (1)"),
    },
    ("--phase",): {"metavar": N_("PHASE"), "help": N_("id of one phase; without it each of them")},
    ("--format",): {
        "choices": ("table", "json"),
        "default": "table",
        "help": N_("form of the result (table)"),
    },
}
PREVIEW: Options = {
    ("catalogue",): {
        "metavar": N_("CATALOGUE"),
        "help": N_("the catalogue: a file, ID or ID@VERSION of the shelf"),
    },
    ("--perspective",): {"metavar": N_("ID"), "help": N_("as whom the sheet is seen")},
    ("--phase",): {"metavar": N_("PHASE"), "help": N_("id of the phase, where the catalogue has phases")},
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
