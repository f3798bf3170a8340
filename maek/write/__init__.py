"""Story → cited brief."""
