"""Our own word lists: what shows an act, a status, a negation, and the words that cannot name a matter."""
