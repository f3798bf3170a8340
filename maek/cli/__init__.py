"""The click door."""
