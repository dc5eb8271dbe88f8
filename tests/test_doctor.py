"""Broken installations, and what `qcheck doctor` says of each; and of one that is as it should be."""

import json
import os
import shutil
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from pydantic import SecretStr

from qcheck.doctor import Finding, examined, files, mail
from qcheck.doctor.settings_file import environment, settings_file
from qcheck.language import language
from qcheck.legal import begin
from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.store.enrolment.mail_rows import queue
from tests.cli.conftest import qcheck
from tests.mail_server import HOST, SENDER, USER, Letterbox, mail_server, make_certificate
from tests.serving import QCHECK, free_port, serving
from tests.test_store_mails import MAIL

__all__ = ["qcheck"]


@pytest.fixture
def settings(tmp_path):
    """An installation in order: tidied a moment ago, its texts filled in."""
    prepared = Settings(
        data=tmp_path / "data", database=f"sqlite:///{tmp_path}/data/qcheck.sqlite"
    ).prepared()
    with closing(open_service(prepared)) as service:
        service.upkeep.tidy()
    for file, _ in begin(prepared.texts):
        file.write_text("# Text\n\nAlles gesagt.\n", "utf-8")
    return prepared


def bad(settings: Settings) -> list[Finding]:
    return [each for each in examined(settings) if not each.good]


def named(settings: Settings) -> list[str]:
    return [each.name for each in bad(settings)]


def test_an_installation_in_order_has_nothing_to_do(settings):
    assert bad(settings) == []


BROKEN = {
    "no folder": (lambda one: shutil.rmtree(one.data), {"folder", "key", "database", "texts"}),
    "a folder that others can look into": (lambda one: one.data.chmod(0o755), {"folder"}),
    "a key that others can read": (lambda one: one.key_file.chmod(0o644), {"key"}),
    "no key": (lambda one: one.key_file.unlink(), {"key", "database"}),
    "another key": (lambda one: _another_key(one), {"database"}),
    "a key that is none": (lambda one: one.key_file.write_bytes(b"kurz"), {"database"}),
    "a database of a newer version": (lambda one: _sql(one, "update alembic_version set version_num = '9999'"), {"database"}),
    "a database that is none": (lambda one: (one.data / "qcheck.sqlite").write_bytes(b"kaputt" * 1000), {"database"}),
    "a server that does not run": (lambda one: _sql(one, "update installation set tidied = '2026-01-01 00:00:00'"), {"tidying"}),
    "a check that cannot be deleted": (lambda one: _sql(one, """update installation set failed = '["x"]'"""), {"tidying"}),
    "a questionnaire with a mistake": (lambda one: (one.criteria / "x.yaml").write_text("id: [\n"), {"catalogues"}),
    "a text with a place to fill in": (lambda one: (one.texts / "imprint.de.md").write_text("[Name]"), {"texts"}),
    "a colour that cannot be read": (lambda one: _brand(one), {"brand"}),
    "a trial that cannot be deleted": (lambda one: _undying_trial(one), {"trials"}),
    "a clock that has leapt": (lambda one: _leapt(one), {"tidying"}),
    "a file that belongs to somebody else": (lambda one: _of_somebody_else(one), {"owner"}),
    "a mail that nobody sends": (lambda one: _waiting_mail(one), {"mails"}),
}  # fmt: skip


