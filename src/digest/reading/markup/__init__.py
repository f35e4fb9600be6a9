"""How text becomes safe HTML: Markdown and plain paragraphs through one renderer, raw HTML through one allow-list."""
