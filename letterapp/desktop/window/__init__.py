"""The parts that the main window is put together of: columns, menus, the letter's column."""
