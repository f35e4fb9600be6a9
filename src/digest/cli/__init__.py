"""The commands. Each is thin: it reads the command line and the one clock, calls `build` and hands values to `console`."""
