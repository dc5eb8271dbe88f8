"""Who may come in: links, their secrets and codes, and what each kind of link opens."""
