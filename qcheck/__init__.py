"""qcheck: a quality check for participation processes, from YAML criteria to a traffic-light profile."""
