"""Run in place of Python where a worker begins: hands its inputs and outputs to the process that has loaded all tests,
and waits until the worker made of that has ended (see `warm.py`).
"""

import socket
import sys

with socket.socket(socket.AF_UNIX) as line:
    line.connect(sys.argv[1])
    socket.send_fds(line, [b"."], [0, 1, 2])
    line.recv(1)
