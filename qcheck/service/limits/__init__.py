"""How much one network may try and begin: codes, sheets, checks, files and mails."""
