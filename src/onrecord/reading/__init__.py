"""Reading: where captures come from (files, folders; later archives, feeds, addresses), and what their bytes say."""
