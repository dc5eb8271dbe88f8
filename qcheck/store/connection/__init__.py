"""The database itself: how it is connected to, its transactions, and what goes wrong with them. No table."""
