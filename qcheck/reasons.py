"""Why the operating system refuses something, in words of ours: its own are English in whatever language one
reads, and not everybody's English.
"""

from __future__ import annotations

import errno
import socket

from qcheck.language import N_, Words

REASONS = {
    errno.ENOSPC: N_("no room is left on the disk"),
    errno.EDQUOT: N_("no more room is allowed to this user"),
    errno.EFBIG: N_("the file would become too large"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EIO: N_("the disk has a fault"),
    errno.EACCES: N_("it is not allowed to this user"),
    errno.EPERM: N_("it is not allowed to this user"),
    errno.ENOENT: N_("it is not there"),
    errno.EEXIST: N_("it is there already"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("it is no folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EMFILE: N_("too many files are open"),
    errno.ECONNREFUSED: N_("no program answers at this port"),
    errno.ECONNRESET: N_("the connection was cut"),
    errno.ETIMEDOUT: N_("no answer came in time"),
    errno.EHOSTUNREACH: N_("there is no way to it"),
    errno.ENETUNREACH: N_("there is no way to it"),
}
UNKNOWN_NAME = N_("this name is not known")
NOT_IN_TIME = N_("no answer came in time")
NOT_ENCRYPTED = N_("it does not speak https")


def reason_of(error: Exception) -> str:
    """A part of a sentence. What is not known here stays in the system's words."""
    if isinstance(error, socket.gaierror):
        return Words(UNKNOWN_NAME)
    if isinstance(error, TimeoutError):
        return Words(NOT_IN_TIME)
    if getattr(error, "reason", "") in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        return Words(NOT_ENCRYPTED)
    if isinstance(error, OSError) and error.errno in REASONS:
        return Words(REASONS[error.errno])
    return getattr(error, "strerror", "") or str(error) or type(error).__name__
