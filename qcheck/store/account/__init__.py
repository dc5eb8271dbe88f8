"""Who signed in, and what lies on which shelf."""
