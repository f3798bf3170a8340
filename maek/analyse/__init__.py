"""A language pack run over an article."""
