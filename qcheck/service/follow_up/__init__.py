"""What comes after a check: measures, what became of them, re-checks, and where all processes stand."""
