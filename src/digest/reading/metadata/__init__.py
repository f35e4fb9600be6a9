"""What the editor says of an article: its metadata block, and what its path says."""
