"""What an operator can set: environment variables with the prefix `QCHECK_`, read once and frozen; and the
installation's secret key.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from typing import Any, Literal
from urllib.parse import quote

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

HANDOVER = "QCHECK_HANDOVER"
"""Not for operators: the variable by which a server with several workers tells the one that takes its place
what is running.
"""
SETTINGS_FILE, USUAL_FILE = "QCHECK_ENV", "/etc/qcheck/env"
"""The variable that names the file with the settings of an installation, and where it lies otherwise; empty:
none is read.
"""
LINK = "QCHECK_LINK"
"""The variable in which a command finds a link, without a word of it in the list of processes."""
TRIES = "QCHECK_TRY_"
"""How the variables begin that `deploy/` reads where it tries an installation out."""
KEY_BYTES = 32
_WHOLE = re.compile(r"https?://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?/?", re.IGNORECASE)
"""Nothing behind the host, where links would lead nowhere, and no password before it, which would stand in
each of them.
"""


def place_of_settings() -> Path | None:
    """The file with the settings of this installation, whether it is there or not; None: none is read."""
    name = os.environ.get(SETTINGS_FILE, USUAL_FILE)
    return Path(name) if name else None


class Settings(BaseSettings):
    """`Settings()` reads the environment, then the file of the installation; named arguments win over both.
    An empty variable counts as not set. PermissionError where that file may not be read.
    """

    model_config = SettingsConfigDict(
        env_prefix="QCHECK_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data: Path = Field(default_factory=lambda: user_data_path("qcheck", appauthor=False))
    """The folder of everything an installation keeps: database, key, own catalogues. Belongs to the backup as
    a whole.
    """

    database: str = Field(default_factory=lambda given: _file_in(given))
    """The database's URL as SQLAlchemy writes it; by default an SQLite file in the data folder."""

    local: bool = False
    """Whether the start page shows a shelf of all checks, for a request from this very computer."""

    authors: Literal["local", "everybody"] = "local"
    """Who may begin to write a catalogue: whoever sits at this computer (and whom the operator gives a link),
    or everybody who reaches the app. Whoever writes one can publish it here.
    """

    trials: Literal["local", "everybody"] = "local"
    """Who may begin a trial of a questionnaire, with a public page: whoever sits at this computer (and whom
    the operator gives a link), or everybody who reaches the app.
    """

    sign_in: Literal["", "shelf", "create"] = ""
    """Whether people can sign in at a provider of OpenID Connect: `shelf`, who wants to, and has what they
    organise in one place; `create`, who begins a check, a questionnaire or a trial has to. Participants never
    sign in.
    """

    oidc_issuer: str = ""
    """The provider's address, as it stands in its own description."""

    oidc_client: str = ""
    """The name by which the provider knows this installation."""

    oidc_secret: SecretStr = SecretStr("")
    """The secret that belongs to it."""

    oidc_groups: str = ""
    """The claim that holds a person's organisations, such as `groups`; empty: none is read."""

    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65535)
    workers: int = Field(default=1, ge=1, le=64)
    """How many processes serve on that port; several make use of several processors."""

    base_url: str = ""
    """The address at which people reach the app, such as `https://check.example.org`; empty: as the request
    has it.
    """

    smtp: SecretStr = SecretStr("")
    """The mail server, such as `smtp://user:password@host:587`; empty: nothing is sent by mail. Taken as it
    is: what is wrong with it is said where it matters, never with its password.
    """

    mail_from: str = ""
    """Who sends: an address, with a name if wanted."""

    mail_rate: int = Field(default=60, ge=1, le=100_000)
    """Mails a minute, at most."""

    log: Literal["text", "json"] = "text"
    """Whether the log is written for people or for programs."""

    metrics: str = ""
    """Where figures for Prometheus and the operator's page are served, such as `127.0.0.1:9464`; empty:
    nowhere. Taken as it is, like `smtp`.
    """

    metrics_token: SecretStr = SecretStr("")
    """What whoever asks there has to know; needed wherever other computers could ask."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  ours knows its file when it is asked
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        of_file = DotEnvSettingsSource(settings_cls, env_file=place_of_settings())
        return init_settings, env_settings, of_file

    embed: str = ""
    """The sites that may show the dates of a trial in a frame, with spaces between them, such as
    `https://www.example.org`; empty: none.
    """

    @field_validator("data")
    @classmethod
    def _from_here(cls, data: Path) -> Path:
        return data.expanduser().absolute()

    @field_validator("base_url")
    @classmethod
    def _whole_address(cls, url: str) -> str:
        if url and not _WHOLE.fullmatch(url):
            raise ValueError(
                "the address is https:// or http:// and the name of a host, without a path: qcheck has "
                "a host to itself"
            )
        return url.rstrip("/")

    @field_validator("embed")
    @classmethod
    def _sites(cls, embed: str) -> str:
        sites = embed.replace(",", " ").split()
        if not all(_WHOLE.fullmatch(site) for site in sites):
            raise ValueError(
                "each site is https:// or http:// and the name of a host, without a path, with spaces between"
            )
        return " ".join(site.rstrip("/") for site in sites)

    @property
    def embedding(self) -> tuple[str, ...]:
        """The sites of `embed`."""
        return tuple(self.embed.split())

    @property
    def public_url(self) -> str:
        """The address at which people reach the app, as far as it is known without a request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        if self.host in ("0.0.0.0", "::", ""):  # noqa: S104
            host = "localhost"
        return self.base_url or f"http://{host}:{self.port}"

    @property
    def kind(self) -> str:
        """Which kind of database it is: `sqlite`, `postgresql`."""
        return self.database.partition(":")[0].partition("+")[0]

    @property
    def criteria(self) -> Path:
        """The installation's own catalogues; a file dropped here is used at once."""
        return self.data / "criteria"

    @property
    def texts(self) -> Path:
        """Imprint, privacy and accessibility as the operator words them."""
        return self.data / "texts"

    @property
    def brand(self) -> Path:
        """Logo, colour, line and footer of the reports, as the operator has them."""
        return self.data / "brand"

    @property
    def backups(self) -> Path:
        """What was backed up before an upgrade, by qcheck itself; each goes after two weeks."""
        return self.data / "backups"

    @property
    def deletions(self) -> Path:
        """The list of what people have deleted, for backups that are put back: days and hashes alone."""
        return self.data / "deleted"

    @property
    def key_file(self) -> Path:
        """The key from which the links' secrets are made; outside the database, so that the database alone
        opens nothing.
        """
        return self.data / "key"

    def prepared(self) -> Settings:
        """Makes the data folder, for its owner alone, with the folder for catalogues. A key that others could
        read is shut to them.
        """
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.criteria.mkdir(mode=0o700, exist_ok=True)
        private(self.key_file)
        return self


