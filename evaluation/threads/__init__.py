"""Comment threads of real pages, marked by hand, and how well they are read."""
