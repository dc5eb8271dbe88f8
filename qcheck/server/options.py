"""Every option of Streamlit that we rely on, with its reason, in one table.

`qcheck serve` passes it; `streamlit run` reads it from `.streamlit/config.toml`, which `as_toml` writes and a
test compares.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from qcheck.look import tokens

Value = str | int | bool | list[str] | list[int]

HEADER = """\
# Written by
# `python -c 'from qcheck.server.options import as_toml; print(as_toml(), end="")' > .streamlit/config.toml`;
# the reasons stand in qcheck/server/options.py.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """One option and the value we need. `grave`: with another value, privacy or data would be at risk, and
    the server does not start.
    """

    name: str
    value: Value
    reason: str
    grave: bool = False


LOOK = tokens()
MONO = "ui-monospace, 'DejaVu Sans Mono', Consolas, monospace"

TABLE = (
    Option(
        "browser.gatherUsageStats", False, "otherwise the visitor's browser calls a foreign host", grave=True
    ),
    Option("client.allowedOrigins", [], "no page of another host may send messages into ours", grave=True),
    Option(
        "client.showErrorDetails",
        "none",
        "visitors see no traceback and nothing of the data in it",
        grave=True,
    ),
    Option("client.showErrorLinks", False, "no links to foreign hosts beside an error"),
    Option("client.toolbarMode", "minimal", "no developer menu"),
    Option("global.developmentMode", False, "other origins would be let in", grave=True),
    Option(
        "global.disableWidgetStateDuplicationWarning",
        True,
        "fields begin with what the session holds for them, on purpose (qcheck/ui/kit/inputs.py)",
    ),
    Option("logger.enableRich", False, "tracebacks stay plain text"),
    Option(
        "logger.hideWelcomeMessage",
        True,
        "on 0.0.0.0 it asks a foreign host for the outside address; qcheck says its own",
    ),
    Option("runner.magicEnabled", False, "a lone expression in a page is never shown by accident"),
    Option("runner.postScriptGC", False, "a full garbage collection after every answer costs 25 to 83 ms"),
    Option(
        "server.address",
        "127.0.0.1",
        "without it a headless start asks a foreign host for the outside address",
    ),
    Option("server.baseUrlPath", "", "qcheck has a host name of its own: its addresses begin at /"),
    Option("server.disconnectedSessionTTL", 600, "a phone that slept for ten minutes goes on where it was"),
    Option("server.enableAgentApi", False, "nobody drives the pages without a browser", grave=True),
    Option("server.enableCORS", True, "pages of other hosts may not read ours", grave=True),
    Option("server.enableStaticServing", False, "no folder beside the app is public", grave=True),
    Option(
        "server.enableWebsocketCompression",
        False,
        "messages are small; compressing each costs memory per visitor",
    ),
    Option(
        "server.enableXsrfProtection",
        True,
        "requests in a visitor's name come from our pages only",
        grave=True,
    ),
    Option("server.fileWatcherType", "none", "first page in 8 instead of 56 ms"),
    Option(
        "server.headless", True, "no browser opens on the server, and no question is asked on the first start"
    ),
    Option("server.maxMessageSize", 20, "no page is larger (MB)"),
    Option("server.maxUploadSize", 1, "nothing is uploaded (MB)"),
    Option("server.maxWidgetStateSize", 1, "no message from a browser is larger (MB)"),
    Option("server.port", 8501, "as docs/operating.md says"),
    Option("server.runOnSave", False, "pages do not jump"),
    Option("server.scriptHealthCheckEnabled", False, "it would run the app for anyone who asks"),
    Option("server.websocketPingInterval", 20, "proxies close a silent connection after 30 to 60 seconds"),
    Option("theme.base", "light", "light for everyone, also where the device is dark"),
    Option("theme.backgroundColor", LOOK["ground"], "much white"),
    Option("theme.baseFontSize", 18, "read easily at seventy"),
    Option("theme.baseRadius", LOOK["r"], "the same corners as on the sheet"),
    Option("theme.borderColor", LOOK["edge"], "the edge of a field is seen: 4.4:1 on white"),
    Option("theme.codeFont", MONO, "no face of Streamlit's is fetched for an address"),
    Option("theme.codeTextColor", LOOK["ink"], "a link to copy is text, not a program"),
    Option("theme.dataframeBorderColor", LOOK["frame"], "lines of a table stay behind its words"),
    Option("theme.font", LOOK["sans"], "our own face, from our own address"),
    Option("theme.grayTextColor", LOOK["soft"], "8.3:1 on white"),
    Option(
        "theme.headingFontSizes",
        [*(LOOK[size] for size in ("h1", "h2", "h3")), *[LOOK["text"]] * 3],
        "the sizes of all pages",
    ),
    Option("theme.headingFontWeights", [600, 600, 600, 600, 600, 600], "calm"),
    Option("theme.linkColor", LOOK["accent"], "7.7:1 on white"),
    Option("theme.linkUnderline", True, "a link is known without its colour"),
    Option("theme.primaryColor", LOOK["accent"], "7.7:1 on white, white on it too"),
    Option("theme.secondaryBackgroundColor", LOOK["shade"], "fields and tables"),
    Option("theme.textColor", LOOK["ink"], "17:1 on white"),
)

OPTIONS: dict[str, Value] = {option.name: option.value for option in TABLE}

FREE = frozenset({"server.address", "server.port"})
"""What each installation chooses for itself; the address only has to be set."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An option that is not as the table wants it: what is in force, and how bad that is."""

    option: Option
    in_force: object

    def __str__(self) -> str:
        in_force, wanted = json.dumps(self.in_force, default=str), json.dumps(self.option.value)
        return f"{self.option.name} is {in_force}, and should be {wanted}: {self.option.reason}"


def differences(in_force: Callable[[str], object]) -> tuple[Difference, ...]:
    """What `in_force(name)` gives otherwise than the table wants; it gives None where Streamlit does not know
    an option (any more).
    """
    values = [(option, in_force(option.name)) for option in TABLE]
    return tuple(Difference(option, value) for option, value in values if not _as_wanted(option, value))


def as_toml() -> str:
    """The table as Streamlit's config.toml."""
    sections = groupby(TABLE, key=lambda option: option.name.partition(".")[0])
    return HEADER + "".join(
        f"\n[{section}]\n" + "".join(map(_line, options)) for section, options in sections
    )


def _as_wanted(option: Option, value: object) -> bool:
    return bool(value) if option.name in FREE else value == option.value


def _line(option: Option) -> str:
    return f"{option.name.partition('.')[2]} = {json.dumps(option.value)}\n"
