"""Feed bytes → feed items."""
