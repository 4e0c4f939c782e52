"""The campaign folder: its model, how it is read and checked, and the letters it asks for."""