@pytest.mark.parametrize(("break_it", "names"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_named(settings, break_it, names):
    break_it(settings)

    assert set(named(settings)) == names
    assert all(each.said(language("de")) != each.said(language("en")) for each in bad(settings))


def test_a_settings_file_that_everybody_can_read_is_told(settings, tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_text("QCHECK_PORT=8501\n")
    monkeypatch.setenv("QCHECK_ENV", str(file))
    file.chmod(0o644)
    everybody = named(settings)
    file.chmod(0o600)

    assert (everybody, named(settings)) == (["settings"], [])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("QCHECK_PORT=8501\n\nQCHECK_SMPT=x\n", "sets QCHECK_SMPT"),
        ('# Worte\nQCHECK_MAIL_FROM = "Stadt\nQCHECK_PORT=1\n', "Line 2"),
        ("das ist keine Einstellung\n", "Line 1"),
    ],
)
def test_a_line_of_the_settings_file_that_nobody_reads_is_told(
    settings, tmp_path, monkeypatch, written, said
):
    file = tmp_path / "env"
    file.write_text(written, "utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("QCHECK_ENV", str(file))

    found = settings_file(settings)

    assert not found.good
    assert said in found.said(language("en"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("QCHECK_BASEURL", "Is QCHECK_BASE_URL meant?"),
        ("QCHECK_XYZ", "Is it misspelt?"),
    ],
)
def test_a_variable_that_nobody_reads_is_told(settings, monkeypatch, name, said):
    monkeypatch.setenv(name, "x")

    [told] = bad(settings)

    assert told.said(language("en")) == f"{name} is set, and qcheck knows no such setting. {said}"


def test_the_variables_that_are_no_settings_and_are_read_all_the_same_are_good(settings, monkeypatch):
    for name in ("QCHECK_LINK", "QCHECK_HANDOVER", "QCHECK_TRY_FOLDER"):
        monkeypatch.setenv(name, "x")

    assert environment(settings).good


def test_a_database_that_does_not_answer_is_named_without_its_password(settings):
    elsewhere = settings.model_copy(
        update={"database": "postgresql+psycopg://qcheck:geheim@127.0.0.1:1/antworten"}
    )

    [told] = [each for each in bad(elsewhere) if each.name == "database"]

    assert "qcheck:***@127.0.0.1:1/antworten" in told.said(language("en"))
    assert "QCHECK_DATABASE" in told.said(language("de"))


def test_a_damaged_database_is_named_with_the_way_back(settings):
    file = settings.data / "qcheck.sqlite"
    file.write_bytes(b"kaputt" * 1000)

    [told] = bad(settings)

    assert str(file) in told.said(language("en"))
    assert "qcheck restore" in told.said(language("de"))


def test_a_settings_file_as_it_is_shipped_is_good(settings, tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_bytes(Path("deploy/env.example").read_bytes())
    file.chmod(0o600)
    monkeypatch.setenv("QCHECK_ENV", str(file))

    assert settings_file(settings).good


def test_a_named_settings_file_that_is_not_there_is_told(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("QCHECK_ENV", str(tmp_path / "fehlt"))

    assert not settings_file(settings).good


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="files can be given away by root alone")
def test_root_is_told_of_a_settings_file_that_the_server_may_not_read(settings, tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_text("QCHECK_PORT=8501\n")
    file.chmod(0o600)
    monkeypatch.setenv("QCHECK_ENV", str(file))
    for each in (settings.data, *settings.data.rglob("*")):
        os.chown(each, SOMEBODY, SOMEBODY)

    assert named(settings) == ["settings"]


def test_a_database_server_that_is_away_is_told(settings):
    away = settings.model_copy(update={"database": f"postgresql+psycopg://q@127.0.0.1:{free_port()}/q"})

    assert named(away) == ["database"]


def test_little_room_and_few_files_are_told(settings, monkeypatch):
    monkeypatch.setattr(files, "LEAST_ROOM", 10**18)
    monkeypatch.setattr(files, "LEAST_HANDLES", 10**9)

    assert named(settings) == ["room", "handles"]


def test_looking_changes_no_database_of_an_earlier_version(settings):
    _sql(settings, "update alembic_version set version_num = '0021'")

    assert named(settings) == ["database"]
    with closing(sqlite3.connect(settings.data / "qcheck.sqlite")) as connection:
        assert connection.execute("select version_num from alembic_version").fetchall() == [("0021",)]


def test_the_command_says_it_in_lines_and_for_programs(qcheck, settings):
    good = qcheck("doctor", "--data", str(settings.data), "--language", "de")
    settings.key_file.chmod(0o644)
    told = qcheck("doctor", "--data", str(settings.data), "--format", "json")

    assert (good.code, told.code) == (0, 1)
    assert good.out.endswith("Es ist nichts zu tun.\n")
    assert [each["name"] for each in json.loads(told.out) if not each["good"]] == ["key"]


# the way from outside


@contextmanager
def answering(answer: type[BaseHTTPRequestHandler], certificate: Path | None = None) -> Iterator[str]:
    """Something that answers at an address of this computer; by https with a certificate."""
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http{'s' * bool(certificate)}://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def proxy(answers: dict[str, tuple[int, str, dict[str, str]]]) -> type[BaseHTTPRequestHandler]:
    """What answers so to each path: status, body, headers."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = answers.get(self.path, (404, "", {}))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Proxy


ALIVE = {"/healthz": (200, "ok", {})}


def test_a_running_server_is_reached_with_its_websocket(settings):
    port = free_port()
    reached = settings.model_copy(update={"base_url": f"http://localhost:{port}"})
    with serving(settings.data.parent, [*QCHECK, "serve", "--port", port], QCHECK_BASE_URL=reached.base_url):
        found = [each for each in examined(reached) if each.name in ("address", "host", "websockets")]

    assert [(each.name, each.good) for each in found] == [
        ("address", True),
        ("host", True),
        ("websockets", True),
    ]


def test_an_address_at_which_nobody_answers_is_told(settings):
    away = settings.model_copy(update={"base_url": f"http://127.0.0.1:{free_port()}"})

    assert named(away) == ["address"]


def test_an_address_at_which_something_else_answers_is_told(settings):
    with answering(proxy({"/healthz": (200, "Willkommen bei nginx", {})})) as address:
        assert named(settings.model_copy(update={"base_url": address})) == ["address"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:9", "an diesem Port antwortet niemand"),
        ("http://gibt-es-nicht.invalid", "diesen Namen kennt niemand"),
    ],
)
def test_why_nobody_answers_is_told_in_the_readers_language(settings, address, reason):
    (found,) = bad(settings.model_copy(update={"base_url": address}))

    assert f"{address} antwortet von hier aus nicht: {reason}." in found.said(language("de"))


def test_an_address_that_does_not_speak_https_is_told(settings):
    with answering(proxy(ALIVE)) as address:
        (found,) = bad(settings.model_copy(update={"base_url": address.replace("http:", "https:")}))

    assert "dort wird kein https gesprochen" in found.said(language("de"))


def test_a_proxy_that_does_not_say_that_visitors_come_by_https_is_told(settings, tmp_path, monkeypatch):
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answers = ALIVE | {"/_stcore/stream": (101, "", {})}
    with answering(proxy(answers), certificate) as address:
        port = address.rpartition(":")[2]
        answers["/help.html"] = (200, "", {"Content-Security-Policy": f"wss://127.0.0.1:{port}"})
        assert named(settings.model_copy(update={"base_url": address})) == ["https"]


def test_a_proxy_that_passes_on_neither_host_nor_websockets_is_told_both(settings):
    page = (200, "", {"Content-Security-Policy": "connect-src 'self' ws://127.0.0.1:8501"})
    with answering(proxy(ALIVE | {"/help.html": page})) as address:
        assert named(settings.model_copy(update={"base_url": address})) == ["host", "websockets"]


# mail


def test_a_mail_server_that_takes_password_and_sender_is_good_and_gets_no_mail(settings):
    box = Letterbox()
    with mail_server(box, None, accounts=False) as server:
        found = [each for each in examined(mailing(settings, server.port)) if each.name in ("mail", "mails")]

    assert [(each.name, each.good) for each in found] == [("mails", True), ("mail", True)]
    assert str(server.port) in found[-1].said(language("de"))
    assert box.arrived == []


def test_a_sender_that_the_mail_server_does_not_know_is_told(settings):
    box = Letterbox()
    box.sender_answer = "553 not one of ours"
    with mail_server(box, None, accounts=False) as server:
        found = bad(mailing(settings, server.port))

    assert [each.name for each in found] == ["mail", "address"]
    assert "erprobung@example.org" in next(each for each in found if each.name == "mail").said(language("de"))


def test_a_wrong_password_a_mail_server_that_is_away_and_half_a_setting_are_told(
    settings, tmp_path, monkeypatch
):
    certificate = make_certificate(tmp_path)
    with mail_server(Letterbox(), certificate) as server:
        unknown = mail_of(settings, f"smtp://{USER}:falsch@{HOST}:{server.port}")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        wrong = mail_of(settings, f"smtp://{USER}:falsch@{HOST}:{server.port}")
    away = mail_of(settings, f"smtp+plain://127.0.0.1:{free_port()}")
    half = mail_of(settings, "mail.example.org")

    assert not any(each.good for each in (unknown, wrong, away, half))
    assert "certificate" in unknown.said(language("en"))
    assert "password" in wrong.said(language("en"))
    assert "falsch" not in wrong.said(language("en"))
    assert "does not answer" in away.said(language("en"))
    assert "smtp://" in half.said(language("en"))


def mailing(settings, port):
    return with_mail(settings, f"smtp+plain://127.0.0.1:{port}")


def with_mail(settings, smtp):
    """The settings with this mail server."""
    said = {"smtp": SecretStr(smtp), "mail_from": SENDER, "base_url": "http://127.0.0.1:1"}
    return settings.model_copy(update=said)


def mail_of(settings, smtp):
    """What is said of it."""
    return mail.sending(with_mail(settings, smtp))


def test_smtps_at_a_port_that_begins_in_the_clear_is_told_as_such(settings, tmp_path):
    with mail_server(Letterbox(), make_certificate(tmp_path)) as server:
        found = mail_of(settings, f"smtps://{USER}:x@{HOST}:{server.port}")

    assert not found.good
    assert "smtp:// (STARTTLS) statt smtps://" in found.said(language("de"))


SOMEBODY = 65534


def _of_somebody_else(settings):
    """For root another user's file; for everybody else this is tried with the eyes of another user."""
    if os.geteuid():
        pytest.skip("files can be given away by root alone")
    for each in (settings.data, *settings.data.rglob("*")):
        os.chown(each, SOMEBODY, SOMEBODY)
    os.chown(settings.key_file, 0, 0)


def _leapt(settings):
    with closing(open_service(settings)) as service:
        service.trials.make("Erprobung")
    _sql(settings, "update trials set deletes = '2026-01-01'")
    _sql(settings, "update installation set seen = '2026-01-02 00:00:00'")


def _undying_trial(settings):
    with closing(open_service(settings)) as service:
        service.trials.make("Erprobung")
        _sql(settings, "update trials set deletes = '2026-01-01'")
        _sql(settings, "create trigger no before delete on trials begin select raise(abort, 'no'); end")
        service.upkeep.tidy()


def _waiting_mail(settings):
    """One that was queued while mail was sent here; that has ended meanwhile."""
    with closing(open_service(settings)) as service:
        trial = service.trials.coordinate(service.trials.make("Erprobung")).trial
        waits = replace(MAIL, trial=trial.id, not_before=service.clock.now())
        with service._store.database.writing() as connection:
            queue(connection, waits)


def _sql(settings, statement):
    with closing(sqlite3.connect(settings.data / "qcheck.sqlite")) as connection, connection:
        connection.execute(statement)


def _another_key(settings):
    from tests.sheet.devices import SKIPPING, new_check

    (settings.criteria / "spielplatz.yaml").write_text(SKIPPING, "utf-8")
    with closing(open_service(settings)) as service:
        new_check(service)
    settings.key_file.write_bytes(bytes(32))


def _brand(settings):
    settings.brand.mkdir()
    (settings.brand / "brand.yaml").write_text('colour: "#FFFF00"\n', "utf-8")
