"""From bytes to text that is safe to read on: encodings, control characters, text that was misread before."""
