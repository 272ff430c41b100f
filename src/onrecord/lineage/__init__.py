"""Lineage: which pages carry one report, which is the original, and which statements report one utterance."""
