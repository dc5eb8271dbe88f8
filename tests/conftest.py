"""What several test files need: databases to try the store on; and what is the same for all tests is worked
out once.
"""

import gc
import logging
import os
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from ssl import SSLContext

import pytest
from anyio.from_thread import start_blocking_portal
from httpx import Request, Response
from httpx._transports import default as httpx_transports
from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.engine.default import DefaultDialect
from starlette import testclient
from starlette.testclient import TestClient
from xdist.remote import Producer

from qcheck import cli
from qcheck.loading import reader
from qcheck.loading.reader import Reading
from qcheck.reports import writer_process
from qcheck.service.evaluation import results
from qcheck.service.evaluation.example import Example
from qcheck.store import Store, open_store
from qcheck.store import store as store_module
from qcheck.store.connection import engine as engines
from qcheck.store.operating.upgrade import upgrade
from tests.forked import forked_writer
from tests.in_memory import folder_in_memory
from tests.in_process import Asker
from tests.postgres import Postgres, running_postgres
from tests.sharing_out import ByFile
from tests.tables import Tables

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
"""Every kind of database the store runs on. Another kind is another name here, and a fixture that gives the
URL of a fresh one.
"""

AS_IT_IS_RUN = dict(engines.PRAGMAS)
AS_WRITERS_BEGIN = writer_process._begun

LONGEST = frozenset(
    {
        "browser",
        "test_durability.py",
        "test_durability_online.py",
        "test_outside.py",
        "test_properties.py",
        "test_rolling_update.py",
        "test_several_servers.py",
        "test_stopping.py",
        "test_workers.py",
    }
)
"""Folders and files that take longest, or wait longest: what works with less priority than all others."""

IN_BETWEEN = 5
"""So many other files after each of these."""

MOST_READ = 128
"""How many catalogues without any problem are remembered."""

TESTS = Path(__file__).parent


def pytest_configure() -> None:
    """Files of tests lie in memory; no installation on this computer has a say. A grammar of addresses that
    jsonschema takes along where it finds it, and that no schema of ours asks for, is not built.
    """
    os.environ["QCHECK_ENV"] = ""
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    if folder := folder_in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)


