"""qcheck: a quality check for participation processes, from YAML criteria to a traffic-light profile."""

import logging

logging.getLogger("qcheck").addHandler(
    logging.NullHandler()
)  # where nobody has asked for a log, none is kept: commands speak for themselves
