"""Batches of letters: made in memory, named, written safely, each with its outcome."""
