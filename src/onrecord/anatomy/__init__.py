"""Anatomy: capture to page: text, blocks, metadata, thread, policy."""
