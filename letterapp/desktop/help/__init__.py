"""Help inside the program, without a network: the user guide, and what runs here."""
