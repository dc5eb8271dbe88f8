"""The service of the answer sheet's tests: what is taken away is reached over the same server."""

from tests.sheet.conftest import service

__all__ = ["service"]
