"""Scorers, gold loaders, floors and benchmarks. Not shipped with the package."""
