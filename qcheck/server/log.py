"""The log of the server: what Streamlit and uvicorn have to say is written like everything else."""

from __future__ import annotations

import logging

from streamlit import logger as streamlits
from uvicorn.config import LOGGING_CONFIG

from qcheck.settings import Settings
from qcheck.watch import log

OTHERS = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi", "websockets")
"""They come with writers of their own."""
OF_EACH_REQUEST = "uvicorn.access"
"""It makes a line for each request, with its address, wherever anybody might read it. Nobody may."""


def take_over(settings: Settings) -> None:
    """From now on there is one writer in this process. Streamlit makes one for each of its names when it
    first speaks, by this function of its own, which is not public: a test starts a real server.
    """
    log.spoken(settings.log)
    streamlits.setup_formatter = _pass_on
    streamlits.update_formatter()
    LOGGING_CONFIG["loggers"] = {}  # with which uvicorn sets up writers of its own, whenever it starts
    for name in OTHERS:
        _pass_on(logging.getLogger(name))
    logging.getLogger(OF_EACH_REQUEST).propagate = False


def _pass_on(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True
