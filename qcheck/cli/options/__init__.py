"""The options of the commands: what is typed, and what the help says of it."""
