"""What a whole installation lacks, line by line, each good or with what to do: for whoever runs it."""

from qcheck.doctor.examination import examined
from qcheck.doctor.findings import Finding

__all__ = ["Finding", "examined"]
