"""The column of demands: what to ask, in which order, with which cases and in which words."""
