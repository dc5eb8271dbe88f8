"""What a whole installation lacks, line by line, each good or with what to do: for whoever runs it."""

from qcheck.doctor.examination import examined
from qcheck.doctor.findings import Finding
from qcheck.doctor.settings_file import environment

__all__ = ["Finding", "environment", "examined"]
