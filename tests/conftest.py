"""What all tests share: made-up examples are few, and the same on every run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile(
    "same-every-run", derandomize=True, max_examples=60, deadline=None, database=None
)
settings.load_profile("same-every-run")
