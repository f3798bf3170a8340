"""Stories and briefs → things to read."""
