"""Reading text that was pasted from somewhere: telling the article from the page around it, and what it says of
itself."""
