"""Own words for one letter: its passages listed, changed, taken back, and what no longer fits."""
