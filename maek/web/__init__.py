"""The desk in a browser: the site, and its records as JSON."""
