"""Dates and times as people write them, and nothing that is not one for sure."""
