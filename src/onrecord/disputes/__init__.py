"""Disputes: utterances to matters, positions and disputes."""
