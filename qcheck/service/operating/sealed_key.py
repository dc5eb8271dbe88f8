"""The installation's key in a file of its own, shut with a passphrase: an age file, which the program `age`
opens as well.
"""

from __future__ import annotations

import pyrage

from qcheck.language import N_
from qcheck.refusals import OutOfOrder
from qcheck.settings import KEY_BYTES

SHORTEST = 12
"""Signs of a passphrase: whoever has the file may try as long as they like."""
TOO_SHORT = N_("Please take a passphrase of at least {least} characters, such as four words.")
NOT_THIS = N_("The key does not open: the passphrase is another one, or the file is damaged.")


def sealed(key: bytes, passphrase: str) -> bytes:
    """The installation's key, encrypted with this passphrase; OutOfOrder where that is too short."""
    if len(passphrase) < SHORTEST:
        raise OutOfOrder(TOO_SHORT, least=SHORTEST)
    return bytes(pyrage.passphrase.encrypt(key, passphrase))


def opened(content: bytes, passphrase: str) -> bytes:
    """The key again. OutOfOrder where the passphrase does not fit, or what was shut is no key."""
    try:
        key = bytes(pyrage.passphrase.decrypt(content, passphrase))
    except pyrage.DecryptError as error:
        raise OutOfOrder(NOT_THIS) from error
    if len(key) != KEY_BYTES:
        raise OutOfOrder(NOT_THIS)
    return key
