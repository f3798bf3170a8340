"""Craft that is blind to language: cleaning, offsets, marks, numerals, calendar, names."""
