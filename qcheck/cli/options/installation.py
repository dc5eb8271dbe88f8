"""Options of the commands for those who run an installation."""

from __future__ import annotations

from qcheck.cli.command import Options
from qcheck.language import N_

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
TEXTS: Options = {
    ("--data",): {"help": N_("data folder, in which the folder texts is made"), "metavar": N_("FOLDER")}
}
AUTHOR: Options = {
    ("title",): {
        "nargs": "?",
        "metavar": N_("TITLE"),
        "help": N_("begin a questionnaire with this title; without it, list what is being written"),
    },
    ("--file",): {"metavar": N_("FILE"), "help": N_("begin with this catalogue instead")},
}
ACCOUNTS: Options = {
    ("deed",): {
        "choices": ("list", "delete"),
        "help": N_("list all accounts, or delete one: checks, drafts and trials stay"),
    },
    ("account",): {
        "nargs": "?",
        "metavar": N_("ACCOUNT"),
        "help": N_("the id of the account to delete, as the list gives it"),
    },
    ("--yes",): {"action": "store_true", "help": N_("delete without a question")},
}
TRIAL: Options = {
    ("deed",): {
        "choices": ("new", "list", "links", "show", "learned", "export", "delete"),
        "help": N_(
            "begin a trial with a title, list all trials here; or by the link to coordinate it give the "
            "links of one, show it, what was learned about the questions, export all that is kept of it "
            "(JSON), delete it"
        ),
    },
    ("what",): {
        "nargs": "?",
        "metavar": N_("TITLE_OR_LINK"),
        "help": N_(
            "the title of the new trial, else the link to coordinate it; '-' reads it from standard input"
        ),
    },
    ("--yes",): {"action": "store_true", "help": N_("delete without a question")},
    ("--format",): {
        "choices": ("csv", "xlsx", "json"),
        "default": "csv",
        "help": N_("of what was learned: csv, xlsx or json"),
    },
    ("--output", "-o"): {
        "metavar": N_("FILE"),
        "help": N_("of what was learned or is exported: write it to this file"),
    },
}
MAIL: Options = {
    ("deed",): {
        "nargs": "?",
        "choices": ("try",),
        "metavar": "try",
        "help": N_("send one test mail at once; without it, say how it stands, in numbers"),
    },
    ("address",): {
        "nargs": "?",
        "metavar": N_("ADDRESS"),
        "help": N_("the mail address to which the test mail goes"),
    },
}
CLOCK: Options = {
    ("--confirm",): {
        "action": "store_true",
        "help": N_("the time is right: close and delete what is due, at once and from now on"),
    }
}
BACKUP: Options = {
    ("file",): {"metavar": N_("FILE"), "help": N_("the new file, such as qcheck.backup")},
    ("--without-key",): {
        "action": "store_true",
        "help": N_("leave the key to a backup of its own; usually it is written beside the file, shut"),
    },
    ("--passphrase-file",): {
        "metavar": N_("FILE"),
        "help": N_("the file with the passphrase for the key; otherwise it is asked for"),
    },
}
RESTORE: Options = {
    ("file",): {"metavar": N_("FILE"), "help": N_("a backup that qcheck wrote")},
    ("--key",): {
        "metavar": N_("FILE"),
        "help": N_("the file with the key, shut or not; otherwise the key that is in the data folder"),
    },
    ("--passphrase-file",): {
        "metavar": N_("FILE"),
        "help": N_("the file with the passphrase for the key; otherwise it is asked for"),
    },
}
RESTORE |= {
    ("--deletions",): {
        "metavar": N_("FILE"),
        "action": "append",
        "help": N_(
            "what people have deleted since: a newer backup, or the file `deleted` of the data folder that "
            "is given up; may be said several times"
        ),
    },
}
UPGRADE: Options = {
    ("--check",): {
        "action": "store_true",
        "help": N_("only say what the database needs; exit code 1 where it needs something"),
    },
    ("--backup",): {
        "metavar": N_("FILE"),
        "help": N_("the new file for the backup; usually one in the folder `backups` of the data folder"),
    },
    ("--without-backup",): {
        "action": "store_true",
        "help": N_("make none: there is one, made by other means"),
    },
}
LICENCES: Options = {
    ("--format",): {
        "choices": ("text", "json", "cyclonedx"),
        "default": "text",
        "help": N_("form of the result (text); cyclonedx is a list that programs check for known weaknesses"),
    },
    ("--texts",): {"action": "store_true", "help": N_("with the words of each licence")},
}
CHECKS: Options = {
    ("id",): {
        "nargs": "?",
        "metavar": "ID",
        "help": N_("show title and place of this check, and whom to ask; only with --reason"),
    },
    ("--reason",): {
        "metavar": N_("REASON"),
        "help": N_("why you look at this check: it is written down in the data folder, with your name"),
    },
    ("--format",): {
        "choices": ("table", "json"),
        "default": "table",
        "help": N_("form of the result (table)"),
    },
}
