"""Many at once: how much one network may try and begin, and how those who save together share the wait."""
