"""A workshop in the room: led step by step, voted in, what it brings about, agreed lights."""
