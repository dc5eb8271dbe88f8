"""What whoever runs qcheck can see of a running server: what is counted, for Prometheus.

Whoever counts need not know whether anybody looks: as long as nobody has switched it on, nothing is kept.
"""

from qcheck.watch.counting import (
    answers_saved,
    begin,
    collected,
    is_on,
    request_answered,
    websocket_closed,
    websocket_opened,
)
from qcheck.watch.shared_folder import SharedFolder

__all__ = [
    "SharedFolder",
    "answers_saved",
    "begin",
    "collected",
    "is_on",
    "request_answered",
    "websocket_closed",
    "websocket_opened",
]
