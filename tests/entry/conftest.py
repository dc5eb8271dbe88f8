"""The service of the answer sheet's tests: what is typed in is reached over the same server."""

from tests.sheet.conftest import service

__all__ = ["service"]
