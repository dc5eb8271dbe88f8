"""Who signed in, and what lies on their shelves."""
