"""The SQLite ledger: the only place in onrecord where SQL stands."""
