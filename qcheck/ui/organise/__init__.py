"""The pages of whoever organises: a new check, its links and letters, its sheets, its end."""
