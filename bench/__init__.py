"""Speed, one file per hot path, as ratios measured in one run."""
