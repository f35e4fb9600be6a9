"""From entries to pages: what is published, where it stands and what each page may show. Pure: no files, no clock, no templates."""
