"""All tables, by what they are about, and nothing derived in them."""
