"""Finds the people, places and organisations that a text names."""
