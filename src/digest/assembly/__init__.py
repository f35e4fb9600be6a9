"""From entries to pages: what is published, where it stands, what each page may show. Pure: no files, no clock."""
