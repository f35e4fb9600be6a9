"""The commands. Each reads the command line and the one clock, calls the rooms and hands values to `console`."""
