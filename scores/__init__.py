"""Quality, measured against gold and held by pinned floors."""
