"""What comes after a check: measures, and checks that ask of one again."""
