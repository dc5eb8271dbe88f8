"""Who takes part in a trial: applications, dates, registrations with their seats, mail."""
