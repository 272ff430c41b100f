"""Other tools for quotation attribution beside us, over the same documents in one run: `make bench-peers`."""
