"""What must be the same in two languages, asked of claims and of translations."""
