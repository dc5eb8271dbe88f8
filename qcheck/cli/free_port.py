"""Checks that the server's address and port are free, before anybody in a room is told to come there."""

from __future__ import annotations

import errno
import os
import socket

from qcheck.cli.errors import ProblemsFound
from qcheck.importing import Complaint
from qcheck.language import N_

TAKEN = N_(
    "Port {port} is taken: perhaps qcheck runs here already. End the other program, or name another "
    "port with --port."
)
FORBIDDEN = N_(
    "Only the system's administrators may open port {port}. Name another one with --port, such as 8501."
)
NOT_HERE = N_("This computer does not have the address {host}. Name one of its own with --host.")
REASONS = {errno.EADDRINUSE: TAKEN, errno.EACCES: FORBIDDEN, errno.EADDRNOTAVAIL: NOT_HERE}


def refuse_unless_free(host: str, port: int) -> None:
    """`ProblemsFound` where nobody can listen there. What is not known here is left to the server, which
    tries it in earnest.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            if os.name != "nt":  # as the server does; on Windows it would allow two
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except socket.gaierror:
        raise ProblemsFound(Complaint(NOT_HERE, (("host", host),))) from None
    except OSError as refused:
        if reason := REASONS.get(refused.errno or 0):
            raise ProblemsFound(Complaint(reason, (("host", host), ("port", str(port))))) from None
