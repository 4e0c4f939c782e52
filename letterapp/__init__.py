"""letterapp: true Word letters to governments and UN bodies, from a campaign folder.

The packages are stages of one flow; ARCHITECTURE.md says how they hang together.
"""

__version__ = "0.1.0"
