"""A server of two processes, as an operator starts it, beside the certified provider: whoever answers, people are
signed in and out, and nothing of it gets into the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import sleep

import httpx
import pytest

from tests.serving import QCHECK, Server, free_port, serving
from tests.sheet.devices import text
from tests.signing_in.certified import SECRET, Person, certified_provider

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str, str]]:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with (
        certified_provider(base) as issuer,
        serving(
            tmp_path_factory.mktemp("running"),
            [*QCHECK, "serve", "--workers", "2"],
            QCHECK_PORT=port,
            QCHECK_BASE_URL=base,
            QCHECK_SIGN_IN="shelf",
            QCHECK_OIDC_ISSUER=issuer,
            QCHECK_OIDC_CLIENT="qcheck",
            QCHECK_OIDC_SECRET=SECRET,
            QCHECK_OIDC_GROUPS="groups",
        ) as server,
    ):
        while server.said.count(" serves (process") < 2:
            assert server.process.poll() is None, server.said
            sleep(0.05)
        yield server, base, issuer


def ask(base: str, path: str, cookies: dict[str, str], method: str = "GET", **said: str) -> httpx.Response:
    """Each time by a new connection, so that any of the processes may answer."""
    headers = {"Origin": base, "Accept-Language": "de"}
    with httpx.Client(
        base_url=base, headers=headers, cookies=cookies, trust_env=False, timeout=120
    ) as browser:
        answer = browser.request(method, path, params=said or None)
    cookies.update(answer.cookies)
    return answer


def test_signed_in_by_one_process_and_out_by_the_provider_with_nothing_in_the_log(
    running: tuple[Server, str, str],
) -> None:
    server, base, issuer = running
    person, cookies, secrets = (
        Person("ada-geheim"),
        {},
        [SECRET, "ada-geheim", "Ada Beispiel", "ada@example.org", "Stadt Musterheim"],
    )
    there = ask(base, "/sign-in", cookies, next="/join").headers["location"]
    secrets += [cookies[name] for name in cookies if name.startswith("qcheck_way")]
    said = person.goes_to(there, f"{base}/sign-in/back")
    back = ask(base, "/sign-in/back", cookies, **said)
    secrets += [said["state"], said["code"], cookies["qcheck_account"]]

    signed_in = {text(ask(base, "/sign-out", dict(cookies)).text) for _ in range(8)}
    wrong = ask(base, "/sign-in/back", {}, **said)
    end = f"{issuer}/session/end?client_id=qcheck&post_logout_redirect_uri={base}/sign-out"
    person.goes_to(end, f"{base}/sign-out")
    after = next(
        filter(_is_nobody, (text(ask(base, "/sign-out", dict(cookies)).text) for _ in range(200))), ""
    )

    assert back.headers["location"] == "/join"
    assert all("Angemeldet als Ada Beispiel" in each for each in signed_in)
    assert wrong.status_code == 400
    assert "Auf diesem Gerät ist niemand mit einem Konto angemeldet" in after
    assert [secret for secret in secrets if secret in server.said] == []
    assert "Traceback" not in server.said


def _is_nobody(page: str) -> bool:
    """The provider tells us beside its answer to the browser: perhaps a moment later."""
    return "Angemeldet als" not in page
