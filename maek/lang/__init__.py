"""Languages: one folder each, the same drawers in every folder."""
