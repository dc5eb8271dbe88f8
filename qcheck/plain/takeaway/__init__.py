"""What can be taken away by a link: a page that lists the files, and the files."""

from qcheck.plain.takeaway.file_pool import close
from qcheck.plain.takeaway.routes import ROUTES

__all__ = ["ROUTES", "close"]
