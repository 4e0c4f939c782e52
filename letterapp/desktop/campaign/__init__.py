"""The campaign as a document: its own panel, its folder, and whether all of it is saved."""
