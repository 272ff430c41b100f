"""Credit lines and discussion policies of real pages, marked by hand."""
