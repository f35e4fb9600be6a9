"""The way to the disk: the output folder and the ledger's file. Knows bytes and paths, never what a page means."""
