"""Finds what stands between quotation marks, and who says it."""
