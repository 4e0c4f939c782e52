"""Content -> pages: text shaped and broken by Qt, its lines placed by Word's rules."""
