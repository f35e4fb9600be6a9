"""Local images: their size, and their bytes without what only their maker should know."""
