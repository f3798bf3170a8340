"""Articles → stories → storylines."""
