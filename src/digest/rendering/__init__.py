"""From a page to its bytes, through Jinja templates or feedgen. Knows views, never entries; reads no clock."""
