"""Sealing: whoever collects the answer files of a confidential check cannot read them; only the installation
that made the sheet can.

Each check has a pair of keys on the curve P-256. The private half is made anew, whenever it is needed, from
the installation's key, and stands nowhere; the public half is written into the sheet. The browser makes a
pair of its own for each file, agrees on a secret with the public half (ECDH), makes an AES-256 key of it
(SHA-256 as in ANSI X9.63, over secret and both public halves) and encrypts with AES-GCM. The JSON is filled
up with spaces to steps of 4 kB before, so that the size does not tell how much was written. These are what
WebCrypto has had in every browser since 2017.

```
{"qcheck": "sealed answers", "format": 1, "check": "…", "key": "<65 bytes>", "sealed": "<12 + n bytes>"}
```

`key` is the browser's public half, uncompressed; `sealed` the nonce and what was encrypted, both in base 64.
It promises that nobody between the two can read a file. It cannot tell who filled it in.
"""

from __future__ import annotations

import hmac
from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qcheck.answer_files.contents import refuse_newer
from qcheck.answer_files.strict_json import Json
from qcheck.answer_files.trouble import ANOTHER_SEAL, DAMAGED, NotAnAnswerFile

KIND = "sealed answers"
NONCE = 12
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points the curve P-256 has: private halves lie below it."""
_COUNTER = b"\0\0\0\1"
"""X9.63 counts the pieces of a key; ours needs one."""

Base64 = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$")]


class SealedAnswers(BaseModel):
    """A sealed answer file as it came: for which check, and what only that check's seal can read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    qcheck: Literal["sealed answers"]
    format: Literal[1]
    check: Annotated[str, Field(pattern="^[0-9a-z]{12}$")]
    key: Base64
    sealed: Base64


@dataclass(frozen=True)
class Seal:
    """The two halves of a check's pair of keys; `check` is its public id. Never shown, never stored."""

    check: str
    private: ec.EllipticCurvePrivateKey

    @classmethod
    def of(cls, installation_key: bytes, check: str) -> Seal:
        """The pair of the check with this public id."""
        number = hmac.digest(installation_key, f"qcheck seal of answer files {check}".encode(), "sha512")
        private = int.from_bytes(number, "big") % (ORDER - 1) + 1
        return cls(check, ec.derive_private_key(private, ec.SECP256R1()))

    @property
    def public(self) -> tuple[str, str]:
        """The public half as browsers take it: x and y of a JSON Web Key."""
        numbers = self.private.public_key().public_numbers()
        x, y = (
            urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")
            for number in (numbers.x, numbers.y)
        )
        return x, y

    def unseal(self, sealed: SealedAnswers) -> bytes:
        """The JSON that was sealed; NotAnAnswerFile where it is not for this check, or was damaged."""
        theirs, message = b64decode(sealed.key), b64decode(sealed.sealed)
        try:
            key = self._key(theirs)
            return AESGCM(key).decrypt(message[:NONCE], message[NONCE:], _bound(sealed.check))
        except (InvalidTag, ValueError):
            raise NotAnAnswerFile(ANOTHER_SEAL) from None

    def _key(self, theirs: bytes) -> bytes:
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        numbers = self.private.public_key().public_numbers()
        ours = b"\4" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        return sha256(self.private.exchange(ec.ECDH(), public) + _COUNTER + theirs + ours).digest()


def sealed_in(data: Json) -> SealedAnswers:
    """The sealed answer file that this JSON is; NotAnAnswerFile says what is wrong with it."""
    if isinstance(data, dict):
        refuse_newer(data)
    try:
        return SealedAnswers.model_validate(data)
    except ValidationError as wrong:
        place = ".".join(map(str, wrong.errors()[0]["loc"]))
        raise NotAnAnswerFile(DAMAGED, field=place, place=place) from None


def is_sealed(data: Json) -> bool:
    """Whether this is a sealed answer file, damaged or not."""
    return isinstance(data, dict) and data.get("qcheck") == KIND


def _bound(check: str) -> bytes:
    """What is sealed along with it: a file cannot be passed off as another check's."""
    return f"qcheck sealed answers 1 {check}".encode()