def unknown_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The variables that begin as ours do and are none: nobody reads what they say."""
    prefix = str(Settings.model_config["env_prefix"])
    ours = {f"{prefix}{name.upper()}" for name in Settings.model_fields} | {HANDOVER, SETTINGS_FILE, LINK}
    return tuple(
        sorted(
            name
            for name in environ
            if name.startswith(prefix) and not name.startswith(TRIES) and name not in ours
        )
    )


def private(file: Path) -> None:
    """Readable by its owner alone from now on, however it came here; nothing where there is no such file, or
    it is not ours to change.
    """
    with suppress(OSError):
        if os.name != "nt" and (mode := file.stat().st_mode) & 0o077:
            file.chmod(S_IMODE(mode) & 0o700)


def installation_key(path: Path) -> bytes:
    """The installation's key, made on the first call. Processes that start at the same moment agree on one.

    A ValueError for a file that is not a key: a new one in its place would make all links worthless without a
    word.
    """
    if not path.exists():
        _make_key(path)
    kept_key = path.read_bytes()
    if len(kept_key) != KEY_BYTES:
        raise ValueError(
            f"{path} is not a key of qcheck ({len(kept_key)} bytes instead of {KEY_BYTES}); please restore "
            f"it from the backup"
        )
    return kept_key


def _file_in(
    given: Mapping[str, Any],
) -> str:  # Any: what pydantic has validated so far; without "data" where that is wrong
    return (
        f"sqlite:///{quote((given['data'] / 'qcheck.sqlite').as_posix(), safe='/:')}"
        if "data" in given
        else ""
    )


def _make_key(path: Path) -> None:
    """Written whole under another name, then linked to its own, which succeeds only once: nobody ever reads
    half a key.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was faster: its key holds
    finally:
        draft.unlink()
