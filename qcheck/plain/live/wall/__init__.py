"""The wall: what the room sees. `pages` answers, `sights` gathers what each sight shows, the others are its
parts.
"""
