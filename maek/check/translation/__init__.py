"""A translation against its original."""
