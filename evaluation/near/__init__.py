"""Near-duplicate finders beside lineage: the same documents and pairs, in one run."""
