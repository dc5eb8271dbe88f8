"""What can be typed: the commands with their options, and the language in which they answer."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any, TypeAlias

from qcheck.cli import answers_in, checks, commands, installation, measures, reports
from qcheck.dates import USUAL_ZONE
from qcheck.language import N_, OWN_NAMES, Language
from qcheck.records import Mode

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first one that is set says the language of this terminal."""


Options: TypeAlias = dict[
    tuple[str, ...], dict[str, Any]
]  # Any: as argparse takes them; help and metavar are message ids


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, said in a line of help, and its options. `does` gives the exit code."""

    does: Callable[[Namespace, Language], int]
    help: str
    options: Options


def arguments(words: Language) -> ArgumentParser:
    """The whole command line, explained in this language."""
    spoken = ArgumentParser(add_help=False)
    _add(spoken, LANGUAGE, words)
    parser = ArgumentParser(
        "qcheck", description=words.say(DESCRIPTION), parents=[spoken], allow_abbrev=False
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help=words.say(N_("show the version and exit"))
    )
    commands = parser.add_subparsers(
        title=words.say(N_("commands")), metavar=words.say(N_("COMMAND")), required=True
    )
    for name, command in COMMANDS.items():
        about = words.say(command.help)
        one = commands.add_parser(name, help=about, description=about, parents=[spoken], allow_abbrev=False)
        one.set_defaults(command=command.does)
        _add(one, command.options, words)
    return parser


def chosen_language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """The option `--language`, else that of the environment, which is German or else English."""
    early = ArgumentParser("qcheck", add_help=False, allow_abbrev=False)
    early.add_argument("--language", nargs="?")
    if (tag := early.parse_known_args(argv)[0].language) in OWN_NAMES:
        return str(tag)
    spoken = next(filter(None, map(environ.get, LOCALE_VARIABLES)), "")
    return "de" if spoken.lower().startswith("de") else "en"


def _add(parser: ArgumentParser, options: Options, words: Language) -> None:
    for names, option in options.items():
        said: dict[str, Any] = {
            key: words.say(option[key]) for key in ("help", "metavar") if key in option
        }  # Any: as above
        parser.add_argument(*names, **(option | said))


class _Version(Action):
    """Looks the version up only when somebody asks."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        print(f"qcheck {metadata.version('qcheck')}")
        parser.exit()


DESCRIPTION = N_(
    "A quality check for participation processes: from answers to a traffic-light profile that explains "
    "itself."
)

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
SERVE: Options = {
    ("--host",): {
        "help": N_("address to listen on (127.0.0.1: only this computer)"),
        "metavar": N_("ADDRESS"),
    },
    ("--port",): {"help": N_("port to listen on (8501)"), "metavar": N_("PORT")},
    ("--workers",): {
        "help": N_("how many processes serve on that port (1): one for each processor of the computer"),
        "metavar": N_("NUMBER"),
    },
    ("--lan",): {
        "nargs": "?",
        "const": "auto",
        "metavar": N_("ADDRESS"),
        "help": N_("serve the devices in the same network or hotspot, and show their address with a QR code"),
    },
    ("--data",): {
        "help": N_("folder of the database, the key and your own catalogues"),
        "metavar": N_("FOLDER"),
    },
    ("--new-key",): {
        "action": "store_true",
        "help": N_("where the key is lost for good: take a new one; all links so far are dead then"),
    },
}
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
TEXTS: Options = {
    ("--data",): {"help": N_("data folder, in which the folder texts is made"), "metavar": N_("FOLDER")}
}
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
        "help": N_("whoever answers may see the result afterwards, on the same device"),
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
BASE: Options = {
    ("--base-url",): {
        "metavar": N_("ADDRESS"),
        "help": N_("how links begin, such as https://check.example.org (as the server is reached)"),
    }
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
ABOUT_ONE: Options = {
    ("link",): LINK["link",],
    ("--installation",): {
        "action": "store_true",
        "help": N_(
            "about the whole installation: its database, its clock, when what was due was last deleted"
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
CLOCK: Options = {
    ("--confirm",): {
        "action": "store_true",
        "help": N_("the time is right: close and delete what is due, at once and from now on"),
    }
}
LINKS: Options = {
    ("text",): {
        "nargs": "?",
        "default": "",
        "metavar": N_("TEXT"),
        "help": N_("a part of title or place; without it, all checks"),
    },
}
COMMANDS = {
    "serve": Command(commands.serve, N_("serve the app"), SERVE),
    "texts": Command(commands.texts, N_("write imprint, privacy and accessibility to begin with"), TEXTS),
    "lint": Command(commands.lint, N_("check catalogues and report all mistakes"), LINT),
    "schema": Command(
        commands.schema, N_("write the JSON schema of catalogues, or that of bundles"), SCHEMA | OUTPUT
    ),
    "profile": Command(
        commands.profile,
        N_("turn answers from a spreadsheet or a check into a profile"),
        PROFILE | OUTPUT | DATA,
    ),
    "compare": Command(
        commands.compare,
        N_("put two checks side by side: what has changed, and what cannot be compared"),
        COMPARE | OUTPUT | DATA,
    ),
    "new": Command(
        checks.new,
        N_("create a process with a check, open it, and give its links"),
        NEW | BASE | TEXT_OR_JSON | DATA,
    ),
    "status": Command(
        checks.status,
        N_("say how many sheets have come in, or how it stands with the installation"),
        ABOUT_ONE | TEXT_OR_JSON | DATA,
    ),
    "share": Command(
        checks.share, N_("make a link to the results, or to a part of them"), LINK | SHARE | BASE | DATA
    ),
    "measures": Command(
        measures.measures,
        N_("list the measures of a process, or what is due by a day"),
        MEASURES | OUTPUT | DATA,
    ),
    "report": Command(
        reports.report,
        N_("make a council paper, handout, slides, a workbook and more, of a check or a spreadsheet"),
        REPORT | OUTPUT | DATA,
    ),
    "import": Command(
        answers_in.import_,
        N_("take in answers from files, or a bundle: a process with its checks from another installation"),
        IMPORT | BASE | TEXT_OR_JSON | DATA,
    ),
    "open": Command(checks.open_, N_("open a prepared check: from now on it can be answered"), LINK | DATA),
    "close": Command(checks.close, N_("close a check; a confidential one for good"), LINK | CLOSE | DATA),
    "schedule": Command(
        checks.schedule,
        N_("choose another end of a check, another day of deletion, or what remains after it"),
        LINK | SCHEDULE | DATA,
    ),
    "delete": Command(
        checks.delete,
        N_("delete a check with everything that was said in it, its answers alone, or its process"),
        LINK | DELETE | DATA,
    ),
    "clock": Command(
        installation.clock,
        N_("for the operator: say that the clock is right after it has leapt"),
        CLOCK | DATA,
    ),
    "links": Command(
        checks.links,
        N_("for the operator: find the organisers' links of checks"),
        LINKS | BASE | TEXT_OR_JSON | DATA,
    ),
}
