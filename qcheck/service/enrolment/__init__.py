"""Who takes part in a trial: applications, dates and who registers for them, and the mail they get."""
