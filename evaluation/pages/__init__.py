"""Figures on real pages: stored gold, three forms of each page, tools, scores with intervals."""
