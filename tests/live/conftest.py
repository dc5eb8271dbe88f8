"""A data directory for the workshops of a test file, and the service over it, which is that of
the pages too.
"""

from tests.sheet.conftest import service

__all__ = ["service"]
