"""What people see in a terminal: diagnostics, progress and reports. Only `terminal` knows rich; the rest makes lines."""
