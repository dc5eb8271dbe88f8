"""For whoever runs an installation: what is due, figures, deletions, the database as a file, upgrades."""
