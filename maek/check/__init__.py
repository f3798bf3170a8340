"""Sentences against sources."""
