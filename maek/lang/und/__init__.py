"""Every other language: what works without knowing the language."""
