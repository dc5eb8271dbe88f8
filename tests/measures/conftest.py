"""The service of the answer sheet's tests: the page of measures is reached over the same server."""

from tests.sheet.conftest import service

__all__ = ["service"]
