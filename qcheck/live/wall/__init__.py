"""The wall: what the room sees. `pages` answers, `views` gathers what each sight shows, the others are its
parts.
"""