def pytest_collection(session: pytest.Session) -> None:
    """While everything is imported and collected, nobody looks for garbage among what stays. Of several workers
    that collect everything each begins at other files: what one has compiled, the others need only read.
    """
    gc.disable()
    if session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        files = sorted(TESTS.rglob("test_*.py"))
        own = len(files) * int(worker.removeprefix("gw")) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
        for path in files[own:] + files[:own]:
            with suppress(Exception, pytest.skip.Exception):  # said where the file is collected
                import_module(".".join(path.relative_to(TESTS.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: the search for garbage need not go through it each
    time. What Streamlit's sixty loggers say is caught at the root, where pytest listens: at each of them it
    would begin and end listening six times a test.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] == "streamlit":
            logging.getLogger(name).propagate = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins early: of several workers none is alone with it at the end. It waits for browsers
    and servers, so what needs the processor alone is done in between: with both at once no core is idle.
    """
    longest: dict[Path, list[pytest.Item]] = {}
    others: dict[Path, list[pytest.Item]] = {}
    for item in items:
        takes_long = not LONGEST.isdisjoint({item.path.parent.name, item.path.name})
        (longest if takes_long else others).setdefault(item.path, []).append(item)
    waiting = iter(others.values())
    items.clear()
    for of_file in longest.values():
        for file in (of_file, *islice(waiting, IN_BETWEEN)):
            items += file
    for file in waiting:
        items += file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile | None:
    """Workers get files, where that was asked for."""
    return ByFile(config, log) if config.option.dist == "loadfile" else None


@pytest.fixture(scope="session", autouse=True)
def _nobodys_own_installation_is_touched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever tests may have an installation with settings of its own: a test that names no data folder gets
    an empty one of this run.
    """
    with pytest.MonkeyPatch.context() as patched:
        for name in [name for name in os.environ if name.startswith("QCHECK_")]:
            patched.delenv(name)
        patched.setenv("QCHECK_DATA", str(tmp_path_factory.mktemp("installation") / "data"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_same_text_is_read_once() -> Iterator[None]:
    """Nearly every test has a shelf of its own with the same catalogues on it, and many read the same files:
    what came of the same bytes before comes of them again, whoever reads them.
    """
    original = reader.read
    by_name, whole = lru_cache(maxsize=256)(original), OrderedDict[bytes, Reading]()

    def read(source: bytes, name: str) -> Reading:
        if known := whole.get(source):
            return replace(known, name=name)
        reading = by_name(source, name)
        if not reading.problems:
            whole[source] = reading
            if len(whole) > MOST_READ:
                whole.popitem(last=False)
        return reading

    with pytest.MonkeyPatch.context() as patched:
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] in {"qcheck", "tests"} and vars(module).get("read") is original:
                patched.setattr(module, "read", read)
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_example_is_reckoned_once() -> Iterator[None]:
    """Nearly every start page shows it, each of a service of its own; it is reckoned anew where its files change."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(results, "Example", cache(Example))
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_command_line_is_explained_once() -> Iterator[None]:
    """Each command that tests run reads its words by all that there are: once for each language, not for each."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cli, "arguments", cache(cli.arguments))
        yield


@pytest.fixture(scope="session", autouse=True)
def _all_clients_share_one_loop() -> Iterator[None]:
    """Asked without a browser, the server's pages run in one event loop and its threads, as in a server: that
    of the thread which asks, or where that is taken one for all others. A test client of its own accord begins
    and ends a loop and a thread for each request.
    """
    by_starlette = testclient._TestClientTransport.handle_request
    asker = Asker()

    def handle_request(client: testclient._TestClientTransport, request: Request) -> Response:
        return asker.ask(client, request) if asker.can_ask(request) else by_starlette(client, request)

    with closing(asker), start_blocking_portal() as portal, pytest.MonkeyPatch.context() as patched:
        patched.setattr(TestClient, "portal", portal)
        patched.setattr(testclient._TestClientTransport, "handle_request", handle_request)
        yield


@pytest.fixture(scope="session", autouse=True)
def _certificates_are_read_once() -> Iterator[None]:
    """A client of httpx reads all certificates that this computer trusts before it asks a server of the tests, which
    has none. Who says which to trust, or has them looked up in the environment, gets them.
    """
    make = httpx_transports.create_ssl_context
    usual = cache(lambda: make(trust_env=False))

    def create(verify: object = True, cert: object = None, trust_env: bool = True) -> SSLContext:
        is_usual = verify is True and cert is None and not trust_env
        return usual() if is_usual else make(verify=verify, cert=cert, trust_env=trust_env)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(httpx_transports, "create_ssl_context", create)
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_same_statement_is_compiled_once() -> Iterator[None]:
    """Nearly every test opens a database of its own; what SQLAlchemy compiled for one of a kind, and what it asks the
    first connection to one, serves all of it.
    """
    compiled: dict[str, object] = {}
    learned: dict[str, dict[str, object]] = {}
    make = engines.create_engine

    def create_engine(url: str, **options: object) -> Engine:
        engine = make(url, **options)
        dialect = engine.dialect
        engine._compiled_cache = compiled.setdefault(dialect.name, engine._compiled_cache)
        initialize = dialect.initialize

        def initialize_once(connection: Connection) -> None:
            if dialect.name not in learned:
                before = dict(vars(dialect))
                initialize(connection)
                now = vars(dialect).items()
                learned[dialect.name] = {name: value for name, value in now if before.get(name) is not value}
            vars(dialect).update(learned[dialect.name])

        dialect.initialize = initialize_once  # type: ignore[method-assign]
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(DefaultDialect, "__hash__", lambda dialect: hash(type(dialect)))
        patched.setattr(DefaultDialect, "__eq__", lambda dialect, other: type(dialect) is type(other))
        patched.setattr(engines, "create_engine", create_engine)
        yield


@pytest.fixture(scope="session", autouse=True)
def _tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    """A new SQLite file gets its tables as a copy, and is not waited for until it is on the disk: no test of
    this process outlives it. Processes that tests start make their tables themselves and wait for the disk.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(engines.PRAGMAS, "synchronous", "OFF")
        tables = Tables(tmp_path_factory.mktemp("tables"))
        patched.setattr(store_module, "upgrade", tables.furnish)
        yield tables


@pytest.fixture(scope="session", autouse=True)
def _writers_begin_in_a_moment() -> Iterator[None]:
    """A process that writes files loads for seconds before the first one, and then waits for everything that has
    more priority. How it begins and what it may take is tried in `tests/reports/test_pool.py`.
    """
    with pytest.MonkeyPatch.context() as patched:
        if hasattr(os, "mkfifo"):
            patched.setattr(writer_process, "_begun", forked_writer)
        yield


@pytest.fixture(scope="module")
def writers_as_they_are_run() -> Iterator[None]:
    """Processes that write files begin as the server begins them, with less priority."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(writer_process, "_begun", AS_WRITERS_BEGIN)
        yield


@pytest.fixture
def as_it_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Databases are opened and furnished as the program itself does, with all its waiting."""
    monkeypatch.setattr(engines, "PRAGMAS", AS_IT_IS_RUN)
    monkeypatch.setattr(store_module, "upgrade", upgrade)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh database, once for each kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The same without any tables."""
    return request.getfixturevalue(f"empty_{request.param}_url")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A fresh store, once for each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'qcheck.sqlite'}"


@pytest.fixture
def empty_sqlite_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def postgresql_url(postgres: Postgres, furnished: str, _tables: Tables) -> Iterator[str]:
    with postgres.lent(furnished) as url:
        _tables.given.add(make_url(url))
        yield url
        _tables.given.discard(make_url(url))


@pytest.fixture
def empty_postgresql_url(postgres: Postgres) -> Iterator[str]:
    with postgres.fresh() as url:
        yield url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests that need one."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def furnished(postgres: Postgres) -> str:
    """The name of a database of PostgreSQL with all tables, from which others are copied."""
    postgres.run("CREATE DATABASE furnished")
    open_store(postgres.url("furnished")).close()
    return "furnished"
