"""Options of the commands that show what came of a check."""

from __future__ import annotations

from qcheck.cli.command import Options
from qcheck.cli.options.often import ROUND
from qcheck.language import N_

PROFILE: Options = {
    ("answers",): {
        "nargs": "?",
        "metavar": N_("ANSWERS"),
        "help": N_(
            "CSV file with the columns sheet, perspective, question, answer (comment, evidence); '-' "
            "reads standard input; "
            "or the link of a check, which knows its catalogue, phase, mode and modules itself; without "
            "any, that of the variable "
            "QCHECK_LINK"
        ),
    },
    ("--catalogue",): {"metavar": N_("ID-or-FILE"), "help": N_("id of a catalogue, or a catalogue file")},
    ("--only",): {
        "nargs": "+",
        "action": "extend",
        "metavar": "ID",
        "help": N_("report these parts or criteria alone"),
    },
    **ROUND,
    ("--edition",): {
        "metavar": N_("VERSION"),
        "help": N_("by a former edition of its catalogue, where an open round was moved since"),
    },
    ("--format",): {
        "choices": ("table", "json", "csv", "svg"),
        "default": "table",
        "help": N_(
            "form of the result (table). csv opens in spreadsheets: UTF-8 with a byte-order mark, "
            "commas, in German semicolons; "
            "one row for the result of a criterion across all perspectives ('overall') and one for each "
            "perspective; "
            "cells that look like a formula begin with an apostrophe"
        ),
    },
}
COMPARE: Options = {
    ("then",): {
        "metavar": N_("FROM"),
        "help": N_("the earlier check: the link of a check, or a CSV file as for `qcheck profile`"),
    },
    ("now",): {"metavar": N_("TO"), "help": N_("the later check of the same process, likewise")},
    ("--catalogue",): {
        "metavar": N_("ID-or-FILE"),
        "help": N_("for files: id of a catalogue, or a catalogue file"),
    },
    ("--to-catalogue",): {
        "metavar": N_("ID-or-FILE"),
        "help": N_("that of the later file, where it was asked with another edition"),
    },
    **ROUND,
    ("--to-phase",): {"metavar": N_("PHASE"), "help": N_("that of the later file, where it is another")},
    ("--format",): {
        "choices": ("table", "json", "csv", "svg"),
        "default": "table",
        "help": N_("form of the result (table); csv as in `qcheck profile`"),
    },
}
MEASURES: Options = {
    ("link",): {
        "nargs": "?",
        "metavar": N_("LINK"),
        "help": N_(
            "the organiser's link of a check of the process, or the link to its measures; '-' reads it from "
            "standard input, and without any it is that of the variable QCHECK_LINK"
        ),
    },
    ("--due",): {
        "metavar": N_("DAY"),
        "help": N_("only what is still to be done by this day, such as 2027-05-01"),
    },
    ("--format",): {
        "choices": ("table", "json", "csv", "ics"),
        "default": "table",
        "help": N_("form of the result (table); ics is a calendar"),
    },
}
REPORT: Options = {
    ("source",): {
        "nargs": "?",
        "metavar": N_("LINK-or-FILE"),
        "help": N_(
            "the link of a check, which takes away what it may see; or a CSV file as for `qcheck profile`; "
            "'-' reads standard input, and without any it is the link of the variable QCHECK_LINK"
        ),
    },
    ("--kind",): {
        "required": True,
        "metavar": N_("KIND"),
        "help": N_("what is wanted, such as ratsvorlage, handzettel, folien, protokoll, arbeitsmappe, bild"),
    },
    ("--format",): {
        "metavar": N_("FORMAT"),
        "help": N_("in which form, such as pdf, docx, pptx, xlsx, csv, svg, png (the first of its kind)"),
    },
    ("--perspective",): {
        "metavar": "ID",
        "help": N_("for questionnaires (--kind bogen, fragebogen, ausfuellen): for which perspective"),
    },
    ("--catalogue",): {
        "metavar": N_("ID-or-FILE"),
        "help": N_("for files: id of a catalogue, or a catalogue file"),
    },
    **ROUND,
    ("--title",): {"metavar": N_("TITLE"), "help": N_("for files: title of the participation process")},
    ("--place",): {"metavar": N_("PLACE"), "help": N_("for files: town, district or county")},
}
SHARE: Options = {
    ("--name",): {
        "required": True,
        "metavar": N_("NAME"),
        "help": N_("for whom the link is, such as: press"),
    },
    ("--only",): {"nargs": "+", "action": "extend", "metavar": "ID", "help": N_("show these criteria alone")},
    ("--without",): {
        "nargs": "+",
        "action": "extend",
        "default": [],
        "choices": ("comments", "perspectives"),
        "help": N_("leave out what was written, or the single perspectives"),
    },
}
STATS: Options = {
    ("catalogue",): {"metavar": N_("CATALOGUE"), "help": N_("id of a catalogue, or a catalogue file")},
    ("sources",): {
        "nargs": "*",
        "metavar": N_("LINK-or-FILE"),
        "help": N_(
            "organisers' links of checks that ask it, and files of what was said about its questions "
            "elsewhere (*.qcheck-feedback.json); without any, all checks of this installation, for its "
            "operator"
        ),
    },
    ("--format",): {
        "choices": ("table", "json", "csv", "xlsx", "feedback"),
        "default": "table",
        "help": N_(
            "form of the result (table); csv as in `qcheck profile`; feedback is what was said about the "
            "questions, as a file to hand on, without any answer"
        ),
    },
}
