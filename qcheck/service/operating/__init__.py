"""For whoever runs an installation: opening it, what happens by itself, backups, upgrades, its census."""
