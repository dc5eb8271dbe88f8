"""Options of the commands that make and change checks."""

from __future__ import annotations

from qcheck.cli.command import Options
from qcheck.cli.options.often import LINK, ROUND
from qcheck.language import N_
from qcheck.typed_dates import USUAL_ZONE

NEW: Options = {
    ("--title",): {
        "required": True,
        "metavar": N_("TITLE"),
        "help": N_("title of the participation process"),
    },
    ("--place",): {"default": "", "metavar": N_("PLACE"), "help": N_("town, district or county")},
    ("--catalogue",): {"required": True, "metavar": "ID", "help": N_("id of a catalogue")},
    **ROUND,
    ("--only",): {
        "nargs": "+",
        "action": "extend",
        "metavar": "ID",
        "help": N_("ask these parts or criteria alone"),
    },
    ("--prepared",): {
        "action": "store_true",
        "help": N_("do not open it yet: links can be handed out, nobody can answer"),
    },
    ("--share-results",): {
        "action": "store_true",
        "help": N_("whoever answers may see the result once the check has ended, on the same device"),
    },
    ("--no-feedback",): {
        "action": "store_true",
        "help": N_("of a catalogue in trial: do not ask whether the questions fit"),
    },
    ("--measure-seconds",): {
        "action": "store_true",
        "help": N_(
            "of a catalogue in trial: ask whether it may be measured how long the questions take; it cannot "
            "be switched on once the check has started"
        ),
    },
    ("--ends",): {
        "metavar": N_("MOMENT"),
        "help": N_("when it closes itself: 2027-03-31 (the end of that day) or 2027-03-31T18:00"),
    },
    ("--zone",): {
        "default": USUAL_ZONE,
        "metavar": N_("ZONE"),
        "help": N_("time zone of that end (Europe/Berlin)"),
    },
    ("--deletes",): {
        "metavar": N_("DAY"),
        "help": N_("when everything is deleted: 2028-03-31 (twelve months after the end)"),
    },
    ("--keeps",): {
        "choices": ("nothing", "measures", "result"),
        "default": "nothing",
        "help": N_(
            "what remains after the day of deletion: nothing, what was agreed and planned (measures), or the "
            "figures of the result, too (result)"
        ),
    },
    ("--sender",): {
        "default": "",
        "metavar": N_("TEXT"),
        "help": N_("who invites; stands in every invitation and where a sheet begins"),
    },
    ("--contact",): {
        "default": "",
        "metavar": N_("TEXT"),
        "help": N_("whom to ask: name, telephone, e-mail"),
    },
    ("--privacy",): {
        "default": "",
        "metavar": N_("TEXT"),
        "help": N_("who is responsible for data protection, and how to reach them"),
    },
    ("--purpose",): {"default": "", "metavar": N_("TEXT"), "help": N_("what the answers are for")},
    ("--afterwards",): {
        "default": "",
        "metavar": N_("TEXT"),
        "help": N_("what happens with the results, when and where"),
    },
    ("--invite",): {
        "action": "append",
        "default": [],
        "metavar": N_("NAME"),
        "help": N_(
            "one more invitation, for a club or an office; with its perspective in front: "
            "zivilgesellschaft=ADFC"
        ),
    },
}
SCHEDULE: Options = {
    ("--ends",): {
        "metavar": N_("MOMENT"),
        "help": N_("when it closes itself: 2027-03-31 or 2027-03-31T18:00; '-': when it is closed by hand"),
    },
    ("--zone",): {
        "default": USUAL_ZONE,
        "metavar": N_("ZONE"),
        "help": N_("time zone of that end (Europe/Berlin)"),
    },
    ("--deletes",): {
        "metavar": N_("DAY"),
        "help": N_(
            "when everything is deleted: 2027-12-31; '-': twelve months after the end. Once somebody "
            "has answered, not later than before"
        ),
    },
    ("--keeps",): {
        "choices": ("nothing", "measures", "result"),
        "help": N_(
            "what remains after the day of deletion: nothing, what was agreed and planned (measures), or the "
            "figures of the result, too (result). Once somebody has answered, not more than before"
        ),
    },
}
MOVE: Options = {
    ("--to",): {"metavar": N_("VERSION"), "help": N_("the edition of its catalogue to which the check goes")},
    ("--dry-run",): {
        "action": "store_true",
        "help": N_("say what would become of the answers, and change nothing"),
    },
    ("--undo",): {"action": "store_true", "help": N_("take the latest move back")},
}
CLOSE: Options = {("--yes",): {"action": "store_true", "help": N_("close without a question")}}
DELETE: Options = {
    ("--yes",): {"action": "store_true", "help": N_("delete without a question")},
    ("--answers",): {
        "action": "store_true",
        "help": N_("delete the answers now instead of on their day; what the check keeps remains"),
    },
    ("--process",): {
        "action": "store_true",
        "help": N_("delete the whole process: all of its checks, measures and agreed lights"),
    },
}
SHEET: Options = {
    ("--code",): {
        "metavar": N_("CODE"),
        "help": N_("the personal code of the sheet; '-': read from standard input"),
    },
    ("--delete",): {
        "action": "store_true",
        "help": N_("delete the sheet; after the end of a confidential check all but its bare answers"),
    },
    ("--yes",): {"action": "store_true", "help": N_("delete without a question")},
}
IMPORT: Options = {
    ("sources",): {
        "nargs": "+",
        "metavar": N_("LINK FILES"),
        "help": N_(
            "the organiser's link of a check, and files of answers for it: spreadsheets, tables of other "
            "survey tools, answer files; '-' reads the link from standard input, and where the variable "
            "QCHECK_LINK has it, files alone will do. Or, without a link, a bundle (*.qcheck.json; '-': from "
            "standard input)"
        ),
    },
    ("--map",): {
        "metavar": N_("FILE"),
        "help": N_("a YAML file that says which column of another tool's table is what"),
    },
    ("--dry-run",): {
        "action": "store_true",
        "help": N_("only say what is in it, what does not fit, and whether it can be taken in"),
    },
    ("--again",): {
        "action": "store_true",
        "help": N_("a bundle also where it is here already: makes a second copy"),
    },
}
ABOUT_ONE: Options = {
    ("link",): LINK["link",],
    ("--installation",): {
        "action": "store_true",
        "help": N_(
            "about the whole installation: its database, its clock, when what was due was last deleted"
        ),
    },
}
LINKS: Options = {
    ("text",): {
        "nargs": "?",
        "default": "",
        "metavar": N_("TEXT"),
        "help": N_("a part of title or place; without it, all checks"),
    },
}
