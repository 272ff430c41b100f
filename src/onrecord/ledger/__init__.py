"""Ledger: where everything rests, behind the `Store` protocol."""
