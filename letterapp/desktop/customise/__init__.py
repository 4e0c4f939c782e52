"""Own copies of the shipped wordings and Word templates, made, opened and set aside."""
