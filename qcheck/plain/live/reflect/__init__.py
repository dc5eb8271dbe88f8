"""The wall of a workshop about the instrument itself."""
