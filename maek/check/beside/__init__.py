"""One sentence beside others: what claims and translations are compared with alike."""
