"""Run: the pipeline over a ledger, and the engines that run its page stages."""
