"""Fields of forms, each bound to one place of the campaign's files through the session."""
