"""The service of the answer sheet's tests: files are brought to the same server."""

from tests.sheet.conftest import service

__all__ = ["service"]
