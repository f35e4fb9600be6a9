"""What people see in a terminal: diagnostics, progress, reports. Only `terminal` knows rich; the rest makes lines."""
