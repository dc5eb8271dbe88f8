"""A check from its making to its deletion: choices, links and letters, another edition, words taken out."""
