"""The workshop in the room: led, voted in, and what comes of it."""
