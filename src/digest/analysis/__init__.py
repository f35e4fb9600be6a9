"""The analysis room: what stands in a text, told by pure functions; and what texts have to do with each other."""
