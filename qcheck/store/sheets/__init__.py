"""What is said on sheets: one held for a change, many decided upon before they are written, files."""
