"""A provider of OpenID Connect that does what a test wants: honest until one of its parts is replaced."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from joserfc import jws
from joserfc.jwk import RSAKey

CLIENT, SECRET = "qcheck", "geheim"
Said = dict[str, Any]


@cache
def first() -> RSAKey:
    return RSAKey.generate_key(2048, parameters={"kid": "first"})


@cache
def second() -> RSAKey:
    return RSAKey.generate_key(2048, parameters={"kid": "second"})


@dataclass
class Crooked:
    """`description`, `claims`, `told` (by the page about the person) are merged over what is honest; None takes
    one out. `answers` replaces the whole answer of a path by status, headers and body. `asked` is what came in.
    """

    address: str = ""
    key: RSAKey = field(default_factory=first)
    published: list[RSAKey] = field(default_factory=lambda: [first()])
    description: Said = field(default_factory=dict)
    claims: Said = field(default_factory=dict)
    told: Said = field(default_factory=dict)
    token: Said = field(default_factory=dict)
    sign: Callable[[Said], str] | None = None
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, Said]] = field(default_factory=list)
    nonce: str = ""
    redeemed: set[str] = field(default_factory=set)

    def id_token(self, **changes: Any) -> str:
        now = int(time())
        claims = {
            "iss": self.address,
            "sub": "ada",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
        }
        return self.signed(_merged(claims, {"name": "Ada Beispiel"} | self.claims | changes))

    def signed(self, claims: Said) -> str:
        if self.sign:
            return self.sign(claims)
        return jws.serialize_compact({"alg": "RS256", "kid": self.key.kid}, json.dumps(claims), self.key)

    def answer(self, path: str, form: Said) -> tuple[int, dict[str, str], bytes]:
        if path in self.answers:
            return self.answers[path]
        if path == "/.well-known/openid-configuration":
            return _json(_merged(self._description(), self.description))
        if path == "/jwks":
            return _json({"keys": [key.as_dict(private=False) | {"use": "sig"} for key in self.published]})
        if path == "/token":
            if form.get("code") in self.redeemed:
                return _json({"error": "invalid_grant"}, 400)
            self.redeemed.add(form.get("code", ""))
            return _json(
                _merged(
                    {"token_type": "Bearer", "access_token": "zugang", "id_token": self.id_token()},
                    self.token,
                )
            )
        if path == "/me":
            return _json(_merged({"sub": "ada", "name": "Ada Beispiel", "groups": ["Stadt"]}, self.told))
        return _json({}, 404)

    def _description(self) -> Said:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/auth",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "userinfo_endpoint": f"{self.address}/me",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        }


@contextmanager
def crooked_provider(port: int = 0) -> Iterator[Crooked]:
    provider = Crooked()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._say(dict(parse_qsl(body)))

        def _say(self, form: Said) -> None:
            path = urlsplit(self.path).path
            provider.asked.append((path, form | {"authorization": self.headers.get("authorization", "")}))
            status, headers, body = provider.answer(path, form)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def _json(said: Said, status: int = 200) -> tuple[int, dict[str, str], bytes]:
    return status, {"content-type": "application/json"}, json.dumps(said).encode()


def _merged(honest: Said, changes: Said) -> Said:
    return {name: value for name, value in (honest | changes).items() if value is not None}
