"""digest makes a newspaper of a folder of article texts: static pages and feeds, local and deterministic."""

__version__ = "0.1.0"
