"""What `deploy/` ships is tried as it is written: the unit by systemd's own judge, nginx's file by nginx."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socket import create_connection
from threading import Thread

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.sync.client import connect

from qcheck.doctor.public_address import from_outside
from qcheck.language import language
from qcheck.settings import Settings
from tests.mortal import PATIENCE, until
from tests.serving import QCHECK, Server, free_port, serving

pytestmark = pytest.mark.proxies
DEPLOY = Path(__file__).parents[1] / "deploy"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
HAPROXY = shutil.which("haproxy") or "/usr/sbin/haproxy"
NAME = "check.example.org"
SECRET = "0123456789abcdefghjkmnpqrstvwxyz012345"
MOST_EXPOSED = 2.5


def test_systemd_finds_no_mistake_in_the_unit(tmp_path):
    lines = (DEPLOY / "qcheck.service").read_text("utf-8")
    (tmp_path / "qcheck.service").write_text(lines.replace("/opt/qcheck/bin/qcheck", "/bin/true"))

    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / "qcheck.service"], capture_output=True, text=True
    )

    assert [line for line in said.stderr.splitlines() if "qcheck.service" in line] == []


def test_the_unit_exposes_little():
    said = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", DEPLOY / "qcheck.service"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert float(re.findall(r"exposure level for qcheck.service: ([\d.]+)", said)[0]) <= MOST_EXPOSED


def test_the_unit_limits_what_it_may_use_and_comes_back_by_itself():
    lines = (DEPLOY / "qcheck.service").read_text("utf-8").splitlines()

    assert {"LimitNOFILE=65536", "MemoryMax=4G", "TasksMax=512", "Restart=always"} <= set(lines)
    assert not [
        line for line in lines if line.startswith(("StandardOutput", "StandardError"))
    ]  # journald keeps it


@dataclass(frozen=True)
class Front:
    """nginx as the file has it, on ports of this computer; `logs` is where it writes."""

    plain: str
    secure: str
    logs: Path
    certificate: Path

    def client(self) -> httpx.Client:
        """A browser that knows the certificate, whose address is the public one."""
        trusted = ssl.create_default_context(cafile=str(self.certificate))
        trusted.check_hostname = False
        return httpx.Client(verify=trusted, trust_env=False, timeout=60, headers={"Host": NAME})

    def answers(self) -> bool:
        try:
            return httpx.get(self.plain, trust_env=False).status_code == 301
        except httpx.TransportError:
            return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("front")


@pytest.fixture(scope="module")
def server(folder) -> Iterator[Server]:
    port = free_port()
    with serving(folder, [*QCHECK, "serve", "--port", port], QCHECK_BASE_URL=f"https://{NAME}") as one:
        yield one


@pytest.fixture(scope="module")
def front(folder, server) -> Iterator[Front]:
    with nginx(folder, server.address.rpartition(":")[2]) as one:
        yield one


@contextmanager
def nginx(folder: Path, port: str) -> Iterator[Front]:
    """The shipped file, its ports, its certificate and its log put here and nothing else changed."""
    certificate = _certified(folder)
    plain, secure = free_port(), free_port()
    lines = (DEPLOY / "nginx.conf").read_text("utf-8")
    for written, here in {
        "listen [::]:80;": "",
        "listen [::]:443 ssl;": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{secure} ssl;",
        f"/etc/letsencrypt/live/{NAME}": str(folder),
        "/var/log/nginx": str(folder),
        "127.0.0.1:8501": f"127.0.0.1:{port}",
    }.items():
        assert written in lines
        lines = lines.replace(written, here)
    (folder / "site.conf").write_text(lines)
    user = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off; pid {folder}/pid; worker_processes 1; error_log {folder}/main.log;\n"
        f"events {{}} http {{ access_log {folder}/access.log; client_body_temp_path {folder}/body;\n"
        f"proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;\n"
        f"scgi_temp_path {folder}/s; include {folder}/site.conf; }}\n"
    )
    process = subprocess.Popen([NGINX, "-c", folder / "nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    try:
        found = Front(f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{secure}", folder, certificate)
        until(found.answers)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


@contextmanager
def haproxy(folder: Path, port: str) -> Iterator[Front]:
    """The shipped file with this computer's ports, its certificate here, and one server."""
    certificate = _certified(folder)
    (folder / "both.pem").write_bytes((folder / "privkey.pem").read_bytes() + certificate.read_bytes())
    plain, secure = free_port(), free_port()
    lines = (DEPLOY / "haproxy.cfg").read_text("utf-8")
    for written, here in {
        "bind :80": f"bind 127.0.0.1:{plain}",
        "bind :443 ssl crt /etc/haproxy/check.example.org.pem": f"bind 127.0.0.1:{secure} ssl crt {folder}/both.pem",
        "10.0.0.11:8501": f"127.0.0.1:{port}",
        "    server two 10.0.0.12:8501": "",
    }.items():
        assert written in lines
        lines = lines.replace(written, here)
    (folder / "haproxy.cfg").write_text(lines)
    process = subprocess.Popen([HAPROXY, "-db", "-f", folder / "haproxy.cfg"], stderr=subprocess.DEVNULL)
    try:
        found = Front(f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{secure}", folder, certificate)
        until(found.answers)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _certified(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return folder / "fullchain.pem"


def test_haproxy_sends_to_https_as_well_and_shows_pages_there(server, folder):
    (folder / "haproxy").mkdir()
    with haproxy(folder / "haproxy", server.address.rpartition(":")[2]) as front, front.client() as browser:
        plain = browser.get(f"{front.plain}/join")
        until(lambda: browser.get(f"{front.secure}/healthz").status_code == 200)
        secure = browser.get(f"{front.secure}/help.html")

    assert (plain.status_code, plain.headers["location"]) == (301, f"https://{NAME}/join")
    assert secure.status_code == 200
    assert "strict-transport-security" in secure.headers


def test_whoever_comes_without_https_is_sent_to_it(front):
    answer = httpx.get(f"{front.plain}/a/{SECRET}?lang=en", headers={"Host": NAME}, trust_env=False)

    assert (answer.status_code, answer.headers["location"]) == (301, f"https://{NAME}/a/{SECRET}?lang=en")


def test_pages_come_over_https_with_the_headers_of_a_safe_server(front):
    with front.client() as browser:
        answer = browser.get(f"{front.secure}/help.html")

    assert answer.status_code == 200
    assert "strict-transport-security" in answer.headers
    assert "nginx/" not in answer.headers["server"]


def test_a_certificate_that_nobody_trusts_is_told_to_whoever_runs_it(front):
    (found,) = from_outside(Settings(base_url=front.secure.replace("127.0.0.1", "localhost")))

    assert not found.good
    assert "certificate" in found.said(language("en"))


def test_a_form_of_the_public_address_is_no_foreign_form(front):
    with front.client() as browser:
        answer = browser.post(
            f"{front.secure}/device/forget", headers={"Origin": f"https://{NAME}", "Host": NAME}
        )

    assert answer.status_code == 303


def test_a_page_of_the_app_keeps_its_websocket(front):
    trusted = ssl.create_default_context(cafile=str(front.certificate))
    port = int(front.secure.rpartition(":")[2])

    with connect(
        f"wss://{NAME}/_stcore/stream",
        sock=create_connection(("127.0.0.1", port)),
        ssl=trusted,
        origin=f"https://{NAME}",
        subprotocols=["streamlit"],
    ) as socket:
        assert socket.subprotocol == "streamlit"


def test_qcheck_itself_says_what_is_too_much(front):
    with front.client() as browser:
        answer = browser.post(
            f"{front.secure}/join", content=b"x" * 12_000_000, headers={"Origin": f"https://{NAME}"}
        )

    assert answer.status_code == 413
    assert "qcheck" in answer.text


class Sealed(BaseHTTPRequestHandler):
    """Answers as signing in from a page with much typed does: with a long cookie, and a long way on."""

    def do_GET(self) -> None:
        self.send_response(303)
        self.send_header("Location", "/" + "a" * 4_000)
        self.send_header("Set-Cookie", "qcheck_way_1=" + "a" * 4_000)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_what_signing_in_brings_along_comes_through(folder):
    apart = folder / "apart"
    apart.mkdir()
    with HTTPServer(("127.0.0.1", 0), Sealed) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with nginx(apart, str(server.server_port)) as front, front.client() as browser:
            answer = browser.get(f"{front.secure}/sign-in", headers={"Cookie": "a=" + "b" * 9_000})
        server.shutdown()

    assert answer.status_code == 303


def test_while_qcheck_is_away_no_link_stands_in_any_log(folder):
    away = folder / "away"
    away.mkdir()
    with nginx(away, free_port()) as front, front.client() as browser:
        statuses = {browser.get(f"{front.secure}/a/{SECRET}").status_code for _ in range(3)}

    written = "".join(each.read_text("utf-8", "replace") for each in away.rglob("*.log"))
    assert statuses == {502}
    assert SECRET not in written


@pytest.mark.parametrize("page", ["operating.md", "operating.en.md"])
def test_a_server_takes_no_package_without_the_hash_of_its_list(page):
    lines = (DEPLOY.parent / "docs" / page).read_text("utf-8").splitlines()
    lists = [line for line in lines if "/opt/qcheck/bin/pip" in line and " -r " in line]

    assert len(lists) == 3  # installed, upgraded, and the driver of PostgreSQL
    assert all("--no-deps --require-hashes -r requirements-" in line for line in lists)
