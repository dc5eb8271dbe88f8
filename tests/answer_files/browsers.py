"""What the script of the one-file sheet does in a browser, in Python: an answer file as JSON, as text, sealed."""

from __future__ import annotations

import json
from base64 import b64encode, urlsafe_b64decode
from hashlib import sha256
from zlib import crc32

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CHECK = "0123456789ab"
SHEET = "00112233445566778899aabbccddeeff"


def contents(**more: object) -> dict[str, object]:
    """An answer file with two answers, as its JSON has it."""
    return {
        "qcheck": "answers",
        "format": 1,
        "check": CHECK,
        "catalogue": {"id": "tiny", "version": "1.0.0"},
        "phase": None,
        "perspective": "all",
        "language": "de",
        "sheet": SHEET,
        "number": 1,
        "answers": {"early": {"value": 3}, "open": {"value": "dk", "comment": "Wußte niemand – „leider“"}},
        "closing": {"open_good": "Die Kinder"},
    } | more


def written(**more: object) -> bytes:
    """The same as a file."""
    return json.dumps(contents(**more), ensure_ascii=False).encode()


def as_text(data: bytes) -> str:
    """The file as text for an e-mail."""
    payload = b64encode(data).decode().rstrip("=")
    lines = [payload[start : start + 60] for start in range(0, len(payload), 60)]
    return "\n".join(["[qcheck-answers]", *lines, f"[/qcheck-answers {crc32(data):08x}]"])


def sealed(data: bytes, public: tuple[str, str], check: str = CHECK) -> dict[str, object]:
    """The file as a browser seals it for this public half."""
    raw = b"\4" + b"".join(urlsafe_b64decode(half + "=") for half in public)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    mine = ec.generate_private_key(ec.SECP256R1())
    point = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    key = sha256(mine.exchange(ec.ECDH(), theirs) + b"\0\0\0\1" + point + raw).digest()
    nonce, filled = b"123456789012", data + b" " * (-len(data) % 4096)
    message = nonce + AESGCM(key).encrypt(nonce, filled, f"qcheck sealed answers 1 {check}".encode())
    return {
        "qcheck": "sealed answers",
        "format": 1,
        "check": check,
        "key": b64encode(point).decode(),
        "sealed": b64encode(message).decode(),
    }
