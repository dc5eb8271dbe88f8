"""The pages about a result: profile, perspectives, differences, a criterion, the discussion plan."""
