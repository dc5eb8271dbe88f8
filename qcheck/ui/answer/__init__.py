"""The pages of one's own check: its hub, its questions, the overview before finishing."""
