"""A check from its making to its deletion: its life, links, sheets that count, its edition, what remains."""
