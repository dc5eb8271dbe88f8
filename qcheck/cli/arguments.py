"""What can be typed: the commands with their options, and the language in which they answer."""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

from qcheck.cli import (
    accounts,
    answers_in,
    authors,
    backup,
    catalogue_deeds,
    census,
    checks,
    commands,
    doctor,
    editions,
    installation,
    instrument,
    licences,
    mail,
    measures,
    moving,
    own_sheet,
    preview,
    reports,
    simulation,
    trials,
    upgrading,
)
from qcheck.cli.command import Command, Options
from qcheck.cli.options.catalogues import CATALOGUE, DIFF, LINT, PREVIEW, SCHEMA, SIMULATE
from qcheck.cli.options.checks import ABOUT_ONE, CLOSE, DELETE, IMPORT, LINKS, MOVE, NEW, SCHEDULE, SHEET
from qcheck.cli.options.installation import (
    ACCOUNTS,
    AUTHOR,
    BACKUP,
    CHECKS,
    CLOCK,
    LICENCES,
    MAIL,
    RESTORE,
    SERVE,
    TEXTS,
    TRIAL,
    UPGRADE,
)
from qcheck.cli.options.often import BASE, DATA, LANGUAGE, LINK, OUTPUT, TEXT_OR_JSON
from qcheck.cli.options.results import COMPARE, MEASURES, PROFILE, REPORT, SHARE, STATS
from qcheck.language import N_, OWN_NAMES, Language

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first one that is set says the language of this terminal."""


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
        from qcheck.service import database_step

        print(f"qcheck {metadata.version('qcheck')} (database step {database_step()})")
        parser.exit()


DESCRIPTION = N_(
    "A quality check for participation processes: from answers to a traffic-light profile that explains "
    "itself."
)

COMMANDS = {
    "serve": Command(commands.serve, N_("serve the app"), SERVE),
    "texts": Command(commands.texts, N_("write imprint, privacy and accessibility to begin with"), TEXTS),
    "backup": Command(
        backup.backup, N_("write everything that an installation keeps into one file"), BACKUP | DATA
    ),
    "restore": Command(
        backup.restore, N_("make an installation of a backup, in an empty folder"), RESTORE | DATA
    ),
    "upgrade": Command(
        upgrading.upgrade,
        N_("bring the database of an older version up to date, with a backup first; or say what it needs"),
        UPGRADE | DATA,
    ),
    "doctor": Command(
        doctor.doctor,
        N_("look the whole installation over: each line good, or what to do"),
        TEXT_OR_JSON | DATA,
    ),
    "licences": Command(
        licences.licences, N_("list the packages of this installation with their licences"), LICENCES | OUTPUT
    ),
    "lint": Command(commands.lint, N_("check catalogues and report all mistakes"), LINT),
    "diff": Command(
        editions.diff,
        N_("list what differs between two editions of a catalogue, and what is not declared"),
        DIFF | OUTPUT | TEXT_OR_JSON,
    ),
    "catalogue": Command(
        catalogue_deeds.catalogue,
        N_("make a spreadsheet of a catalogue, take over what was changed in it, or tell its editions"),
        CATALOGUE | OUTPUT,
    ),
    "preview": Command(
        preview.preview,
        N_("show the sheet of a catalogue as one perspective will see it, as one HTML file"),
        PREVIEW | OUTPUT | DATA,
    ),
    "simulate": Command(
        simulation.simulate,
        N_("say which lights and marks a catalogue comes to in made-up rooms"),
        SIMULATE | OUTPUT | DATA,
    ),
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
    "move": Command(
        moving.move,
        N_("move a check to a newer edition of its catalogue, or say what would become of its answers"),
        LINK | MOVE | TEXT_OR_JSON | DATA,
    ),
    "schedule": Command(
        checks.schedule,
        N_("choose another end of a check, another day of deletion, or what remains after it"),
        LINK | SCHEDULE | DATA,
    ),
    "sheet": Command(
        own_sheet.own_sheet,
        N_("what is kept of one person's sheet, by its personal code: into a file, or deleted"),
        LINK | SHEET | OUTPUT | DATA,
    ),
    "delete": Command(
        checks.delete,
        N_("delete a check with everything that was said in it, its answers alone, or its process"),
        LINK | DELETE | DATA,
    ),
    "stats": Command(
        instrument.stats,
        N_("say how the questions of a catalogue work, over checks that ask it"),
        STATS | OUTPUT | DATA,
    ),
    "mail": Command(
        mail.mail,
        N_("for the operator: say how it stands with mail, or try it with one test mail"),
        MAIL | TEXT_OR_JSON | DATA,
    ),
    "author": Command(
        authors.author,
        N_("for the operator: give an author a link to write a questionnaire, or find the links"),
        AUTHOR | BASE | DATA,
    ),
    "accounts": Command(
        accounts.accounts,
        N_("for the operator: list who has signed in with an account here, or delete one"),
        ACCOUNTS | TEXT_OR_JSON | DATA,
    ),
    "trial": Command(
        trials.trial,
        N_("begin a trial of a questionnaire, list trials, show one, give its links or delete it"),
        TRIAL | BASE | DATA,
    ),
    "checks": Command(
        census.checks,
        N_("for the operator: say what is here, by state, size and age, and what is deleted when"),
        CHECKS | DATA,
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
